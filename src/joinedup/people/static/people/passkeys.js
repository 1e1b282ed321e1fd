/* Hands the question of a page to the browser's passkeys, and sends what one of them answers.
   Where this does not run, or the browser knows no passkeys, the page says so, and people sign in
   with a code by email. */

const isKnown =
  "PublicKeyCredential" in window &&
  "parseCreationOptionsFromJSON" in PublicKeyCredential &&
  "parseRequestOptionsFromJSON" in PublicKeyCredential;

/* What a passkey answers to the question, for a new one or for one that is there. */
function answerTo(kind, question) {
  if (kind === "create") {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(question);
    return navigator.credentials.create({ publicKey });
  }
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(question);
  return navigator.credentials.get({ publicKey });
}

async function ask(place, form) {
  const { passkey: kind, question, failed } = place.dataset;
  const status = place.querySelector("[role=status]");
  status.textContent = "";
  try {
    form.elements.answer.value = JSON.stringify(await answerTo(kind, JSON.parse(question)));
  } catch {
    status.textContent = failed; // taken back, too late, or none is there
    return;
  }
  takeTicks(form);
  form.submit(); // asks nobody any more
}

/* What is ticked elsewhere on the page holds for the passkey, too. */
function takeTicks(form) {
  for (const box of document.querySelectorAll("input[type=checkbox]")) {
    const same = form.elements[box.name];
    if (same?.type === "hidden") same.value = box.checked ? "on" : "";
  }
}

for (const place of isKnown ? document.querySelectorAll("[data-passkey]") : []) {
  const form = place.querySelector("form");
  place.hidden = false;
  place.nextElementSibling.hidden = true;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation(); // nothing is on its way yet, so the button is not held back
    ask(place, form);
  });
}

/* Marks beside a text while it is written: asks a moment after the last key, and shows what the server says.
   Nothing is kept; without script the marks come when the page does. */
const WAIT = 700; // milliseconds after the last key
const PATIENCE = 8000; // milliseconds: a line that is silent is down, too
const end = document.getElementById("fine-here");
const token = end.elements.csrfmiddlewaretoken.value;
const send = async (url, fields, accept) => {
  const stop = new AbortController(),
    bored = setTimeout(() => stop.abort(), PATIENCE);
  const body = new URLSearchParams({ ...fields, csrfmiddlewaretoken: token });
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { Accept: accept },
      body,
      signal: stop.signal,
    });
    return { ok: answer.ok, text: await answer.text() };
  } catch {
    return null;
  } finally {
    clearTimeout(bored);
  } // offline
};

for (const place of document.querySelectorAll("[data-marks]")) {
  const control = document.getElementById(place.dataset.for);
  const list = place.querySelector("[data-marks-list]"),
    status = place.querySelector("[role=status]");
  let timer,
    asked = control.value;
  const ask = async () => {
    const text = control.value;
    if (text === asked) return;
    asked = text;
    const answer = await send(place.dataset.marks, { text }, "text/html");
    if (!answer) asked = ""; // asked again with the next key
    if (!answer?.ok || control.value !== text) return; // typed on: the next answer counts
    const before = list.innerHTML;
    list.innerHTML = answer.text;
    const head = list.querySelector(".marks-head");
    // Said aloud once when it changes, not at every key.
    if (before !== list.innerHTML)
      status.textContent = head ? head.textContent : status.dataset.none;
  };
  control.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-fine] button");
  if (!button) return;
  event.preventDefault();
  const group = button.closest("[data-fine]");
  const answer = await send(
    end.action,
    { key: end.elements.key.value, fine: button.value },
    "text/plain",
  );
  if (!answer) return;
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  said.tabIndex = -1;
  group.replaceChildren(said);
  said.textContent = answer.text;
  said.focus();
});

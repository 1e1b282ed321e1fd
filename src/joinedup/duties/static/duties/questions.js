/* How questions are asked: one at a time on a phone, until somebody wants to see them all, and
   aloud, where this device has a voice of its own: one from elsewhere would be sent the words. */

const phone = matchMedia("(max-width: 42rem)");

function voice() {
  const language = document.documentElement.lang.slice(0, 2);
  return speechSynthesis
    .getVoices()
    .find((each) => each.localService && each.lang.startsWith(language));
}

/* Shows the place's button to read, which reads what these selectors find in it. */
export function offerReading(place, selectors, button = place.querySelector("[data-read]")) {
  if (!("speechSynthesis" in window)) return;
  const offer = () => {
    button.hidden = !voice();
  };
  offer();
  speechSynthesis.addEventListener?.("voiceschanged", offer);
  button.onclick = () => {
    const shown = [...place.querySelectorAll(selectors)].filter((each) => each.offsetParent);
    const words = new SpeechSynthesisUtterance(shown.map((each) => each.textContent).join(" "));
    words.voice = voice();
    speechSynthesis.cancel();
    speechSynthesis.speak(words);
  };
}

/* Takes whoever reads or listens to a question. */
function read(fact) {
  const legend = fact.querySelector("legend");
  legend.tabIndex = -1;
  legend.focus();
}

export function stepThrough(group, template) {
  const facts = [...group.querySelectorAll("fieldset")];
  const steps = template.content.cloneNode(true).firstElementChild;
  const [back] = steps.querySelectorAll("[data-step]");
  let here = 0;
  let showsAll = false;

  function show() {
    const isOne = phone.matches && !showsAll;
    facts.forEach((fact, place) => {
      fact.hidden = isOne && place !== here;
    });
    steps.hidden = !isOne;
    steps.querySelector("[data-here]").textContent = here + 1;
    back.hidden = here === 0;
  }

  function go(step) {
    here += step;
    if (here === facts.length) {
      here = 0;
      group.open = false;
    }
    show();
    if (group.open) read(facts[here]);
    else group.querySelector("summary").focus();
  }

  steps.querySelector("[data-all]").textContent = facts.length;
  for (const button of steps.querySelectorAll("[data-step]")) {
    button.onclick = () => go(Number(button.dataset.step));
  }
  steps.querySelector("[data-show-all]").onclick = () => {
    showsAll = true;
    show();
    read(facts[here]);
  };
  group.append(steps);
  offerReading(group, "legend");
  phone.addEventListener("change", show);
  show();
}

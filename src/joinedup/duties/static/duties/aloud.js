/* Reads a question aloud, where this device has a voice of its own: one from elsewhere would be
   sent the words. */

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

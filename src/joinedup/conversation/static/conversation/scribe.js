/* Ctrl and Enter, or Cmd and Enter on a Mac, send the lines from where they are typed. And who goes
   back to an older page is not told again why it was refused, nor shown lines as unsent that were
   sent. */

import { forget, keep } from "../design/storage.js";

const hint = document.querySelector("[data-sends-by-key]");
const { lines } = hint.closest("form").elements;

hint.hidden = matchMedia("(hover: none)").matches; // phones have no such keys
const described = lines.getAttribute("aria-describedby") ?? "";
lines.setAttribute("aria-describedby", `${described} ${hint.id}`.trim());

lines.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  event.preventDefault();
  lines.form.requestSubmit(lines.form.querySelector(".form-end button"));
});

function keepsDrafts() {
  const couldKeep = keep("joinedup-try", "");
  forget("joinedup-try");
  return couldKeep;
}

addEventListener("pageshow", (event) => {
  const [came] = performance.getEntriesByType("navigation");
  if (!event.persisted && came?.type !== "back_forward") return;
  document.querySelector(".error-summary")?.remove();
  // Browsers fill in what was typed before. Where no draft is kept of it, it was sent.
  const note = lines.form.querySelector("[data-draft-note]");
  if (note.hidden && keepsDrafts()) lines.value = lines.defaultValue;
});

/* Keys for the facilitator. Each presses what stands on the page, so that a key can do nothing that
   could not be pressed, and tells when there is nothing to press. Off until somebody switches them on, for a
   letter may also be a slip (WCAG 2.1.4); this device remembers. Everything works without this. */

import { keep, read } from "../design/storage.js";

const KEPT = "joinedup-keys";
// N and R press a button. W opens what a link leads to beside this page, always in the same tab: what is
// open goes to the wall by itself, so nobody needs a key for that.
const PRESSED = { n: "button", r: "button", w: "" };

const place = document.querySelector("[data-keys]");
const button = place.querySelector("button");
const says = place.querySelector("[role=status]");
let isOn = read(KEPT) === true;

function show() {
  button.setAttribute("aria-pressed", isOn);
  place.querySelector("[data-keys-which]").hidden = !isOn;
  says.textContent = "";
}

function press(key) {
  const found = document.querySelector(`[data-press="${key}"] ${PRESSED[key]}`.trim());
  says.textContent = found ? "" : place.getAttribute(`data-none-${key}`);
  if (found?.href) open(found.href, "joinedup-wall");
  else found?.click();
}

button.addEventListener("click", () => {
  isOn = !isOn;
  keep(KEPT, isOn);
  show();
});

addEventListener("keydown", (event) => {
  const key = event.key.toLowerCase();
  const isMeant = isOn && key in PRESSED && !event.repeat && !event.isComposing;
  if (!isMeant || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.closest("input, select, textarea, [contenteditable]")) return;
  press(key);
});

place.hidden = matchMedia("(hover: none)").matches; // phones have no keys
show();

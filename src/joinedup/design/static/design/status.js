/* Says on the page what waits, what was refused and why, and that a page is a copy. */

import { all, discard, mine, reopen, waiting } from "./queue.js";

const main = document.getElementById("main");
const place = document.querySelector("template[data-outbox-here]").content.firstElementChild;
const crumbs = main.querySelector(".crumbs");
const part = (name) => place.querySelector(`[data-${name}]`);
if (crumbs) crumbs.after(place);
else main.prepend(place);

/* Shows how things stand now. */
export function draw() {
  const everybodys = all();
  const ours = mine();
  const waits = waiting().length;
  const isCopy = "kept" in document.body.dataset;
  place.hidden = !everybodys.length && !isCopy;
  part("items").replaceChildren(...ours.map(row));
  part("send").hidden = !waits;
  if (waits) say(waits === 1 ? "one" : "many", waits);
  else if (ours.length) say("refused");
  else if (everybodys.length) say("whose");
  else say(isCopy ? "copy" : "");
}

function say(name, number) {
  const status = part("status");
  const words = name && status.dataset[name].replace("{n}", number);
  if (status.textContent !== words) status.textContent = words; // said aloud once
}

function row(item) {
  const li = place.querySelector("template").content.cloneNode(true).firstElementChild;
  const why = li.querySelector("[data-why]");
  const again = li.querySelector("[data-again]");
  const carriesKey = item.fields.some(([name]) => name === "key");
  li.querySelector("[data-says]").textContent = item.says;
  why.textContent = item.why;
  why.hidden = !item.why;
  again.hidden = !item.why || !carriesKey;
  again.onclick = () => {
    reopen(item);
    location.assign(item.page);
  };
  li.querySelector("[data-drop]").onclick = () => {
    discard(item);
    draw();
    (place.hidden ? main : place).focus();
  };
  return li;
}

/* Takes whoever reads or listens to what waits. */
export function drawAndFocus() {
  draw();
  place.focus();
}

export function sayAllSent() {
  place.hidden = false;
  say("sent");
}

/* Before a device forgets somebody, what waits is sent or thrown away. */
export function askFirst() {
  drawAndFocus();
  say("before");
  place.scrollIntoView({ block: "start" });
}

export function onSendNow(act) {
  part("send").onclick = act;
}

/* Sorting without leaving the page. What is put in a strand leaves the list at once and is sent in
   turn; then the server tells how it stands. With keys, once somebody switched them on (WCAG 2.1.4:
   a letter may be a slip); this device remembers. Everything works without this. */

import { keep, read } from "../design/storage.js";
import { withTimeout } from "../design/timeout.js";

const KEPT = "joinedup-keys";
const NEXT = new Set(["j", "ArrowDown"]);
const BEFORE = new Set(["k", "ArrowUp"]);
// What may differ after something was moved.
const PARTS = ["#sorted", "[data-found]", ".listing > [role=status]", "#id_strand", "#changes"];

const place = document.querySelector("[data-sorting]");
const says = place.querySelector("[data-sorting-says]");
const form = document.getElementById("acts");
let isOn = read(KEPT) === true;

const boxes = () => [...place.querySelectorAll("[data-choose]")].filter((box) => !row(box).hidden);
const row = (box) => box.closest("li");

// Sending, one after the other

let sending = Promise.resolve();
let waiting = 0;

async function post(address, body) {
  // Whoever leaves the page at once has still pressed.
  const answer = await withTimeout((signal) =>
    fetch(address, { method: "post", body, redirect: "manual", keepalive: true, signal }),
  );
  // What is refused is told by the page that comes.
  return answer.type === "opaqueredirect" ? null : answer.text();
}

async function ask() {
  const answer = await fetch(`${place.dataset.sorting}${location.search}`, { cache: "no-store" });
  if (!answer.ok || answer.redirected) throw new Error("no list came");
  return answer.text();
}

const pageOf = (html) => new DOMParser().parseFromString(html, "text/html");

function show(page) {
  const at = document.activeElement.matches("[data-choose]") && document.activeElement.value;
  for (const part of PARTS) {
    const [old, fresh] = [document.querySelector(part), page.querySelector(part)];
    if (old && fresh) old.replaceWith(fresh);
    else if (old) old.replaceChildren();
    else if (fresh) place.after(fresh);
  }
  document.dispatchEvent(new Event("joinedup:list"));
  if (at || (isOn && document.activeElement === document.body)) {
    (boxes().find((box) => box.value === at) ?? boxes()[0])?.focus();
  }
}

function tell(notices) {
  document.querySelectorAll(".main > .notice").forEach((each) => each.remove());
  says.replaceChildren(...[...notices].slice(-1)); // of several, the last says how it stands
}

function lost() {
  const words = document.createElement("p");
  words.className = "notice notice-bad";
  words.textContent = place.dataset.lost;
  return words;
}

function send(address, body, left = []) {
  waiting += 1;
  sending = sending.then(async () => {
    let notices;
    try {
      const refused = await post(address, body);
      waiting -= 1;
      if (waiting && !refused) return;
      const page = pageOf(await ask());
      const wrong = refused && pageOf(refused).querySelector(".error-summary");
      notices = wrong ? [wrong] : page.querySelectorAll(".main > .notice");
      if (!waiting) show(page);
    } catch {
      waiting = Math.max(0, waiting - 1);
      left.forEach((each) => {
        each.hidden = false;
      });
      notices = [lost()];
    }
    tell(notices);
  });
}

function newKey() {
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))];
  return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// A press on a strand, on its number, or on a suggestion

/* They leave the list; if what had the focus goes with them, the next has it. */
function leave(left) {
  const all = boxes();
  const here = all.findIndex((box) => row(box).contains(document.activeElement));
  const stays = (box) => !left.includes(box);
  const next = all.slice(Math.max(here, 0)).find(stays) ?? all.findLast(stays);
  left.forEach((box) => {
    box.checked = false;
    row(box).hidden = true;
  });
  document.dispatchEvent(new Event("joinedup:list"));
  if (here >= 0) next?.focus();
}

function press(button, sender) {
  const body = new FormData(sender);
  body.set("key", newKey());
  body.append(button.name, button.value);
  return body;
}

function move(button) {
  const body = press(button, form);
  const sent = new Set(body.getAll("contributions"));
  const left = boxes().filter((box) => sent.has(box.value));
  document.dispatchEvent(new Event("joinedup:sent"));
  leave(left);
  send(form.action, new URLSearchParams(body), left.map(row));
}

/* One alone: what else is chosen stays so. */
function take(button, suggested) {
  const box = button.closest(".sorting-words > li").querySelector("[data-choose]");
  box.checked = false;
  box.dispatchEvent(new Event("change", { bubbles: true }));
  leave([box]);
  send(suggested.action, new URLSearchParams(press(button, suggested)), [row(box)]);
}

const isChosen = () => new FormData(form).has("contributions");
const takeBack = (undo) => send(undo.action, new URLSearchParams(new FormData(undo)));

document.getElementById("main").addEventListener("submit", (event) => {
  const isMove = event.target === form && event.submitter?.name === "strand" && isChosen();
  const isUndo = event.target.matches("[data-sorting-says] form, #changes form");
  const isTaken = event.target.id === "suggested";
  // A new name, or nothing chosen: a page comes.
  if (!isMove && !isUndo && !isTaken) return;
  event.preventDefault();
  event.stopPropagation();
  if (isMove) move(event.submitter);
  else if (isTaken) take(event.submitter, event.target);
  else takeBack(event.target);
});

// Keys

const keys = document.querySelector("[data-keys]");
const toggle = keys?.querySelector("button");

function step(by) {
  const all = boxes();
  const here = all.indexOf(document.activeElement);
  const to = here < 0 ? 0 : Math.min(Math.max(here + by, 0), all.length - 1);
  all[to]?.focus();
  all[to]?.scrollIntoView({ block: "nearest" });
}

function put(number) {
  const button = form?.querySelector(`[data-key="${number}"]`);
  const here = document.activeElement;
  if (!button) return;
  if (!isChosen()) {
    if (!here.matches("[data-choose]")) return;
    here.click();
  }
  move(button);
}

function undo() {
  const mine = document.querySelector("#changes [data-mine] form");
  if (mine) takeBack(mine);
}

function answer(key) {
  if (NEXT.has(key)) step(1);
  else if (BEFORE.has(key)) step(-1);
  else if (key === "u") undo();
  else if (/^\d$/.test(key)) put(key);
  else return false;
  return true;
}

addEventListener("keydown", (event) => {
  if (!isOn || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (event.target.closest("textarea, select, [contenteditable], input:not([type=checkbox])"))
    return;
  if (answer(event.key)) event.preventDefault();
});

function tellKeys() {
  toggle.setAttribute("aria-pressed", isOn);
  keys.querySelector("[data-keys-which]").hidden = !isOn;
}

toggle?.addEventListener("click", () => {
  isOn = !isOn;
  keep(KEPT, isOn);
  tellKeys();
});

if (keys) {
  keys.hidden = matchMedia("(hover: none)").matches; // phones have no keys
  tellKeys();
}

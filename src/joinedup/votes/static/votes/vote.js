/* Goes on with the ballot while the line is down: the next statement comes from those the page
   brought along. What was pressed waits in the outbox. Which statements were answered here is kept
   for 12 hours, not how. */

import { keep, read } from "../design/storage.js";

// Drafts begin with the same word, and go after 12 hours and with the person: so do these.
const KEY = `joinedup:votes:${location.pathname}`;

const form = document.querySelector("form.ballot");
const list = document.querySelector("template[data-statements]");
const statements = [...list.content.children];

const idHere = () => form.elements.statement.value;
const answered = () => read(KEY)?.done ?? [];

function markAnswered(id) {
  keep(KEY, { at: Date.now(), done: [...new Set(answered()).add(id)] });
}

function showNext() {
  const done = new Set(answered());
  const here = statements.findIndex((each) => each.dataset.id === idHere());
  const others = [...statements.slice(here + 1), ...statements.slice(0, here + 1)];
  const next = others.find((each) => !done.has(each.dataset.id));
  const words = form.querySelector("h1");
  document.querySelectorAll("[data-answered]").forEach((each) => each.remove());
  for (const each of form.querySelectorAll("[aria-describedby=before]")) {
    each.removeAttribute("aria-describedby");
  }
  if (next) {
    form.elements.statement.value = next.dataset.id;
    words.textContent = next.textContent;
    form.querySelector(".eyebrow").textContent = next.dataset.place;
  } else {
    words.textContent = list.dataset.all;
    form.querySelectorAll(".eyebrow, .ballot-presses").forEach((each) => each.remove());
  }
  words.tabIndex = -1;
  words.focus({ preventScroll: true });
}

// A press, by finger or key, comes before the form is taken away.
form.addEventListener("click", (event) => {
  if (event.target.name === "value") markAnswered(idHere());
});
form.addEventListener("outbox:waits", showNext);
if ("kept" in document.body.dataset && answered().includes(idHere())) showNext();

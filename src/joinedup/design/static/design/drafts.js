/* Keeps what is typed in forms marked data-draft, for bad lines and shared phones: on this device
   only, for 12 hours at most, gone once the server has taken it (`main.js`), the person clears it or
   somebody signs out. Everything works without this. */

import { draftKey, forget, isOld, keep, keysFrom, note, read, SENT } from "./storage.js";

const keyOf = (form) => draftKey(location.pathname, form.dataset.draft);
const isTicked = ({ type }) => type === "checkbox" || type === "radio";
const hasMistakes = () => document.querySelector(".error-summary");

// The hidden key goes with the words, so that a draft sent twice still makes one thing. What is
// chosen in a list, or narrows it, is the list's own.
const typedIn = (form) =>
  [...form.elements].filter(
    (field) =>
      field.name &&
      field.name !== "csrfmiddlewaretoken" &&
      !["password", "file", "submit", "button"].includes(field.type) &&
      (field.type !== "hidden" || field.name.endsWith("key")) &&
      !field.closest("[data-listing]"),
  );

function keepDraft(form) {
  const typed = {};
  for (const field of typedIn(form)) {
    const values = (typed[field.name] ??= []);
    if (field.type === "select-multiple") {
      values.push(...[...field.selectedOptions].map((option) => option.value));
    } else if (!isTicked(field) || field.checked) {
      values.push(field.value);
    }
  }
  keep(keyOf(form), { at: Date.now(), typed });
}

function restore(form, { typed }) {
  for (const field of typedIn(form)) {
    const values = typed[field.name];
    if (!values) continue;
    if (isTicked(field)) {
      field.checked = values.includes(field.value);
    } else if (field.type === "select-multiple") {
      for (const option of field.options) option.selected = values.includes(option.value);
    } else {
      field.value = values[0];
    }
  }
}

function say(form, words) {
  const place = form.querySelector("[data-draft-note]");
  if (!place) return;
  place.hidden = false;
  const line = place.querySelector("[data-draft-words]");
  const text = line.dataset[words];
  if (line.textContent !== text) line.textContent = text; // said aloud once, not at every key
}

function lookAfter(form) {
  const draft = read(keyOf(form));
  if (draft && !hasMistakes()) {
    restore(form, draft);
    say(form, "restored");
  } else if (draft && "changesHands" in document.body.dataset) {
    // The history of the browser keeps what was sent here, for longer than the draft is kept.
    history.replaceState(history.state, "");
  }
  form.addEventListener("input", () => {
    keepDraft(form);
    say(form, "typed");
  });
  form.querySelector("[data-draft-clear]")?.addEventListener("click", () => {
    forget(keyOf(form));
    location.replace(location.pathname + location.search);
  });
}

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (!form.dataset.draft) return;
    if (navigator.onLine) {
      note(SENT, keyOf(form));
    } else {
      event.preventDefault();
      event.stopPropagation();
      say(form, "offline");
    }
  },
  true, // before main.js holds the form for a second press
);

keysFrom("joinedup:")
  .filter((key) => isOld(read(key)))
  .forEach(forget);
document.querySelectorAll("form[data-draft]").forEach(lookAfter);

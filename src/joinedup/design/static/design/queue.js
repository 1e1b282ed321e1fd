/* The forms that wait on this device to be sent, oldest first. Each carries a key of its own, so
   the server takes it once, however often it arrives. */

import * as storage from "./storage.js";

const { whoIsHere } = storage;

const MARK = "joinedup-outbox:";
const REOPENED = "joinedup-outbox:reopened"; // a note for the next page
const LONGEST = 200; // characters by which somebody knows what waits

const discarded = new Set();
let latest = 0;

export const newKey = () =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");

/* What a form would send, for whom, and from which page. */
export function pack(form, button) {
  const fields = [...new FormData(form)].filter(
    ([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string",
  );
  if (button?.name) fields.push([button.name, button.value]);
  latest = Math.max(Date.now(), latest + 1); // two in one moment keep their order
  return {
    id: newKey(),
    at: latest,
    who: form.dataset.outbox === "anyone" ? "anyone" : whoIsHere,
    page: location.pathname + location.search,
    action: form.action,
    fields,
    says: saysOf(form, button),
    why: "",
  };
}

function saysOf(form, button) {
  const marked = "textarea, [data-outbox-says], [type=checkbox]:checked";
  const words = [...form.querySelectorAll(marked)].map((each) => {
    const label = each.type === "checkbox" && each.labels[0];
    return (label ? label.textContent : (each.value ?? each.textContent)).trim();
  });
  const pressed = button?.name && button.textContent.trim();
  const says = [...words, pressed, form.elements.number?.value].filter(Boolean);
  return says.join(" – ").slice(0, LONGEST);
}

/* Whether it could be kept. */
export const keep = (item) => storage.keep(MARK + item.id, item);
export const drop = (item) => storage.forget(MARK + item.id);

/* As the person wishes, and not because it was sent. */
export function discard(item) {
  discarded.add(item.id);
  drop(item);
}

export const isNotDiscarded = (item) => !discarded.has(item.id);
export const isKept = (item) => storage.read(MARK + item.id) !== null;

/* All that wait on this device, also somebody else's. What is too old is thrown away, for a page
   may stay open for longer. */
export function all() {
  const items = storage.keysFrom(MARK).map(storage.read).filter(Boolean);
  items.filter(storage.isOld).forEach(drop);
  return items
    .filter((item) => !storage.isOld(item))
    .sort((a, b) => a.at - b.at || a.id.localeCompare(b.id));
}

// What somebody wrote goes out only while they are signed in.
export const mine = () => all().filter(({ who }) => who === "anyone" || who === whoIsHere);
export const waiting = () => mine().filter((item) => !item.why);

// What was refused, on its way back into its form

export const reopen = (item) => storage.note(REOPENED, item.id);

export function takeReopened() {
  const id = storage.noted(REOPENED);
  storage.forgetNote(REOPENED);
  return id && storage.read(MARK + id);
}

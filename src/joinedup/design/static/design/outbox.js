/* Sends forms marked data-outbox so that nothing is lost on a bad line. What cannot be sent waits
   on this device alone, for 12 hours at most, also when the page is closed. Without this the
   browser sends the forms itself. */

import { drop, keep, mine, newKey, pack, takeReopened, waiting } from "./queue.js";
import { sendAll, sendNow, trySoon } from "./send.js";
import { askFirst, draw, drawAndFocus, onSendNow } from "./status.js";
import { draftKey, forget, note, SENT } from "./storage.js";

// Taking a form in

const halt = (event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
};

function hold(form, button) {
  form.dataset.sending = "yes";
  button?.setAttribute("aria-disabled", "true");
}

function release(form, button) {
  delete form.dataset.sending;
  button?.removeAttribute("aria-disabled");
}

async function takeIn(event) {
  const form = event.target;
  const button = event.submitter;
  if (form.dataset.sending) {
    halt(event);
    return;
  }
  const item = pack(form, button);
  if (!keep(item)) return;
  halt(event);
  hold(form, button);
  const answer = await sendAtOnce(item, form.elements.csrfmiddlewaretoken.value);
  if (answer?.status === 204) {
    drop(item);
    forgetDraft(form);
    location.assign(answer.headers.get("X-Next"));
  } else if (!answer || answer.status >= 500 || answer.status === 403) {
    release(form, button);
    leave(form);
  } else {
    drop(item);
    sendByBrowser(form, button);
  }
}

/* The answer, or null without a line. While others wait, this one waits its turn. */
async function sendAtOnce(item, token) {
  const isCopy = "kept" in document.body.dataset;
  if (isCopy || waiting().some(({ id }) => id !== item.id)) return null;
  return sendNow(item, token).catch(() => null);
}

/* What waits is no draft any more, and the form is free for the next words. */
function leave(form) {
  forgetDraft(form);
  for (const each of form.querySelectorAll("textarea")) each.value = "";
  for (const each of form.querySelectorAll("[name=number]")) {
    if (each.type === "radio") each.checked = false;
    else each.value = "";
  }
  if (form.elements.key) form.elements.key.value = newKey();
  drawAndFocus();
  form.dispatchEvent(new CustomEvent("outbox:waits", { bubbles: true }));
  trySoon();
}

function forgetDraft(form) {
  if (form.dataset.draft) forget(draftKey(location.pathname, form.dataset.draft));
}

/* What is refused goes the usual way, to the page that says why. */
function sendByBrowser(form, button) {
  if (form.dataset.draft) note(SENT, draftKey(location.pathname, form.dataset.draft));
  if (button?.name) {
    const { name, value } = button;
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  }
  form.submit();
}

/* Words that were refused, back in their form. */
function putBack() {
  const item = takeReopened();
  const form = document.querySelector("form[data-outbox]");
  if (!item || !form || item.page !== location.pathname + location.search) return;
  for (const [name, value] of item.fields) {
    const field = form.elements[name];
    if (field) field.value = value; // a list of radio buttons takes a value, too
  }
  drop(item);
}

addEventListener(
  "submit",
  (event) => {
    const { dataset } = event.target;
    if (dataset.outbox) {
      takeIn(event);
    } else if ("clearsDrafts" in dataset && mine().length) {
      halt(event);
      askFirst();
    }
  },
  true, // before anything else hears of it
);

onSendNow(sendAll);
addEventListener("online", sendAll);
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) sendAll();
});

putBack();
draw();
if (waiting().length) sendAll();

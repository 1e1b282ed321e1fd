/* What every page does: holds back a second press, asks for copies of pages that should open
   without a line, and leaves nothing behind when something was sent or somebody signs out. Other
   modules come with the forms that need them, and here for what this device keeps and for lines to
   copy. Everything works without this. */

const COPIES = "joinedup-pages";
const DRAFTS = "joinedup:";
const OUTBOX = "joinedup-outbox:";
const LATEST = "joinedup-who";
const SENT_AT = "joinedup-sent-at";
const SENT = "joinedup:sent"; // the key of the draft that was sent, in this tab
const UNSENT = "joinedup:unsent"; // of what was sent in vain
const SLOW = 8000; // milliseconds after which a button may be pressed again

const who = document.body.dataset.who;
const isCopy = "kept" in document.body.dataset;
const changesHands = "changesHands" in document.body.dataset;

function quietly(act) {
  try {
    return act(); // storage may be forbidden
  } catch {
    return null;
  }
}

// A second press of a button while the first is on its way

function hold(form, button) {
  form.dataset.sending = "yes";
  button?.setAttribute("aria-disabled", "true");
  setTimeout(() => release(form), SLOW);
}

function release(form) {
  delete form.dataset.sending;
  form.querySelectorAll("[aria-disabled]").forEach((each) => each.removeAttribute("aria-disabled"));
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const signsOut = "clearsDrafts" in form.dataset;
  if (form.dataset.sending) {
    event.preventDefault();
  } else if (signsOut && keeps(OUTBOX) && !isOutboxHere) {
    event.preventDefault(); // it waits since this page was opened: first outbox.js asks about it
    bringOutbox().then(() => form.querySelector("button").click());
  } else if (form.method === "post" && !("stays" in (event.submitter?.dataset ?? {}))) {
    // What brings a file, or opens another tab, leaves this page as it was.
    hold(form, event.submitter);
    if (signsOut) forgetPerson();
  }
});
addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sending]").forEach(release);
});

// Pages in the browser's memory are asked for anew once something was sent in this tab

const sentAt = () => Number(quietly(() => sessionStorage.getItem(SENT_AT)));

addEventListener(
  "submit",
  ({ target }) => {
    if (!changesHands || target.method !== "post") return;
    quietly(() => sessionStorage.setItem(SENT_AT, Date.now()));
  },
  true, // outbox.js keeps some to itself
);
addEventListener("pageshow", ({ persisted }) => {
  if (persisted && changesHands && sentAt() > performance.timeOrigin) location.reload();
  if (persisted && who !== "guest" && !isStillHere()) {
    // Whoever signed out left it there. Asked anew, it asks who is there.
    document.body.replaceChildren();
    location.reload();
  }
});

// A draft that was sent goes on the next page, unless that failed or somebody came back. Here, for
// pages wait for this module. What failed may be sent from that page.

quietly(() => {
  const sent = sessionStorage.getItem(SENT);
  if (!sent) return;
  [SENT, UNSENT].forEach((each) => sessionStorage.removeItem(each));
  const came = performance.getEntriesByType("navigation")[0]?.type;
  if (came === "back_forward" || !document.referrer) return;
  const keeper = document.querySelector("[data-keep-drafts], .error-summary");
  if (!keeper) localStorage.removeItem(sent);
  else if (keeper.dataset.keepDrafts === "unsent") sessionStorage.setItem(UNSENT, sent);
});

document.addEventListener("submit", ({ target }) => {
  const unsent = "sendsAgain" in target.dataset && quietly(() => sessionStorage.getItem(UNSENT));
  if (unsent) sessionStorage.setItem(SENT, unsent);
});

// Copies of pages that should open without a line: offline.js keeps them

async function keepPages() {
  // Of the body, this page itself; of anything else, the pages its links lead to.
  const wanted = [...document.querySelectorAll("[data-keep]")].flatMap((place) => {
    const pages = place === document.body ? [location] : [...place.querySelectorAll("a[href]")];
    return pages.map(({ pathname }) => ({ path: pathname, asMe: place.dataset.keep === "me" }));
  });
  if (!wanted.length || isCopy || !("serviceWorker" in navigator)) return;
  const { worker } = document.querySelector("template[data-outbox-here]").dataset;
  await navigator.serviceWorker.register(worker, { scope: "/" });
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage({ keep: wanted });
}

const tryToKeepPages = () => keepPages().catch(() => null);
addEventListener("joinedup:fresh", tryToKeepPages);
tryToKeepPages();

// Leaving nothing behind when somebody signs out

const forgetPages = () => quietly(() => caches.delete(COPIES));

// What others have not sent yet stays theirs.
function forgetPerson() {
  forgetPages();
  quietly(() => {
    keysFrom(localStorage, `${DRAFTS}${who}:`).forEach((key) => localStorage.removeItem(key));
    localStorage.removeItem(LATEST);
  });
}

const isStillHere = () => quietly(() => localStorage.getItem(LATEST)) === who;

// Whoever was here before and did not sign out has left copies.
quietly(() => {
  const latest = localStorage.getItem(LATEST);
  if (latest && latest !== who) forgetPages();
  if (who === "guest") localStorage.removeItem(LATEST);
  else localStorage.setItem(LATEST, who);
});

// Looking after what this device keeps: drafts grow old, and what waits is sent

const keysFrom = (storage, beginning) =>
  Object.keys(storage).filter((key) => key.startsWith(beginning));

const keeps = (beginning) =>
  quietly(() => [localStorage, sessionStorage].some((each) => keysFrom(each, beginning).length));

let isOutboxHere = false;

// On a bad line a module may not come: then the next page looks.
if (document.querySelector("[data-copy-line]")) import("./copy.js").catch(() => null);
const bringDrafts = () => import("./drafts.js").catch(() => null);
const bringOutbox = () =>
  import("./outbox.js")
    .catch(() => null)
    .then(() => {
      isOutboxHere = true;
    });

function lookAfterKept() {
  if (keeps(DRAFTS)) bringDrafts();
  if (isCopy || keeps(OUTBOX)) bringOutbox();
}

addEventListener("DOMContentLoaded", lookAfterKept); // after the modules that a form has brought
document.addEventListener("visibilitychange", lookAfterKept); // another page may have left some

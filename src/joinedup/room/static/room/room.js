/* Keeps what stands in [data-now] fresh: asks the server what is new since the revision it shows, and
   swaps the parts that changed. Says aloud, politely, only what the parts themselves call news
   (data-say). Focus stays where it was. Presses inside are sent without leaving the page.
   Everything works without this. */

import { withTimeout } from "../design/timeout.js";

const SLOWEST = 30000; // milliseconds between two questions, while the line is down
const COUNTED = 5000; // milliseconds between two looks at the minutes left

const place = document.querySelector("[data-now]");
const every = place.dataset.every * 1000;
const says = document.querySelector("[data-now-says]");
const lost = document.querySelector("[data-now-lost]");

function say(words) {
  if (words) says.textContent = words;
}

// Showing what is new

// Focus is found again by the nearest id and the place among what can be pressed there.
const pressable = (home) => [...home.querySelectorAll("a[href], button, summary")];

function whereFocusIs() {
  const home = place.contains(document.activeElement) && document.activeElement.closest("[id]");
  return home && { id: home.id, place: pressable(home).indexOf(document.activeElement) };
}

function focusAgain(was, part) {
  const home = document.getElementById(was.id);
  const to = home && pressable(home)[was.place];
  if (!to) part.tabIndex = -1;
  (to || part).focus({ preventScroll: true });
}

// What a form carries against forgery differs each time, and what was unfolded here is no news.
function compared(part) {
  const copy = part.cloneNode(true);
  copy.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((each) => each.remove());
  copy.querySelectorAll("details").forEach((each) => each.removeAttribute("open"));
  return copy.innerHTML;
}

/* Puts a part in the place of the old one; what there is to say about it, if anything. */
function swap(old, part) {
  const was = old.contains(document.activeElement) && whereFocusIs();
  const unfolded = [...old.querySelectorAll("details")].map((each) => each.open);
  const news = part.dataset.say !== old.dataset.say && part.dataset.say;
  old.replaceWith(part);
  part.querySelectorAll("details").forEach((each, n) => {
    each.open = unfolded[n];
  });
  if (was) focusAgain(was, part);
  return news;
}

// What was pressed here may stand elsewhere now: it is brought to where it is seen.
let pressedIn;

function show(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("[data-revision]");
  const news = [];
  for (const part of fresh.querySelectorAll("[data-part]")) {
    const old = document.getElementById(part.id);
    if (compared(old) !== compared(part)) news.push(swap(old, part));
  }
  place.querySelector("[data-revision]").dataset.revision = fresh.dataset.revision;
  document.getElementById(pressedIn)?.scrollIntoView({ block: "nearest" });
  pressedIn = null;
  say(news.filter(Boolean).join(". "));
  dispatchEvent(new Event("joinedup:fresh")); // other questions may be kept for a bad line
  startMinutes();
}

// Asking again and again

let failures = 0;
let timer;
let isAsking = false;
let askAgain = false;

async function ask(since = place.querySelector("[data-revision]").dataset.revision) {
  clearTimeout(timer);
  if (isAsking) {
    askAgain = true;
    return;
  }
  isAsking = true;
  try {
    const [answer, html] = await withTimeout(async (signal) => {
      const address = `${place.dataset.now}?since=${since}`;
      const answer = await fetch(address, { cache: "no-store", signal });
      return [answer, await answer.text()];
    });
    // Signed out, or no longer one's own: the whole page says so.
    if (answer.redirected || answer.status === 403 || answer.status === 404) {
      location.reload();
      return;
    }
    if (answer.status !== 200 && answer.status !== 204) throw answer.status;
    if (answer.status === 200) show(html);
    failures = 0;
  } catch {
    failures += 1;
  }
  isAsking = false;
  lost.hidden = failures < 2;
  if (askAgain) {
    askAgain = false;
    ask();
  } else {
    wait();
  }
}

function wait() {
  if (document.hidden) return;
  const pause = Math.min(every * 2 ** failures, SLOWEST);
  timer = setTimeout(ask, pause * (0.85 + 0.3 * Math.random())); // not all phones at once
}

document.addEventListener("visibilitychange", () => {
  if (document.hidden) clearTimeout(timer);
  else ask();
});
addEventListener("online", () => ask());

// Whole minutes, counted from what the server said: a phone's own clock may be wrong

function startMinutes() {
  for (const each of place.querySelectorAll("[data-left]")) {
    each.until ??= Date.now() + each.dataset.left * 1000;
  }
  countMinutes();
}

function countMinutes() {
  let isUp = false;
  for (const each of place.querySelectorAll("[data-left]")) {
    const left = Math.max(0, Math.ceil((each.until - Date.now()) / 60000));
    const { none, one, many, name } = each.dataset;
    const words = left === 0 ? none : left === 1 ? one : many.replace("{n}", left);
    if (each.textContent === words) continue;
    each.textContent = words;
    if (left === 5 || left === 0) say(`${name}: ${words}`);
    isUp ||= left === 0;
  }
  if (isUp) ask(""); // another part of the agenda begins
}

// Sending without leaving the page

place.addEventListener("submit", async (event) => {
  event.preventDefault();
  event.stopPropagation();
  const form = event.target;
  const button = event.submitter;
  if (form.dataset.sending) return;
  form.dataset.sending = "yes";
  const body = new URLSearchParams(new FormData(form));
  if (button?.name) body.append(button.name, button.value);
  try {
    const answer = await withTimeout((signal) =>
      fetch(form.action, { method: "post", body, redirect: "manual", signal }),
    );
    if (answer.type !== "opaqueredirect") {
      location.reload();
      return;
    }
    pressedIn = form.closest("[id]").id;
    ask();
  } catch {
    lost.hidden = false;
  }
  delete form.dataset.sending;
});

startMinutes();
setInterval(countMinutes, COUNTED);
wait();

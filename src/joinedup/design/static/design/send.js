/* Brings what waits to the server: one after the other, and again until it is there. */

import { all, drop, isKept, isNotDiscarded, keep, waiting } from "./queue.js";
import { draw, sayAllSent } from "./status.js";
import { withTimeout } from "./timeout.js";

const FIRST = 3000; // milliseconds until what waits is tried again; then twice as long each time
const SLOWEST = 20000;
const TURN = "joinedup-outbox:"; // a lock that all pages of this device share
const LONGEST = 300; // characters of a reason

let failures = 0;
let timer;
let isSending = false;

function post(item, token, when, signal) {
  const body = new URLSearchParams(item.fields);
  body.append("csrfmiddlewaretoken", token);
  const headers = { "X-Outbox": when };
  return fetch(item.action, { method: "post", body, redirect: "manual", signal, headers });
}

/* Sends one item while somebody waits for the next page. */
export const sendNow = (item, token) => withTimeout((signal) => post(item, token, "now", signal));

/* Sends one item that had to wait: why it was refused, or "" when it was taken. */
const sendLater = (item, token) =>
  withTimeout(async (signal) => {
    const answer = await post(item, token, "later", signal);
    if (answer.status === 204) return "";
    if (isForLater(answer)) throw answer.status;
    return (await reasonOf(answer)) || "?"; // whose line may go silent, too
  });

export async function sendAll() {
  clearTimeout(timer);
  if (isSending) return;
  isSending = true;
  const before = all();
  try {
    // Two pages of one device take turns.
    await (navigator.locks ? navigator.locks.request(TURN, sendEach) : sendEach());
    failures = 0;
  } catch {
    failures += 1;
  }
  isSending = false;
  draw();
  if (before.some(isNotDiscarded) && !all().length) sayAllSent();
  trySoon();
}

export function trySoon() {
  clearTimeout(timer);
  if (!waiting().length) return;
  const pause = Math.min(FIRST * 2 ** failures, SLOWEST);
  timer = setTimeout(sendAll, pause * (0.7 + 0.6 * Math.random())); // not all phones at once
}

/* Throws when the line or the server fails, or nobody is signed in any more: what is left waits. */
async function sendEach() {
  const pages = new Map();
  for (const item of waiting()) {
    if (!pages.has(item.page)) pages.set(item.page, await look(item.page));
    const { token, who } = pages.get(item.page);
    if (item.who !== "anyone" && item.who !== who) throw who; // the next page says so
    if (!isKept(item)) continue; // discarded meanwhile
    const why = await sendLater(item, token);
    if (!why) drop(item);
    else if (isKept(item)) keep({ ...item, why });
    draw();
  }
}

const isForLater = ({ status, type }) =>
  status >= 500 || status === 429 || status === 401 || type === "opaqueredirect";

const parse = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");

/* Who is signed in on a page now, and what a form there carries against forgery. */
function look(page) {
  return withTimeout(async (signal) => {
    const answer = await fetch(page, { cache: "no-store", signal });
    if (answer.status >= 500) throw answer.status;
    const found = await parse(answer);
    const token = found.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
    return { token, who: found.body.dataset.who };
  });
}

/* Why a form was refused, in the words of the page that says so. */
async function reasonOf(answer) {
  const found = await parse(answer);
  const mistakes = [...found.querySelectorAll(".error-summary li")];
  const lines = mistakes.length ? mistakes : [...found.querySelectorAll("[role=alert], h1")];
  return lines
    .map((line) => line.textContent.trim())
    .join(" ")
    .slice(0, LONGEST);
}

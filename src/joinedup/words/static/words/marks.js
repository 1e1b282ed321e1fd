/* Marks beside a text while it is written: asks a moment after the last key, and shows what the
   server says. Nothing is kept; without script the marks come when the page does. */

import { withTimeout } from "../design/timeout.js";

const WAIT = 700; // milliseconds after the last key
const end = document.getElementById("fine-here");
const token = end.elements.csrfmiddlewaretoken.value;

/* Sends fields; what was answered, or null without a line. */
async function send(address, fields, accept) {
  const body = new URLSearchParams({ ...fields, csrfmiddlewaretoken: token });
  const headers = { Accept: accept };
  try {
    return await withTimeout(async (signal) => {
      const answer = await fetch(address, { method: "POST", headers, body, signal });
      return { ok: answer.ok, text: await answer.text() };
    });
  } catch {
    return null;
  }
}

function showMarks(place) {
  const control = document.getElementById(place.dataset.for);
  const list = place.querySelector("[data-marks-list]");
  const status = place.querySelector("[role=status]");
  let timer;
  let asked = control.value;

  async function ask() {
    const text = control.value;
    if (text === asked) return;
    asked = text;
    const answer = await send(place.dataset.marks, { text }, "text/html");
    if (!answer) asked = ""; // asked again with the next key
    if (!answer?.ok || control.value !== text) return; // typed on: the next answer counts
    const before = list.innerHTML;
    list.innerHTML = answer.text;
    const head = list.querySelector(".marks-head");
    // Said aloud once when it changes, not at every key.
    if (before !== list.innerHTML)
      status.textContent = head ? head.textContent : status.dataset.none;
  }

  control.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
}

document.querySelectorAll("[data-marks]").forEach(showMarks);

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-fine] button");
  if (!button) return;
  event.preventDefault();
  const group = button.closest("[data-fine]");
  const fields = { key: end.elements.key.value, fine: button.value };
  const answer = await send(end.action, fields, "text/plain");
  if (!answer) return;
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  said.tabIndex = -1;
  group.replaceChildren(said);
  said.textContent = answer.text;
  said.focus();
});

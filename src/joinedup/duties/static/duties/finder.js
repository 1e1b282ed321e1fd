/* Looks up in the browser what may be owed, at every answer. Nothing of what is answered leaves the
   page or is kept: not in its address, not in the history, not on the device. Where the rules do
   not come, the form stays as it is and is sent. */

import { offerReading, stepThrough } from "./questions.js";
import { find, nextQuestion } from "./rules.js";

const finder = document.querySelector("[data-finder]");
const form = finder.querySelector("form");
const part = (name) => finder.querySelector(`[data-${name}]`);
const parts = (name) => [...finder.querySelectorAll(`[data-${name}]`)];
const legendOf = (id) => document.getElementById(id).querySelector("legend");
const labelOf = (id) => legendOf(id).firstChild.data.trim();
const askOf = (id) => legendOf(id).querySelector("small").textContent;

let rules;
let contacts = {};
const cards = new Map();

// Reading what was answered

function today() {
  return new Date().toLocaleDateString("sv", { timeZone: finder.dataset.zone });
}

function readCase() {
  const told = new FormData(form);
  const answered = Object.keys(rules.circumstances).filter((id) => told.get(id));
  const ticked = new Set(answered.filter((id) => told.get(id) === "yes"));
  const day = told.get("on");
  return {
    ticked,
    asked: new Set(answered.filter((id) => !ticked.has(id))),
    day,
    law: { jurisdiction: told.get("jurisdiction"), on: day || today() },
  };
}

// Whom to ring here: a file that is the same whatever is answered

async function bringContacts() {
  const named = document.querySelector("[data-local-file]");
  if (!named) return;
  try {
    const answer = await fetch(named.href);
    if (!answer.ok) throw answer.status;
    contacts = await answer.json();
  } catch {
    // Without them the list is as good.
    document.querySelector("[data-local-missing]").hidden = false;
    return;
  }
  showEveryContact(document.querySelector("[data-contacts]"));
}

/* What stands under the body or the duty of this name: a part of the page, or none. */
function contactsOf(id) {
  if (!contacts[id]) return [];
  const made = document.createElement("div");
  made.className = "local";
  made.innerHTML = contacts[id]; // our own page's part, as the server makes it
  return [made];
}

/* Those of the bodies, to be read also before anything is answered. */
function showEveryContact(place) {
  for (const body of parts("body")) {
    const found = contactsOf(body.dataset.body);
    if (found.length) place.append(body.firstElementChild.cloneNode(true), ...found);
    place.hidden &&= !found.length;
  }
}

/* Shows what holds on this day, such as "2026-11-29", for the page may be kept for a month. */
function showByDay(place, day) {
  for (const each of place.querySelectorAll("[data-from]")) each.hidden = day < each.dataset.from;
  for (const each of place.querySelectorAll("[data-until]")) each.hidden = day > each.dataset.until;
}

// Showing what was found

function cardOf(duty) {
  if (!cards.has(duty.id)) {
    const made = document.createElement("template");
    made.innerHTML = duty.card; // our own page's part, as the server makes it
    made.content.querySelector("[data-local]").replaceWith(...contactsOf(duty.id));
    cards.set(duty.id, made.content.firstElementChild);
  }
  return cards.get(duty.id);
}

function fill(card, because, others) {
  const reasons = because.map((id) => {
    const reason = document.createElement("li");
    reason.textContent = labelOf(id);
    return reason;
  });
  card.querySelector("[data-because]").replaceChildren(...reasons);
  for (const other of card.querySelectorAll("[data-version]")) {
    other.hidden = !others.includes(other.dataset.version);
  }
  return card;
}

function showList(matches, day) {
  const byBody = new Map();
  for (const match of matches) {
    const { body } = match.duty;
    byBody.set(body, [...(byBody.get(body) ?? []), match]);
  }
  const places = new Map(parts("body").map((place) => [place.dataset.body, place]));
  for (const body of new Set([...byBody.keys(), ...places.keys()])) {
    const place = places.get(body);
    const theirs = (byBody.get(body) ?? []).sort((a, b) => a.duty.order - b.duty.order);
    const shown = theirs.map(({ duty, because, others }) =>
      fill(cardOf(duty), because, day ? [] : others),
    );
    place.replaceChildren(place.firstElementChild, ...contactsOf(body), ...shown);
    place.hidden = !shown.length;
    part("bodies").append(place);
  }
}

function showQuestion(question, isAnswered) {
  part("next").hidden = !question || !isAnswered;
  if (!question) return;
  part("next-label").textContent = labelOf(question.id);
  part("next-ask").textContent = askOf(question.id);
  part("next").dataset.next = question.id;
}

function showLaw({ jurisdiction, on }, day) {
  const country = form.elements.jurisdiction.selectedOptions[0];
  const isDay = Number.isFinite(Date.parse(on));
  for (const each of parts("country")) each.textContent = country.textContent;
  part("today").hidden = Boolean(day);
  if (!isDay) return;
  const format = new Intl.DateTimeFormat(document.documentElement.lang, {
    dateStyle: "long",
    timeZone: "UTC",
  });
  for (const each of parts("day")) each.textContent = format.format(new Date(on));
}

function draw() {
  const { ticked, asked, day, law } = readCase();
  const matches = find(rules, ticked, law);
  const question = nextQuestion(rules, ticked, asked, law);
  const isSettled = !question && !nextQuestion(rules, ticked, new Set(), law); // 13
  showList(matches, day);
  showByDay(document, today());
  showQuestion(question, ticked.size + asked.size);
  showLaw(law, day);
  for (const each of parts("count")) each.textContent = matches.length;
  for (const group of parts("group")) {
    const answered = group.querySelectorAll(":checked").length;
    group.querySelector("[data-answered]").textContent = answered;
  }
  part("none").hidden = matches.length > 0;
  part("settled").hidden = !isSettled;
  part("exhausted").hidden = Boolean(question) || isSettled;
}

// Answering the question that would matter most

function answerNext(value) {
  const fact = document.getElementById(part("next").dataset.next);
  fact.querySelector(`[value=${value}]`).checked = true;
  draw();
  (part("next").hidden ? document.getElementById("results") : part("next-label")).focus();
}

// Starting

async function start() {
  const contactsCome = bringContacts();
  const answer = await fetch(document.querySelector("[data-rules]").href);
  if (!answer.ok) return;
  rules = await answer.json();
  await contactsCome;
  form.addEventListener("change", draw);
  form.addEventListener("submit", (event) => {
    // Only what somebody presses to have a letter written is sent.
    if (!event.submitter?.matches("[data-stays]")) event.preventDefault();
  });
  for (const each of parts("answer")) each.onclick = () => answerNext(each.value);
  for (const each of parts("group")) stepThrough(each, part("steps"));
  offerReading(part("next"), ".next-label, .hint");
  for (const each of parts("script")) each.hidden = false;
  for (const each of parts("plain")) each.hidden = true;
  for (const [name, isHanded] of [
    ["hand", true],
    ["back", false],
  ]) {
    part(name).onclick = (event) => {
      event.preventDefault();
      finder.toggleAttribute("data-handed", isHanded);
      document.getElementById("results").focus();
    };
  }
  part("print").hidden = false;
  part("print").onclick = () => print();
  draw();
}

start().catch(() => null);

/* Lists for work. They are narrowed while somebody types, without a press: what comes back takes
   the place of the list alone, so that the field keeps its place and its words. On a bad line the
   button is there.

   What is chosen is counted, and remembered while the list is narrowed: what is out of sight then
   is sent with the rest. A script that sends it without leaving the page says "joinedup:sent". */

const WAIT = 250; // milliseconds after the last key

function follow(place) {
  const filters = place.querySelector(".filters");
  if (!filters) return;
  const isForm = filters.matches("form");
  let latest = 0;
  let waiting;

  async function narrow() {
    latest += 1;
    const mine = latest;
    const fields = [...filters.querySelectorAll("[name]")].map(({ name, value }) => [name, value]);
    const path = isForm ? new URL(filters.action).pathname : location.pathname;
    const address = `${path}?${new URLSearchParams(fields)}`;
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = page.querySelector("[data-listing] [data-found]");
      if (mine !== latest) return;
      if (!answer.ok || !found) throw new Error("no list came");
      place.querySelector("[data-found]").replaceWith(found);
      place.querySelector("[role=status]").textContent = page.querySelector(
        "[data-listing] [role=status]",
      ).textContent;
      // Where what is chosen goes along to the narrowed list, the address cannot tell of it.
      if (isForm) history.replaceState(null, "", address);
      document.dispatchEvent(new Event("joinedup:list"));
    } catch {
      if (mine === latest) delete place.dataset.live;
    }
  }

  filters.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(narrow, WAIT);
  });
  place.dataset.live = "";
}

document.querySelectorAll("[data-listing]").forEach(follow);

// What is chosen

const chosen = new Map(); // what is sent of each: value -> name

const acts = () => document.querySelectorAll("form.acts-bar");
const boxes = (form) => [...form.elements].filter((each) => "choose" in each.dataset);
const all = (form) => [...form.elements].filter((each) => "chooseAll" in each.dataset);

function note(box) {
  if (box.checked) chosen.set(box.value, box.name);
  else chosen.delete(box.value);
}

function tell(form) {
  const words = form.querySelector("[data-chosen]");
  const which = ["none", "one"][chosen.size] ?? "many";
  words.textContent = words.dataset[which].replace("{n}", chosen.size);
  words.hidden = false;
  form.toggleAttribute("data-idle", chosen.size === 0);
  const there = boxes(form);
  all(form).forEach((each) => {
    each.checked = there.length > 0 && there.every((box) => box.checked);
    each.closest("[hidden]")?.removeAttribute("hidden");
  });
}

/* What is chosen from the start, also out of sight: that comes as one field, values with commas. */
function begin() {
  acts().forEach((form) => {
    boxes(form).forEach(note);
    form.querySelectorAll("[data-choose-unseen]").forEach((field) => {
      const values = field.value.split(",").filter(Boolean);
      values.forEach((value) => chosen.set(value, field.dataset.chooseUnseen));
      field.remove();
    });
    tell(form);
  });
}

function again() {
  acts().forEach((form) => {
    for (const box of boxes(form)) box.checked = chosen.has(box.value);
    tell(form);
  });
}

document.addEventListener("change", ({ target }) => {
  const { form } = target;
  if (!form?.matches(".acts-bar")) return;
  if ("chooseAll" in target.dataset) {
    boxes(form).forEach((box) => {
      box.checked = target.checked;
      note(box);
    });
  } else if ("choose" in target.dataset) note(target);
  tell(form);
});

document.addEventListener("formdata", ({ target, formData }) => {
  if (!target.matches(".acts-bar")) return;
  const there = new Set(boxes(target).map((box) => box.value));
  chosen.forEach((name, value) => {
    if (!there.has(value)) formData.append(name, value);
  });
});

document.addEventListener("joinedup:list", again);
document.addEventListener("joinedup:sent", () => chosen.clear());
begin();

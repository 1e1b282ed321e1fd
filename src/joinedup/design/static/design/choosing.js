/* Says how many are chosen, chooses all that are shown, and remembers what is chosen while the
   list is narrowed: what is out of sight then is sent with the rest. */

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
  const there = boxes(form);
  all(form).forEach((each) => {
    each.checked = there.length > 0 && there.every((box) => box.checked);
    each.closest("[hidden]")?.removeAttribute("hidden");
  });
}

function begin() {
  acts().forEach((form) => {
    boxes(form).forEach((box) => {
      box.checked ||= chosen.has(box.value);
      note(box);
    });
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

document.addEventListener("joinedup:list", begin);
begin();

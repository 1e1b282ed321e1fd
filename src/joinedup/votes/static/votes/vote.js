/* Goes on with the ballot while the line is down: the next statement comes from those the page brought along.
   What was pressed waits in the outbox. Which statements were answered here is kept for 12 hours, not how. */
(() => {
  const form = document.querySelector("form.ballot"),
    list = document.querySelector("template[data-statements]");
  if (!form || !list) return;
  const MARK = `joinedup:votes:${location.pathname}`,
    statements = [...list.content.children];
  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(MARK)).done;
    } catch {
      return [];
    }
  };
  const mark = (id) => {
    try {
      localStorage.setItem(
        MARK,
        JSON.stringify({ at: Date.now(), done: [...new Set(read()).add(id)] }),
      );
    } catch {
      /* full or forbidden */
    }
  };
  const asked = () => form.elements.statement.value;

  const next = () => {
    const done = new Set(read()),
      here = statements.findIndex((e) => e.dataset.id === asked());
    const to = [...statements.slice(here + 1), ...statements.slice(0, here + 1)].find(
      (e) => !done.has(e.dataset.id),
    );
    const words = form.querySelector("h1");
    document.querySelectorAll("[data-answered]").forEach((e) => e.remove());
    form
      .querySelectorAll("[aria-describedby=before]")
      .forEach((e) => e.removeAttribute("aria-describedby"));
    if (to) {
      form.elements.statement.value = to.dataset.id;
      words.textContent = to.textContent;
      form.querySelector(".eyebrow").textContent = to.dataset.place;
    } else {
      words.textContent = list.dataset.all;
      form.querySelectorAll(".eyebrow, .ballot-presses").forEach((e) => e.remove());
    }
    words.tabIndex = -1;
    words.focus({ preventScroll: true });
  };
  // A press, by finger or key, comes before the form is taken away.
  form.addEventListener("click", (event) => {
    if (event.target.name === "value") mark(asked());
  });
  form.addEventListener("outbox:waits", next);
  if ("kept" in document.body.dataset && read().includes(asked())) next();
})();

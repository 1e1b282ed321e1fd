/* Ctrl and Enter, or Cmd and Enter on a Mac, send the lines from where they are typed. And who comes back to a page
   that was refused is not told again: the door may be open by now, and the words are in their place. */
(() => {
  const hint = document.querySelector("[data-sends-by-key]");
  const lines = hint?.closest("form").elements.lines;
  if (!lines) return;
  hint.hidden = matchMedia("(hover: none)").matches; // phones have no such keys
  lines.setAttribute("aria-describedby", `${lines.getAttribute("aria-describedby") ?? ""} ${hint.id}`.trim());
  lines.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    lines.form.requestSubmit(lines.form.querySelector(".form-end button"));
  });
  addEventListener("pageshow", (event) => {
    const [came] = performance.getEntriesByType("navigation");
    if (event.persisted || came?.type === "back_forward") document.querySelector(".error-summary")?.remove();
  });
})();

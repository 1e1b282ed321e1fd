/* Ctrl and Enter, or Cmd and Enter on a Mac, send the lines from where they are typed. And who goes back to an
   older page is not told again why it was refused, nor shown lines as unsent that were sent. */
(() => {
  const hint = document.querySelector("[data-sends-by-key]");
  const lines = hint?.closest("form").elements.lines;
  if (!lines) return;
  hint.hidden = matchMedia("(hover: none)").matches; // phones have no such keys
  lines.setAttribute(
    "aria-describedby",
    `${lines.getAttribute("aria-describedby") ?? ""} ${hint.id}`.trim(),
  );
  lines.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    lines.form.requestSubmit(lines.form.querySelector(".form-end button"));
  });
  const keepsDrafts = () => {
    try {
      localStorage.setItem("joinedup-try", "");
      localStorage.removeItem("joinedup-try");
      return true;
    } catch {
      return false;
    }
  };
  addEventListener("pageshow", (event) => {
    const [came] = performance.getEntriesByType("navigation");
    if (!event.persisted && came?.type !== "back_forward") return;
    document.querySelector(".error-summary")?.remove();
    // Browsers fill in what was typed before. Where no draft is kept of it, it was sent.
    const note = lines.form.querySelector("[data-draft-note]");
    if (note.hidden && keepsDrafts()) lines.value = lines.defaultValue;
  });
})();

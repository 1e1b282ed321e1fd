/* A line that is taken along has a button that copies it. Where the browser does not allow that,
   the line is selected, to be copied by hand, as it is without this. */

for (const button of document.querySelectorAll("[data-copy-line]")) {
  const line = button.closest(".copy-line");
  const text = line.querySelector(".copy-text");
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = button.dataset.done;
      line.querySelector("[role=status]").textContent = button.dataset.done;
    } catch {
      getSelection().selectAllChildren(text);
    }
  });
}

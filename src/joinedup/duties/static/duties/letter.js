/* Copies the letter and prints it. Nothing is sent or kept. */

const one = (name) => document.querySelector(`[data-${name}]`);

const copy = one("copy");
if (navigator.clipboard) {
  copy.hidden = false;
  copy.onclick = async () => {
    const text = one("text");
    try {
      await navigator.clipboard.writeText(text.value);
      one("said").textContent = copy.dataset.done;
      copy.textContent = copy.dataset.done;
    } catch {
      // Where the browser does not allow it, the text is selected, to be copied by hand.
      text.closest("details").open = true;
      text.select();
    }
  };
}
const print = one("print");
print.hidden = false;
print.onclick = () => window.print();

/* Narrows a list while somebody types, without a press. What comes back takes the place of the
   list alone, so that the field keeps its place and its words. On a bad line the button is there. */

const WAIT = 250; // milliseconds after the last key

function follow(place) {
  const form = place.querySelector("form.filters");
  let latest = 0;
  let waiting;

  async function narrow() {
    latest += 1;
    const mine = latest;
    const address = `${location.pathname}?${new URLSearchParams(new FormData(form))}`;
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = page.querySelector("[data-listing] [data-found]");
      if (mine !== latest) return;
      if (!answer.ok || !found) throw new Error("no list came");
      place.querySelector("[data-found]").replaceWith(found);
      place.querySelector("[role=status]").textContent =
        page.querySelector("[data-listing] [role=status]").textContent;
      history.replaceState(null, "", address);
      document.dispatchEvent(new Event("joinedup:list"));
    } catch {
      if (mine === latest) delete place.dataset.live;
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(narrow, WAIT);
  });
  place.dataset.live = "";
}

document.querySelectorAll("[data-listing]").forEach(follow);

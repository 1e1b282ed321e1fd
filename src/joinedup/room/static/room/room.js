/* Keeps what stands in [data-now] fresh: asks the server what is new since the turn it shows, and swaps the
   parts that changed. Says aloud, politely, only what the parts themselves call news (data-say). Focus stays
   where it was. Presses inside are sent without leaving the page. Everything works without this. */
(() => {
  const place = document.querySelector("[data-now]");
  if (!place) return;
  const says = document.querySelector("[data-now-says]"),
    lost = document.querySelector("[data-now-lost]");
  const every = place.dataset.every * 1000,
    SLOWEST = 30000,
    PATIENCE = 8000;
  let failures = 0,
    timer,
    asking = false,
    again = false;
  const say = (words) => {
    if (words) says.textContent = words;
  };
  // A line that is silent is down, too.
  const patiently = async (act) => {
    const stop = new AbortController(),
      bored = setTimeout(() => stop.abort(), PATIENCE);
    try {
      return await act(stop.signal);
    } finally {
      clearTimeout(bored);
    }
  };

  // Focus is found again by the nearest id and the place among what can be pressed there.
  const pressable = (home) => [...home.querySelectorAll("a[href], button, summary")];
  const focused = () => {
    const home = place.contains(document.activeElement) && document.activeElement.closest("[id]");
    return home && { id: home.id, place: pressable(home).indexOf(document.activeElement) };
  };
  const focusAgain = (was, part) => {
    const home = document.getElementById(was.id);
    const to = home && pressable(home)[was.place];
    if (!to) part.tabIndex = -1;
    (to || part).focus({ preventScroll: true });
  };

  // What a form carries against forgery differs each time, and what the page's other script marks is no news.
  const plain = (part) => {
    const copy = part.cloneNode(true);
    copy.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((e) => e.remove());
    copy.querySelectorAll("details").forEach((e) => e.removeAttribute("open"));
    return copy.innerHTML;
  };
  const swap = (old, part) => {
    const was = old.contains(document.activeElement) && focused();
    const opened = [...old.querySelectorAll("details")].map((e) => e.open);
    const news = part.dataset.say !== old.dataset.say && part.dataset.say;
    old.replaceWith(part);
    part.querySelectorAll("details").forEach((e, n) => {
      e.open = opened[n];
    });
    if (was) focusAgain(was, part);
    return news;
  };
  const take = (html) => {
    const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("[data-turn]");
    const news = [];
    for (const part of fresh.querySelectorAll("[data-part]")) {
      const old = document.getElementById(part.id);
      if (plain(old) !== plain(part)) news.push(swap(old, part));
    }
    place.querySelector("[data-turn]").dataset.turn = fresh.dataset.turn;
    say(news.filter(Boolean).join(". "));
    dispatchEvent(new Event("joinedup:fresh")); // other questions may be kept for a bad line
    start();
  };

  const ask = async (since = place.querySelector("[data-turn]").dataset.turn) => {
    clearTimeout(timer);
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    try {
      const [answer, html] = await patiently(async (signal) => {
        const answer = await fetch(`${place.dataset.now}?since=${since}`, {
          cache: "no-store",
          signal,
        });
        return [answer, await answer.text()];
      });
      // Signed out, or no longer one's own: the whole page says so.
      if (answer.redirected || answer.status === 403 || answer.status === 404) {
        location.reload();
        return;
      }
      if (answer.status !== 200 && answer.status !== 204) throw answer.status;
      if (answer.status === 200) take(html);
      failures = 0;
    } catch {
      failures += 1;
    }
    asking = false;
    lost.hidden = failures < 2;
    if (again) {
      again = false;
      ask();
    } else wait();
  };
  const wait = () => {
    if (document.hidden) return;
    const pause = Math.min(every * 2 ** failures, SLOWEST);
    timer = setTimeout(ask, pause * (0.85 + 0.3 * Math.random())); // not all phones at once
  };
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) clearTimeout(timer);
    else ask();
  });
  addEventListener("online", () => ask());

  // Whole minutes, counted from what the server said: a phone's own clock may be wrong.
  const start = () => {
    for (const e of place.querySelectorAll("[data-left]"))
      e.until ??= Date.now() + e.dataset.left * 1000;
    count();
  };
  const count = () => {
    let isUp = false;
    for (const e of place.querySelectorAll("[data-left]")) {
      const left = Math.max(0, Math.ceil((e.until - Date.now()) / 60000));
      const words =
        left === 0
          ? e.dataset.none
          : left === 1
            ? e.dataset.one
            : e.dataset.many.replace("{n}", left);
      if (e.textContent === words) continue;
      e.textContent = words;
      if (left === 5 || left === 0) say(`${e.dataset.name}: ${words}`);
      isUp ||= left === 0;
    }
    if (isUp) ask(""); // another part of the agenda begins
  };
  setInterval(count, 5000);

  place.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    const form = event.target,
      button = event.submitter;
    if (form.dataset.sending) return;
    form.dataset.sending = "yes";
    const typed = new URLSearchParams(new FormData(form));
    if (button?.name) typed.append(button.name, button.value);
    try {
      const answer = await patiently((signal) =>
        fetch(form.action, { method: "post", body: typed, redirect: "manual", signal }),
      );
      if (answer.type !== "opaqueredirect") {
        location.reload();
        return;
      }
      ask();
    } catch {
      lost.hidden = false;
    }
    delete form.dataset.sending;
  });

  start();
  wait();
})();

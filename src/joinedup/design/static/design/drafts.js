/* Keeps what is typed in forms marked data-draft, for bad lines and shared phones: on this device only,
   for 12 hours at most, gone once the server has taken it, the person clears it or somebody signs out.
   Also stops a second press of a button while the first is on its way. Everything works without this. */
(() => {
  const HOURS = 12,
    MARK = "joinedup:",
    SENT = MARK + "sent";
  const who = document.body.dataset.who;
  const quietly = (act) => {
    try {
      return act();
    } catch {
      return null;
    }
  }; // storage may be full or forbidden
  const own = (form) => MARK + who + ":" + location.pathname + ":" + form.dataset.draft;
  const clear = (test) =>
    quietly(() =>
      Object.keys(localStorage)
        .filter((k) => k.startsWith(MARK) && test(k))
        .forEach((k) => localStorage.removeItem(k)),
    );
  const read = (k) => quietly(() => JSON.parse(localStorage.getItem(k)));
  // The hidden key goes with the words, so that a draft sent twice still makes one thing.
  const typed = (form) =>
    [...form.elements].filter(
      (e) =>
        e.name &&
        e.name !== "csrfmiddlewaretoken" &&
        !["password", "file", "submit", "button"].includes(e.type) &&
        (e.type !== "hidden" || e.name.endsWith("key")),
    );
  const say = (form, words) => {
    const note = form.querySelector("[data-draft-note]");
    if (!note) return;
    note.hidden = false;
    const line = note.querySelector("[data-draft-words]"),
      text = line.dataset[words];
    if (line.textContent !== text) line.textContent = text; // said aloud once, not at every key
  };

  clear((k) => !(read(k)?.at > Date.now() - HOURS * 36e5));

  // The page after a sent form: kept when it failed or the person came back, else taken.
  const sent = quietly(() => sessionStorage.getItem(SENT));
  const arrived =
    performance.getEntriesByType("navigation")[0]?.type !== "back_forward" && document.referrer;
  if (sent && arrived) {
    quietly(() => sessionStorage.removeItem(SENT));
    if (!document.querySelector(".error-summary, [data-keep-drafts]")) clear((k) => k === sent);
  }

  for (const form of document.querySelectorAll("form[data-draft]")) {
    const kept = read(own(form));
    if (kept && !document.querySelector(".error-summary")) {
      for (const e of typed(form)) {
        const old = kept.typed[e.name];
        if (!old) continue;
        if (e.type === "checkbox" || e.type === "radio") e.checked = old.includes(e.value);
        else if (e.type === "select-multiple")
          for (const o of e.options) o.selected = old.includes(o.value);
        else e.value = old[0];
      }
      say(form, "restored");
    }
    const keep = () => {
      const now = {};
      for (const e of typed(form)) {
        const list = (now[e.name] ??= []);
        if (e.type === "select-multiple") list.push(...[...e.selectedOptions].map((o) => o.value));
        else if (!["checkbox", "radio"].includes(e.type) || e.checked) list.push(e.value);
      }
      quietly(() =>
        localStorage.setItem(own(form), JSON.stringify({ at: Date.now(), typed: now })),
      );
    };
    form.addEventListener("input", () => {
      keep();
      say(form, "typed");
    });
    form.querySelector("[data-draft-clear]")?.addEventListener("click", () => {
      clear((k) => k === own(form));
      location.replace(location.pathname + location.search);
    });
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.draft && !navigator.onLine) {
      event.preventDefault();
      say(form, "offline");
      return;
    }
    if (form.dataset.sending) {
      event.preventDefault();
      return;
    }
    if (form.method !== "post") return;
    form.dataset.sending = "yes";
    event.submitter?.setAttribute("aria-disabled", "true");
    setTimeout(() => rest(form), 8000); // a slow line: let them try again
    if (form.dataset.draft) quietly(() => sessionStorage.setItem(SENT, own(form)));
    if ("clearsDrafts" in form.dataset) clear(() => true);
  });
  const rest = (form) => {
    delete form.dataset.sending;
    form.querySelectorAll("[aria-disabled]").forEach((b) => b.removeAttribute("aria-disabled"));
  };
  addEventListener("pageshow", () => document.querySelectorAll("form[data-sending]").forEach(rest));
})();

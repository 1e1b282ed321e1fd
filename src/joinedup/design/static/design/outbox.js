/* Sends forms marked data-outbox so that nothing is lost on a bad line. What cannot be sent waits on this
   device alone, for 12 hours at most, also when the page is closed. Everything carries a key of its own, so
   the server takes it once, however often it arrives. Without this the browser sends the forms itself. */
import { withTimeout } from "./timeout.js";

(() => {
  const HOURS = 12,
    BOX = "joinedup-outbox:",
    COPIES = "joinedup-pages",
    FIRST = 3000,
    SLOWEST = 20000;
  const kept = document.querySelector("template[data-outbox-here]"),
    main = document.getElementById("main");
  const place = kept.content.firstElementChild,
    where = main.querySelector(".crumbs");
  if (where) where.after(place);
  else main.prepend(place);
  const part = (name) => place.querySelector(`[data-${name}]`);
  const status = part("status"),
    isCopy = "kept" in document.body.dataset,
    whoIsHere = document.body.dataset.who;
  const quietly = (act) => {
    try {
      return act();
    } catch {
      return null;
    }
  }; // storage may be full or forbidden
  const newKey = () =>
    [...crypto.getRandomValues(new Uint8Array(16))]
      .map((n) => n.toString(16).padStart(2, "0"))
      .join("");

  const read = (k) => quietly(() => JSON.parse(localStorage.getItem(k)));
  const keep = (item) =>
    quietly(() => {
      localStorage.setItem(BOX + item.id, JSON.stringify(item));
      return true;
    });
  const drop = (item) => quietly(() => localStorage.removeItem(BOX + item.id));
  const all = () =>
    quietly(() =>
      Object.keys(localStorage)
        .filter((k) => k.startsWith(BOX))
        .map(read)
        .filter(Boolean)
        .sort((a, b) => a.at - b.at || a.id.localeCompare(b.id)),
    ) ?? [];
  const isMine = (item) => item.who === "anyone" || item.who === whoIsHere;
  all()
    .filter((item) => !(item.at > Date.now() - HOURS * 36e5))
    .forEach(drop);

  // Taking a form in

  let latest = 0;
  const pack = (form, button) => {
    const fields = [...new FormData(form)].filter(
      ([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string",
    );
    if (button?.name) fields.push([button.name, button.value]);
    const words = [
      ...form.querySelectorAll("textarea, [data-outbox-says], [type=checkbox]:checked"),
    ].map((e) =>
      (e.labels?.[0] && e.type === "checkbox"
        ? e.labels[0].textContent
        : (e.value ?? e.textContent)
      ).trim(),
    );
    const says = [...words, button?.name && button.textContent.trim(), form.elements.number?.value]
      .filter(Boolean)
      .join(" – ");
    latest = Math.max(Date.now(), latest + 1); // two in one moment keep their order
    return {
      id: newKey(),
      at: latest,
      who: form.dataset.outbox === "anyone" ? "anyone" : whoIsHere,
      page: location.pathname + location.search,
      action: form.action,
      fields,
      says: says.slice(0, 200),
      why: "",
    };
  };
  const send = (item, token, when) =>
    withTimeout((signal) => {
      const body = new URLSearchParams(item.fields);
      body.append("csrfmiddlewaretoken", token);
      return fetch(item.action, {
        method: "post",
        body,
        redirect: "manual",
        signal,
        headers: { "X-Outbox": when },
      });
    });
  const forgetDraft = (page, name) =>
    name &&
    quietly(() =>
      localStorage.removeItem(
        `joinedup:${whoIsHere}:${new URL(page, location.href).pathname}:${name}`,
      ),
    );

  addEventListener(
    "submit",
    async (event) => {
      const form = event.target;
      if (form.dataset && "clearsDrafts" in form.dataset) {
        forgetOrAsk(event);
        return;
      }
      if (!form.dataset?.outbox) return;
      if (form.dataset.sending) {
        event.preventDefault();
        event.stopImmediatePropagation();
        return;
      }
      const button = event.submitter,
        item = pack(form, button);
      if (!keep(item)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      form.dataset.sending = "yes";
      button?.setAttribute("aria-disabled", "true");
      // While others wait, this one waits its turn.
      const mayGo =
        !isCopy && !all().some((each) => isMine(each) && !each.why && each.id !== item.id);
      const answer = mayGo
        ? await send(item, form.elements.csrfmiddlewaretoken.value, "now").catch(() => null)
        : null;
      if (answer?.status === 204) {
        drop(item);
        forgetDraft(item.page, form.dataset.draft);
        location.assign(answer.headers.get("X-Next"));
      } else if (!answer || answer.status >= 500 || answer.status === 403) {
        delete form.dataset.sending;
        button?.removeAttribute("aria-disabled");
        leave(form, item);
      } else {
        // refused: the browser sends it, and shows the page that says why
        drop(item);
        if (button?.name)
          form.append(
            Object.assign(document.createElement("input"), {
              type: "hidden",
              name: button.name,
              value: button.value,
            }),
          );
        form.submit();
      }
    },
    true,
  );

  const leave = (form, item) => {
    forgetDraft(item.page, form.dataset.draft);
    form.querySelectorAll("textarea").forEach((e) => {
      e.value = "";
    });
    form.querySelectorAll("[name=number]").forEach((e) => {
      if (e.type === "radio") e.checked = false;
      else e.value = "";
    });
    if (form.elements.key) form.elements.key.value = newKey();
    draw();
    place.focus();
    form.dispatchEvent(new CustomEvent("outbox:waits", { bubbles: true }));
    soon();
  };

  // Sending what waits, one after the other

  let failures = 0,
    timer,
    running = false;
  const look = (page) =>
    withTimeout(async (signal) => {
      const answer = await fetch(page, { cache: "no-store", signal });
      if (answer.status >= 500) throw answer.status;
      const found = new DOMParser().parseFromString(await answer.text(), "text/html");
      return {
        token: found.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "",
        who: found.body.dataset.who,
      };
    });
  const reasonOf = async (answer) => {
    const found = new DOMParser().parseFromString(await answer.text(), "text/html");
    const lines = found.querySelectorAll(".error-summary li").length
      ? found.querySelectorAll(".error-summary li")
      : found.querySelectorAll("[role=alert], h1");
    return [...lines]
      .map((e) => e.textContent.trim())
      .join(" ")
      .slice(0, 300);
  };
  const sendAll = async () => {
    const pages = new Map();
    for (const item of all().filter((each) => isMine(each) && !each.why)) {
      if (!pages.has(item.page)) pages.set(item.page, await look(item.page));
      const { token, who } = pages.get(item.page);
      if (item.who !== "anyone" && item.who !== who) throw who; // signed out meanwhile: the next page says so
      const answer = await send(item, token, "later");
      if (answer.status === 204) drop(item);
      else if (answer.status >= 500 || answer.status === 429 || answer.type === "opaqueredirect")
        throw answer.status;
      else keep({ ...item, why: (await reasonOf(answer)) || "?" });
      draw();
    }
  };
  const flush = async () => {
    clearTimeout(timer);
    if (running) return;
    running = true;
    const before = all().length;
    try {
      // Two pages of one device take turns.
      await (navigator.locks ? navigator.locks.request(BOX, sendAll) : sendAll());
      failures = 0;
    } catch {
      failures += 1;
    }
    running = false;
    draw();
    if (before && !all().length) {
      place.hidden = false;
      say("sent");
      dispatchEvent(new Event("outbox:sent"));
    }
    soon();
  };
  const soon = () => {
    clearTimeout(timer);
    if (!all().some((each) => isMine(each) && !each.why)) return;
    timer = setTimeout(
      flush,
      Math.min(FIRST * 2 ** failures, SLOWEST) * (0.7 + 0.6 * Math.random()),
    ); // not all at once
  };
  addEventListener("online", flush);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) flush();
  });

  // Saying what waits

  const say = (name, n) => {
    const words = name ? status.dataset[name].replace("{n}", n) : "";
    if (status.textContent !== words) status.textContent = words; // said aloud once
  };
  const row = (item) => {
    const li = place.querySelector("template").content.cloneNode(true).firstElementChild;
    li.querySelector("[data-says]").textContent = item.says;
    const why = li.querySelector("[data-why]"),
      again = li.querySelector("[data-again]"),
      name = item.fields.find(([n]) => n === "key");
    why.hidden = again.hidden = !item.why;
    why.textContent = item.why;
    again.hidden ||= !name;
    again.onclick = () => {
      quietly(() => sessionStorage.setItem(BOX, item.id));
      location.assign(item.page);
    };
    li.querySelector("[data-drop]").onclick = () => {
      drop(item);
      draw();
      (place.hidden ? main : place).focus();
    };
    return li;
  };
  const draw = () => {
    const items = all(),
      mine = items.filter(isMine),
      waiting = mine.filter((each) => !each.why);
    place.hidden = !items.length && !isCopy;
    part("items").replaceChildren(...mine.map(row));
    part("send").hidden = !waiting.length;
    if (waiting.length) say(waiting.length === 1 ? "one" : "many", waiting.length);
    else say(mine.length ? "refused" : items.length ? "whose" : isCopy ? "copy" : "");
  };
  part("send").onclick = flush;

  // Words that were refused, back in their form
  const opened = quietly(() => sessionStorage.getItem(BOX)),
    back = opened && read(BOX + opened);
  if (back) {
    quietly(() => sessionStorage.removeItem(BOX));
    const form = document.querySelector("form[data-outbox]");
    if (form && back.page === location.pathname + location.search) {
      for (const [name, value] of back.fields) {
        const field = name === "csrfmiddlewaretoken" ? null : form.elements[name];
        if (field) field.value = value; // a list of radio buttons takes a value, too
      }
      drop(back);
    }
  }

  // Before a device forgets somebody, what waits is sent or thrown away
  const forgetOrAsk = (event) => {
    if (!all().some(isMine)) {
      quietly(() => caches.delete(COPIES));
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    draw();
    say("before");
    place.focus();
    place.scrollIntoView({ block: "start" });
  };

  // Copies of pages that should open without a line
  const keepPages = async () => {
    // Of the body, this page itself; of anything else, the pages its links lead to.
    const wanted = [...document.querySelectorAll("[data-keep]")].flatMap((e) =>
      (e === document.body ? [location] : [...e.querySelectorAll("a[href]")]).map(
        ({ pathname }) => ({ path: pathname, asMe: e.dataset.keep === "me" }),
      ),
    );
    if (!wanted.length || isCopy || !("serviceWorker" in navigator)) return;
    await navigator.serviceWorker.register(kept.dataset.worker, { scope: "/" });
    const worker = (await navigator.serviceWorker.ready).active;
    worker.postMessage({ keep: wanted });
  };
  const came = quietly(() => localStorage.getItem("joinedup-who"));
  if (came && came !== whoIsHere) quietly(() => caches.delete(COPIES)); // somebody else's pages
  quietly(() =>
    whoIsHere === "guest"
      ? localStorage.removeItem("joinedup-who")
      : localStorage.setItem("joinedup-who", whoIsHere),
  );
  addEventListener("joinedup:fresh", () => keepPages().catch(() => null));
  keepPages().catch(() => null);

  draw();
  if (all().some((each) => isMine(each) && !each.why)) flush();
})();

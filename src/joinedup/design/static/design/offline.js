/* Keeps copies of a few pages of a meeting on this device, so that they open when the line is down. Pages ask
   for it (outbox.js). What says that it must not be stored is not; after 12 hours a copy is thrown away. */
const PAGES = "joinedup-pages",
  HOURS = 12,
  A_WHILE = 5 * 60 * 1000;
const FOR_SOMEBODY = 6000,
  FOR_LATER = 20000; // milliseconds to wait for an answer
const STATIC = self.location.pathname.split("design/")[0];

// Nobody waits for what is given up: it is ended, lest it hold up whatever is asked for after it.
const patiently = async (patience, act) => {
  const stop = new AbortController(),
    bored = setTimeout(() => stop.abort(), patience);
  try {
    return await act(stop.signal);
  } finally {
    clearTimeout(bored);
  }
};

addEventListener("install", () => self.skipWaiting());
addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
addEventListener("message", (event) =>
  event.waitUntil(Promise.allSettled(event.data.keep.map(keep))),
);

const age = (copy) => Date.now() - Number(copy.headers.get("X-Kept-At"));
const copyOf = async (path) => {
  const pages = await caches.open(PAGES),
    copy = await pages.match(path);
  if (copy && age(copy) > HOURS * 36e5) {
    await pages.delete(path);
    return undefined;
  }
  return copy;
};

async function keep({ path, asMe }) {
  const before = await copyOf(path);
  if (before && age(before) < A_WHILE) return;
  const [answer, html] = await patiently(FOR_LATER, async (signal) => {
    const answer = await fetch(path, {
      credentials: asMe ? "same-origin" : "omit",
      redirect: "error",
      cache: "no-store",
      headers: { "X-Offline-Copy": "yes" },
      signal,
    });
    return [answer, await answer.text()];
  });
  const pages = await caches.open(PAGES);
  if (!answer.ok || /no-store/.test(answer.headers.get("Cache-Control"))) {
    await pages.delete(path);
    return;
  }
  const headers = new Headers(answer.headers);
  headers.set("X-Kept-At", Date.now());
  headers.delete("Content-Encoding");
  const files = [...html.matchAll(/(?:href|src)="([^"]+)"/g)]
    .map((found) => found[1])
    .filter((each) => each.startsWith(STATIC));
  for (const file of new Set(files))
    if (!(await pages.match(file)))
      await patiently(FOR_LATER, (signal) => pages.add(new Request(file, { signal })));
  // Last, so that a copy is never without its files.
  await pages.put(path, new Response(html.replace("<body ", "<body data-kept "), { headers }));
}

addEventListener("fetch", (event) => {
  const { request } = event,
    { pathname, origin } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(pageOrCopy(request, pathname));
  else if (pathname.startsWith(STATIC)) event.respondWith(fileOrCopy(request, pathname));
});

// What is named after its content is the same wherever it comes from, and a silent line never says no.
async function fileOrCopy(request, path) {
  const copy = await caches.match(path);
  if (copy && /\.[0-9a-f]{12}\./.test(path)) return copy;
  return fetch(request).catch(() => copy ?? Response.error());
}

// Past the browser's own cache, which lets one request at a time through to an address: behind one that a
// silent line never answers, all later ones would wait in vain, also when the line is back.
async function pageOrCopy(request, path) {
  const page = new Request(request, { cache: "no-store", referrer: request.referrer });
  const copy = await copyOf(path);
  if (!copy) return fetch(page);
  try {
    const answer = await patiently(FOR_SOMEBODY, (signal) => fetch(page, { signal }));
    return answer.status < 500 ? answer : copy;
  } catch {
    return copy;
  }
}

/* Keeps copies of a few pages of a meeting on this device, so that they open when the line is
   down. Pages ask for it (main.js). What says that it must not be stored is not; after 12 hours,
   or as many as a page says of itself, a copy is thrown away. One file that imports nothing: not
   every browser that runs modules in a page runs them here. */

const COPIES = "joinedup-pages";
const HOURS = 12;
const FRESH = 5 * 60 * 1000; // milliseconds for which a copy is not asked for again
const FOR_SOMEBODY = 6000; // milliseconds to wait for what somebody wants to see
const FOR_LATER = 20000; // milliseconds to wait for what is only kept
const STATIC = self.location.pathname.split("design/")[0];
const NAMED_AFTER_CONTENT = /\.[0-9a-f]{12}\.\w+$/;
// What a page or a script names: files of the page, and what a script imports or may import.
const NAMED = /(?:href|src)="([^"]+)"|(?:from|import)\s*\(?\s*"([^"]+)"/g;

// Nobody waits for what is given up: it is ended, lest it hold up whatever is asked for after it.
async function withTimeout(patience, act) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  try {
    return await act(stop.signal);
  } finally {
    clearTimeout(timer);
  }
}

addEventListener("install", () => self.skipWaiting());
addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
addEventListener("message", (event) => {
  event.waitUntil(Promise.allSettled([throwOldAway(), ...event.data.keep.map(keepPage)]));
});

// Keeping

const ageOf = (copy) => Date.now() - Number(copy.headers.get("X-Kept-At"));
const hoursOf = (copy) => Number(copy.headers.get("X-Offline-Hours")) || HOURS;
// What a page needs: static files, and what else is the same for everybody as long as it is there.
const isFile = (path) => path.startsWith(STATIC) || NAMED_AFTER_CONTENT.test(path);

async function copyOf(path) {
  const copies = await caches.open(COPIES);
  const copy = await copies.match(path);
  if (copy && ageOf(copy) > hoursOf(copy) * 36e5) {
    await copies.delete(path);
    return undefined;
  }
  return copy;
}

/* Also those that nobody opens any more. Files are the same for everybody, and have no age. */
async function throwOldAway() {
  const copies = await caches.open(COPIES);
  const paths = (await copies.keys()).map(({ url }) => new URL(url).pathname);
  await Promise.all(paths.filter((path) => !isFile(path)).map(copyOf));
}

/* Answers with the whole text, for a line may go silent in the middle of it. */
function fetchWhole(path, options) {
  return withTimeout(FOR_LATER, async (signal) => {
    const answer = await fetch(path, { ...options, signal });
    return [answer, await answer.clone().text()];
  });
}

async function keepPage({ path, asMe }) {
  const before = await copyOf(path);
  if (before && ageOf(before) < FRESH) return;
  const [answer, html] = await fetchWhole(path, {
    credentials: asMe ? "same-origin" : "omit",
    redirect: "error",
    cache: "no-store",
    headers: { "X-Offline-Copy": "yes" },
  });
  const copies = await caches.open(COPIES);
  if (!answer.ok || /no-store/.test(answer.headers.get("Cache-Control"))) {
    await copies.delete(path);
    return;
  }
  const headers = new Headers(answer.headers);
  headers.set("X-Kept-At", Date.now());
  headers.delete("Content-Encoding");
  await keepFilesOf(html, answer.url, copies);
  const marked = html.replace("<body ", "<body data-kept ");
  await copies.put(path, new Response(marked, { headers }));
}

// Each before whatever names it, so that no page or script is ever kept without its files.
async function keepFilesOf(text, address, copies) {
  const named = [...text.matchAll(NAMED)].map(
    ([, file, module]) => file ?? new URL(module, address).pathname,
  );
  for (const path of named.filter(isFile)) {
    if (await copies.match(path)) continue;
    const [file, itsText] = await fetchWhole(path);
    if (!file.ok) throw file.status;
    await keepFilesOf(itsText, file.url, copies);
    await copies.put(path, file);
  }
}

// Answering in place of a line that is down

addEventListener("fetch", (event) => {
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(pageOrCopy(request, pathname));
  else if (isFile(pathname)) event.respondWith(fileOrCopy(request, pathname));
});

// What is named after its content is the same wherever it comes from, and a silent line never
// says no.
async function fileOrCopy(request, path) {
  const copy = await caches.match(path);
  if (copy && NAMED_AFTER_CONTENT.test(path)) return copy;
  return fetch(request).catch(() => copy ?? Response.error());
}

// Past the browser's own cache, which lets one request at a time through to an address: behind
// one that a silent line never answers, all later ones would wait in vain, also when the line is
// back.
async function pageOrCopy(request, path) {
  const page = new Request(request, { cache: "no-store", referrer: request.referrer });
  const copy = await copyOf(path);
  if (!copy) return fetch(page);
  try {
    const answer = await withTimeout(FOR_SOMEBODY, (signal) => fetch(page, { signal }));
    return answer.status < 500 ? answer : copy;
  } catch {
    return copy;
  }
}

/* What is kept on this device alone. Its storage may be full or forbidden: then nothing is kept,
   and everything else goes on. */

const HOURS = 12;

export const whoIsHere = document.body.dataset.who;

function quietly(act) {
  try {
    return act();
  } catch {
    return null;
  }
}

export const read = (key) => quietly(() => JSON.parse(localStorage.getItem(key)));

/* Whether it could be kept. */
export function keep(key, value) {
  return quietly(() => {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  });
}

export const forget = (key) => quietly(() => localStorage.removeItem(key));

export function keysFrom(beginning) {
  const keys = quietly(() => Object.keys(localStorage)) ?? [];
  return keys.filter((key) => key.startsWith(beginning));
}

export const isOld = (kept) => !(kept?.at > Date.now() - HOURS * 36e5);

/* Under which key the draft of a form is kept: each person's, on each page. */
export const draftKey = (path, form) => `joinedup:${whoIsHere}:${path}:${form}`;

// What one page tells the next in the same tab: of a form, under which key its draft is kept.
export const SENT = "joinedup:sent";
export const note = (key, value) => quietly(() => sessionStorage.setItem(key, value));
export const noted = (key) => quietly(() => sessionStorage.getItem(key));
export const forgetNote = (key) => quietly(() => sessionStorage.removeItem(key));

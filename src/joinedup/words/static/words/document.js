/* A document that is being looked through: asks every second how far it is, and shows what was found
   when it is there. Without script there is a button. */

import { withTimeout } from "../design/timeout.js";

const EVERY = 1000; // milliseconds
const place = document.querySelector("[data-looking]");

async function ask() {
  try {
    const answer = await withTimeout((signal) =>
      fetch(location.href, { headers: { Accept: "text/plain" }, signal }),
    );
    if (answer.status !== 202) {
      location.reload();
      return;
    }
    const said = await answer.text();
    // Said aloud only when it changes.
    if (said !== place.textContent) place.textContent = said;
  } catch {
    // The line is down: asked again.
  }
  setTimeout(ask, EVERY);
}

setTimeout(ask, EVERY);

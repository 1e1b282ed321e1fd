/* A line that is silent is down, too. */

const PATIENCE = 8000; // milliseconds

/* Does something with a signal that ends it when the patience is gone. */
export async function withTimeout(act, patience = PATIENCE) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  try {
    return await act(stop.signal);
  } finally {
    clearTimeout(timer);
  }
}

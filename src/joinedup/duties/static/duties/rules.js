/* The rules of src/engines/duties/README.md, by number, for a browser: the same list in the same
   order as the engine gives. Plain functions of plain values: the file of rules, a set of
   circumstances, and the law, which is a jurisdiction and a day such as "2026-11-29". */

// 3
export function close(circumstances, ticked) {
  const present = new Set(ticked);
  for (const each of present) circumstances[each].forEach((implied) => present.add(implied));
  return present;
}

// 4
const isLaw = (duty, { jurisdiction, on }) =>
  duty.jurisdiction === jurisdiction &&
  (!duty.from || duty.from <= on) &&
  (!duty.until || on <= duty.until);

const isMet = (duty, present) =>
  duty.all.every((id) => present.has(id)) &&
  duty.any.every((group) => group.some((id) => present.has(id))) &&
  !duty.none.some((id) => present.has(id));

// 6
const scoreOf = (duty, present) =>
  3 * duty.all.length +
  2 * duty.any.length +
  duty.boost.filter((id) => present.has(id)).length +
  duty.tier;

const isVersionOf = (duty) => (other) =>
  other !== duty &&
  duty.family &&
  other.family === duty.family &&
  other.jurisdiction === duty.jurisdiction;

/* The duties that may be owed, best first: each with its score, why it appeared, and the ids of
   those of its family that would answer on another day. */
export function find({ circumstances, duties }, ticked, law) {
  const present = close(circumstances, ticked);
  const given = Object.keys(circumstances).filter((id) => ticked.has(id));
  const found = duties
    .filter((duty) => isLaw(duty, law) && isMet(duty, present))
    .map((duty) => {
      const wanted = [...duty.all, ...duty.any.flat()];
      return {
        duty,
        score: scoreOf(duty, present),
        // 8
        because: given.filter((id) => {
          const brings = close(circumstances, [id]);
          return wanted.some((each) => brings.has(each));
        }),
        // 9
        others: duties
          .filter(isVersionOf(duty))
          .filter((other) => isMet(other, present))
          .map(({ id }) => id),
      };
    });
  return found.sort((one, other) => other.score - one.score); // 7: sorting is stable
}

/* 10 to 12: the circumstance whose tick changes most duties, with what it adds and removes, or
   null when no single one changes any. */
export function nextQuestion({ circumstances, duties }, ticked, asked, law) {
  const present = close(circumstances, ticked);
  const candidates = duties.filter((duty) => isLaw(duty, law));
  let best = null;
  let most = 0;
  for (const id of Object.keys(circumstances)) {
    if (present.has(id) || asked.has(id)) continue;
    const after = close(circumstances, [...present, id]);
    const changed = candidates.filter((duty) => isMet(duty, after) !== isMet(duty, present));
    if (changed.length > most) {
      most = changed.length;
      const ids = (isThere) =>
        changed.filter((duty) => isMet(duty, present) === isThere).map((duty) => duty.id);
      best = { id, adds: ids(false), removes: ids(true) };
    }
  }
  return best;
}

"""The rules of the engine's README once more, straight from the file, to compare with."""

TIERS = {"lead": 4, "support": 2, "background": 0}


def ranked(file, circumstances, jurisdiction, day):
    """Ids and scores of the duties in a file, best first."""
    closed = close(file, circumstances)
    found = []
    for place, entry in enumerate(file["duties"]):
        when = entry["when"]
        applies = (
            entry["jurisdiction"] == jurisdiction
            and entry.get("from", day) <= day <= entry.get("until", day)
            and all(each in closed for each in when["all"])
            and all(any(each in closed for each in group) for group in when["any"])
            and not any(each in closed for each in when["none"])
        )
        if applies:
            boost = sum(each in closed for each in when["boost"])
            score = 3 * len(when["all"]) + 2 * len(when["any"]) + boost + TIERS[entry["tier"]]
            found.append((-score, place, entry["id"]))
    return [(duty_id, -score) for score, _, duty_id in sorted(found)]


def close(file, circumstances):
    """The circumstances and what they imply, until nothing is added."""
    closed = set(circumstances)
    while True:
        more = {
            implied for each in closed for implied in file["circumstances"][each].get("implies", [])
        }
        if more <= closed:
            return closed
        closed |= more

"""The pages that are asked for in a place that has grown for years."""

# The twelve pages on which people work, and what leads to them.
PAGES = {
    "first page": "/",
    "a member's meeting": "/conversation/meetings/{meeting}/",
    "run the meeting": "/room/meetings/{meeting}/run/",
    "check-in": "/series/meetings/{meeting}/door/",
    "scribe": "/conversation/meetings/{meeting}/scribe/",
    "who is coming": "/series/meetings/{meeting}/replies/",
    "invite": "/series/meetings/{not_invited}/invite/",
    "agenda": "/series/meetings/{meeting}/agenda/",
    "strands": "/conversation/series/{series}/strands/",
    "people": "/organisations/communities/{community}/people/",
    "series": "/series/",
    "recommendations": "/recommendations/",
    "search": "/home/search/?words=door",
    "a community": "/access/communities/{community}/",
    "one series": "/series/{series}/",
    "one meeting": "/series/meetings/{meeting}/",
    "questions": "/conversation/meetings/{meeting}/prompts/",
    "practice issues": "/series/issues/",
    "reports": "/reports/",
    "organisations": "/organisations/",
    "who can help": "/organisations/directory/",
    "record": "/home/record/{community}/",
}
# Forms of everything that there is to decide or choose among; they may be longer than others.
FORMS = {
    "statements": "/votes/meetings/{meeting}/",
    "who writes down": "/series/meetings/{meeting}/scribes/",
}


def page_addresses(place):
    """The address of each of them, for what there is the most of."""
    parts = {name: thing.pk for name, thing in vars(place).items() if hasattr(thing, "pk")}
    return {name: address.format(**parts) for name, address in (PAGES | FORMS).items()}

"""A coordinator writes down whom to ring, and an adviser confirms most of it."""

from joinedup.core.samples import key_of, read_content
from joinedup.duties.lib.topics import topic_called
from joinedup.duties.models.local import SAID
from joinedup.duties.services.local import confirm_entry, end_entry, mark_of, write_entry


def local_entries():
    """What is known of bodies and duties, in the order in which it stands in the file."""
    return read_content(__file__)["local"]


def load(timeline):
    """Note that each is written down, and when it is confirmed."""
    made, days = timeline.made, timeline.days
    for entry in local_entries():
        timeline.at(days.moment(entry["made_day"], "11:10"), _write, made, entry)
        if "confirmed_day" in entry:
            timeline.at(days.moment(entry["confirmed_day"], "15:40"), _confirm, made, entry)
        if "ended_day" in entry:
            timeline.at(days.moment(entry["ended_day"], "09:20"), _end, made, entry)


def _write(made, entry, *, at):
    made["local entry", entry["id"]] = write_entry(
        key=key_of("local entry", entry["id"]),
        community=made["community", entry["community"]],
        topic=topic_called(entry["topic"]),
        said={name: entry[name] for name in SAID if name in entry},
        owner=made["member", entry["owner"]],
        by=made["member", entry["made_by"]],
        at=at,
    )


def _confirm(made, entry, *, at):
    written = made["local entry", entry["id"]]
    by = made["member", entry["confirmed_by"]]
    confirm_entry(entry=written, expected=mark_of(written), by=by, at=at)


def _end(made, entry, *, at):
    by = made["member", entry["ended_by"]]
    end_entry(entry=made["local entry", entry["id"]], by=by, at=at)

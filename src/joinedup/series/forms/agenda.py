from django import forms
from django.utils.translation import gettext_lazy as _

from joinedup.core.cleaning import clean_line, whole_number
from joinedup.design.forms import Form, missing

MOST_PARTS = 40


class AgendaItemForm(Form):
    minutes = forms.IntegerField(
        label=_("Minutes"),
        min_value=1,
        max_value=600,
        error_messages=missing(_("Please say how many minutes it takes.")),
    )
    title = forms.CharField(
        label=_("What happens"),
        max_length=120,
        error_messages=missing(_("Please say what happens in this part.")),
    )
    detail = forms.CharField(label=_("More about it"), max_length=500, required=False)


AgendaForms = forms.formset_factory(
    AgendaItemForm,
    extra=0,
    max_num=MOST_PARTS,
    absolute_max=MOST_PARTS,
)


def typed_rows(data):
    """What was typed, as a list of rows, whether or not it is right. Empty rows are left out."""
    try:
        count = min(int(data.get("form-TOTAL_FORMS", 0)), MOST_PARTS)
    except ValueError:
        count = 0
    rows = [
        {
            name: clean_line(data.get(f"form-{number}-{name}", ""))
            for name in AgendaItemForm.base_fields
        }
        for number in range(count)
    ]
    return [row for row in rows if any(row.values())]


def as_data(rows):
    """Rows as they would have been sent."""
    data = {"form-TOTAL_FORMS": str(len(rows)), "form-INITIAL_FORMS": "0"}
    for number, row in enumerate(rows):
        for name, value in row.items():
            data[f"form-{number}-{name}"] = value
    return data


def removed_row(data, rows, act):
    """The row that this press takes out, or that an earlier one took out and nobody put back."""
    verb, place = _read(act, rows)
    if verb == "remove" and place < len(rows):
        return {**rows[place], "place": place}
    row = {name: clean_line(data.get(f"removed-{name}", "")) for name in AgendaItemForm.base_fields}
    place = whole_number(data.get("removed-place", "")) or 0
    return {**row, "place": min(place, MOST_PARTS)} if any(row.values()) else None


def rearranged(rows, act, removed=None):
    """The rows after one press: "add", "back" for the one that was removed, or "up-2", "down-2",
    "remove-2" with the row's number."""
    rows = list(rows)
    verb, place = _read(act, rows)
    if verb == "add" and len(rows) < MOST_PARTS:
        rows.append({"minutes": "", "title": "", "detail": ""})
    if verb == "back" and removed and len(rows) < MOST_PARTS:
        rows.insert(removed["place"], {name: removed[name] for name in AgendaItemForm.base_fields})
        return rows
    if place >= len(rows):
        return rows
    if verb == "remove":
        del rows[place]
    other = {"up": place - 1, "down": place + 1}.get(verb, -1)
    if 0 <= other < len(rows):
        rows[place], rows[other] = rows[other], rows[place]
    return rows


def _read(act, rows):
    """A press as its verb and the place of its row; a place beyond the rows where it has none."""
    verb, _dash, number = act.partition("-")
    return verb, int(number) if number.isdecimal() and len(number) < 4 else len(rows)

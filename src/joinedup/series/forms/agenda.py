from django import forms
from django.utils.translation import gettext_lazy as _

from joinedup.core.cleaning import clean_line
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


def rearranged(rows, act):
    """The rows after one press: "add", or "up-2", "down-2", "remove-2" with the row's number."""
    rows = list(rows)
    verb, _dash, number = act.partition("-")
    if verb == "add" and len(rows) < MOST_PARTS:
        rows.append({"minutes": "", "title": "", "detail": ""})
    place = int(number) if number.isdecimal() and len(number) < 4 else len(rows)
    if place >= len(rows):
        return rows
    if verb == "remove":
        del rows[place]
    other = {"up": place - 1, "down": place + 1}.get(verb, -1)
    if 0 <= other < len(rows):
        rows[place], rows[other] = rows[other], rows[place]
    return rows

"""The forms of a page as a browser has them: what is typed into them, and what they send."""

from dataclasses import dataclass, field, replace
from urllib.parse import urldefrag, urljoin

from bs4 import BeautifulSoup

TYPED_INTO = "textarea, input[type=text], input[type=email], input[type=url], input:not([type])"


@dataclass
class PageForm:
    """A form that is sent: where to, what it holds, and which of that are words."""

    action: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    buttons: list[str] = field(default_factory=list)
    presses: list[tuple[str, str]] = field(default_factory=list)
    long: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    # What can be chosen, and what is usual where nothing is suggested.
    choices: dict[str, list[str]] = field(default_factory=dict)
    is_draft: bool = False

    def typed(self, words):
        """The same form with a text of its own in everything that takes words."""
        texts = {
            name: [f"{self._as_in(name, words)} {number}"]
            for number, name in enumerate(self.words, 1)
        }
        return replace(self, fields=self.fields | texts)

    def fillings(self, words):
        """The same form as people fill it in who leave nothing out: with what has to be chosen,
        then with first and last choices, with none, and with each of its buttons."""
        texts = {
            name: [self._as_wanted(name, f"{words} {n}")] for n, name in enumerate(self.words, 1)
        }
        for pick in ({}, self._choosing(0), self._choosing(-1), self._choosing(None)):
            fields = self.fields | self._choosing(0, only_missing=True) | pick | texts
            yield replace(self, fields=fields)
            for name, value in self.presses:
                yield replace(self, fields=fields | {name: [value]})

    def _choosing(self, place, *, only_missing=False):
        return {
            name: [""] if place is None else [values[place]]
            for name, values in self.choices.items()
            if not (only_missing and name in self.fields)
        }

    def _as_wanted(self, name, words):
        line = words.replace(" ", "-").lower()
        if name in self.addresses:
            return f"{line}@example.org"
        return f"https://example.org/{line}" if name in self.links else words

    def _as_in(self, name, words):
        """Words as they stand in a field: on one line, and small in that of an address."""
        line = words if name in self.long else " ".join(words.split())
        return line.lower() if name in self.addresses else line

    @property
    def texts(self):
        return [value for name in self.words for value in self.fields[name]]


def forms_of(response, address):
    """The forms of a page that are sent with POST."""
    soup = BeautifulSoup(response.content, "html.parser")
    # What stands elsewhere on the page and names its form is sent with it.
    for control in soup.select("[form]"):
        soup.find("form", id=control["form"]).append(control.extract())
    return [_form(each, address) for each in soup.select("form[method=post]")]


def form_with(response, address, button):
    """The form that this button sends."""
    return next(form for form in forms_of(response, address) if button in form.buttons)


def _form(form, address):
    # Where on the page it leads to stays in the browser.
    found = PageForm(urldefrag(urljoin(address, form.get("action") or address)).url)
    found.is_draft = bool(form.get("data-draft"))
    found.long = [each["name"] for each in form.select("textarea[name]")]
    found.addresses = [each["name"] for each in form.select("input[type=email]")]
    found.links = [each["name"] for each in form.select("input[type=url]")]
    found.words = [each["name"] for each in form.select(TYPED_INTO) if each.get("name")]
    found.buttons = [each.get_text(" ", strip=True) for each in form.select("button")]
    found.presses = [(each["name"], each["value"]) for each in form.select("button[name]")]
    for control in form.select("[name]"):
        for value in _offered(control):
            found.choices.setdefault(control["name"], []).append(value)
        for value in _values(control):
            found.fields.setdefault(control["name"], []).append(value)
    return found


USUAL = {"date": "2031-05-06", "time": "10:00", "number": "1"}


def _offered(control):
    """What can be chosen with a control; for a day, a time and a number what is usual."""
    if control.name == "select":
        return [each["value"] for each in control.select("option[value]") if each["value"]]
    if control.get("type") in ("checkbox", "radio"):
        return [control.get("value", "on")]
    usual = USUAL.get(control.get("type"))
    return [usual] if usual and not control.get("value") else []


def _values(control):
    """What a control sends, as it stands there."""
    if control.name == "textarea":
        return [control.get_text().removeprefix("\n")]
    if control.name == "select":
        options = control.select("option[selected]") or control.select("option")[:1]
        return [option.get("value", "") for option in options]
    if control.name == "button" and len(control.find_parent("form").select("button")) > 1:
        return []
    if control.get("type") in ("checkbox", "radio") and not control.has_attr("checked"):
        return []
    return [] if control.get("type") == "file" else [control.get("value", "")]

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
    long: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    is_draft: bool = False

    def typed(self, words):
        """The same form with a text of its own in everything that takes words."""
        texts = {
            name: [f"{self._as_in(name, words)} {number}"]
            for number, name in enumerate(self.words, 1)
        }
        return replace(self, fields=self.fields | texts)

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
    found.words = [each["name"] for each in form.select(TYPED_INTO) if each.get("name")]
    found.buttons = [each.get_text(" ", strip=True) for each in form.select("button")]
    for control in form.select("[name]"):
        for value in _values(control):
            found.fields.setdefault(control["name"], []).append(value)
    return found


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

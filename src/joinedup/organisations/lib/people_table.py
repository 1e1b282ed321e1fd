"""A table of people, as somebody has it: which column says what, and what each row says."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Choices
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from joinedup.access.models import RoleKind
from joinedup.core.cleaning import clean_address, clean_number, folded
from joinedup.core.table_files import FORMULA, Row
from joinedup.organisations.models import Affiliation, Organisation, Sector
from joinedup.people.models import Member, Voice

MOST_PEOPLE = 2_000

# What a column can say, and how people call it at its head.
COLUMNS: dict[str, tuple[Promise, str]] = {
    "name": (gettext_lazy("Name"), "name|full name|person|member|who"),
    "first_name": (gettext_lazy("First name"), "first name|firstname|forename|given name"),
    "last_name": (gettext_lazy("Last name"), "last name|lastname|surname|family name"),
    "email": (gettext_lazy("Email address"), "email|e-mail|email address|e-mail address|mail"),
    "phone": (
        gettext_lazy("Phone number"),
        "phone|phone number|telephone|tel|mobile|mobile number|contact number",
    ),
    "organisation": (
        gettext_lazy("Organisation"),
        "organisation|organization|agency|company|employer|service|works for",
    ),
    "sector": (gettext_lazy("Sector"), "sector|field|area of work"),
    "job_title": (gettext_lazy("Job title"), "job title|job|title|position|post|work"),
    "role": (gettext_lazy("Role in the community"), "role|role in the community"),
    "voice": (gettext_lazy("Speaks from"), "voice|speaks from|expertise|knowledge"),
}
# Other ways to say what is on offer.
_ALSO: dict[str, str] = {
    "lived experience": Voice.EXPERIENCE,
    "expert by experience": Voice.EXPERIENCE,
    "work": Voice.OCCUPATION,
    "job": Voice.OCCUPATION,
    "research": Voice.STUDY,
    "admin": RoleKind.ADMINISTRATOR,
}
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST: dict[str, int] = {
    column: getattr(model._meta.get_field(name), "max_length", 0)
    for column, model, name in (
        ("name", Member, "name"),
        ("email", Member, "email"),
        ("phone", Member, "phone"),
        ("organisation", Organisation, "name"),
        ("job_title", Affiliation, "job_title"),
    )
}


@dataclass
class Line:
    """One person of a table, and what of it cannot be read; ``number`` is that of the row."""

    number: int
    name: str = ""
    email: str = ""
    phone: str = ""
    organisation: str = ""
    sector: str = ""
    job_title: str = ""
    role: str = RoleKind.MEMBER
    voice: str = ""
    faults: list[str] = field(default_factory=list)


def has_heads(cells: Sequence[str]) -> bool:
    """Whether this first row names the columns; no name of a column holds an @ sign."""
    return not any("@" in cell for cell in cells)


def guessed(heads: Sequence[str]) -> list[str]:
    """What each column says, by its head; empty where nobody can tell. Of a table without heads,
    by what is in its first row.

    >>> guessed(["Surname", "Forename", "E-mail", "Shoe size"])
    ['last_name', 'first_name', 'email', '']
    >>> guessed(["Ann Ames", "Night Shelter", "ann@example.org"])
    ['name', '', 'email']
    """
    known = {
        name: column for column, (_label, names) in COLUMNS.items() for name in names.split("|")
    }
    found: list[str] = []
    for head in heads:
        column = "email" if "@" in head else known.get(_plain(head), "")
        found.append("" if column in found else column)
    if not has_heads(heads) and "" in found:
        # The name mostly comes first.
        found[found.index("")] = "name"
    return found


def _plain(head: str) -> str:
    return folded(head).replace("_", " ").strip(" :.*")


def lines_of(rows: Sequence[Row], columns: Sequence[str], kinds: Collection[str]) -> list[Line]:
    """What each row says, when its columns say this; ``kinds`` are the roles that may be given."""
    return [_line(number, _said(cells, columns), kinds) for number, cells in rows]


def _said(cells: Sequence[str], columns: Sequence[str]) -> dict[str, str]:
    return {column: cell for column, cell in zip(columns, cells, strict=True) if column}


def _line(number: int, said: dict[str, str], kinds: Collection[str]) -> Line:
    line = Line(number)
    formulas = [column for column, cell in said.items() if cell == FORMULA]
    for column in formulas:
        said[column] = ""
        line.faults.append(
            _("“%(column)s” is a formula: please put in its value.")
            % {"column": COLUMNS[column][0]}
        )
    parts = [said.get("first_name", ""), said.get("last_name", "")]
    line.name = said.get("name", "") or " ".join(part for part in parts if part)
    line.email = clean_address(said.get("email", ""))
    line.phone = clean_number(said.get("phone", ""))
    line.organisation = said.get("organisation", "")
    line.job_title = said.get("job_title", "")
    _look(line, has_formulas=bool(formulas))
    line.sector = _choice(line, said.get("sector", ""), Sector, _("sector"))
    line.voice = _choice(line, said.get("voice", ""), Voice, _("kind of knowledge"))
    line.role = _choice(line, said.get("role", ""), RoleKind, _("role")) or RoleKind.MEMBER
    if line.role not in kinds:
        line.faults.append(
            _("You cannot give the role “%(role)s”.") % {"role": RoleKind(line.role).label}
        )
    return line


def _look(line: Line, *, has_formulas: bool) -> None:
    if not line.name and not has_formulas:
        line.faults.append(_("There is no name."))
    elif line.name and not _LETTER.search(line.name):
        line.faults.append(_("“%(name)s” is no name.") % {"name": line.name})
    if line.email:
        try:
            validate_email(line.email)
        except ValidationError:
            line.faults.append(
                _("“%(email)s” is not a whole email address.") % {"email": line.email}
            )
    for name, longest in _LONGEST.items():
        if len(getattr(line, name)) > longest:
            line.faults.append(
                _("“%(column)s” is longer than %(longest)d characters.")
                % {"column": COLUMNS[name][0], "longest": longest}
            )


def _choice(line: Line, cell: str, choices: type[Choices], what: str) -> str:
    """The value of what is on offer that this cell names."""
    wanted = folded(cell)
    for value, label in choices.choices:
        if wanted and wanted in (folded(str(label)), folded(value), value.replace("_", " ")):
            return value
    other = _ALSO.get(wanted, "")
    if other in choices.values:
        return other
    if wanted:
        line.faults.append(_("There is no %(what)s “%(cell)s”.") % {"what": what, "cell": cell})
    return ""

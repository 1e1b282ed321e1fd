"""What the file says, as plain data: the template holds no sentence of its own."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.template.defaultfilters import floatformat
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from joinedup.core.site import site_url
from joinedup.recommendations.models import Recommendation
from joinedup.reports.models import Version

LONGEST_FOOT = 70  # characters: two lines, or three where all are wide


def document_of(page: Mapping[str, Any], version: Version) -> dict[str, Any]:
    """Plain data for the template, from what ``selectors.reading.read_content`` gives for a
    version."""
    return {
        "lang": settings.LANGUAGE_CODE.split("-")[0],
        "region": settings.LANGUAGE_CODE.partition("-")[2],
        "title": page["title"],
        "community": page["series"]["community"],
        "foot": Truncator(f"{page['series']['community']} · {page['title']}").chars(LONGEST_FOOT),
        "theme": page["series"]["theme"],
        "question": page["series"]["question"],
        "edition": _("Version %(number)s, published on %(day)s")
        % {"number": version.number, "day": date_format(version.published_at, "j F Y")},
        "address": _("The newest version, with what each finding rests on: %(address)s")
        % {"address": site_url(f"/reports/{version.report_id}/")},
        "summary": {"heading": _("In short"), "body": page["summary"]},
        "method": {"heading": _("How we did it"), "body": page["method"]},
        "who": _who(page),
        "asked": {"heading": _("What we asked"), "meetings": page["asked"]},
        "findings_heading": _("What we found"),
        "findings": [_finding(each) for each in page["findings"]],
        "terms": _terms(page["terms"]),
        "scales": _scales(page["scales"]),
        "steps": _steps(page["steps"]),
        "recommendations": {
            "heading": _("What we ask"),
            "body": _("Answers as they stood on %(day)s.")
            % {"day": date_format(timezone.localdate(), "j F Y")},
            "list": [
                _recommendation(recommendation)
                for recommendation in [
                    *(
                        recommendation
                        for finding in page["findings"]
                        for recommendation in finding["recommendations"]
                    ),
                    *page["other_recommendations"],
                ]
            ],
        },
        "what_next": {"heading": _("What happens next"), "body": page["what_next"]},
        "replaced": _(
            "Some signs cannot be printed here; a box stands for each. The web page has them."
        ),
    }


def _quote(quotation: Mapping[str, Any]) -> dict[str, str]:
    marks = [quotation["voice_label"]] if quotation["voice"] != "unstated" else []
    if quotation["credit"]:
        marks.insert(0, quotation["credit"])
    return {
        "text": quotation["text"],
        "dir": direction(quotation["text"]),
        "voice": quotation["voice"],
        "by": ", ".join(marks),
        "outcome": quotation["outcome_label"],
        "outcome_text": quotation["outcome_text"],
    }


def _finding(finding: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "heading": finding["heading"],
        "body": finding["body"],
        "quotes": [_quote(each) for each in finding["quotes"]],
        "rests_on": ngettext(
            "Rests on %(number)s contribution.",
            "Rests on %(number)s contributions.",
            finding["rests_on"],
        )
        % {"number": finding["rests_on"]},
        "url": site_url(finding["sources_url"]) if finding["sources_url"] else "",
    }


def _recommendation(recommendation: Recommendation) -> dict[str, str]:
    answer = recommendation.get_answer_display() if recommendation.answer else _("Not answered yet")
    return {
        "text": recommendation.text,
        "owner": f"{recommendation.organisation.name}, {recommendation.role_title}",
        "answer": answer,
        "answer_text": recommendation.answer_text,
    }


def _number(told: Mapping[str, int | None]) -> str:
    if told["few"]:
        return _("fewer than 5")
    return _("not shown") if told["number"] is None else str(told["number"])


def _who(page: Mapping[str, Any]) -> dict[str, Any]:
    people = page["people"]
    return {
        "heading": _("Who took part"),
        "total": _("People who took part: %(number)s. Organisations: %(organisations)s.")
        % {"number": _number(people["total"]), "organisations": people["organisations"]}
        if people["total"].get("number") != 0
        else _("Nobody was checked in, so how many came is not known."),
        "counts": [
            _counts(_("Voice"), people["voices"]),
            _counts(_("Sector"), people["sectors"]),
            {
                "head": [_("Meeting"), _("People")],
                "rows": [
                    [
                        f"{date_format(each['day'], 'j F Y')}: {each['title']}",
                        _number(each["people"]),
                    ]
                    for each in page["meetings"]
                ],
                "others": [],
            },
        ],
        "absent": _("Not in the room this time: %(sectors)s.")
        % {"sectors": ", ".join(people["absent"])}
        if people["absent"]
        else "",
        "note": _(
            "Numbers under five are not told, and sometimes another is held back with them, so "
            "that nobody can be picked out. Somebody may speak with more than one voice."
        ),
    }


def _counts(name: str, counted: Mapping[str, Any]) -> dict[str, Any]:
    others = []
    if counted["few"]:
        few = _("Here, but fewer than 5 of each: %(kinds)s.")
        others.append(few % {"kinds": ", ".join(counted["few"])})
    if counted["held"]:
        held = _("Here, number not told: %(kinds)s.")
        others.append(held % {"kinds": ", ".join(counted["held"])})
    return {
        "head": [name, _("People")],
        "rows": [[each["label"], str(each["number"])] for each in counted["told"]],
        "others": others,
    }


def _terms(terms: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    return {
        "heading": _("Words we talked about"),
        "terms": [
            {
                "term": each["term"],
                "decision": ": ".join(filter(None, [str(each["decision_label"]), each["instead"]])),
                "reason": each["reason"],
                "dissent": _("Others saw it differently: %(words)s") % {"words": each["dissent"]}
                if each["dissent"]
                else "",
            }
            for each in terms
        ],
    }


def _scales(scales: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    return {
        "heading": _("Where we are, from 0 to 10"),
        "scales": [
            {
                "title": each["meeting_title"],
                "question": each["question"],
                "spread": each["spread"],
                **_where_people_stand(each["answers"]["number"], each["spread"]),
            }
            for each in scales
        ],
    }


def _where_people_stand(people: int | None, spread: Sequence[float] | None) -> dict[str, str]:
    if spread is None:
        few = _("Fewer than five people have answered: too few to say where they stand.")
        return {"finding": "", "sentence": few}
    low, middle, high = map(floatformat, spread)
    return {
        "finding": _("Where %(people)s people stand: the middle is %(middle)s")
        % {"people": people, "middle": middle},
        "sentence": _("Half of the answers lie from %(low)s to %(high)s.")
        % {"low": low, "high": high},
    }


def _steps(steps: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "heading": _("Small steps, and what came of them"),
        "total": ngettext(
            "People named %(number)s small step.",
            "People named %(number)s small steps.",
            steps["total"],
        )
        % {"number": steps["total"]}
        if steps["total"]
        else "",
        "table": {
            "head": [_("What came of it"), _("Steps")],
            "rows": [[str(label), str(number)] for label, number in steps["rows"]],
        },
        "shown": [_quote(each) for each in steps["shown"]],
    }


def direction(text: str) -> str:
    """The way a text runs, by its first letter that runs one way.

    >>> direction("“مرحبا” hello"), direction("12 hello")
    ('rtl', 'ltr')
    """
    for sign in text:
        way = unicodedata.bidirectional(sign)
        if way in ("R", "AL"):
            return "rtl"
        if way == "L":
            return "ltr"
    return "ltr"

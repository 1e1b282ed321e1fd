"""The components of the design system: every tag's signature is its contract.

All of them are shown, in every state, at ``/design/gallery/``. A misspelt argument fails
when the template is read; a value that is not offered fails when the page is drawn.
"""

from django import template
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

register = template.Library()

LEVELS = {"info": _("Note"), "good": _("Done"), "waiting": _("Please note"), "bad": _("Problem")}
TAG_KINDS = ("plain", "info", "good", "waiting", "bad")
BUTTON_KINDS = ("main", "plain", "quiet", "bad")


def _one_of(value, allowed, name):
    if value not in allowed:
        raise ValueError(f"{name} is {value!r}; it may be one of {', '.join(allowed)}")
    return value


def _draw(component, **parts):
    return render_to_string(f"design/{component}.html", parts)


# Talking to people


@register.simple_block_tag
def notice(content, *, title="", level="info"):
    """{% notice title=_("Agenda agreed") level="good" %}…{% endnotice %}

    level: info, good, waiting or bad.
    """
    _one_of(level, LEVELS, "level")
    return _draw("notice", content=content, title=title, level=level, word=LEVELS[level])


@register.simple_tag
def tag(word, *, kind="plain"):
    """{% tag _("Accepted") kind="good" %}: a word, a shape and a colour.

    kind: plain, info, good, waiting or bad.
    """
    return _draw("tag", word=word, kind=_one_of(kind, TAG_KINDS, "kind"))


@register.simple_block_tag
def empty(content, *, title):
    """{% empty title=_("Nobody has answered yet") %}the next step{% endempty %}"""
    return _draw("empty", content=content, title=title)


# Doing things


@register.simple_tag
def button(label, *, kind="main", name="", value=""):
    """{% button _("Send the invitations") %}: sends the form around it.

    kind: main (one a page), plain, quiet or bad (takes something away).
    """
    _one_of(kind, BUTTON_KINDS, "kind")
    return _draw("button", label=label, kind=kind, name=name, value=value)


@register.simple_tag
def button_link(label, url, *, kind="main"):
    """{% button_link _("Plan a series") url %}: a link that is the page's next step."""
    return _draw("button_link", label=label, url=url, kind=_one_of(kind, BUTTON_KINDS, "kind"))


@register.simple_tag(takes_context=True)
def post_button(context, label, url, *, about="", kind="plain", name="", value=""):
    """{% post_button _("Remove") url about=meeting.title %}: a form of one button.

    ``about`` names the thing for people who hear the page, so that labels differ.
    """
    return _draw(
        "post_button",
        csrf_token=context.get("csrf_token"),
        label=label,
        url=url,
        about=about,
        kind=_one_of(kind, BUTTON_KINDS, "kind"),
        name=name,
        value=value,
    )


# Forms


@register.simple_tag
def field(bound_field):
    """{% field form.title %}: label, hint, error and control of one field."""
    return bound_field.as_field_group()


@register.simple_tag
def error_summary(form):
    """{% error_summary form %}: what to put right, with a link to each field."""
    return _draw("error_summary", form=form) if form.errors else ""


@register.simple_block_tag(takes_context=True)
def form_page(context, content, *, form, button, action="", draft="", cancel_url="", kind="main"):
    """{% form_page form=form button=_("Save the series") %}{% endform_page %}

    Left empty, it draws every field; fill it with ``field`` tags to choose and group them.
    ``draft`` names the form so that a phone keeps what is typed for 12 hours: never name a
    form about somebody's situation. ``cancel_url`` adds a way back.
    """
    return _draw(
        "form_page",
        csrf_token=context.get("csrf_token"),
        content=content.strip(),
        form=form,
        button=button,
        action=action,
        draft=draft,
        cancel_url=cancel_url,
        kind=_one_of(kind, BUTTON_KINDS, "kind"),
    )


@register.filter
def level_of(message_level):
    """Turn the level of a stored message into the level of a notice."""
    return {"success": "good", "warning": "waiting", "error": "bad"}.get(message_level, "info")

"""The components of the design system: every tag's signature is its contract.

All of them are shown, in every state, at ``/design/gallery/``. A misspelt argument fails
when the template is read; a value that is not offered fails when the page is drawn.
"""

from django import template
from django.conf import settings
from django.template import Context, Engine
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from joinedup.core.cleaning import clean_words
from joinedup.design.shortening import shortened

register = template.Library()

register.filter("shorten", shortened)
register.filter("cleaned", clean_words)

LEVELS = {"info": _("Note"), "good": _("Done"), "waiting": _("Please note"), "bad": _("Problem")}
TAG_KINDS = ("plain", "info", "good", "waiting", "bad")
VOICES = {
    "experience": _("Lived experience"),
    "occupation": _("Work"),
    "study": _("Study"),
    "unstated": _("Voice not stated"),
}
# Longer than this, a quotation set large stops being easy to read.
LONG_QUOTATION = 320  # characters
STEP_STATES = {"done": _("done"), "now": _("now"), "next": _("still to come")}
BUTTON_KINDS = ("main", "plain", "quiet", "bad")

# What pages show by the dozen is put together here; templates draw everything else.
TAG = (
    '<span class="tag tag-{kind}"><span class="tag-shape" aria-hidden="true"></span>{word}</span>\n'
)
VOICE = (
    '<span class="voice voice-{kind}"><span class="voice-shape" aria-hidden="true"></span>{word}'
    "</span>\n"
)
# Words keep their line breaks, so none may be added to them.
QUOTATION = """\
<figure class="{marks}"{anchor}>
  <blockquote dir="auto">{text}</blockquote>
  <figcaption>
    <span class="voice"><span class="voice-shape" aria-hidden="true"></span>{word}</span>
{credit}{more}\
  </figcaption>
</figure>
"""
CREDIT = '    <span class="credit" dir="auto">{}</span>\n'
MORE = '    <div class="quotation-more">{}</div>\n'


def _one_of(value, allowed, name):
    if value not in allowed:
        raise ValueError(f"{name} is {value!r}; it may be one of {', '.join(map(str, allowed))}")
    return value


def _draw(component, **parts):
    return Engine.get_default().get_template(f"design/{component}.html").render(Context(parts))


def _unseen(context):
    """What ``{% csrf_token %}`` and ``{% forgetful %}`` ask of the page around a component."""
    return {name: context.get(name) for name in ("csrf_token", "user", "site")}


# Talking to people


@register.simple_block_tag
def notice(content, *, title="", level="info"):
    """{% notice title=_("Agenda agreed") level="good" %}…{% endnotice %}

    level: info (how things are), good (what was just done), waiting or bad.
    """
    _one_of(level, LEVELS, "level")
    return _draw("notice", content=content, title=title, level=level, word=LEVELS[level])


@register.simple_tag
def tag(word, *, kind="plain"):
    """{% tag _("Accepted") kind="good" %}: a word, a shape and a colour.

    kind: plain, info, good, waiting or bad.
    """
    return format_html(TAG, word=word, kind=_one_of(kind, TAG_KINDS, "kind"))


@register.simple_block_tag
def nothing_here(content, *, title):
    """{% nothing_here title=_("Nobody has answered yet") %}the next step{% endnothing_here %}"""
    return _draw("nothing_here", content=content, title=title)


# Doing things


@register.simple_tag
def button(label, *, kind="main", name="", value="", stays=False, action=""):
    """{% button _("Send the invitations") %}: sends the form around it.

    kind: main (one a page), plain, quiet or bad (takes something away). ``stays`` where a file
    comes, so that the page is still there and its form can be sent again at once. ``action`` is
    where this button sends the form, if not where the form itself says.
    """
    _one_of(kind, BUTTON_KINDS, "kind")
    return _draw(
        "button", label=label, kind=kind, name=name, value=value, stays=stays, action=action
    )


@register.simple_tag
def button_link(label, url, *, about="", kind="main"):
    """{% button_link _("Plan a series") url %}: a link that is the page's next step.

    ``about`` names the thing for people who hear the page, so that labels differ.
    """
    _one_of(kind, BUTTON_KINDS, "kind")
    return _draw("button_link", label=label, url=url, about=about, kind=kind)


@register.simple_tag(takes_context=True)
def post_button(context, label, url, *, about="", kind="plain", name="", value=""):
    """{% post_button _("Remove") url about=meeting.title %}: a form of one button.

    ``about`` names the thing for people who hear the page, so that labels differ.
    """
    return _draw(
        "post_button",
        **_unseen(context),
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
def form_page(context, content, *, form, button, action="", outbox="", cancel_url="", kind="main"):
    """{% form_page form=form button=_("Save the series") %}{% endform_page %}

    Left empty, it draws every field; fill it with ``field`` tags to choose and group them.
    ``outbox`` lets what cannot be sent wait on the phone, and says whose it is: of "me", who am
    signed in, or of "anyone". ``cancel_url`` adds a way back.
    """
    return _draw(
        "form_page",
        **_unseen(context),
        content=content,
        form=form,
        button=button,
        action=action,
        outbox=outbox,
        cancel_url=cancel_url,
        kind=_one_of(kind, BUTTON_KINDS, "kind"),
    )


@register.simple_tag
def filters(form, *, button, all_url="", action=""):
    """{% filters form button=_("Show") %}: narrows the list beneath; a ``FilterForm``.

    ``all_url`` adds the way back to the whole list; ``action`` is the address of the list
    where the page may stand at another.
    """
    return _draw("filters", form=form, label=button, all_url=all_url, action=action)


# People's words


@register.simple_tag
def voice(kind):
    """{% voice contribution.voice %}: the quiet, equal mark of where knowledge comes from.

    kind: experience, occupation, study or unstated.
    """
    return format_html(VOICE, kind=_one_of(kind, VOICES, "voice"), word=str(VOICES[kind]))


@register.simple_block_tag
def quotation(content, *, text, voice="unstated", credit="", anchor="", size="large"):
    """{% quotation text=words voice="study" credit=name %}tags, links{% endquotation %}

    size: large (the words are the page) or small (one of many). ``anchor`` is the id that
    links lead to.
    """
    _one_of(size, ("large", "small"), "size")
    size = "small" if len(text) > LONG_QUOTATION else size
    return format_html(
        QUOTATION,
        marks=f"quotation quotation-{size} voice-{_one_of(voice, VOICES, 'voice')}",
        anchor=format_html(' id="{}"', anchor) if anchor else "",
        text=text,
        word=str(VOICES[voice]),
        credit=format_html(CREDIT, credit) if credit else "",
        more=format_html(MORE, content) if content.strip() else "",
    )


# Numbers


@register.simple_tag
def figure_number(number, *, label, of=None):
    """{% figure_number 17 of=32 label=_("people took a small step") %}

    A number of None is "too few to say".
    """
    return _draw("figure_number", number=number, of=of, label=label)


@register.simple_tag
def bars(rows, *, caption, of, first="", second=""):
    """{% bars rows caption=_("Most came in person") of=32 %}: a chart that is a table.

    ``rows`` are pairs of label and count; a count of None is "too few to say". The caption
    says the finding; ``first`` and ``second`` name the columns ("Answer" and "People").
    """
    drawn = [
        {"label": label, "count": count, "share": 100 * count / of if count and of else 0}
        for label, count in rows
    ]
    return _draw("bars", rows=drawn, caption=caption, of=of, first=first, second=second)


# Places and order


@register.simple_block_tag
def page_head(content, *, title, about="", help="", how_to=""):
    """{% page_head title=_("Invite") about=meeting.title %}its main act{% endpage_head %}

    What a working page is, so small that its work stands on the first screen. ``help`` is one
    line for somebody new, ``how_to`` the name of the guide that tells more.
    """
    more = reverse(settings.HOW_TO_URL, args=[how_to]) if how_to else ""
    return _draw("page_head", content=content, title=title, about=about, help=help, how_to=more)


@register.simple_block_tag
def card(content, *, title, url="", eyebrow="", heading=3):
    """{% card title=series.title url=url eyebrow=_("Series") %}…{% endcard %}

    ``heading`` is the level of the title: 2 or 3.
    """
    _one_of(heading, (2, 3), "heading")
    return _draw("card", content=content, title=title, url=url, eyebrow=eyebrow, heading=heading)


@register.simple_block_tag
def breadcrumbs(content):
    """{% breadcrumbs %}{% crumb … %}{% endbreadcrumbs %}: where this page belongs."""
    return _draw("breadcrumbs", content=content)


@register.simple_tag
def crumb(label, url=""):
    """{% crumb series.title url %}; the page itself comes last, without a url."""
    return _draw("crumb", label=label, url=url)


@register.simple_block_tag
def steps(content, *, label):
    """{% steps label=_("From theme to report") %}{% step … %}{% endsteps %}"""
    return _draw("steps", content=content, label=label)


@register.simple_tag
def step(label, *, state, url=""):
    """{% step _("Invite") state="now" %}: state is done, now or next."""
    _one_of(state, STEP_STATES, "state")
    return _draw("step", label=label, state=state, word=STEP_STATES[state], url=url)


@register.simple_block_tag
def timeline(content):
    """{% timeline %}{% moment … %}…{% endmoment %}{% endtimeline %}: oldest first."""
    return _draw("timeline", content=content)


@register.simple_block_tag
def moment(content, *, at, title, kind="plain"):
    """{% moment at=answer.at title=_("Accepted") kind="good" %}…{% endmoment %}

    ``at`` is a date or a moment; kind as for ``tag``.
    """
    _one_of(kind, TAG_KINDS, "kind")
    return _draw("moment", content=content, at=at, title=title, kind=kind)


@register.simple_block_tag(takes_context=True)
def listing(
    context, content, *, page, found, form=None, button="", action="", all_url="", download=""
):
    """{% listing page=people found=number form=form button=_("Show") %}rows{% endlisting %}

    A list with what narrows it (a ``FilterForm``), how many were found (``found``, in words) and
    the ways to its other pages. With script it is narrowed while somebody types. ``action`` is
    its address, where another page may show it, too: one that refuses what was sent. ``download``
    is the address of the same list as CSV, and is given what the list is narrowed by.
    """
    asked = context["request"].GET.urlencode()
    return _draw(
        "listing",
        content=content,
        form=form,
        found=found,
        label=button,
        action=action,
        all_url=all_url,
        pager=pager(context, page, action, form.keeps if form else ""),
        download=f"{download}?{asked}" if download and asked else download,
    )


@register.simple_block_tag(takes_context=True)
def acts_bar(context, content, *, id, action="", draft=""):
    """{% acts_bar id="acts" %}buttons{% endacts_bar %}: what is done with the chosen rows.

    A row is chosen by ``<input type="checkbox" name="…" value="…" form="acts" data-choose>``, all
    that are shown by one with ``data-choose-all`` within something ``hidden``, which script shows.
    """
    parts = {"content": content, "id": id, "action": action, "draft": draft}
    return _draw("acts_bar", **_unseen(context), **parts)


@register.simple_tag(takes_context=True)
def pager(context, page, action="", keeps=""):
    """{% pager page %}: the ways to the pages before and after a Paginator's page.

    Keeps whatever else the address asks for. Draws nothing when all fits on one page. ``action``
    is the address of the list, if not the page's own.
    """
    if not page.has_other_pages():
        return ""
    query = context["request"].GET.copy()

    def address(number):
        query["page"] = number
        return f"{action}?{query.urlencode()}"

    return _draw(
        "pager",
        page=page,
        keeps=keeps,
        before=address(page.previous_page_number()) if page.has_previous() else "",
        after=address(page.next_page_number()) if page.has_next() else "",
    )


@register.simple_block_tag
def table_wrap(content, *, label):
    """{% table_wrap label=_("Members") %}<table>…</table>{% endtable_wrap %}

    A wide table scrolls inside itself, also with the keyboard.
    """
    return _draw("table_wrap", content=content, label=label)


@register.simple_tag
def copy_line(text, *, label):
    """{% copy_line link label=_("Your private link") %}: one tap selects all of it."""
    return _draw("copy_line", text=text, label=label)


@register.filter
def level_of(message_level):
    """Turn the level of a stored message into the level of a notice."""
    return {"success": "good", "warning": "waiting", "error": "bad"}.get(message_level, "info")

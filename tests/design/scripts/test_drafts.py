"""What is typed is kept field by field, and goes when it is done with.

That it outlives a bad line is told in `tests/journeys/test_drafts.py`.
"""

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import expect

from tests.design.scripts import pages
from tests.design.scripts.pages import FILL, HOUR, call, page_of
from tests.design.scripts.server import Answer

NOTE = """<div data-draft-note hidden><p data-draft-words data-restored="Here it is again."
  data-offline="No line." data-typed="It is kept."></p>
  <button type="button" data-draft-clear>Clear</button></div>"""
FORM = f"""<form method="post" action="/say/" data-draft="words">{NOTE}
  <input type="hidden" name="csrfmiddlewaretoken" value="secret">
  <input type="hidden" name="key" value="k1"><input type="hidden" name="step" value="2">
  <label>Words <textarea name="text"></textarea></label>
  <label>Secret <input type="password" name="secret"></label>
  <label><input type="radio" name="voice" value="study" checked> Study</label>
  <label><input type="radio" name="voice" value="life"> Life</label>
  <label><input type="checkbox" name="ideas" value="3" checked> A ramp</label>
  <label><input type="checkbox" name="ideas" value="4"> A map</label>
  <label>Table <select name="table"><option>1</option><option>2</option></select></label>
  <label>Days <select name="days" multiple><option>Mo</option><option>Tu</option></select></label>
  <button name="go" value="on">Send</button></form>
<form data-draft="other"><input name="text" aria-label="Other"></form>"""
KEY = "joinedup:7:/here/:words"
TYPED = {
    "key": ["k1"],
    "text": ["The ward rang."],
    "voice": ["life"],
    "ideas": ["4"],
    "table": ["2"],
    "days": ["Tu"],
}


MODULES = ["design/main", "design/drafts"]


@pytest.fixture
def form(opens):
    return lambda body=FORM, **options: opens(body, modules=MODULES, **options)


def kept(tab):
    """The drafts that the device keeps, by key."""
    return {k: v for k, v in pages.kept(tab).items() if k.startswith("joinedup:")}


def fills(tab):
    tab.get_by_label("Secret").fill("hush")
    for box in ("A ramp", "A map"):
        tab.get_by_label(box).click()
    tab.get_by_label("Life").check()
    tab.get_by_label("Table").select_option("2")
    tab.get_by_label("Days").select_option("Tu")
    return writes(tab)


def writes(tab):
    tab.get_by_label("Words").fill("The ward rang.")
    return tab


def values(tab):
    return tab.evaluate(
        "() => Object.fromEntries([...new Set([...document.forms[0].elements].map((e) => e.name))]"
        ".filter((name) => name && name !== 'go')"
        ".map((name) => [name, new FormData(document.forms[0]).getAll(name)]))"
    )


def test_all_that_is_typed_is_kept_but_no_secret(form):
    tab = fills(form(clock=True))

    assert kept(tab) == {KEY: {"at": tab.evaluate("Date.now()"), "typed": TYPED}}
    expect(tab.locator("[data-draft-words]").first).to_have_text("It is kept.")


def test_it_is_there_again_on_the_next_visit(form):
    fills(form())
    tab = form()

    assert values(tab) == TYPED | {"csrfmiddlewaretoken": ["secret"], "step": ["2"], "secret": [""]}
    expect(tab.get_by_label("Other")).to_have_value("")
    expect(tab.locator("[data-draft-words]").first).to_have_text("Here it is again.")


@pytest.mark.parametrize(
    "other", [{"who": "8"}, {"who": "guest"}, {"path": "/there/"}], ids=["person", "guest", "page"]
)
def test_it_is_nobody_else_s_and_on_no_other_page(form, other):
    writes(form())

    assert values(form(**other))["text"] == [""]


def test_after_a_mistake_the_page_counts(form):
    writes(form())
    tab = form(f'<div class="error-summary">Please check</div>{FORM}')

    assert values(tab)["text"] == [""]
    expect(tab.locator("[data-draft-note]").first).to_be_hidden()


@pytest.mark.parametrize(("age", "words"), [(12 * HOUR - 1, "The ward rang."), (12 * HOUR, "")])
def test_after_twelve_hours_it_is_gone_on_whatever_page(form, age, words):
    tab = writes(form(clock=True))
    tab.clock.run_for(age)
    form("<h1>Another page</h1>", path="/there/")

    assert (values(form())["text"], bool(kept(tab))) == ([words], bool(words))


def test_it_is_cleared_when_the_person_wishes(form):
    tab = writes(form())

    with tab.expect_navigation():
        tab.get_by_role("button", name="Clear").click()

    assert (values(tab)["text"], kept(tab)) == ([""], {})


@pytest.mark.parametrize(
    ("next_page", "stays"),
    [
        ("<h1>Thank you</h1>", False),
        ('<div class="error-summary">Please check</div>', True),
        ("<p data-keep-drafts>Something went wrong</p>", True),
    ],
    ids=["taken", "mistakes", "failed"],
)
def test_once_the_server_has_taken_it_it_is_gone(form, server, next_page, stays):
    server.answers["/say/"] = [Answer(200, page_of(next_page, ["design/main"]))]
    tab = writes(form())

    tab.get_by_role("button", name="Send").click()
    tab.wait_for_url("**/say/")

    assert list(kept(tab)) == ([KEY] if stays else [])
    assert tab.evaluate("Object.keys(sessionStorage)") == []


def test_who_is_quicker_than_the_scripts_that_are_brought_does_not_find_it_again(form, server):
    """What sends the form is gone from it, also by a typed address, and on the worst of lines."""
    server.answers["/say/"] = [Answer(200, page_of("<h1>Thank you</h1>", ["design/main"]))]
    tab = writes(form())
    tab.route("**/drafts.js", lambda route: route.abort())
    tab.get_by_role("button", name="Send").click()
    tab.wait_for_url("**/say/")
    tab.unroute("**/drafts.js")

    assert (values(form())["text"], kept(tab)) == ([""], {})


def test_who_goes_on_from_a_page_that_stands_alone_finds_it(form, server):
    """What went wrong is said without scripts of ours: a link from there leads to the words."""
    went_wrong = render_to_string("500.html").replace('href="/"', 'href="/here/"')
    server.answers["/say/"] = [Answer(500, went_wrong)]
    server.answers["/here/"] = [Answer(200, page_of(FORM, MODULES))]
    tab = writes(form())
    tab.get_by_role("button", name="Send").click()
    tab.wait_for_url("**/say/")

    tab.get_by_role("link", name="Go to the first page").click()
    tab.wait_for_url("**/here/")

    assert (values(tab)["text"], list(kept(tab))) == (["The ward rang."], [KEY])
    form("<h1>Another page</h1>", path="/there/")
    assert list(kept(tab)) == [KEY]


IN_VAIN = """<p data-keep-drafts="unsent">Please send it once more</p>
<form method="post" action="/again/" data-sends-again><button>Send it</button></form>"""


def sends_in_vain(form, server):
    server.answers["/say/"] = [Answer(200, page_of(IN_VAIN, ["design/main"]))]
    tab = writes(form())
    tab.get_by_role("button", name="Send").click()
    tab.wait_for_url("**/say/")
    return tab


def test_what_was_sent_in_vain_is_done_with_when_it_is_taken(form, server):
    server.answers["/again/"] = [Answer(200, page_of("<h1>Thank you</h1>", ["design/main"]))]
    tab = sends_in_vain(form, server)
    assert list(kept(tab)) == [KEY]

    tab.get_by_role("button", name="Send it").click()
    tab.wait_for_url("**/again/")

    assert (kept(tab), tab.evaluate("Object.keys(sessionStorage)")) == ({}, [])


def test_what_was_sent_in_vain_and_left_is_there_again(form, server):
    sends_in_vain(form, server)
    form("<h1>Another page</h1>", path="/there/")

    assert values(form())["text"] == ["The ward rang."]


MISTAKES = """<div class="error-summary">Please write your name.</div>"""


@pytest.mark.parametrize(("marks", "method"), [(" data-changes-hands", "GET"), ("", "POST")])
def test_the_history_of_a_browser_that_changes_hands_keeps_nothing_that_was_sent_in_vain(
    form, server, marks, method
):
    """Where a draft is kept, the page that says what is wrong is asked for anew."""
    tab = writes(form(path="/say/"))
    server.answers["/say/"] = [
        Answer(200, page_of(MISTAKES + FORM, MODULES, marks=marks)),
        Answer(200, page_of(FORM, MODULES, marks=marks)),
    ]
    tab.get_by_role("button", name="Send").click()
    tab.wait_for_selector(".error-summary")
    writes(tab)

    with tab.expect_navigation():
        tab.evaluate("location.reload()")

    assert [each.method for each in server.requests if each.path == "/say/"][-1] == method
    assert values(tab)["text"] == ["The ward rang."]


def test_who_comes_back_instead_of_going_on_finds_it(form, server):
    server.answers["/say/"] = [Answer(200, "<h1>No script of ours</h1>")]
    tab = form()
    with tab.expect_navigation():
        tab.evaluate("location.assign('/here/')")  # from a page of ours, as by a link
    writes(tab).get_by_role("button", name="Send").click()
    tab.wait_for_url("**/say/")

    tab.go_back()

    assert (values(tab)["text"], list(kept(tab))) == (["The ward rang."], [KEY])


def test_who_sent_in_vain_and_opens_the_page_anew_finds_it(form):
    tab = writes(form())
    call(tab, "design/storage", "note", "joinedup:sent", KEY)

    tab.goto("/here/")

    assert (values(tab)["text"], list(kept(tab))) == (["The ward rang."], [KEY])
    with tab.expect_navigation():
        tab.evaluate("location.assign('/here/')")  # to another page of ours, as by a link
    assert list(kept(tab)) == [KEY]


def test_without_a_line_it_says_so_and_sends_nothing(form, context, server):
    tab = writes(form())
    context.set_offline(True)

    tab.get_by_role("button", name="Send").click()

    expect(tab.locator("[data-draft-words]").first).to_have_text("No line.")
    assert server.sent_to("/say/") == []
    context.set_offline(False)
    tab.get_by_role("button", name="Send").click()
    assert server.wait_for("/say/", "POST").fields["text"] == "The ward rang."


def test_with_full_storage_the_form_works(form, server):
    server.answers["/say/"] = [Answer(200, page_of("<h1>Thank you</h1>", ["design/main"]))]
    tab = form()
    tab.evaluate(FILL)

    writes(tab).get_by_role("button", name="Send").click()

    expect(tab.get_by_role("heading", name="Thank you")).to_be_visible()

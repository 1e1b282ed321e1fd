"""What is answered to a page's script that sends in a person's place."""

from wsgiref.headers import Headers

import pytest
from django.contrib.messages import get_messages

from config.static_headers import add_headers
from joinedup.design.outbox import is_copy, taken
from tests.house.tree import project_files, text_of

HOME = "home:home_page"


@pytest.fixture
def sent(rf):
    """A request as it comes from a page: ``sent(X_Outbox="now")``."""

    def make(**headers):
        request = rf.post(
            "/", headers={name.replace("_", "-"): each for name, each in headers.items()}
        )
        request.session = {}
        request._messages = _Messages()
        return request

    return make


class _Messages(list):
    def add(self, level, message, extra_tags=""):
        self.append(message)


def test_without_script_the_next_page_says_thank_you(sent):
    request = sent()

    answer = taken(request, "Thank you.", HOME)

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert list(get_messages(request)) == ["Thank you."]


def test_a_script_is_told_where_to_go_and_the_page_there_says_thank_you(sent):
    request = sent(X_Outbox="now")

    answer = taken(request, "Thank you.", HOME)

    assert (answer.status_code, answer["X-Next"], answer.content) == (204, "/", b"")
    assert list(get_messages(request)) == ["Thank you."]


def test_what_had_to_wait_is_taken_in_silence(sent):
    request = sent(X_Outbox="later")

    answer = taken(request, "Thank you.", HOME)

    assert (answer.status_code, answer.content, answer.has_header("X-Next")) == (204, b"", False)
    assert list(get_messages(request)) == []


def test_what_had_to_wait_and_is_news_is_said_on_the_next_page(sent):
    request = sent(X_Outbox="later")

    answer = taken(request, "They are not quoted.", HOME, is_news=True)

    assert (answer.status_code, answer.content, answer.has_header("X-Next")) == (204, b"", False)
    assert list(get_messages(request)) == ["They are not quoted."]


def test_a_copy_is_asked_for_by_name(sent):
    assert [is_copy(sent(X_Offline_Copy="yes")), is_copy(sent())] == [True, False]


def test_the_script_that_keeps_copies_looks_after_all_pages():
    allowed = {}
    for name in ("offline", "outbox"):
        headers = Headers()
        add_headers(headers, f"/static/design/{name}.0a1b.js", f"/static/design/{name}.0a1b.js")
        allowed[name] = headers.get("Service-Worker-Allowed")

    assert allowed == {"offline": "/", "outbox": None}


@pytest.mark.parametrize("module", ("drafts", "outbox"))
def test_a_form_brings_the_module_that_looks_after_it(module):
    marked = [
        path for path in project_files(".html") if f'data-{module.rstrip("s")}="' in text_of(path)
    ]

    assert marked != []
    assert [str(path) for path in marked if f"design/{module}.js" not in text_of(path)] == []

"""What is kept on a device: it may be full or forbidden, and then everything else goes on."""

from tests.design.scripts.pages import FILL, FORBID, HOUR, call


def test_what_is_kept_is_read_by_the_next_page_until_it_is_forgotten(opens):
    assert call(opens(), "design/storage", "keep", "a:1", {"at": 5, "words": ["Ä"]}) is True
    tab = opens()

    assert call(tab, "design/storage", "read", "a:1") == {"at": 5, "words": ["Ä"]}
    call(tab, "design/storage", "forget", "a:1")
    assert call(tab, "design/storage", "read", "a:1") is None


def test_keys_are_found_by_their_beginning(opens):
    tab = opens()
    for key in ("a:1", "b:1", "a:2"):
        call(tab, "design/storage", "keep", key, 0)

    assert sorted(call(tab, "design/storage", "keysFrom", "a:")) == ["a:1", "a:2"]


def test_what_is_no_longer_readable_is_nothing(opens):
    tab = opens()
    tab.evaluate("localStorage.setItem('a', '{half')")

    assert call(tab, "design/storage", "read", "a") is None


def test_full_storage_keeps_nothing_more_and_says_so(opens):
    tab = opens()
    call(tab, "design/storage", "keep", "a", "before")
    tab.evaluate(FILL)

    assert not call(tab, "design/storage", "keep", "b", "words that are too many")
    assert call(tab, "design/storage", "read", "b") is None
    assert call(tab, "design/storage", "read", "a") == "before"


def test_forbidden_storage_is_empty(opens, context):
    context.add_init_script(FORBID)
    tab = opens()

    assert not call(tab, "design/storage", "keep", "a", 1)
    assert not call(tab, "design/storage", "note", "a", "b")
    assert call(tab, "design/storage", "read", "a") is None
    assert call(tab, "design/storage", "noted", "a") is None
    assert call(tab, "design/storage", "keysFrom", "a") == []


def test_after_twelve_hours_it_is_old_and_so_is_what_does_not_say_how_old_it_is(opens):
    tab = opens(clock=True)
    noon = tab.evaluate("Date.now()")
    moments = [{"at": noon - age} for age in (12 * HOUR - 1, 12 * HOUR)]

    found = [
        call(tab, "design/storage", "isOld", each) for each in [*moments, None, {}, {"at": "soon"}]
    ]

    assert found == [False, True, True, True, True]


def test_drafts_are_each_persons_on_each_page(opens):
    keys = [
        call(opens(who=who), "design/storage", "draftKey", "/step/", "words")
        for who in ("7", "guest")
    ]

    assert keys == ["joinedup:7:/step/:words", "joinedup:guest:/step/:words"]


def test_a_note_is_for_the_next_page_in_the_same_tab(opens):
    tab = opens()
    call(tab, "design/storage", "note", "sent", "this one")
    tab.reload()

    assert call(tab, "design/storage", "noted", "sent") == "this one"
    assert call(opens(beside=True), "design/storage", "noted", "sent") is None
    call(tab, "design/storage", "forgetNote", "sent")
    assert call(tab, "design/storage", "noted", "sent") is None

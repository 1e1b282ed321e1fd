"""Consent is never looser than the last choice, and no words are lost."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from joinedup.conversation.lib.consent import STRICTEST_FIRST, Consent, stricter
from joinedup.conversation.models import Contribution, Guest, PromptKind, Quotable
from joinedup.conversation.services.consent import change_quotable
from joinedup.conversation.services.contributions import (
    TakenBack,
    contribute,
    contribute_as_guest,
)
from joinedup.conversation.services.withdrawing import withdraw_words
from joinedup.record.models import RecordEntry
from tests.conversation.consent import as_member, by_code, kept, read, words
from tests.factories.conversation import make_guest, make_prompt
from tests.factories.people import make_member

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("of", (by_code, as_member))
@pytest.mark.parametrize("is_fetched_anew", (False, True))
def test_back_and_not_quoted_is_not_quoted(client, prompt, member, of, is_fetched_anew):
    if of is as_member:
        client.force_login(member)
    first = words()
    client.post(of(prompt), first)

    key = uuid.uuid4() if is_fetched_anew else first["key"]
    answer = client.post(of(prompt), {**first, "key": key, "quotable": "no"}, follow=True)

    assert kept() == [("no", "")]
    choose = read(answer)[-1].partition('href="')[2].partition('"')[0]
    assert client.get(choose).context["form"].initial["quotable"] == "no"
    assert read(answer) == [
        "Thank you. Your words are kept as you wrote them. They may be quoted as <bdi>Jo</bdi>.",
        "Thank you. Your words are kept as you wrote them. They are not quoted. You chose "
        f'otherwise before, and the stricter choice holds. <a href="{choose}">Choose again</a>',
    ]


@pytest.mark.parametrize("of", (by_code, as_member))
@pytest.mark.parametrize(
    "written", ("nobody rang ME back.", "Nobody rang\u00a0me  back.", "Nobody rang\nme back.")
)
def test_capitals_and_spaces_make_no_other_words(client, prompt, member, of, written):
    if of is as_member:
        client.force_login(member)
    first = words()
    client.post(of(prompt), first)

    client.post(of(prompt), {**first, "text": written, "quotable": "no"})

    assert kept() == [("no", "")]
    assert Contribution.objects.get().text == written


@pytest.mark.parametrize("name", ("Jo", ""))
def test_back_and_not_quoted_is_not_quoted_when_the_first_answer_was_lost(client, prompt, name):
    first = words()
    client.post(by_code(prompt), first)
    client.cookies.clear()

    client.post(by_code(prompt), {**first, "quotable": "no", "name": name})

    assert kept() == [("no", "")]
    assert Guest.objects.count() == 1


@pytest.mark.parametrize("of", (by_code, as_member))
@pytest.mark.parametrize("is_fetched_anew", (False, True))
def test_a_looser_choice_is_not_taken_by_itself_and_the_page_says_so(
    client, prompt, member, of, is_fetched_anew
):
    if of is as_member:
        client.force_login(member)
    first = words(quotable="no")
    client.post(of(prompt), first)

    key = uuid.uuid4() if is_fetched_anew else first["key"]
    answer = client.post(of(prompt), {**first, "key": key, "quotable": "named"}, follow=True)

    assert kept() == [("no", "")]
    said = read(answer)[-1]
    assert "They are not quoted. You chose otherwise before, and the stricter choice" in said
    link = said.partition('href="')[2].partition('"')[0]
    client.post(link, {"quotable": "named", "credit": "Jo"})
    assert kept() == [("named", "Jo")]


def test_of_two_names_none_is_given(client, prompt):
    first = words()
    client.post(by_code(prompt), first)

    answer = client.post(by_code(prompt), {**first, "name": "Joan"}, follow=True)

    assert kept() == [("anonymous", "")]
    assert "or gave another name, so no name is given" in read(answer)[-1]


def test_a_late_form_with_the_first_choice_does_not_bring_it_back(client, prompt):
    first = words()
    client.post(by_code(prompt), first)
    client.post(by_code(prompt), {**first, "quotable": "no"})

    late = client.post(by_code(prompt), first, headers={"X-Outbox": "later"})

    assert late.status_code == 204
    assert kept() == [("no", "")]
    # Nor do the next words begin with it.
    assert client.get(by_code(prompt)).context["form"].initial["quotable"] == "no"


@pytest.mark.parametrize("late", ("named", "no"))
def test_a_late_form_that_undoes_what_was_chosen_by_hand_says_so_on_the_next_page(
    client, prompt, late
):
    first = words(quotable="anonymous")
    client.post(by_code(prompt), first)
    change_quotable(
        contribution=Contribution.objects.get(),
        quotable="named",
        credit="Jo",
        by="link",
        at=timezone.now(),
    )
    client.get(by_code(prompt))  # the thanks are read

    client.post(by_code(prompt), {**first, "quotable": late}, headers={"X-Outbox": "later"})

    said = read(client.get(by_code(prompt)))
    if late == "named":
        assert (kept(), said) == ([("named", "Jo")], [])
    else:
        assert kept() == [("no", "")]
        assert "They are not quoted. You chose otherwise before" in said[-1]


def test_a_stricter_choice_is_taken_when_the_meeting_has_closed(client, prompt):
    first = words()
    client.post(by_code(prompt), first)
    prompt.meeting.starts_at = prompt.meeting.closed_at = timezone.now()
    prompt.meeting.save()

    again = {**first, "quotable": "no", "voice": "study"}
    answer = client.post(by_code(prompt), again, follow=True)

    assert kept() == [("no", "")]
    assert Contribution.objects.get().voice == "unstated"
    assert "The question has closed, so the rest stays" in read(answer)[-1]


def test_another_voice_is_the_one_that_counts(client, prompt):
    first = words(quotable="no")
    client.post(by_code(prompt), first)

    client.post(by_code(prompt), {**first, "voice": "study"})

    assert [each.voice for each in Contribution.objects.all()] == ["study"]
    assert [each.event for each in RecordEntry.objects.order_by("pk")] == [
        "contributed",
        "contribution changed",
    ]


def test_another_number_beside_the_same_words_counts_and_alone_it_is_another(client, meeting):
    scale = make_prompt(meeting=meeting, kind=PromptKind.SCALE)
    alone, beside = words(text="", number=4), words(text="The buses", number=4)
    for sent in (alone, beside):
        client.post(by_code(scale), sent)
        client.post(by_code(scale), {**sent, "number": 7})
    # A word that looks like a number is a word.
    client.post(by_code(scale), words(text="4", number=1))

    said = Contribution.objects.order_by("pk").values_list("number", "text")
    assert list(said) == [(4, ""), (7, ""), (7, "The buses"), (1, "4")]


@pytest.mark.parametrize("is_fetched_anew", (False, True))
def test_words_taken_back_stay_so_when_their_form_comes_again(client, prompt, is_fetched_anew):
    first, anew = words(), words()
    client.post(by_code(prompt), first)
    client.post(by_code(prompt), anew)
    said = Contribution.objects.get()
    withdraw_words(contribution=said, by="link", at=timezone.now())
    again = anew if is_fetched_anew else first

    late = client.post(by_code(prompt), again, headers={"X-Outbox": "later"})
    page = client.post(by_code(prompt), again)

    assert late.status_code == 204
    assert page.status_code == 409
    assert "You have taken these words back since you sent them." in page.content.decode()
    assert Contribution.objects.count() == 1
    form = page.context["form"]
    client.post(by_code(prompt), {**again, "key": form["key"].value()})
    assert [each.text for each in Contribution.objects.all()] == ["", first["text"]]


def test_somebody_elses_key_changes_nothing_of_theirs_and_shows_nothing(client, prompt, member):
    first = words()
    client.post(by_code(prompt), first)
    other = type(client)()
    other.force_login(member)

    other.post(as_member(prompt), {**first, "quotable": "no"})

    assert kept() == [("named", "Jo"), ("no", "")]


def test_a_form_from_before_somebody_was_forgotten_is_nobodys(client, prompt):
    first = words()
    client.post(by_code(prompt), first)
    client.post(reverse("conversation:guest_leave", args=[prompt.meeting.code]))

    client.post(by_code(prompt), {**first, "quotable": "no"})

    assert kept() == [("named", "Jo"), ("no", "")]
    assert Guest.objects.count() == 2


CONSENTS = st.sampled_from(
    [Consent("no"), Consent("anonymous"), Consent("named", "Jo"), Consent("named", "Joan")]
)


def is_looser(one, other):
    """Whether one choice allows anything that the other does not."""
    return stricter(one, other) != one


@given(CONSENTS, CONSENTS, CONSENTS)
def test_which_choice_is_stricter_does_not_depend_on_the_order(one, two, three):
    both = stricter(one, two)

    assert both == stricter(two, one)
    assert stricter(both, three) == stricter(one, stricter(two, three))
    assert stricter(one, one) == one
    assert STRICTEST_FIRST.index(both.quotable) <= min(
        STRICTEST_FIRST.index(each.quotable) for each in (one, two)
    )
    assert both.credit in {"", one.credit}


TEXTS = ("The letter came late.", "Nobody rang.")
# What one person does, in the order in which they do it: ("send", form, words, consent), or by
# hand ("choose", words, consent), or ("withdraw", words).
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("send"), st.integers(0, 2), st.sampled_from(TEXTS), CONSENTS),
        st.tuples(st.just("choose"), st.sampled_from(TEXTS), CONSENTS),
        st.tuples(st.just("withdraw"), st.sampled_from(TEXTS)),
    ),
    min_size=1,
    max_size=8,
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(acts=ACTS, data=st.data(), is_guest=st.booleans())
def test_whatever_somebody_does_and_however_late_it_arrives(acts, data, is_guest):
    """Forms may come again late, as often as they like, after anything that was done since."""
    prompt = make_prompt()
    guest = make_guest(meeting=prompt.meeting) if is_guest else None
    by = "guest" if guest else make_member()
    keys = [uuid.uuid4() for _ in range(3)]
    sent, said, last, gone = [], set(), {}, set()

    def send(form, text, consent):
        try:
            contribute(
                key=keys[form],
                prompt=prompt,
                text=text,
                quotable=consent.quotable,
                credit=consent.credit,
                guest=guest,
                by=by,
                at=timezone.now(),
            )
        except TakenBack:
            return False
        return True

    def live(text):
        return Contribution.objects.filter(prompt=prompt, text=text).first()

    for act, *what in acts:
        if act == "send":
            form, text, consent = what
            sent.append(what)
            said.add(text)
            # What was taken back comes again only out of a form that never said it.
            if send(form, text, consent):
                last[text] = consent
                gone.discard(text)
            else:
                assert text in gone
        elif contribution := live(what[0]):
            if act == "choose":
                last[what[0]] = what[1]
                chosen = {"quotable": what[1].quotable, "credit": what[1].credit}
                change_quotable(contribution=contribution, **chosen, by=by, at=timezone.now())
            else:
                gone.add(what[0])
                withdraw_words(contribution=contribution, by=by, at=timezone.now())
        if sent:
            for again in data.draw(st.lists(st.sampled_from(sent), max_size=2)):
                send(*again)

    for text in said:
        rows = Contribution.objects.filter(prompt=prompt, text=text)
        if text in gone:
            assert not rows.exists()
        else:
            (contribution,) = rows
            assert not is_looser(Consent.of(contribution), last[text])


def test_a_guest_who_is_not_known_yet_is_one_person(prompt):
    key = uuid.uuid4()
    for quotable in (Quotable.NAMED, Quotable.NO, Quotable.NAMED):
        contribute_as_guest(
            key=key,
            prompt=prompt,
            name="Jo" if quotable == Quotable.NAMED else "",
            text="The letter came late.",
            voice="unstated",
            quotable=quotable,
            at=timezone.now(),
        )

    assert (kept(), Guest.objects.count()) == ([("no", "")], 1)

"""A photo of a flipchart stands beside the text typed from it, for few eyes and not for ever."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.conversation.models import Contribution, Photo
from joinedup.conversation.selectors.photos import photos_of
from joinedup.conversation.selectors.prompts import numbered_prompts
from joinedup.conversation.services.photos import delete_photo
from joinedup.conversation.services.prompts import close_prompt
from joinedup.conversation.services.withdrawing import withdraw_words
from joinedup.record.models import RecordEntry
from tests.conversation.test_pictures import SVG, flipchart, sent, taken_by_a_phone
from tests.factories.conversation import make_contribution, make_photo, make_prompt
from tests.factories.people import make_community, make_member
from tests.factories.series import make_meeting, make_series

pytestmark = pytest.mark.django_db


@pytest.fixture
def scribe(meeting, client):
    person = make_member(community=meeting.series.community)
    meeting.scribes.add(person)
    client.force_login(person)
    return person


@pytest.fixture
def photo(meeting, prompt, scribe):
    return make_photo(meeting=meeting, prompt=prompt, taken_by=scribe)


def address(name, thing):
    return reverse(f"conversation:{name}", args=[thing.pk])


def upload(data, *, name="flipchart.jpg", kind="image/jpeg", **fields):
    file = SimpleUploadedFile(name, data, content_type=kind)
    return {"key": uuid.uuid4(), "picture": file, "prompt": "", **fields}


def lines(prompt, text, **fields):
    return {
        "key": uuid.uuid4(),
        "prompt": prompt.pk,
        "label": "",
        "voice": "unstated",
        "quotable": "no",
        "lines": text,
        **fields,
    }


def deeds(photo):
    about = RecordEntry.objects.filter(about_kind="conversation.photo", about_id=photo.pk).order_by(
        "pk"
    )
    return list(about.values_list("event", "by_kind", "by_id"))


def test_a_photo_is_kept_small_and_without_what_the_camera_knew(client, scribe, prompt):
    data = taken_by_a_phone()

    answer = client.post(
        address("photo_new", prompt.meeting), upload(data, name="Ann.jpg", prompt=prompt.pk)
    )

    photo = Photo.objects.get()
    assert answer.url == address("photo_detail", photo)
    assert (photo.meeting, photo.prompt, photo.taken_by) == (prompt.meeting, prompt, scribe)
    assert (photo.width, photo.height) == (300, 400)
    assert b"Phone of Ann" in data
    assert b"Phone of Ann" not in bytes(photo.jpeg)
    assert deeds(photo) == [("photo kept", "member", scribe.pk)]


def test_a_photo_sent_twice_is_kept_once_and_another_one_is_another(client, scribe, meeting):
    key = uuid.uuid4()
    page = address("photo_new", meeting)

    answers = [
        client.post(page, upload(data, key=key)).url
        for data in (sent(flipchart()), sent(flipchart()), sent(flipchart(40, 30)))
    ]

    first, second = Photo.objects.order_by("pk")
    assert answers == [address("photo_detail", photo) for photo in (first, first, second)]


def test_the_same_photo_sent_again_is_of_the_question_chosen_last(client, scribe, prompt):
    key, page = uuid.uuid4(), address("photo_new", prompt.meeting)

    for answers in ({}, {"prompt": prompt.pk}):
        client.post(page, upload(sent(flipchart()), key=key, **answers))

    photo = Photo.objects.get()
    assert photo.prompt == prompt
    assert [event for event, *_ in deeds(photo)] == ["photo kept", "photo changed"]


def test_a_photo_that_was_deleted_is_not_thanked_for_again(client, scribe, meeting):
    key, page = uuid.uuid4(), address("photo_new", meeting)
    client.post(page, upload(sent(flipchart()), key=key))
    client.post(address("photo_delete", Photo.objects.get()))

    again = client.post(page, upload(sent(flipchart()), key=key))

    assert "it has been deleted since" in again.content.decode()
    assert [photo.jpeg for photo in Photo.objects.all()] == [None]


def test_a_key_of_another_meeting_opens_nothing(client, scribe, meeting):
    elsewhere = make_meeting(is_open=True)
    by = make_member(community=elsewhere.series.community, role=RoleKind.FACILITATOR)
    key = uuid.uuid4()
    client.force_login(by)
    client.post(address("photo_new", elsewhere), upload(sent(flipchart()), key=key))
    client.force_login(scribe)

    client.post(address("photo_new", meeting), upload(sent(flipchart()), key=key))

    assert list(Photo.objects.order_by("pk").values_list("meeting", "taken_by")) == [
        (elsewhere.pk, by.pk),
        (meeting.pk, scribe.pk),
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (SVG, "We could not read this as a photo."),
        (b"<!doctype html><script>alert(1)</script>", "We could not read this as a photo."),
        (taken_by_a_phone()[:3000], "We could not read this as a photo."),
        (b"", "We could not read this as a photo."),
        (b"x" * 10_000_001, "The file is larger than 10 MB."),
        (b"x" * 11_600_000, "The file is larger than 10 MB."),
    ],
)
def test_what_cannot_be_kept_is_refused_kindly(client, scribe, prompt, data, says):
    page = client.post(address("photo_new", prompt.meeting), upload(data, prompt=prompt.pk))

    (mistake,) = page.context["form"].errors["picture"]
    assert mistake.startswith(says)
    assert page.context["form"]["prompt"].value() == str(prompt.pk)
    assert Photo.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "is_taken"),
    [("IMG_1.JPEG", True), ("image", True), ("a.html", False), ("a.svg", False)],
)
def test_a_photo_is_called_like_one(client, scribe, prompt, name, is_taken):
    sent = upload(taken_by_a_phone(), name=name, prompt=prompt.pk)
    client.post(address("photo_new", prompt.meeting), sent)

    assert Photo.objects.exists() is is_taken


def test_a_question_of_another_meeting_is_not_taken(client, scribe, meeting):
    form = upload(sent(flipchart()), prompt=make_prompt().pk)

    page = client.post(address("photo_new", meeting), form)

    assert list(page.context["form"].errors) == ["prompt"]
    assert Photo.objects.count() == 0


def test_a_photo_sent_to_another_page_never_arrives(client, scribe, photo):
    page = client.post(
        address("photo_detail", photo), {**lines(photo.prompt, ""), **upload(sent(flipchart()))}
    )

    assert page.wsgi_request.FILES == {}


def test_what_is_typed_beside_a_photo_is_kept_with_it(client, scribe, photo):
    other = make_prompt(meeting=photo.meeting)
    number = [*numbered_prompts(photo.meeting).values()].index(other) + 1

    answer = client.post(
        address("photo_detail", photo), lines(photo.prompt, f"one door\nt2 q{number}: ring back")
    )

    typed = ["photo", "prompt", "text", "typed_by", "entered_by"]
    assert answer.url == address("photo_detail", photo)
    assert list(Contribution.objects.values_list(*typed)) == [
        (photo.pk, photo.prompt.pk, "one door", scribe.pk, "scribe"),
        (photo.pk, other.pk, "ring back", scribe.pk, "scribe"),
    ]
    page = client.get(answer.url)
    assert [each.text for each in page.context["written"]] == ["ring back", "one door"]
    assert [
        (each, each.typed)
        for each in client.get(address("scribe", photo.meeting)).context["photos"]
    ] == [(photo, 2)]


def test_a_photo_s_page_begins_with_its_question_and_the_choices_of_before(client, scribe, photo):
    other = make_prompt(meeting=photo.meeting)
    client.post(address("scribe", photo.meeting), lines(other, "one", label="Table 4"))

    initial = [
        client.get(address("photo_detail", each)).context["form"].initial
        for each in (photo, make_photo(meeting=photo.meeting))
    ]

    chosen = {"label": "Table 4", "voice": "unstated", "quotable": "no"}
    assert initial == [{**chosen, "prompt": photo.prompt.pk}, {**chosen, "prompt": other.pk}]


def test_a_photo_of_a_closed_question_says_so(client, scribe, photo):
    make_prompt(meeting=photo.meeting)
    closed = "This question is closed."
    before = client.get(address("photo_detail", photo)).content.decode()

    close_prompt(prompt=photo.prompt, by=scribe, at=timezone.now())
    page = client.get(address("photo_detail", photo))

    assert (closed in before, closed in page.content.decode()) == (False, True)
    assert page.context["form"].initial == {}


def test_words_sent_too_late_come_back_beside_the_photo(client, scribe, photo):
    close_prompt(prompt=photo.prompt, by=scribe, at=timezone.now())
    photo.meeting.closed_at = timezone.now()
    photo.meeting.save()
    still_open = make_prompt(meeting=photo.meeting)

    page = client.post(address("photo_detail", photo), lines(still_open, "a long list"))

    assert (page.status_code, page.context["form"]["lines"].value()) == (409, "a long list")
    assert Contribution.objects.count() == 0


def test_the_picture_is_given_to_no_cache(client, scribe, photo):
    answer = client.get(address("photo_image", photo))

    assert (answer.content, answer.headers["Content-Type"]) == (b"a picture", "image/jpeg")
    assert {"private", "no-store"} <= {*answer.headers["Cache-Control"].split(", ")}
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_photo_says_what_it_is_of(client, scribe, photo):
    nothing_special = make_photo(meeting=photo.meeting)

    pages = [client.get(address("photo_detail", each)) for each in (photo, nothing_special)]

    about = f"Photo of the flipchart about “{photo.prompt.question}”"
    assert [
        f'alt="{alt}"' in page.content.decode()
        for page, alt in zip(pages, (about, "Photo of a flipchart"), strict=True)
    ] == [True, True]


@pytest.mark.parametrize("name", ["photo_detail", "photo_image", "photo_delete"])
def test_nobody_but_those_who_run_the_meeting_and_its_scribes_sees_a_photo(
    client, meeting, photo, scribe, name
):
    community = meeting.series.community
    left = make_member()
    meeting.scribes.add(left)
    elsewhere = make_meeting(series=make_series(community=community))
    of_another_meeting = make_member(community=community)
    elsewhere.scribes.add(of_another_meeting)
    people = {
        "scribe": scribe,
        "facilitator": make_member(community=community, role=RoleKind.FACILITATOR),
        "member": make_member(community=community),
        "scribe who left": left,
        "scribe of another meeting": of_another_meeting,
        "administrator of another community": make_member(
            community=make_community(), role=RoleKind.ADMINISTRATOR
        ),
    }

    answers = {}
    for who, person in people.items():
        client.force_login(person)
        answers[who] = client.get(address(name, photo)).status_code

    assert answers == {who: 200 if who in ("scribe", "facilitator") else 404 for who in people}


def withdraw_by_receipt(contribution):
    withdraw_words(contribution=contribution, by="link", at=timezone.now())


def withdraw_by_the_member(contribution):
    withdraw_words(contribution=contribution, by=make_member(), at=timezone.now())


@pytest.mark.parametrize("withdraw", [withdraw_by_receipt, withdraw_by_the_member])
def test_words_taken_back_take_the_photo_with_them(client, scribe, photo, withdraw):
    client.post(address("photo_detail", photo), lines(photo.prompt, "one door\ntwo doors"))
    untouched = make_photo(meeting=photo.meeting)
    mine, other = photo.contributions.order_by("pk")

    withdraw(mine)

    photo.refresh_from_db()
    untouched.refresh_from_db()
    assert (photo.jpeg, photo.deleted_at is None) == (None, False)
    assert bytes(untouched.jpeg) == b"a picture"
    assert list(photo.contributions.values_list("text", flat=True)) == ["", other.text]
    assert deeds(photo) == [("photo deleted with words", "program", None)]


def test_a_scribe_s_slip_of_the_hand_takes_the_photo_with_it(client, scribe, photo):
    client.post(address("photo_detail", photo), lines(photo.prompt, "one door\ntwo doors"))

    page = client.post(address("scribe_undo", photo.contributions.first()), follow=True)

    text = page.content.decode()
    assert page.redirect_chain == [(address("photo_detail", photo), 302)]
    assert "The photo was deleted on" in text
    assert address("photo_image", photo) not in text
    assert [each.text for each in page.context["written"]] == ["two doors"]
    assert client.get(address("photo_image", photo)).status_code == 404


def test_words_that_were_not_typed_from_it_leave_the_photo_alone(photo, scribe):
    contribution = make_contribution(prompt=photo.prompt)

    withdraw_by_receipt(contribution)

    photo.refresh_from_db()
    assert bytes(photo.jpeg) == b"a picture"


def test_what_is_typed_while_the_photo_goes_is_kept(client, scribe, photo):
    delete_photo(photo=photo, by=scribe, at=timezone.now())

    client.post(address("photo_detail", photo), lines(photo.prompt, "one door"))

    assert list(Contribution.objects.values_list("text", "photo")) == [("one door", photo.pk)]


def test_a_photo_is_deleted_after_asking_and_once(client, scribe, photo):
    make_contribution(prompt=photo.prompt, photo=photo, text="typed")
    page = client.get(address("photo_delete", photo))

    for _ in range(2):
        client.post(address("photo_delete", photo))

    photo.refresh_from_db()
    assert "It cannot be brought back" in page.content.decode()
    assert photo.jpeg is None
    assert deeds(photo) == [("photo deleted", "member", scribe.pk)]
    assert list(photos_of(photo.meeting)) == []
    assert photo.contributions.get().text == "typed"


def test_lines_that_a_script_sends_lead_back_to_the_photo(client, scribe, photo):
    answer = client.post(
        address("photo_detail", photo),
        lines(photo.prompt, "one door"),
        headers={"X-Outbox": "now"},
    )

    assert (answer.status_code, answer.headers["X-Next"]) == (204, address("photo_detail", photo))
    assert photo.contributions.get().text == "one door"


def test_a_copy_for_a_lost_line_leads_to_no_photo(client, scribe, photo):
    page = address("scribe", photo.meeting)
    way = address("photo_detail", photo)

    usual, copy = (client.get(page, headers=headers) for headers in ({}, {"X-Offline-Copy": "yes"}))

    assert [way in each.content.decode() for each in (usual, copy)] == [True, False]

import re

import pytest
from django.core.management import CommandError, call_command

from joinedup.access.models import Community, Role
from joinedup.mail.models import OutgoingEmail

BEGIN = ["begin_community", "CoP, Anytown", "--contact", "hello@example.org", "--name", "Ada"]


@pytest.mark.django_db
def test_a_community_begins_with_an_administrator_who_can_sign_in(capsys):
    call_command(*BEGIN, "--email", "Ada@Example.org")

    roles = set(Role.objects.values_list("community__name", "member__email", "kind"))
    assert roles == {
        ("CoP, Anytown", "ada@example.org", "member"),
        ("CoP, Anytown", "ada@example.org", "coordinator"),
        ("CoP, Anytown", "ada@example.org", "administrator"),
    }
    assert [letter.to for letter in OutgoingEmail.objects.all()] == ["ada@example.org"]


@pytest.mark.django_db
def test_a_mistake_leaves_nothing_behind(capsys):
    with pytest.raises(CommandError, match="not a whole email address"):
        call_command(*BEGIN, "--email", "ada at example")

    assert not Community.objects.exists()


@pytest.mark.django_db
def test_what_is_said_to_a_command_is_cleaned_as_on_a_page(capsys):
    said = ["CoP,\u200b  Anytown", "--contact", "Hello@example.org\ufeff", "--name", " Ada\u3164"]
    call_command("begin_community", *said, "--email", "\u202aAda@Example\uff0eorg\u202c")

    begun, ada = Community.objects.get(), Role.objects.first().member
    assert (begun.name, begun.contact_email) == ("CoP, Anytown", "hello@example.org")
    assert (ada.name, ada.email) == ("Ada", "ada@example.org")
    assert capsys.readouterr().out == (
        "CoP, Anytown has begun. Ada can sign in with ada@example.org.\n"
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("part", "said", "sentence"),
    [
        (1, "\u200b\u3164", "Name: Please write the name of the community."),
        (1, "Anytown\udcff", "Name: A character after “Anytown” could not be read."),
        (1, "A" * 121, "Name: This is 1 character too long. There is room for 120."),
        (3, "", "Email address for questions: Please give an address that people can write to."),
        (5, "\u2800", "Name: Please write a name."),
        (7, "", "Email address: Please write an email address."),
        (7, "ı@example.org", "Email address: An email address cannot have “ı” there."),
    ],
)
def test_a_mistake_is_told_in_the_words_of_the_pages(part, said, sentence):
    begin = [*BEGIN, "--email", "ada@example.org"]
    begin[part] = said

    with pytest.raises(CommandError, match=re.escape(sentence)):
        call_command(*begin)

    assert not Community.objects.exists()


@pytest.mark.django_db
def test_a_name_is_taken_once(capsys):
    call_command(*BEGIN, "--email", "ada@example.org")

    with pytest.raises(CommandError, match="already"):
        call_command(*BEGIN, "--email", "grace@example.org")

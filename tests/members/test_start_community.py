import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from joinedup.members.models import Community, Role

pytestmark = pytest.mark.django_db
WORDS = ["--purpose", "To learn", "--contact", "hello@example.org", "--administrator", "Ada"]


def test_a_new_place_begins_with_a_community_and_its_administrator(capsys):
    call_command("start_community", "Stoke", *WORDS, "--email", "Ada@Example.org")

    assert list(Role.objects.order_by("kind").values_list("member__email", "kind")) == [
        ("ada@example.org", "administrator"),
        ("ada@example.org", "member"),
    ]
    assert [letter.to for letter in mail.outbox] == [["ada@example.org"]]
    assert capsys.readouterr().out == "Ada can sign in and add the people of Stoke.\n"


def test_mistakes_are_told_and_leave_nothing_behind():
    with pytest.raises(CommandError, match="Please give whole email addresses"):
        call_command("start_community", "Stoke", *WORDS, "--email", "ada")

    assert Community.objects.count() == 0

    call_command("start_community", "Stoke", *WORDS, "--email", "ada@example.org")
    with pytest.raises(CommandError, match="There is a community of this name"):
        call_command("start_community", "Stoke", *WORDS, "--email", "ada@example.org")

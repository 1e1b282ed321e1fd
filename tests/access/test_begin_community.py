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
    with pytest.raises(CommandError, match="not an email address"):
        call_command(*BEGIN, "--email", "ada at example")

    assert not Community.objects.exists()


@pytest.mark.django_db
def test_a_name_is_taken_once(capsys):
    call_command(*BEGIN, "--email", "ada@example.org")

    with pytest.raises(CommandError, match="already"):
        call_command(*BEGIN, "--email", "grace@example.org")

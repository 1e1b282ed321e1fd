"""One of each kind that signing in leaves behind, for a test that moves the clock."""

from joinedup.people.models import SignInCode


def make_code(mark, at):
    asked = SignInCode.objects.create(email=f"{mark}@example.org", asked_at=at)
    return SignInCode.objects.filter(pk=asked.pk).exists


MAKERS = {"sign-in codes": make_code}

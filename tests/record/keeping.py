"""One of each kind that the record keeps for a time, for a test that moves the clock."""

from joinedup.record.models import RecordCheck


def make_check(mark, at):
    check = RecordCheck.objects.create(at=at, number=1, hash="x", breaks=[[mark, 1, 1]])
    return RecordCheck.objects.filter(pk=check.pk).exists


MAKERS = {"checks of the record": make_check}

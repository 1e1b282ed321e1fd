"""The worker is killed and stopped again and again: every email is sent, and every file made."""

from collections import Counter

from tests.journeys.killing import WORKERS, kill_workers

KILLS, EMAILS = 20, 40


def test_what_the_worker_was_doing_when_it_was_killed_is_done(still_site):
    done = kill_workers(still_site, kills=KILLS, emails=EMAILS, seed=20)

    assert done.ends == Counter(
        {("SIGKILL", "-9"): KILLS * 3 // 4, ("SIGTERM", "0"): KILLS // 4, ("at last", "0"): WORKERS}
    )
    assert done.lost == []
    assert (done.left["unsent"], done.left["sent"], done.left["unfinished"]) == (0, EMAILS, 0)
    assert done.left["made"] == done.left["files"] == EMAILS // 4
    # Enough was going on for this to say something.
    assert done.cut_short > 2

"""What is thrown away when its time has passed: see ``keeping``."""

import logging
from datetime import datetime

from django.db import transaction

from joinedup.core.checkpoints import empty_log_on_commit
from joinedup.core.keeping import Kept, declared_kept

logger = logging.getLogger(__name__)


def forget_what_is_over(at: datetime) -> int:
    """Forget everything that has had its time; how many rows. Of one kind that cannot be
    forgotten, others are not kept longer."""
    count = 0
    for kept in declared_kept():
        if kept.goes_by_itself:
            try:
                count += _forget(kept, at)
            except Exception:
                logger.exception("What is kept as %s could not be forgotten.", kept.name)
    if count:
        empty_log_on_commit()
    return count


@transaction.atomic
def _forget(kept: Kept, at: datetime) -> int:
    if kept.sweep:
        return kept.sweep(at)
    return kept.forget(kept.rows_over(at), at)

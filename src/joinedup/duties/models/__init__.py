from joinedup.duties.models.local import LocalEntry
from joinedup.duties.models.pins import DutyPin
from joinedup.duties.models.provisions import Provision
from joinedup.duties.models.refusals import Refusal, RefusalReason

__all__ = ["DutyPin", "LocalEntry", "Provision", "Refusal", "RefusalReason"]

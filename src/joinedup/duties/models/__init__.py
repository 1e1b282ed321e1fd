from joinedup.duties.models import local, pins, provisions, refusals

__all__ = ["local", "pins", "provisions", "refusals"]

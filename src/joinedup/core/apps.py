from django.apps import AppConfig
from django.core.checks import register


class CoreConfig(AppConfig):
    name = "joinedup.core"

    def ready(self) -> None:
        # The one place where something happens at start.
        from joinedup.core import checks

        for check in checks.ALL:
            register(check)

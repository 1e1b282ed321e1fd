from django.apps import AppConfig
from django.core.checks import register
from django.db.models.signals import post_migrate


class CoreConfig(AppConfig):
    name = "joinedup.core"

    def ready(self) -> None:
        # The one place where something happens at start.
        from joinedup.core import checks, roles

        for check in checks.ALL:
            register(check)
        post_migrate.connect(roles.give_rights, sender=self)

"""Static files by names that change with their content, so that browsers keep them for ever."""

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class ModuleStorage(CompressedManifestStaticFilesStorage):
    """Scripts import one another by these names, too.

    Two that import each other would have no such names; collecting them fails.
    """

    support_js_module_import_aggregation = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._urls: dict[str, str] = {}

    def url(self, name: str, force: bool = False) -> str:
        """Where a file is sent from. Every page names the same few, collected once for all."""
        if name not in self._urls:
            self._urls[name] = super().url(name, force)
        return self._urls[name]

"""Static files by names that change with their content, so that browsers keep them for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class ModuleStorage(CompressedManifestStaticFilesStorage):
    """Scripts import one another by these names, too.

    Two that import each other would have no such names; collecting them fails.
    """

    support_js_module_import_aggregation = True

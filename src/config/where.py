"""Which code answers an address: `python -m config.where /series/3/`."""

import inspect
import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

import django
from django.urls import Resolver404, resolve

ROOT = Path(__file__).resolve().parents[2]


def locate_view(address: str) -> str:
    """File, line and name of the view, such as `src/joinedup/series/views.py:21 series_detail`.

    Raises `Resolver404` where nothing answers.
    """
    view = inspect.unwrap(resolve(urlsplit(address).path).func)
    view = getattr(view, "view_class", view)
    lines, first = inspect.getsourcelines(view)
    # The lines begin with the decorators; the eye looks for the name.
    down = next(n for n, line in enumerate(lines) if line.lstrip().startswith(("def ", "class ")))
    file = Path(inspect.getfile(view))
    shown = file.relative_to(ROOT) if file.is_relative_to(ROOT) else file
    return f"{shown}:{first + down} {view.__name__}"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    try:
        print(locate_view(sys.argv[1]))
    except Resolver404:
        sys.exit(f"Nothing answers {sys.argv[1]}")

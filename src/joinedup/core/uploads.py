"""Which files that people send are read at all: those for a view that says it takes one."""

from collections.abc import Callable
from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.core.validators import FileExtensionValidator
from django.http import HttpRequest, HttpResponse

LARGEST_REQUEST = 11 * 1024 * 1024  # bytes; a file of 10 MB and what a form adds to it


def takes_files(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Read the files sent to this view, in memory; a request that is too large comes without."""
    # Types know of no such mark on a function.
    setattr(view, "takes_files", True)  # noqa: B010
    return view


def ends_in(*endings: str, message: Any) -> FileExtensionValidator:
    """Lets by files that are called so; what is in them is looked at where they are read. An
    empty ending stands for a name without one."""
    return FileExtensionValidator(endings, message=message)


def was_too_large(request: HttpRequest) -> bool:
    """Whether the request was larger than what is read, so that its file is not there."""
    return int(request.headers.get("Content-Length") or 0) > LARGEST_REQUEST


class FilesInMemory(MemoryFileUploadHandler):
    """Reads a file for the views that take one; lets all others go by."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, str],
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        # Django gives every handler its request, and finds the page before anybody reads the form;
        # its types allow for neither.
        page = getattr(self.request, "resolver_match", None)
        reads = getattr(page and page.func, "takes_files", False)
        self.activated = reads and content_length <= LARGEST_REQUEST

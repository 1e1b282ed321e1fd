"""Which files that people send are read at all."""

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.urls import reverse

LARGEST_REQUEST = 11 * 1024 * 1024  # bytes; a document of 10 MB and what a form adds to it


class DocumentsInMemory(MemoryFileUploadHandler):
    """Reads a document for the page that looks through words; lets all other files go by."""

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):
        # Django gives every handler its request; its types allow for none.
        path = self.request.path if self.request else ""
        asks_for_one = path == reverse("words:words_check")
        self.activated = asks_for_one and content_length <= LARGEST_REQUEST

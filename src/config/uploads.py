"""Which files that people send are read at all."""

from django.core.files.uploadhandler import MemoryFileUploadHandler

LARGEST_REQUEST = 11 * 1024 * 1024  # bytes; a file of 10 MB and what a form adds to it
# A document to look through for words, and a photo of a flipchart. Neither is kept as it came.
ASKING_FOR_ONE = {"words:words_check", "conversation:photo_new"}


class FilesInMemory(MemoryFileUploadHandler):
    """Reads a file for the pages that ask for one; lets all others go by."""

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):
        # Django gives every handler its request, and finds the page before anybody reads the form;
        # its types allow for neither.
        page = getattr(self.request, "resolver_match", None)
        asks_for_one = page is not None and page.view_name in ASKING_FOR_ONE
        self.activated = asks_for_one and content_length <= LARGEST_REQUEST

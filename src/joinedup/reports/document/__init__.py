"""The report as a file: tagged PDF (PDF/UA-1) that a screen reader can read."""

from joinedup.reports.document.content import content_of
from joinedup.reports.document.typesetting import compile_pdf

__all__ = ["compile_pdf", "content_of"]

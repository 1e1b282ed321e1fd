"""What is sent along with files that never change."""

from wsgiref.headers import Headers


def add_headers(headers: Headers, path: str, url: str) -> None:
    """Let the script that keeps pages for a bad line look after all pages, not its folder alone."""
    if path.endswith(".js") and "/design/offline" in url:
        headers["Service-Worker-Allowed"] = "/"

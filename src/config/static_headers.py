"""What is sent along with files that never change."""


def add_headers(headers, path, url):
    """Let the script that keeps pages for a bad line look after all pages, not its folder alone."""
    if path.endswith(".js") and "/design/offline" in url:
        headers["Service-Worker-Allowed"] = "/"

"""Pages for scripts that are tried one by one, and what such a page's device keeps."""

from django.template.loader import render_to_string

CALL = "async ([module, name, args]) => (await import(`/static/${module}.js`))[name](...args)"
# The storage of a device takes nothing more, or may not be looked at.
FILL = """() => {
  for (let size = 5_000_000, n = 0; size >= 1; n += 1) {
    try { localStorage.setItem(n, "x".repeat(size)); } catch { size = Math.floor(size / 2); }
  }
}"""
FORBID = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
}"""
HOUR = 60 * 60 * 1000  # milliseconds


def page_of(body="", modules=(), who="7", marks=""):
    """A page as ours are, for the member with this number or a guest, with these modules."""
    scripts = "".join(f'<script type="module" src="/static/{m}.js"></script>' for m in modules)
    outbox = render_to_string("design/outbox.html")
    return (
        '<!doctype html><html lang="en"><head><title>A page</title></head>'
        f'<body data-who="{who}"{marks}><main id="main" tabindex="-1">{body}</main>'
        f"{outbox}{scripts}</body></html>"
    )


def call(tab, module, function, *args):
    """Call a function of a module in a tab; what it gave."""
    return tab.evaluate(CALL, [module, function, args])


def kept(tab):
    """What the device keeps, by key."""
    return tab.evaluate(
        "Object.fromEntries(Object.entries(localStorage).map(([k, v]) => [k, JSON.parse(v)]))"
    )

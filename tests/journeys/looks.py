"""What is wrong with a page, as a list of short sentences; empty when all is well."""

from pathlib import Path

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS = (1280, 360, 320)
HEIGHT = 900
KEPT = "Kept: أبجد 🙂"

# Says of the links in the page's own part which tell nothing, or tell the same of two places.
LINKS = """() => {
  const vague = ["here", "click here", "this", "more", "read more", "link", "details"];
  const found = [], places = {};
  for (const link of document.querySelectorAll("main a[href]")) {
    const said = (link.getAttribute("aria-label") || link.textContent).trim().replace(/\\s+/g, " ");
    if (!said || vague.includes(said.toLowerCase())) found.push(`a link says only “${said}”`);
    (places[said] ??= new Set()).add(link.href);
  }
  for (const [said, to] of Object.entries(places))
    if (to.size > 1) found.push(`${to.size} different links say “${said}”`);
  return found;
}"""

# Says which things that take the keyboard do not show it. A key was pressed before, so that the
# browser shows the focus of what is focused from here.
FOCUS = """() => {
  const found = [];
  const takers = "a[href], button, input, select, textarea, summary";
  for (const each of document.querySelectorAll(takers)) {
    if (each.type === "hidden" || !each.checkVisibility()) continue;
    each.focus({preventScroll: true});
    if (document.activeElement !== each) continue;
    const style = getComputedStyle(each);
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2)
      found.push(`focus is not seen on ${each.outerHTML.slice(0, 80)}`);
  }
  document.activeElement.blur();
  return found;
}"""

# Empties a form as no person could quite do, so that every mistake comes; what may stay empty
# is filled with words that must still be there afterwards.
EMPTY = """([form, kept]) => {
  for (const each of form.elements) {
    if (each.type === "hidden") continue;
    if (["checkbox", "radio"].includes(each.type)) each.checked = false;
    else if (each.tagName === "SELECT") each.selectedIndex = -1;
    else if (each.name) each.value = "";
  }
  const free = [], needed = form.querySelector(":is(label, legend):not(:has(.optional))");
  for (const label of form.querySelectorAll("label:has(.optional)")) {
    const each = label.control;
    if (!needed || !each?.matches("textarea, input[type=text]")) continue;
    each.value = kept;
    free.push(each.name);
  }
  return free;
}"""

# Looks at a form that came back, once it is drawn: only then does the browser give the focus.
REFUSED = """async ([free, kept]) => {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  const found = [], summary = document.querySelector(".error-summary");
  if (!summary) return ["no summary of what is missing"];
  if (document.activeElement !== summary) found.push("the summary has no focus");
  for (const link of summary.querySelectorAll("a"))
    if (!document.querySelector(link.hash)) found.push(`${link.hash} leads nowhere`);
  for (const field of document.querySelectorAll(".field-wrong")) {
    const marked = field.querySelector("[aria-describedby]");
    const words = (marked?.getAttribute("aria-describedby") || "").split(" ")
      .map((id) => document.getElementById(id));
    const error = field.querySelector("[id$=_error]");
    if (!error || !words.includes(error)) found.push(`no words belong to ${field.innerText}`);
    if (!field.querySelector("[aria-invalid=true]")) found.push(`not marked: ${field.innerText}`);
  }
  for (const name of free)
    if (document.querySelector(`main [name="${name}"]`)?.value !== kept)
      found.push(`what was typed in ${name} is lost`);
  return found;
}"""


def mistakes_of_a_view(page):
    """What is wrong with the page as it stands, at every width, in light and in dark."""
    found = []
    headings = page.locator("h1").count()
    if headings != 1:
        found.append(f"{headings} main headings")
    found += page.evaluate(LINKS)
    page.keyboard.press("Tab")
    found += page.evaluate(FOCUS)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        found += [f"at {width}: {each}" for each in _scroll(page)]
    # The widest in the light, the narrowest in the dark: each width keeps its layout in both.
    # Nothing is looked at on its way from one colour to another.
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    found += [f"in the dark, at {width}: {each}" for each in mistakes_of_access(page)]
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.set_viewport_size({"width": WIDTHS[0], "height": HEIGHT})
    found += [f"in the light: {each}" for each in mistakes_of_access(page)]
    return found


def _scroll(page):
    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return [f"{wide} px too wide"] if wide > 0 else []


def mistakes_of_access(page):
    """What axe finds against WCAG 2.2 A and AA on this page, in short; needs script."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations']})", RULES)
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


def mistakes_of_a_refused_form(page):
    """Send the page's form empty, and say what is wrong with the answer."""
    page.set_viewport_size({"width": 360, "height": HEIGHT})
    form = page.locator("main form[method=post]:has(.form-end)").first
    if not form.count():
        return []  # What there is to send is not to be sent now, and the page says so.
    free = form.evaluate("(form, kept) => (" + EMPTY + ")([form, kept])", KEPT)
    with page.expect_navigation():
        form.locator(".form-end button").first.click()
    found = page.evaluate(REFUSED, [free, KEPT])
    if not page.title().startswith("Please check"):
        found.append("the title does not say that there is a mistake")
    return found + _scroll(page) + mistakes_of_access(page)

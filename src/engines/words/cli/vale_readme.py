"""What goes with an exported style."""

README = """\
# Joinedup's lexicon for Vale

Labels that can hurt people who use services, as rules for [Vale](https://vale.sh). Put `styles` and
`.vale.ini` at the top of your project, or add `Joinedup` to the styles you use, and run `vale .`

`never` is an error here, `avoid` a warning and `consider` a suggestion, which `.vale.ini` hides.

## What is lost

Vale compares words; Joinedup also looks at what is around them. So here

- **innocent uses are marked too**: a hard to reach shelf, a non-compliant boiler, the name of a
  law or a team, "she is not manipulative", "we avoid the word junkie", somebody speaking of
  themselves. Switch rules off for a passage with `<!-- vale off -->` and `<!-- vale on -->`;
- **quotations inside a line are marked too**; block quotations are left out by `.vale.ini`;
- **misspellings are missed** ("inapropriate"), and words written together ("noncompliance");
- **words put inside are missed** ("refused once again to engage");
- **alternatives are not made to fit**: one for a single person may be offered for several, and a
  verb in place of a noun;
- **the reason is that of the category**: why this word, who says so and who disagrees stay behind;
- where two entries overlap, Vale may show the shorter one.

The style is a copy of one day. When the community changes its lexicon, export it again.
"""

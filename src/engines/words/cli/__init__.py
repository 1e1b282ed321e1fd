"""The command line: check files, and give the lexicon to another checker."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

# Exit codes.
NOTHING_FOUND, FOUND, FAILED = 0, 1, 2


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments say; the exit code.

    0: nothing from the level of ``--fail-on`` up; 1: something; 2: a file or the lexicon could
    not be read.
    """
    options = _parser().parse_args(arguments)
    # Imported after the arguments are understood, so that --help answers at once.
    from engines.words import DEFAULT_LEXICON, BadLexicon, load_lexicon

    path = options.lexicon or DEFAULT_LEXICON
    try:
        lexicon = load_lexicon(path)
    except BadLexicon as error:
        return _failed(error)
    except OSError as error:
        return _failed(f"{path}: {error.strerror}.")
    return options.do(options, lexicon)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "words", description="Finds labels that can hurt people who use services."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    lexicon = argparse.ArgumentParser(add_help=False)
    lexicon.add_argument(
        "--lexicon", metavar="FILE", type=Path, help="your own lexicon instead of the one supplied"
    )

    check = commands.add_parser(
        "check", parents=[lexicon], help="check files, and the known files of folders"
    )
    check.set_defaults(do=_check)
    check.add_argument(
        "paths", nargs="+", metavar="PATH", help="a file, a folder, or - for standard input"
    )
    check.add_argument(
        "--format", choices=("text", "json", "sarif"), default="text", help="how to tell"
    )
    check.add_argument(
        "--fail-on",
        choices=("consider", "avoid", "never"),
        default="avoid",
        help="exit with 1 from this severity up (avoid)",
    )
    check.add_argument(
        "--consider", action="store_true", help="also show what is only worth a second look"
    )

    export = commands.add_parser(
        "export-vale", parents=[lexicon], help="write the lexicon as a style for Vale"
    )
    export.set_defaults(do=_export_vale)
    export.add_argument("folder", metavar="DIR", type=Path, help="a new folder")
    return parser


def _check(options, lexicon) -> int:
    from engines.words.cli.checking import check_paths

    unknown = {"consider", options.fail_on} - set(lexicon.severities)
    if options.fail_on in unknown:
        return _failed(f"The lexicon has no severity called “{options.fail_on}”.")
    result = check_paths(options.paths, lexicon, sys.stdin.buffer)
    shown = result.shown(options.consider or options.fail_on == "consider")
    sys.stdout.write(_told(options.format, shown, lexicon))
    for file, sentence in [*shown.notes, *shown.unread]:
        sys.stderr.write(f"{file}: {sentence}\n")
    if shown.unread:
        return FAILED
    fails = lexicon.severities[lexicon.severities.index(options.fail_on) :]
    return FOUND if any(shown.counts[severity] for severity in fails) else NOTHING_FOUND


def _told(form, result, lexicon) -> str:
    if form == "json":
        from engines.words.cli.as_json import told
    elif form == "sarif":
        from engines.words.cli.as_sarif import told
    else:
        from engines.words.cli.as_text import told
    return told(result, lexicon)


def _export_vale(options, lexicon) -> int:
    from engines.words.cli.vale import export

    try:
        files = export(lexicon, options.folder)
    except OSError as error:
        return _failed(f"{options.folder}: {error.strerror}.")
    sys.stdout.write(f"Wrote {len(files)} files. Read {options.folder / 'README.md'} first.\n")
    return NOTHING_FOUND


def _failed(sentence) -> int:
    sys.stderr.write(f"{sentence}\n")
    return FAILED

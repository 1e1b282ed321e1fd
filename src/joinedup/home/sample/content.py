"""Read the words of the sample place from the folders beside this file, one for each app."""

import tomllib
from pathlib import Path

FOLDER = Path(__file__).parent


def read_place():
    """Everything but the series: communities, organisations, members, issues, requests to join.

    Returns a dictionary of lists, keyed as in the files.
    """
    return _merged("place.toml", "organisations.toml", "members_*.toml", "issues.toml")


def read_series():
    """Each series with its meetings by day, its contributions, strands, votes and recommendations.

    A series is split over several files to keep each readable; their lists are joined.
    """
    names = sorted(path.stem.removeprefix("series_") for path in FOLDER.glob("*/series_*.toml"))
    every_series = [_merged(f"series_{name}.toml", f"{name}_*.toml") for name in names]
    for series in every_series:
        for key in (
            *("meetings", "contributions", "strands"),
            *("recommendations", "votes", "choices"),
        ):
            series.setdefault(key, [])
        series["meetings"].sort(key=lambda meeting: meeting["day"])
    return every_series


def _merged(*patterns):
    """Join the lists of all files that match, in order of pattern and then of name."""
    whole = {}
    for pattern in patterns:
        for path in sorted(FOLDER.glob(f"*/{pattern}")):
            for key, value in tomllib.loads(path.read_text(encoding="utf-8")).items():
                if isinstance(value, list):
                    whole.setdefault(key, []).extend(value)
                else:
                    whole[key] = value
    return whole

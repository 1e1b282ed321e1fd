"""What was asked and said, as the content tells of it."""

from joinedup.core.samples import read_content
from joinedup.series.sample.content import meetings_of


def every_prompt():
    """All questions of all meetings."""
    return read_content(__file__)["prompts"]


def every_contribution():
    """Everything that was said."""
    return read_content(__file__)["contributions"]


def every_strand():
    """All strands of all series."""
    return read_content(__file__)["strands"]


def prompts_of(meeting):
    """The questions of a meeting, given by id, in their order."""
    return [prompt for prompt in every_prompt() if prompt["meeting"] == meeting]


def contributions_of(series):
    """What was said in a series, given by id: by reference and, where there is none, by place."""
    prompts = {
        prompt["id"] for meeting in meetings_of(series) for prompt in prompts_of(meeting["id"])
    }
    said = [words for words in every_contribution() if words["prompt"] in prompts]
    return {words.get("ref") or f"{series} {place}": words for place, words in enumerate(said)}


def strands_of(series):
    """The strands of a series, given by id."""
    return [strand for strand in every_strand() if strand["series"] == series]

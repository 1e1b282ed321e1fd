"""Cases for both readers of the rules: the engine and the browser."""

import json
from base64 import b64encode
from pathlib import Path

from django.contrib.staticfiles import finders

from engines.duties import find, next_question
from joinedup.duties.lib.rules_file import rules_of

# Gives what the browser's reader finds for each of these cases, as `by_engine` tells it.
READ = """async ([module, rules, cases]) => {
  const { find, nextQuestion } = await import(module);
  return cases.map(({ ticked, asked, ...law }) => {
    const matches = find(rules, new Set(ticked), law).map(
      ({ duty, score, because, others }) => [duty.id, score, because, others]
    );
    const question = nextQuestion(rules, new Set(ticked), new Set(asked), law);
    return [matches, question && [question.id, question.adds, question.removes]];
  });
}"""


def case(ticked=(), asked=(), jurisdiction="england", on="2026-11-29"):
    """What is told of one case, as both readers take it; days as they stand in a form."""
    return {
        "ticked": sorted(ticked),
        "asked": sorted(asked),
        "jurisdiction": jurisdiction,
        "on": str(on),
    }


def by_browser(page, duties, cases):
    """What the browser's code finds: for each case the list, best first, and the question."""
    code = Path(finders.find("duties/rules.js")).read_bytes()
    module = f"data:text/javascript;base64,{b64encode(code).decode()}"
    # As the file of rules arrives.
    rules = json.loads(json.dumps(rules_of(duties)))
    return page.evaluate(READ, [module, rules, cases])


def by_engine(duties, case, day):
    """The same, found by the engine."""
    law = {"jurisdiction": case["jurisdiction"], "on": day}
    matches = find(case["ticked"], duties, **law)
    question = next_question(case["ticked"], duties, asked=set(case["asked"]), **law)
    return [
        [
            [each.duty.id, each.score, [*each.because], [other.id for other in each.other_versions]]
            for each in matches
        ],
        question and [question.id, [*question.adds], [*question.removes]],
    ]

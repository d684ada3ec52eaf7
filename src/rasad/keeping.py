"""What a reading gave -> what a ledger may keep of it, and why it may not keep the rest. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import structs

from rasad.pipeline import Outcome
from rasad.records.report import Problem, Report
from rasad.store import write


class Sorted(NamedTuple):
    """The reports to keep and the problems of what is not; `is_whole`: nothing of the input is missing."""

    good: list[Report]
    problems: list[Problem]
    is_whole: bool


def sort_out(outcome: Outcome) -> Sorted:
    """Say which articles of one input were read, and why the others were not."""
    problems: list[Problem] = [] if outcome.reports else list(outcome.problems)
    good: list[Report] = []
    for report in outcome.reports:
        fault = write.fault_in(report, outcome.source)
        if fault is not None:
            problems.append(Problem(step="store", message=fault))
        elif not report.produced_by.packs:  # no language pack has read it
            problems += report.problems
        else:
            good.append(report)
    is_whole = len(good) == len(outcome.reports)
    if not problems and not (good and is_whole):
        problems = [Problem(step="read", message="no article was found in it")]
    return Sorted(good, problems, is_whole)


def by_step(problems: Sequence[Problem]) -> dict[str, list[str]]:
    """Return the messages of problems by step, each once."""
    messages: dict[str, list[str]] = {}
    for problem in dict.fromkeys(problems):
        messages.setdefault(problem.step, []).append(problem.message)
    return messages


def is_same(new: Report, old: Report) -> bool:
    """Say whether two reports say the same, whatever versions made them."""
    return structs.replace(new, produced_by=old.produced_by) == old

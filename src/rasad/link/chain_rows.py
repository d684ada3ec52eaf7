"""Chains of pledges -> rows with their steps: first said, repeated, changed, under way, done, refused, lapsed."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rasad.config import VERSION
from rasad.link.amounts import NEAR
from rasad.link.chains import Chain, follow, last_day
from rasad.link.joining import ID_DIGITS
from rasad.link.matching import days_between
from rasad.link.pledges import Pledge
from rasad.records.chains import Amount, Aspect, ChainRow, ChainState, ChainStep, StepAccount, StepKind
from rasad.records.days import Days, days_of

RULE = "chain/2"
"""The rule that makes chains and their steps; it changes when the same pledges would be told otherwise."""
_NEVER = "9999-12-31"
_PLEDGED = frozenset({"agreed", "planned", "under way", "done"})
_PLANNED = frozenset({"agreed", "planned", "under way"})
_DECISIVE: dict[StepKind, ChainState] = {
    "under_way": "under_way", "done": "done", "refused": "refused", "contradicted": "contradicted", "lapsed": "lapsed",
}  # fmt: skip


def chain_rows(pledges: Iterable[Pledge], on: str | None = None) -> list[ChainRow]:
    """Return the chains of all documents, by the day they were first said; those without a day come last.

    Args:
        pledges: of all documents, in any order.
        on: the ISO day that deadlines are measured against; without it the last day that a document is dated.
    """
    told = list(pledges)
    measured_on = on or last_day(told)
    rows = (_row(chain, measured_on) for chain in follow(told))
    return sorted(rows, key=lambda row: (row.first_said is None, row.first_said or "", row.id))


class _Known(NamedTuple):
    """What is known of a commitment after a step."""

    due: Days
    deadline: str | None
    amount: tuple[float, str] | None
    parties: frozenset[str]
    said: str | None
    is_pledged: bool


_NOTHING = _Known(Days(None, None), None, None, frozenset(), None, False)


def _row(chain: Chain, measured_on: str | None) -> ChainRow:
    first = next(pledge for pledge in chain if pledge.nature == "commitment")
    steps, known = _told(chain)
    lapse = _lapse(chain, steps, known, measured_on)
    steps += [lapse] if lapse else []
    days = [pledge.said for pledge in chain if pledge.said is not None]
    return ChainRow(
        id=_id_of(chain),
        kind=first.telling.kind,
        action=first.action,
        by=tuple(sorted(first.bound or first.makers)),
        parties=tuple(sorted(frozenset().union(*(p.telling.parties for p in chain if p.nature == "commitment")))),
        subject=next((p.subject for p in chain if p.subject), None),
        state=next((_DECISIVE[step.step] for step in reversed(steps) if step.step in _DECISIVE), "open"),
        deadline=known.deadline,
        figure=_amount(known.amount),
        measured_on=measured_on,
        first_said=min(days, default=None),
        last_said=max(days, default=None),
        sources=tuple(dict.fromkeys(pledge.source for pledge in chain)),
        steps=tuple(steps),
        rule=RULE,
        produced_by=VERSION,
    )


def _id_of(chain: Chain) -> str:
    first = min(pledge.key for pledge in chain if pledge.nature == "commitment")
    return f"k:{hashlib.sha256(' '.join(first).encode()).hexdigest()[:ID_DIGITS]}"


def _told(chain: Chain) -> tuple[list[ChainStep], _Known]:
    """Return the steps, sayings of one day that tell the same being one, and what is known after the last."""
    known = _NOTHING
    groups: list[tuple[tuple[object, ...], StepKind, tuple[Aspect, ...], list[Pledge]]] = []
    for pledge in chain:
        kind, changed = _step(pledge, known)
        same = (_day(pledge), pledge.status, pledge.due, pledge.amount)
        is_again = bool(groups) and groups[-1][0] == same and kind in ("repeated", groups[-1][1])
        is_done_still = bool(groups) and kind == groups[-1][1] == "done" and not _is_dated(pledge)
        is_echo = kind in ("repeated", "done")
        if is_again or is_done_still:
            groups[-1][3].append(pledge)
        elif not (is_echo and any(_is_within(pledge, other) for group in groups for other in group[3])):
            groups.append((same, kind, changed, [pledge]))
        known = _after(pledge, known, kind)
    return [_as_step(kind, changed, pledges) for _, kind, changed, pledges in groups], known


def _day(pledge: Pledge) -> str | None:
    """Return the day of a deed where its text gives one, else the day of the paper."""
    return pledge.telling.days.first if pledge.nature == "deed" and _is_dated(pledge) else pledge.said


def _is_dated(pledge: Pledge) -> bool:
    return pledge.telling.is_dated and pledge.telling.days.first == pledge.telling.days.last


def _is_within(pledge: Pledge, other: Pledge) -> bool:
    """Say whether two readings of one document have characters in common: they are one saying."""
    is_one = pledge.telling.document == other.telling.document
    return is_one and pledge.quote.start < other.quote.end and other.quote.start < pledge.quote.end


def _step(pledge: Pledge, known: _Known) -> tuple[StepKind, tuple[Aspect, ...]]:
    """Return what a saying is after what is known before it, and what it changes."""
    if pledge.status == "refused":
        return ("contradicted" if known.is_pledged else "refused"), ()
    if pledge.status == "done":
        return "done", ()
    if pledge.status == "under way":
        return "under_way", ()
    if known == _NOTHING:
        return "said", ()
    is_later = (known.said or "") < (pledge.said or "")
    changed = tuple(aspect for aspect in _changes(pledge, known) if is_later or aspect != "parties")
    if not changed:  # of papers of one day one names more parties than another
        return "repeated", ()
    return ("changed" if is_later else "differs"), changed


def _changes(pledge: Pledge, known: _Known) -> Iterator[Aspect]:
    last, known_last = pledge.due.last or _NEVER, known.due.last or _NEVER
    if (pledge.due.first or "") > known_last or (known.due.first or "") > last:
        yield "deadline"
    if pledge.amount is not None and known.amount is not None and pledge.amount[1] == known.amount[1]:
        one, other = pledge.amount[0], known.amount[0]
        if abs(one - other) > NEAR * max(abs(one), abs(other)):
            yield "figure"
    if len(known.parties) > 1 and pledge.telling.parties > known.parties:  # fewer is only told more briefly
        yield "parties"


def _after(pledge: Pledge, known: _Known, kind: StepKind) -> _Known:
    """Return what is known after a saying: it takes the place of what was known, the narrower of two dates stays."""
    if pledge.nature != "commitment":
        return known
    is_vaguer = kind == "repeated" and known.due.last is not None and _width(pledge.due) >= _width(known.due)
    has_due = pledge.due.last is not None and not is_vaguer
    return _Known(
        due=pledge.due if has_due else known.due,
        deadline=pledge.deadline if has_due else known.deadline,
        amount=pledge.amount or known.amount,
        parties=known.parties | pledge.telling.parties if kind == "repeated" else pledge.telling.parties,
        said=pledge.said or known.said,
        is_pledged=known.is_pledged or pledge.status in _PLEDGED,
    )


def _width(days: Days) -> float:
    """Return how many days a deadline leaves open."""
    return float("inf") if days.first is None or days.last is None else days_between(days.first, days.last)


def _as_step(kind: StepKind, changed: tuple[Aspect, ...], pledges: list[Pledge]) -> ChainStep:
    first = pledges[0]
    return ChainStep(
        step=kind,
        day=_day(first),
        status=first.status,
        deadline=first.deadline,
        figure=_amount(first.amount),
        parties=tuple(sorted(first.telling.parties)),
        changed=changed,
        accounts=tuple(_account(pledge) for pledge in pledges),
    )


def _lapse(chain: Chain, steps: list[ChainStep], known: _Known, measured_on: str | None) -> ChainStep | None:
    """Return the step that the last deadline went by with nothing told since; only of what was firmly undertaken."""
    if known.due.last is None or measured_on is None or known.due.last >= measured_on:
        return None
    if any(step.step in ("done", "under_way", "refused", "contradicted") for step in steps):
        return None
    bearers = [p for p in chain if p.deadline == known.deadline and p.status in _PLANNED]
    if not bearers:
        return None
    accounts = tuple(_account(pledge) for pledge in bearers)
    return ChainStep(
        step="lapsed", day=measured_on, status=None, deadline=known.deadline, figure=None, parties=(), changed=(),
        accounts=accounts,
    )  # fmt: skip


def _amount(amount: tuple[float, str] | None) -> Amount | None:
    return Amount(value=amount[0], unit=amount[1]) if amount else None


def _account(pledge: Pledge) -> StepAccount:
    return StepAccount(
        source=pledge.source, document=pledge.telling.document, location=pledge.location, item=pledge.telling.event,
        speakers=pledge.speakers, span=pledge.quote,
    )  # fmt: skip


def is_due(row: ChainRow) -> bool:
    """Say whether a commitment has a deadline and nobody told yet that it was met or taken back."""
    return days_of(row.deadline).last is not None and row.state in ("open", "under_way", "lapsed")

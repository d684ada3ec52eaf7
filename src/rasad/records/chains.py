"""Commitments over time: what `rasad commitments` prints, a public interface like the report.

Closed lists are `Literal` types. Values are ids, EDTF, numbers or words of the text; `None` means: nothing is known.
"""

from typing import Literal

import msgspec

from rasad.records.report import CommitmentStatus
from rasad.records.spans import Quote

StepKind = Literal[
    "said", "repeated", "changed", "differs", "under_way", "done", "refused", "contradicted", "lapsed"
]  # fmt: skip
"""What a step tells: the first saying; the same again; another deadline, figure or party on a later day, or on one day;
begun; fulfilled; refused by whom it was asked of; taken back or denied after it was pledged; its day went by."""
ChainState = Literal["open", "under_way", "done", "refused", "contradicted", "lapsed"]
Aspect = Literal["deadline", "figure", "parties"]


class StepAccount(msgspec.Struct, frozen=True, kw_only=True):
    """Where a step is told: `item` is the commitment or event of the report; without `speakers` the paper says it."""

    source: str
    document: str
    location: str
    item: str
    speakers: tuple[str, ...]
    span: Quote


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """The figure that a commitment aims at."""

    value: int | float
    unit: str


class ChainStep(msgspec.Struct, frozen=True, kw_only=True):
    """One step; `day` is when it was said, of a deed when it was done. A lapse has the accounts of the deadline."""

    step: StepKind
    day: str | None
    status: CommitmentStatus | None
    deadline: str | None
    figure: Amount | None
    parties: tuple[str, ...]
    changed: tuple[Aspect, ...]
    accounts: tuple[StepAccount, ...]


class ChainRow(msgspec.Struct, frozen=True, kw_only=True):
    """A commitment, demand or offer with all that the record says of it, in the order in which it was said.

    `lapsed` means: the deadline is before the day `measured_on`, and nothing in the record says that it was done.
    `deadline` and `figure` are those last said; `by` are the states or bodies that are to do it.
    """

    id: str
    kind: str
    action: str
    by: tuple[str, ...]
    parties: tuple[str, ...]
    subject: str | None
    state: ChainState
    deadline: str | None
    figure: Amount | None
    measured_on: str | None
    first_said: str | None
    last_said: str | None
    sources: tuple[str, ...]
    steps: tuple[ChainStep, ...]
    rule: str
    produced_by: str

"""What is firmer, softer or unchanged: how commitments on one matter stood before, and how they stand now."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from rasad.records.chains import ChainRow
from rasad.records.report import Commitment
from rasad.show.dates import Days, days_of
from rasad.show.model import Block, Sentence
from rasad.show.news import step_sentence
from rasad.show.pledges import STATUSES, Pledge, more
from rasad.show.view import View
from rasad.show.wording import Writer

ASKED = frozenset({"demanded", "refused"})  # not on the scale from possible to done
SHOWN_STEPS = frozenset({"repeated", "changed", "under_way", "done", "refused", "contradicted"})
Said = tuple[View, Commitment, Days]


def firmness_blocks(
    pledges: Sequence[Pledge], chains: Sequence[ChainRow], views: Sequence[View], writer: Writer, *, most: int
) -> tuple[Block, ...]:
    """Write how commitments moved between the days that they were told on; empty where none was told twice."""
    moved: dict[str, list[Sentence]] = {"firmer": [], "softer": [], "unchanged": []}
    for said in _by_matter(pledges):
        for earlier, later in pairwise(said):
            if {earlier[1].status, later[1].status}.isdisjoint(ASKED):
                key = _movement(earlier[1], later[1])
                moved[key].append(_sentence(earlier, later, writer))
    by_id = {view.report.document.id: view for view in views}
    steps = tuple(_steps(chains, by_id, writer))
    blocks = [
        Block(writer.book.get(f"firmness.{k}"), more(len(s) - most, writer), tuple(s[:most]))
        for k, s in moved.items()
        if s
    ]
    if steps:
        blocks.append(Block(writer.book.get("firmness.chains"), more(len(steps) - most, writer), steps[:most]))
    return tuple(blocks)


def _by_matter(pledges: Sequence[Pledge]) -> Iterable[list[Said]]:
    """Group commitments by parties and named subject, in order of the day that they were told on."""
    groups: dict[tuple[object, ...], list[Said]] = {}
    for view, commitment in (account for pledge in pledges for account in pledge.accounts):
        subject = commitment.subject.entity if commitment.subject else None
        days = view.published_days
        if subject is None or days is None:
            continue
        groups.setdefault((_states(view, commitment), subject), []).append((view, commitment, days))
    for said in groups.values():
        latest: dict[Days, Said] = {}
        for one in sorted(said, key=lambda s: (s[2].first, -STATUSES.index(s[1].status))):
            latest[one[2]] = one  # the firmest word of a day
        if len(latest) > 1:
            yield list(latest.values())


def _states(view: View, commitment: Commitment) -> frozenset[str]:
    return frozenset(view.party_of(party) for party in commitment.parties)


def _movement(earlier: Commitment, later: Commitment) -> str:
    before, after = STATUSES.index(earlier.status), STATUSES.index(later.status)
    return "unchanged" if before == after else "firmer" if after < before else "softer"


def _sentence(earlier: Said, later: Said, writer: Writer) -> Sentence:
    book = writer.book
    fields = {}
    for key, (view, commitment, _days) in (("before", earlier), ("after", later)):
        status = book.get(f"commitments.status.{commitment.status}")
        fields[key] = book.plain("firmness.state", status=status, date=writer.printed(view))
    view, commitment, _days = later
    subject = commitment.subject.entity if commitment.subject else None
    runs = book.runs(
        "firmness.moved",
        parties=writer.names(view, commitment.parties),
        subject=view.name(subject or "", book.code),
        before=fields["before"],
        after=fields["after"],
        old=writer.quote(earlier[0], earlier[1].evidence),
        quote=writer.quote(view, commitment.evidence),
    )
    return writer.sentence(runs, [v.cite(c.evidence) for v, c, _ in (earlier, later)])


def _steps(chains: Sequence[ChainRow], views: dict[str, View], writer: Writer) -> Iterable[Sentence]:
    """Tell the later steps of commitments that another day, or a deed, moved on."""
    for row in chains:
        for earlier, step in pairwise(row.steps):
            documents = {a.document for a in (*earlier.accounts, *step.accounts)}
            is_later = days_of(step.day) != days_of(earlier.day) or step.step != "repeated"
            if step.step in SHOWN_STEPS and is_later and documents <= views.keys() and step.accounts:
                yield step_sentence(row, earlier, step, views, writer)

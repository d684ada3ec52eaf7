"""Documents that tell of one meeting -> what was said there, each saying with every document's words for it."""

import functools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from rasad.link.accounts import compare_words, source_of, worst_of
from rasad.link.amounts import clash, figures_by_unit
from rasad.link.matching import FEW_WORDS, SMALL_SHARE
from rasad.link.tellings import Word, shared_words, stems_of
from rasad.records.happenings import Account, Relation, SayingRow
from rasad.records.report import Report, Statement
from rasad.text.tokens import tokenize

ALIKE, HALF = 0.35, 0.5  # of the words of the shorter of two sayings among many; the latter where only few are shared
PAIR = 2  # documents: with more of them sayings are many, and alike by chance
ONE_SAYING = 0.6  # of the words of the shorter: so many make two wordings one saying, numbers and all
BREATH = 40  # characters between two statements of one passage: a cue with its subject


class Said(NamedTuple):
    """A statement of a document with the words of its content; `own` are those that name no state."""

    report: Report
    statement: Statement
    words: tuple[Word, ...]
    own: tuple[Word, ...]

    @property
    def key(self) -> tuple[str, str]:
        """The ids of the document and of the statement."""
        return self.report.document.id, self.statement.id


def saying_rows(reports: Iterable[Report]) -> tuple[SayingRow, ...]:
    """Return what more than one of the documents says that somebody said, the likest wordings first."""
    said = list(_all_said(reports))
    rarity = _rarity(said)
    score_of = functools.partial(_likeness, rarity=rarity, is_crowded=len({one.key[0] for one in said}) > PAIR)
    likeness = ((score_of(a, b), a, b) for a, b in combinations(said, 2) if _may_be_one(a, b))
    group_of: dict[tuple[str, str], list[Said]] = {one.key: [one] for one in said}
    joined: dict[int, list[Said]] = {}
    for score, a, b in sorted(likeness, key=lambda found: (-found[0], found[1].key, found[2].key)):
        one, other = group_of[a.key], group_of[b.key]
        if score > 0 and one is not other and _may_join(a, b, one, other) and _are_all_alike(one, other, score_of):
            one += other
            group_of |= dict.fromkeys((s.key for s in other), one)
            joined.pop(id(other), None)
            joined[id(one)] = one
    return tuple(_row(group) for group in joined.values())


def _may_join(a: Said, b: Said, one: Sequence[Said], other: Sequence[Said]) -> bool:
    """Say whether two groups may be one: a document says a thing once, or in two breaths what another says in one."""
    twice = {s.key[0] for s in one} & {s.key[0] for s in other}
    if not twice:
        return True
    longer, single, group = (a, other, one) if len(a.words) > len(b.words) else (b, one, other)
    rest = [s for s in group if s.key[0] in twice]
    if len(single) > 1 or longer not in group or any(len(s.words) >= len(longer.words) for s in (*single, *rest)):
        return False
    return all(_are_neighbours(single[0].statement, s.statement) for s in rest)


def _are_all_alike(one: Sequence[Said], other: Sequence[Said], score_of: Callable[[Said, Said], float]) -> bool:
    """Say whether every saying of one group is like every one of the other: a chain of likenesses ends elsewhere."""
    return all(score_of(a, b) > 0 for a in one for b in other if a.key[0] != b.key[0])


def _are_neighbours(a: Statement, b: Statement) -> bool:
    """Say whether one statement follows right on another, or overlaps it."""
    first, second = sorted((a.content, b.content))
    return second.start - first.end <= BREATH


def _rarity(said: Iterable[Said]) -> dict[str, float]:
    """Return what a stem weighs: the less, the more of the sayings have it."""
    counts = Counter(stem for one in said for stem in frozenset().union(*one.words))
    return {stem: 1 / count for stem, count in counts.items()}


def _all_said(reports: Iterable[Report]) -> Iterator[Said]:
    for report in reports:
        states = {entity.id for entity in report.entities if entity.type == "state"}
        named = [range(m.start, m.end) for m in report.mentions if not states.isdisjoint(m.entities)]
        for statement in report.statements:
            content = statement.content
            told = [token for token in tokenize(content.text) if token.kind == "word"]
            words = stems_of((token.key for token in told), report.document.language)
            own = [token.key for token in told if not any(content.start + token.start in name for name in named)]
            if statement.speakers and words:
                yield Said(report, statement, words, stems_of(own, report.document.language))


def _may_be_one(a: Said, b: Said) -> bool:
    if a.key[0] == b.key[0] or a.report.document.language != b.report.document.language:
        return False
    return not set(a.statement.speakers).isdisjoint(b.statement.speakers)


def _likeness(a: Said, b: Said, rarity: Mapping[str, float], *, is_crowded: bool) -> float:
    """Return how much two sayings share, rare words counting more; 0 where it is too little.

    The more documents there are, the more sayings are alike by chance: where it `is_crowded` they must share more than
    the names of the states that all of them speak of.
    """
    mine, others = (a.own, b.own) if is_crowded else (a.words, b.words)
    shared = shared_words(mine, others)
    share = shared / max(min(len(mine), len(others)), 1)
    if shared < FEW_WORDS or share < SMALL_SHARE or (is_crowded and share < (ALIKE if shared > FEW_WORDS else HALF)):
        return 0
    theirs = frozenset().union(*b.words)
    return sum(max((rarity[stem] for stem in word & theirs), default=0) for word in a.words)


def _row(group: Sequence[Said]) -> SayingRow:
    speakers = set.intersection(*(set(said.statement.speakers) for said in group)) or set(group[0].statement.speakers)
    relations = {_relation(a, b) for a, b in combinations(group, 2) if a.key[0] != b.key[0]}
    return SayingRow(
        speakers=tuple(sorted(speakers)),
        relation=worst_of(relations),
        accounts=tuple(_account(said) for said in sorted(group, key=lambda s: s.report.document.id)),
    )


def _relation(a: Said, b: Said) -> Relation:
    """Say how two wordings stand to one another; one saying of a speaker has no two numbers for one thing."""
    mine, theirs = (figures_by_unit(said.report, said.statement.content, ()) for said in (a, b))
    shared = shared_words(a.words, b.words)
    is_one = shared >= ONE_SAYING * min(len(a.words), len(b.words))
    if is_one and clash(mine, theirs, a.report.document.language):
        return "conflict"
    return compare_words(a.words, b.words)


def _account(said: Said) -> Account:
    content = said.statement.content
    return Account(
        source=source_of(said.report),
        document=said.report.document.id,
        item=said.statement.id,
        value=content.text,
        span=content,
    )

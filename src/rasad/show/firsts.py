"""What the newest happenings of a brief are the first in its documents to tell: an act between sides, a thing named."""

from collections.abc import Collection, Iterable, Sequence

from rasad.knowledge.kinds import load_kinds
from rasad.records.report import DONE
from rasad.records.spans import Quote
from rasad.show.happenings import SUBJECT_TYPES, Happening
from rasad.show.levels import first_levels
from rasad.show.model import Block, Sentence
from rasad.show.view import View
from rasad.show.wording import Writer, cited

Act = tuple[str, str]
Named = tuple[View, str, Quote]
PLACES = frozenset({"city", "facility"})  # where something was, not what it was about


def first_blocks(
    happenings: Sequence[Happening],
    views: Sequence[View],
    new: Collection[str],
    named_in: Collection[str],
    writer: Writer,
    *,
    most: int,
) -> tuple[Block, ...]:
    """Write what is first; empty where the brief holds nothing earlier between the same sides to be first after.

    Args:
        happenings: of the brief, in any order.
        views: all its documents; what one of an earlier day names anywhere is not named first.
        new: the labels of the documents whose happenings are asked about.
        named_in: those whose things are asked about.
        writer: of the brief.
        most: how many sentences at most.
    """
    dated = sorted((h for h in happenings if h.days), key=lambda h: (h.days.first, h.days.last) if h.days else ())
    sentences: list[Sentence] = []
    acts: set[tuple[Act, frozenset[str]]] = set()
    parties: set[frozenset[str]] = set()
    for happening in dated:
        sides, act = happening.parties, _act(happening)
        is_new = set(happening.labels) <= set(new)
        if is_new and len(sides) > 1 and sides in parties and (act, sides) not in acts:
            sentences.append(_first_act(happening, writer))
        acts.add((act, sides))
        if not is_new:
            parties.add(sides)
    sentences += first_levels(happenings, new, writer)
    days: dict[str, list[Named]] = {}
    for named in _named_first(views, named_in):
        days.setdefault(named[0].published or "", []).append(named)
    sentences += [_first_things(told, writer) for told in days.values()]
    return (Block("", "", tuple(sentences[:most])),) if sentences else ()


def _act(happening: Happening) -> Act:
    """Return what an act is first as: talks are another word for a meeting, and what goes on has come about."""
    event = happening.lead.event
    kind = load_kinds().get(event.kind)
    return kind.family if kind else event.kind, "came about" if event.status in DONE else event.status


def _named_first(views: Sequence[View], new: Collection[str]) -> Iterable[Named]:
    """Yield what a document that is asked about names in act, word or pledge, and none of an earlier day at all."""
    days = sorted({view.published_days for view in views if view.published_days})
    for day in days[1:]:
        earlier = {e for v in views if (d := v.published_days) and d.last < day.first for e in v.entities}
        named: set[str] = set()
        for view in (v for v in views if v.published_days == day and v.label in new):
            for thing, span in _things(view):
                if thing not in earlier and thing not in named:
                    named.add(thing)
                    yield view, thing, span


def _things(view: View) -> Iterable[tuple[str, Quote]]:
    for span in view.told_spans():
        for thing in view.things_in(span):
            if thing in view.entities and view.entities[thing].type in SUBJECT_TYPES - PLACES:
                yield thing, span


def _first_act(happening: Happening, writer: Writer) -> Sentence:
    return writer.sentence(writer.book.runs("firsts.act", sentence=writer.told(happening)), cited(happening))


def _first_things(named: Sequence[Named], writer: Writer) -> Sentence:
    things = writer.book.join([view.name(thing, writer.book.code) for view, thing, _span in named])
    runs = writer.book.runs("firsts.thing", things=things, date=writer.printed(named[0][0]))
    return writer.sentence(runs, [view.cite(span) for view, _thing, span in named])


def newest(views: Sequence[View]) -> list[str]:
    """Return the labels of the documents of the last day that any was published on."""
    days = [view.published_days for view in views]
    last = max((d.last for d in days if d), default=None)
    return [v.label for v, d in zip(views, days, strict=True) if d and last and d.last == last]

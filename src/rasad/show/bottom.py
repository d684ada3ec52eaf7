"""The bottom line of a brief: contacts, what is firm, where it rubs, what it is about; nothing without a citation."""

from collections.abc import Iterable, Sequence

from rasad.records.report import DONE
from rasad.records.spans import Quote
from rasad.show.contacts import counted
from rasad.show.happenings import SUBJECT_TYPES, Happening
from rasad.show.model import Block, Citation, Run, Sentence
from rasad.show.pledges import Pledge
from rasad.show.view import View
from rasad.show.wording import Writer, cited

FRICTION_TYPES = frozenset({"ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
SHOWN = 3  # examples in one line
SUBJECTS = 6
YEARS = 2  # of fewer there is nothing to compare
FRICTIONS = 2
CITED = 4  # citations that stand behind a count; the sections below cite every item


def bottom_line(
    views: Sequence[View], happenings: Sequence[Happening], pledges: Sequence[Pledge], writer: Writer
) -> Block | None:
    """Write the bottom line; None where there is nothing to say."""
    sentences = [*_contacts(happenings, writer), *_firmness(pledges, writer), *_firm_by_year(pledges, writer)]
    sentences += [*_frictions(happenings, writer), *_subjects(views, writer)]
    return Block("", "", tuple(sentences)) if sentences else None


def _contacts(happenings: Sequence[Happening], writer: Writer) -> Iterable[Sentence]:
    contacts = [h for h in happenings if h.is_contact and h.lead.event.status in DONE]
    if not contacts:
        return
    book = writer.book
    distinct = _distinct(contacts)
    n, best = counted(distinct), distinct[:SHOWN]
    told = [writer.attributed(h.lead) for h in sorted(best, key=_day)]
    labels = {label for h in contacts for label in h.labels}
    runs = book.runs(
        "bottom.contacts" if n > 1 else "bottom.contact_one",
        documents=book.counted("head.document_of", len(labels)),
        report=book.counted("bottom.reports", len(labels)) if book.words("bottom.reports") else "",
        contacts=book.counted("bottom.contact", n),
        list=writer.listed(told),
    )
    yield writer.sentence(runs, [citation for h in best for citation in cited(h)[:CITED]])


def _distinct(contacts: Sequence[Happening]) -> list[Happening]:
    """Keep one contact per day, parties and means, the best attested first: talks and a meeting of one day are one."""
    found: dict[tuple[object, ...], Happening] = {}
    for contact in sorted(contacts, key=lambda h: (-len(h.labels), -len(h.parties), not h.dater.is_dated_itself)):
        day = contact.days or contact.labels
        found.setdefault((day, contact.parties, contact.lead.is_by_phone), contact)
    return list(found.values())


def _day(happening: Happening) -> str:
    return happening.days.first.isoformat() if happening.days else "9"


def _firmness(pledges: Sequence[Pledge], writer: Writer) -> Iterable[Sentence]:
    if not pledges:
        return
    book = writer.book
    firm = [p for p in pledges if p.is_firm]
    ordered = sorted(firm or pledges, key=lambda p: -len(p.accounts))
    view, commitment = ordered[0].lead
    quoted = (writer.quote(view, commitment.evidence), *writer.gloss(view, commitment.evidence))
    runs = book.runs(
        "bottom.firm" if firm else "bottom.firm_none",
        commitments=book.counted("bottom.commitment", len(pledges)),
        firm=book.number(len(firm)),
        soft=book.number(len(pledges) - len(firm)),
        example=book.runs("bottom.example", quote=quoted) if firm else "",
        is_firm=_be(len(firm), writer),
        is_soft=_be(len(pledges) - len(firm), writer),
    )
    yield writer.sentence(runs, [v.cite(c.evidence) for p in ordered[:CITED] for v, c in p.accounts])


def _firm_by_year(pledges: Sequence[Pledge], writer: Writer) -> Iterable[Sentence]:
    """Count by the year of the document how many commitments are firm; nothing where all were told in one year."""
    years: dict[int, list[Pledge]] = {}
    for pledge in pledges:
        days = pledge.lead[0].published_days
        if days is not None and days.first.year == days.last.year:
            years.setdefault(days.first.year, []).append(pledge)
    if len(years) < YEARS:
        return
    book = writer.book
    parts = [
        book.plain(
            "bottom.firm_year",
            firm=book.number(sum(p.is_firm for p in told)),
            n=book.number(len(told)),
            year=book.digits(str(year)),
        )
        for year, told in sorted(years.items())
    ]
    cited = [view.cite(commitment.evidence) for told in years.values() for view, commitment in told[0].accounts]
    yield writer.sentence(book.runs("bottom.firm_years", list=book.get("list").join(parts)), cited)


def _be(n: int, writer: Writer) -> str:
    return writer.book.counted("bottom.be", n) if writer.book.words("bottom.be") else ""


def _frictions(happenings: Sequence[Happening], writer: Writer) -> Iterable[Sentence]:
    rubs = [h for h in happenings if h.lead.family in FRICTION_TYPES and h.lead.event.status != "denied"]
    rubs.sort(key=lambda h: (-len(h.labels), -h.lead.event.confidence))
    for happening in rubs[:FRICTIONS]:
        told = writer.told(happening)
        yield writer.sentence(writer.book.runs("bottom.friction", sentence=told), cited(happening))


def _subjects(views: Sequence[View], writer: Writer) -> Iterable[Sentence]:
    """Name the things that most documents speak of in acts, commitments and statements, with where they are named."""
    named: dict[str, dict[str, Citation]] = {}
    holders: dict[str, View] = {}
    hits: dict[str, int] = {}
    for view in views:
        for span in view.told_spans():
            for thing in view.things_in(span):
                if thing in view.entities and view.entities[thing].type in SUBJECT_TYPES:
                    named.setdefault(thing, {}).setdefault(view.label, view.cite(_first_mention(view, thing, span)))
                    holders.setdefault(thing, view)
                    hits[thing] = hits.get(thing, 0) + 1
    best = sorted(named, key=lambda t: (-len(named[t]), -hits[t], t))[:SUBJECTS]
    if not best:
        return
    book = writer.book
    items: list[Run] = []
    for index, thing in enumerate(best):
        counted = book.counted("head.document", len(named[thing]))
        item = book.runs("bottom.subject", name=holders[thing].name(thing, book.code), documents=counted)
        items.extend((*([Run(book.get("list"))] if index else []), *item))
    places = [citation for thing in best for citation in list(named[thing].values())[:SHOWN]]
    yield writer.sentence(book.runs("bottom.subjects", list=tuple(items)), places)


def _first_mention(view: View, thing: str, span: Quote) -> Quote:
    mention = next(m for m in view.mentions if thing in m.entities and span.start <= m.start and m.end <= span.end)
    return Quote(mention.start, mention.end, mention.text)

"""What a reader must handle with care: doubtful figures, allegations, denials, contrasts, thin sourcing."""

from collections.abc import Iterable, Sequence

from rasad.records.report import DONE
from rasad.show.contrasts import contrast_sentences
from rasad.show.differences import difference_sentences
from rasad.show.happenings import Happening, Occasion
from rasad.show.model import Block, Citation, Run, Sentence
from rasad.show.phrasebook import Field, Runs
from rasad.show.sides import party_names
from rasad.show.view import View, outlet_name
from rasad.show.wording import Writer, cited

CHARGE = "accusation"  # blame for a deed; who condemns or criticises need not be believed
LISTED = 8  # the newest; headings name the source of every occasion anyway


def caution_blocks(
    views: Sequence[View], happenings: Sequence[Happening], occasions: Sequence[Occasion], writer: Writer
) -> tuple[Block, ...]:
    """Write the section; the gravest first."""
    sentences = [
        *_allegations(happenings, writer),
        *_words_alone(happenings, writer),
        *_doubts(views, writer),
        *difference_sentences(happenings, occasions, writer),
        *contrast_sentences(views, happenings, writer),
        *_denials(happenings, writer),
        *_thin(occasions, writer),
        *_controlled(occasions, writer),
    ]
    return (Block("", "", tuple(dict.fromkeys(sentences))),) if sentences else ()


def _doubts(views: Sequence[View], writer: Writer) -> Iterable[Sentence]:
    for view, figure in ((v, f) for v in views for f in v.report.figures if f.doubt):
        probable: Runs = ()
        if figure.probable_value is not None and figure.probable_value != figure.value:
            value = writer.amount(figure.probable_value, figure.unit)
            probable = writer.book.runs("care.probable", value=value)
        opening, closing = writer.book.words("quote")
        quoted = Run(f"{opening}{figure.text}{closing}", "quote", view.language)
        doubt = str(writer.book.table("doubts").get(figure.doubt or "", figure.doubt))
        fields: dict[str, Field] = {
            "quote": quoted,
            "value": writer.value(figure),
            "doubt": doubt,
            "probable": probable,
        }
        runs = writer.book.runs("care.doubt", **fields)
        yield writer.sentence(runs, [view.cite(figure)])


def _allegations(happenings: Sequence[Happening], writer: Writer) -> Iterable[Sentence]:
    for account in (a for h in happenings for a in h.accounts if a.event.alleged_by):
        statement = account.view.statements.get(account.event.alleged_by or "")
        speakers = writer.behind(account.view, statement.speakers) if statement else ()
        quote = writer.quote(account.view, account.event.evidence)
        runs = writer.book.runs("care.alleged", speaker=speakers or writer.book.get("statements.unnamed"), quote=quote)
        yield writer.sentence(runs, [account.view.cite(account.event.evidence)])


def _words_alone(happenings: Sequence[Happening], writer: Writer) -> Iterable[Sentence]:
    """Tell the newest charges in somebody's own words where no other side charges the same one."""
    charges = [h for h in happenings if h.lead.event.kind == CHARGE and h.lead.event.status in DONE]
    for happening in [h for h in charges if not _is_shared(h, charges)][-LISTED:]:
        view, event = happening.lead.view, happening.lead.event
        statement = view.statements.get(event.reported_by)
        speakers = statement.speakers if statement else ()
        if speakers and set(speakers) == _chargers(happening) and not event.alleged_by:
            runs = writer.book.runs(
                "care.one_word", speaker=writer.behind(view, speakers), quote=writer.quote(view, event.evidence)
            )
            yield writer.sentence(runs, cited(happening))


def _chargers(happening: Happening) -> set[str]:
    """Return who charges: those that the fullest account has as acting."""
    return {p.entity for p in happening.lead.event.participants if p.role == "actor"}


def _is_shared(charge: Happening, charges: Sequence[Happening]) -> bool:
    """Say whether another side charges the same one, or the accounts of this charge name several sides."""
    by, against = _sides(charge)
    others = (_sides(other) for other in charges if other is not charge)
    return len(by) != 1 or not against or any(against & them and by != one for one, them in others)


def _sides(charge: Happening) -> tuple[frozenset[str], frozenset[str]]:
    """Return the sides that charge and those that are charged, over all accounts."""
    sides: dict[str, set[str]] = {"actor": set(), "recipient": set()}
    for account in charge.accounts:
        for party in account.event.participants:
            sides.get(party.role, set()).add(account.view.party_of(party.entity))
    return frozenset(sides["actor"]), frozenset(sides["recipient"])


def _denials(happenings: Sequence[Happening], writer: Writer) -> Iterable[Sentence]:
    for happening in happenings:
        if happening.lead.event.status == "denied":
            yield writer.happening(happening)


def _thin(occasions: Sequence[Occasion], writer: Writer) -> Iterable[Sentence]:
    """List the occasions that one document alone tells of."""
    alone = [o for o in occasions if len(o.views) == 1]
    if not alone or len(alone) == len(occasions) == 1:
        return
    shown = alone[-LISTED:]
    runs = writer.book.runs("care.single", list=_occasions(shown, writer), more=_more(alone, writer))
    yield writer.sentence(runs, [citation for occasion in shown for citation in _cited(occasion)])


def _occasions(occasions: Sequence[Occasion], writer: Writer) -> Runs:
    items = []
    for occasion in occasions:
        dater = occasion.anchor.dater
        date = writer.date(dater.edtf, inferred=dater.is_inferred)
        names = party_names(occasion.parties, occasion.views, writer)
        items.append(writer.book.runs("care.single_item" if names else "care.single_day", date=date, parties=names))
    return writer.listed(items)


def _cited(occasion: Occasion) -> Iterable[Citation]:
    """Cite what gives the day, and of the other happenings those that bring in a party that is named."""
    named: set[str] = set()
    for happening in (occasion.anchor, *occasion.happenings):
        if happening is occasion.anchor or not happening.parties <= named:
            named |= happening.parties
            yield from cited(happening)


def _more(occasions: Sequence[Occasion], writer: Writer) -> Runs:
    left_out = len(occasions) - LISTED
    return writer.book.runs("care.more", n=writer.book.number(left_out)) if left_out > 0 else ()


def _controlled(occasions: Sequence[Occasion], writer: Writer) -> Iterable[Sentence]:
    """Say what is told only by the state media of one state, once per media."""
    groups: dict[tuple[str, ...], list[Occasion]] = {}
    for occasion in occasions:
        outlets = [v.report.document.outlet for v in occasion.views]
        states = {o.state if o and o.control == "state" else None for o in outlets}
        if len(states) == 1 and None not in states:
            named = {outlet_name(v, writer.book.code).text for v in occasion.views}
            groups.setdefault(tuple(sorted(named)), []).append(occasion)
    for media, told in groups.items():
        shown = told[-LISTED:]
        runs = writer.book.runs(
            "care.controlled",
            media=writer.book.join([Run(name, "name") for name in media]),
            list=_occasions(shown, writer),
            more=_more(told, writer),
        )
        yield writer.sentence(runs, [citation for occasion in shown for citation in _cited(occasion)])

"""Happenings and the rest of a report -> sentences of the brief with their citations.

What one side says is never printed as fact: an event that a speaker tells, and any accusation, use of force or crime,
carries its speaker, else its outlet, else its document.
"""

import datetime as dt
import functools
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from rasad.chars.fold import fold
from rasad.config import data_folder
from rasad.langpack.layers import UserLayer
from rasad.langpack.pack import read_toml
from rasad.link.levels import load_levels
from rasad.link.tellings import type_of
from rasad.records.report import Event, Figure, Participant, Statement
from rasad.records.spans import Quote
from rasad.show.dates import Days, words_of
from rasad.show.durations import length_of, length_words
from rasad.show.grammar import Subject
from rasad.show.happenings import Account, Happening
from rasad.show.joined import is_weaker
from rasad.show.model import Citation, Run, Sentence
from rasad.show.phrasebook import Field, Phrasebook, Runs, as_runs, brief_languages, load_phrasebook
from rasad.show.tellers import carrier_of, teller_of
from rasad.show.venues import venue_of
from rasad.show.view import View, outlet_name, unit_in

QUOTE_LENGTH = 280  # a brief quotes a clause; the passage behind the citation shows the rest
NAMED_THINGS = 6  # more names than this after a quotation are a list, not a gloss
LEGIBLE = 4  # letters of a word that tells a name; shorter ones stand in other words
DECIMALS = 2  # of millions and billions
CONTEXTS = 3  # the contexts come in order of weight; the first few say what an act is about
OF_THE_NOUN = frozenset(
    {"noun_was", "noun_is", "feminine", "what", "after"}
)  # a kind's own noun does not inherit its type's agreement
VARIANTS = ("alone_", "state_")  # words of a kind for when it has no object, or a state as its object
CAREFUL_TYPES = frozenset({"ACCUSE", "ASSAULT", "COERCE", "THREATEN", "SANCTION"})
CAREFUL_CONTEXTS = frozenset({"crime", "corruption", "terrorism", "human_rights", "illegal_drugs", "trafficking"})


class Writer:
    """Writes the sentences of one brief in one language; states are named as in a user's layer, if there is one."""

    def __init__(
        self,
        book: Phrasebook,
        layer: UserLayer | None = None,
        *,
        calendars: Collection[str] = (),
        last: dt.date | None = None,
    ) -> None:
        """Make a writer.

        Args:
            book: the language.
            layer: names of the user's own.
            calendars: those that the documents print dates of.
            last: the day of the newest document; a plan for a day before it is no longer to come.
        """
        self.book = book
        self.last = last
        self.layer = layer
        other = book.get("dates.beside.calendar")
        self.gives_both = bool(other) and (other in calendars or book.get("dates.beside.when") != "printed")

    def sentence(self, runs: Runs, citations: Sequence[Citation]) -> Sentence:
        """Finish a sentence: capital, full stop, citations once each."""
        if runs and self.book.capitals and runs[0].role != "quote":
            first = runs[0]
            runs = (Run(first.text[:1].upper() + first.text[1:], first.role, first.language), *runs[1:])
        end = self.book.get("sentence_end")
        if runs[-1].role != "quote" and not runs[-1].text.endswith(end):
            runs = (*runs, Run(end))
        return Sentence(runs, tuple(dict.fromkeys(citations)))

    def names(self, view: View, ids: Sequence[str]) -> Runs:
        """Join the names of entities; those that have an article where the language asks for one are given it."""
        named: list[Run] = []
        for entity_id in dict.fromkeys(ids):
            name = view.name(entity_id, self.book.code)
            if name.language is None and view.entities.get(entity_id) is not None:
                entity_type = view.entities[entity_id].type
                text = self.book.with_article(
                    name.text, always=entity_type == "office", of_person=entity_type == "person"
                )
                name = Run(text, name.role)
            named.append(name)
        return self.book.join(named)

    def behind(self, view: View, ids: Sequence[str]) -> Runs:
        """Join the names of entities that stand behind a preposition or as an object."""
        oblique = self.book.grammar.oblique
        return tuple(Run(oblique(run.text), run.role, run.language) for run in self.names(view, ids))

    def subject(self, view: View, ids: Sequence[str]) -> Subject:
        """Say what a verb has to agree with if these are its subject."""
        distinct = list(dict.fromkeys(ids))
        if not distinct:
            return Subject(0)
        first = view.name(distinct[0], self.book.code).text
        entity = view.entities.get(distinct[0])
        is_plural = len(distinct) == 1 and self.book.is_plural(first)
        return Subject(len(distinct), self.book.grammar.is_feminine(first, entity.type if entity else ""), is_plural)

    def agreed(self, subject: Subject) -> dict[str, Field]:
        """Return the words of the language that agree with a subject, in its form."""
        return {word: self.book.grammar.choose(forms, subject) for word, forms in self.book.table("agree").items()}

    def quote(self, view: View, span: Quote) -> Run:
        """Quote the source's own words, shortened at a word's end, in the source's own language."""
        text = _without_lead_in(" ".join(span.text.split()), view.language)
        if len(text) > QUOTE_LENGTH:
            text = text[:QUOTE_LENGTH].rsplit(" ", 1)[0] + "\N{HORIZONTAL ELLIPSIS}"
        opening, closing = self.book.words("quote")
        if text.startswith(opening) and text.endswith(closing):
            return Run(text, "quote", view.language)
        return Run(f"{opening}{text}{closing}", "quote", view.language)

    def gloss(self, view: View, span: Quote, *, without: Sequence[str] = ()) -> Runs:
        """Name what a quotation names, for readers who do not read its language; nothing that they can read in it."""
        if view.language == self.book.code:
            return ()
        things = [t for t in view.things_in(span) if t not in without and t in view.entities]
        things = [t for t in things if not _shows(span.text, view.name(t, self.book.code).text)][:NAMED_THINGS]
        return self.book.runs("extra.named", names=self.names(view, things)) if things else ()

    def date(self, edtf: str | None, *, inferred: bool) -> str:
        """Write a date, with a star where the document does not print it."""
        return words_of(edtf, self.book, beside=self.gives_both) + ("*" if inferred and edtf else "")

    def short_date(self, edtf: str | None, *, inferred: bool) -> str:
        """Write the day something was said or printed, in the language's own calendar alone; starred if not printed."""
        star = "*" if inferred and edtf else ""
        return words_of(edtf, self.book, beside=self.gives_both, short=True) + star

    def printed(self, view: View) -> str:
        """Write the day of a document."""
        return self.short_date(view.published, inferred=view.date_is_inferred)

    def happening(self, happening: Happening, *, shown: Days | None = None) -> Sentence:
        """Tell a happening: who did what where, by whose account, in how many documents.

        Args:
            happening: what to tell.
            shown: the days that the heading above already gives; any other date of its own is told.
        """
        return self.sentence(self.told(happening, shown=shown), cited(happening))

    def told(self, happening: Happening, *, shown: Days | None = None) -> Runs:
        """Tell a happening as part of a longer sentence."""
        runs = (*self.attributed(happening.lead, shown=shown), *self._also_named(happening))
        labels = {a.view.label for a in happening.accounts if not is_weaker(a, happening.lead)}
        if len(labels) > 1:
            counted = self.book.counted("head.document", len(labels))
            runs = (*runs, *self.book.runs("attribution.accounts", documents=counted))
        return runs

    def _also_named(self, happening: Happening) -> Runs:
        """Say what other accounts of a contact in its document name: it was about that too."""
        lead = happening.lead
        others = (
            [a for a in happening.accounts if a.view is lead.view and a is not lead] if happening.is_contact else []
        )
        told = {*self._things(lead), *happening.parties, *(p.entity for p in lead.event.participants)}
        things = [t for a in others for t in self._things(a) if t not in told]
        return self.book.runs("extra.also_named", names=self.names(lead.view, things)) if things else ()

    def listed(self, items: Sequence[Field]) -> Runs:
        """Put whole phrases after one another, parted by more than a comma."""
        runs: list[Run] = []
        for index, item in enumerate(items):
            runs.extend((*([Run(self.book.get("bottom.separator"))] if index else []), *as_runs(item)))
        return tuple(runs)

    def clause(self, account: Account, *, shown: Days | None, is_own: bool = False, speaker: str = "") -> Runs:
        """Tell one event without its source.

        Args:
            account: what to tell.
            shown: the days that need not be told again.
            is_own: whether who acts is also who tells it; told where the language says so inside the sentence.
            speaker: who is named before the sentence as its source; a pronoun stands for them in it.
        """
        view = account.view
        shape, actors, others = self._shape(account)
        actors.sort(key=lambda actor: actor != speaker)
        fields = self._fields(account, shape, others)
        subject = self.subject(view, actors)
        template = self._template(fields, shape, _told_status(account.event.status, fields))
        chosen = {k: self.book.grammar.choose(v, subject) if isinstance(v, list) else v for k, v in fields.items()}
        of_noun = Subject(1, is_feminine=bool(fields.get("feminine")))
        nouns = {w: self.book.grammar.choose(forms, of_noun) for w, forms in self.book.table("agree_noun").items()}
        filled: dict[str, Field] = {**chosen, **self.agreed(subject), **nouns}
        names = self.names(view, actors)
        if (
            speaker in actors
            and len(actors) > 1
            and (pronoun := self.agreed(self.subject(view, [speaker])).get("pronoun"))
        ):
            names = self.book.join([pronoun, *(self.names(view, [actor]) for actor in actors[1:])])
        filled |= {"subject": names, "of_subject": self.behind(view, actors)}
        filled |= {
            "object": self.behind(view, others),
            "place": (*self._place(account), *self._times(account), *self._level(account)),
        }
        filled |= {"due": self._due(account), "date": self._day(account, shown), "matter": self._matter(account)}
        filled["own"] = self.book.runs("attribution.own_inside", **filled) if is_own else ()
        return self.book.fill(template, filled)

    def _template(self, fields: Mapping[str, Any], shape: str, status: str) -> str:
        """Return the kind's own sentence for a status where it fits who is named, else that of all kinds."""
        own = fields.get(status) if shape in {"mutual", "directed", "alone"} else None
        fits = isinstance(own, str) and (shape != "alone" or "{object}" not in own)
        return str(own) if fits else self.book.get(f"frames.{shape}.{status}")

    def attributed(self, account: Account, *, shown: Days | None = None) -> Runs:
        """Tell an event with its source: the speaker of what a speaker tells, the outlet of what must not be a fact."""
        view, event = account.view, account.event
        statement = teller_of(view, event)
        if statement is not None:
            return self._carried(view, statement, self._spoken(account, statement, shown))
        clause = self.clause(account, shown=shown)
        if not is_careful(event):
            return clause
        if event.alleged_by:
            clause = (*clause, *self.book.runs("attribution.alleged_mark"))
        if view.outlet:
            return self.book.runs("attribution.outlet", outlet=outlet_name(view, self.book.code), sentence=clause)
        return self.book.runs("attribution.document", label=view.label, sentence=clause)

    def _carried(self, view: View, statement: Statement, sentence: Runs) -> Runs:
        """Name who relays what a speaker tells, where that is another side."""
        carrier = carrier_of(view, statement)
        speaker = self.behind(view, carrier.speakers) if carrier is not None else ()
        return self.book.runs("attribution.speaker", speaker=speaker, sentence=sentence) if speaker else sentence

    def _spoken(self, account: Account, statement: Statement, shown: Days | None) -> Runs:
        """Tell what a speaker tells; who accuses, thanks or promises in person needs no one else to say so."""
        view, event = account.view, account.event
        speakers = list(statement.speakers)
        speaker = self.behind(view, speakers) or (Run(self.book.get("statements.unnamed")),)
        actors = set(self._shape(account)[1])
        if event.alleged_by:
            fields = self.agreed(self.subject(view, speakers))
            runs = self.book.runs(
                "attribution.alleged", **{**fields, "speaker": speaker, "sentence": self.clause(account, shown=shown)}
            )
            return (*runs, *self.book.runs("attribution.alleged_mark"))
        if speakers and set(speakers) == actors:
            if event.kind in sayings():
                return self.clause(account, shown=shown)
            if self.book.get("attribution.own_inside"):
                return self.clause(account, shown=shown, is_own=True)
            return self.book.runs("attribution.own", sentence=self.clause(account, shown=shown))
        only = speakers[0] if len(speakers) == 1 else ""
        clause = self.clause(account, shown=shown, speaker=only)
        return self.book.runs("attribution.speaker", speaker=speaker, sentence=clause)

    def _fields(self, account: Account, shape: str, others: Sequence[str]) -> dict[str, Any]:
        """Collect the words for an event: the kind's, else its type's; those for this shape or object go first."""
        event = account.event
        kind = self.book.table(f"kinds.{event.kind}")
        if not kind and event.underlying and event.underlying.mode == "phone":
            kind = self.book.table("kinds.phone_call")
        inherited = self.book.table(f"types.{type_of(event)}")
        if "noun" in kind:
            inherited = {k: v for k, v in inherited.items() if k not in OF_THE_NOUN and not k.startswith(VARIANTS)}
        fields = {**self.book.table("defaults"), **inherited, **kind, **self._reading(event)}
        entity = account.view.entities.get(others[0]) if others else None
        variant = "alone_" if shape == "alone" else "state_" if entity and entity.type == "state" else None
        if variant:
            fields |= {k.removeprefix(variant): v for k, v in fields.items() if k.startswith(variant)}
        return fields

    def _reading(self, event: Event) -> dict[str, Any]:
        """Return the words for what an event was read as, where its kind has several: a denial is a refusal."""
        return self.book.table(f"readings.{part}") if (part := "".join(event.frame.split(".")[2:3])) else {}

    def _shape(self, account: Account) -> tuple[str, list[str], list[str]]:
        """Say by who is named which frame fits, who is its subject and who its object."""
        book, event = self.book, account.event
        kind = {**book.table(f"types.{type_of(event)}"), **book.table(f"kinds.{event.kind}")}
        parties = named_parties(account)
        actors = _distinct(p.entity for p in parties if p.role == "actor")
        others = [e for e in _distinct(p.entity for p in parties if p.role == "recipient") if e not in actors]
        if kind.get("host_first"):  # PLOVER's actor of a reception is the visitor
            actors, others = others, actors
        if kind.get("mutual") and len(actors) + len(others) > 1:
            return "mutual", [*actors, *others], []
        if actors:
            return "directed" if others else "alone", actors, others
        return "passive" if others else "bare", actors, others

    def _place(self, account: Account) -> Runs:
        place = venue_of(account)
        if place is None:
            return ()
        entity = account.view.entities.get(place.entity)
        own = self.book.get(f"place.{entity.type}") if entity else ""
        template = own or self.book.get("place.default")
        return self.book.fill(template, {"place": account.view.name(place.entity, self.book.code)})

    def _level(self, account: Account) -> Runs:
        """Say at which level sides met or spoke; nothing where the level is not known."""
        level = self.book.get(f"levels.{account.level}")
        is_told = account.event.kind in load_levels().by_actor  # by the guest, who is the subject
        return self.book.runs("extra.level", level=level) if level and not is_told else ()

    def _due(self, account: Account) -> str:
        is_past = self.last is not None and account.days is not None and account.days.last < self.last
        return self.book.get("due.past" if is_past else "due.coming")

    def _times(self, account: Account) -> Runs:
        """Say how many contacts the text counts; nothing of one."""
        count = account.event.count or 1
        is_counted = count > 1 and account.family == "CONSULT"
        return self.book.runs("extra.count", count=self.book.counted("extra.times", count)) if is_counted else ()

    def _day(self, account: Account, shown: Days | None) -> Runs:
        if not account.is_dated_itself or account.days == shown:
            return ()
        return self.book.runs("extra.date", date=self.date(account.edtf, inferred=account.is_inferred))

    def _matter(self, account: Account) -> Runs:
        """Say what an act is about: contexts, the source's words where the act needs them, the names in these."""
        view, event = account.view, account.event
        runs: Runs = ()
        known = [self.book.get(f"contexts.{c}") for c in event.contexts if c != "diplomatic"]
        if words := [word for word in known if word][:CONTEXTS]:
            runs = self.book.runs("extra.contexts", contexts=self.book.get("list").join(words))
        parties = [p.entity for p in event.participants]
        venue = venue_of(account)
        parties += [view.party_of(p) for p in parties] + ([venue.entity] if venue else [])
        if account.family == "CONSULT":
            return (*runs, *self._length(account), *self._named(account, parties))
        quote = self.book.runs("extra.quote", quote=self.quote(view, event.evidence))
        return (*runs, *quote, *self.gloss(view, event.evidence, without=parties))

    def _length(self, account: Account) -> Runs:
        time = length_of(account)
        return self.book.runs("extra.length", length=length_words(time, self.book)) if time else ()

    def _named(self, account: Account, known: Sequence[str]) -> Runs:
        """Say what else the words on a contact name: what it was about, on what occasion, about whom."""
        view, things = account.view, [t for t in self._things(account) if t not in known][:NAMED_THINGS]
        return self.book.runs("extra.named", names=self.names(view, things)) if things else ()

    def _things(self, account: Account) -> list[str]:
        view = account.view
        things = [t for t in view.things_in(account.event.evidence) if t in view.entities]
        return [t for t in things if view.entities[t].type not in {"person", "media", "office"}]

    def noun(self, account: Account) -> str:
        """Return the noun for what an account tells: a meeting, a phone call."""
        return str(self._fields(account, "", ()).get("noun", ""))

    def value(self, figure: Figure) -> str:
        """Write a figure's value with its unit."""
        return self.amount(figure.value, figure.unit)

    def amount(self, value: object, unit: str | None) -> str:
        """Write a value or the bounds that the words give."""
        book = self.book
        forms = book.words(f"units.{unit}")
        if forms and isinstance(value, int):
            return book.counted(f"units.{unit}", value)
        number = self._scaled(value, unit) if isinstance(value, int | float) else self._bounds(value, unit)
        if unit == "percent":
            return book.plain("figures.percent", n=number)
        if forms:
            return forms[-1].replace("{n}", number)
        return book.plain("figures.unit", n=number, unit=unit_in(book.code, unit)) if unit else number

    def _scaled(self, value: float, unit: str | None) -> str:
        """Write a large amount of something in millions and more, where no digit is lost."""
        scales = ((int(scale), scale) for scale in self.book.table("figures.scales"))
        size, scale = max((pair for pair in scales if unit and pair[0] <= abs(value)), default=(0, ""))
        finest = 10**DECIMALS
        parts = round(value * finest / size) if size else 0
        if not size or parts * size != value * finest:
            return self.book.number(value)
        count = parts / finest
        path = f"figures.scales.{scale}"
        if count.is_integer():
            return self.book.counted(path, int(count))
        return self.book.words(path)[-1].replace("{n}", self.book.number(count))

    def _bounds(self, bounds: object, unit: str | None) -> str:
        named = {"min_exclusive": "more_than", "min": "at_least", "max_exclusive": "less_than", "max": "at_most"}
        known = {name: v for name in named if (v := getattr(bounds, name, None)) is not None}
        if len(known) > 1:
            low, *_rest, high = sorted(known.values())
            return self.book.plain("figures.range", a=self._scaled(low, unit), b=self._scaled(high, unit))
        for name, value in known.items():
            return self.book.plain(f"figures.{named[name]}", n=self._scaled(value, unit))
        return "?"


def _without_lead_in(text: str, language: str) -> str:
    """Leave out the particle that leads from a verb of saying to what is said; one word is never left alone."""
    first, _, rest = text.partition(" ")
    is_known = language in brief_languages() and first in load_phrasebook(language).words("lead_in")
    return rest if is_known and " " in rest else text


def _shows(quoted: str, name: str) -> bool:
    """Say whether a reader of a name's language reads a word of it in words of another language."""
    text = fold(quoted)
    words = (word for word in fold(name).split() if len(word) >= LEGIBLE)
    return any(word[: max(LEGIBLE, len(word) - 1)] in text for word in words)  # endings differ between languages


def _told_status(status: str, fields: Mapping[str, Any]) -> str:
    """Return how an act is told: who promises or offers has done so, though what is promised is still to come."""
    return "happened" if status == "planned" and fields.get("foretells") else status


@functools.cache
def sayings() -> frozenset[str]:
    """Return the kinds that are done by saying: who is quoted with one has done it."""
    return frozenset(read_toml(data_folder() / "show" / "sayings.toml")["kinds"])


def cited(happening: Happening) -> list[Citation]:
    """Return the evidence of every account that says as much, and the length that the fullest one tells."""
    as_firm = (account for account in happening.accounts if not is_weaker(account, happening.lead))
    told = [account.view.cite(account.event.evidence) for account in as_firm]
    length = length_of(happening.lead)
    return [*told, happening.lead.view.cite(length)] if length else told


def is_careful(event: Event) -> bool:
    """Say whether an event must not be told without its source."""
    return (
        type_of(event) in CAREFUL_TYPES or bool(CAREFUL_CONTEXTS & set(event.contexts)) or event.alleged_by is not None
    )


def named_parties(account: Account) -> list[Participant]:
    """Return the participants without the states that another participant stands for."""
    view, participants = account.view, account.event.participants
    sides = [p for p in participants if p.role != "third_party"]
    stood_for = {view.state_of(p.entity) for p in sides if view.state_of(p.entity) != p.entity}
    return [p for p in participants if p.entity not in stood_for]


def _distinct(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))

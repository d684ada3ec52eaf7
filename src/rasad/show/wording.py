"""Happenings and the rest of a report -> sentences of the brief with their citations.

What one side says is never printed as fact: an event that a speaker tells, and any accusation, use of force or crime,
carries its speaker, else its outlet, else its document.
"""

from collections.abc import Iterable, Sequence

from rasad.langpack.layers import UserLayer
from rasad.link.tellings import type_of
from rasad.records.report import Event, Figure, Participant
from rasad.records.spans import Quote
from rasad.show.dates import Days, words_of
from rasad.show.happenings import Account, Happening
from rasad.show.model import Citation, Run, Sentence
from rasad.show.phrasebook import Field, Phrasebook, Runs, as_runs
from rasad.show.view import View, unit_in

QUOTE_LENGTH = 180  # a brief quotes a clause; the passage behind the citation shows the rest
NAMED_THINGS = 6  # more names than this after a quotation are a list, not a gloss
CONTEXTS = 3  # the contexts come in order of weight; the first few say what an act is about
OF_THE_NOUN = frozenset({"noun_was", "noun_is", "feminine"})  # a kind's own noun does not inherit its type's agreement
CAREFUL_TYPES = frozenset({"ACCUSE", "ASSAULT", "COERCE", "THREATEN", "SANCTION"})
CAREFUL_CONTEXTS = frozenset({"crime", "corruption", "terrorism", "human_rights", "illegal_drugs", "trafficking"})


class Writer:
    """Writes the sentences of one brief in one language; states are named as in a user's layer, if there is one."""

    def __init__(self, book: Phrasebook, layer: UserLayer | None = None) -> None:
        self.book = book
        self.layer = layer

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

    def quote(self, view: View, span: Quote) -> Run:
        """Quote the source's own words, shortened at a word's end, in the source's own language."""
        text = " ".join(span.text.split())
        if len(text) > QUOTE_LENGTH:
            text = text[:QUOTE_LENGTH].rsplit(" ", 1)[0] + "\N{HORIZONTAL ELLIPSIS}"
        opening, closing = self.book.words("quote")
        if text.startswith(opening) and text.endswith(closing):
            return Run(text, "quote", view.language)
        return Run(f"{opening}{text}{closing}", "quote", view.language)

    def gloss(self, view: View, span: Quote, *, without: Sequence[str] = ()) -> Runs:
        """Name what a quotation names, for readers who do not read its language; empty in the brief's own language."""
        if view.language == self.book.code:
            return ()
        things = [t for t in view.things_in(span) if t not in without and t in view.entities][:NAMED_THINGS]
        return self.book.runs("extra.named", names=self.names(view, things)) if things else ()

    def date(self, edtf: str | None, *, inferred: bool) -> str:
        """Write a date, with a star where it is inferred."""
        return words_of(edtf, self.book) + ("*" if inferred and edtf else "")

    def happening(self, happening: Happening, *, shown: Days | None = None) -> Sentence:
        """Tell a happening: who did what where, by whose account, in how many documents.

        Args:
            happening: what to tell.
            shown: the days that the heading above already gives; any other date of its own is told.
        """
        return self.sentence(self.told(happening, shown=shown), cited(happening))

    def told(self, happening: Happening, *, shown: Days | None = None) -> Runs:
        """Tell a happening as part of a longer sentence."""
        runs = self.attributed(happening.lead, self.clause(happening.lead, shown=shown))
        if len(happening.labels) > 1:
            counted = self.book.counted("head.document", len(happening.labels))
            runs = (*runs, *self.book.runs("attribution.accounts", documents=counted))
        return runs

    def listed(self, items: Sequence[Field]) -> Runs:
        """Put whole phrases after one another, parted by more than a comma."""
        runs: list[Run] = []
        for index, item in enumerate(items):
            runs.extend((*([Run(self.book.get("bottom.separator"))] if index else []), *as_runs(item)))
        return tuple(runs)

    def clause(self, account: Account, *, shown: Days | None) -> Runs:
        """Tell one event without its source."""
        fields = self._fields(account.event)
        template, parties = self._frame(account, fields)
        filled: dict[str, Field] = {**fields, **parties}
        filled |= self._agreement(fields, parties["subject"])
        filled["place"] = self._place(account)
        filled["date"] = self._day(account, shown)
        filled["matter"] = self._matter(account)
        return self.book.fill(template, filled)

    def attributed(self, account: Account, clause: Runs) -> Runs:
        """Put the speaker before what a speaker tells, and the outlet before what must not be printed as fact."""
        view, event = account.view, account.event
        source = event.alleged_by or event.reported_by
        statement = view.statements.get(source)
        if statement is not None:
            speaker = self.names(view, statement.speakers) or (Run(self.book.get("statements.unnamed")),)
            if not event.alleged_by and set(statement.speakers) == {p.entity for p in event.participants}:
                return self.book.runs("attribution.own", sentence=clause)
            if event.alleged_by:
                fields = {**self._agreement({}, speaker), "speaker": speaker, "sentence": clause}
                runs = self.book.runs("attribution.alleged", **fields)
                return (*runs, *self.book.runs("attribution.alleged_mark"))
            return self.book.runs("attribution.speaker", speaker=speaker, sentence=clause)
        if not is_careful(event):
            return clause
        if event.alleged_by:
            clause = (*clause, *self.book.runs("attribution.alleged_mark"))
        if view.outlet:
            return self.book.runs("attribution.outlet", outlet=Run(view.outlet, "name"), sentence=clause)
        return self.book.runs("attribution.document", label=view.label, sentence=clause)

    def _fields(self, event: Event) -> dict[str, Field]:
        kind = self.book.table(f"kinds.{event.kind}")
        if not kind and event.underlying and event.underlying.mode == "phone":
            kind = self.book.table("kinds.phone_call")
        inherited = self.book.table(f"types.{type_of(event)}")
        if "noun" in kind:
            inherited = {key: value for key, value in inherited.items() if key not in OF_THE_NOUN}
        return {**self.book.table("defaults"), **inherited, **kind}

    def _frame(self, account: Account, fields: dict[str, Field]) -> tuple[str, dict[str, Runs]]:
        """Choose the template by who is named, and say who is subject and who object."""
        view, event = account.view, account.event
        parties = named_parties(account)
        actors = _distinct(p.entity for p in parties if p.role == "actor")
        others = [e for e in _distinct(p.entity for p in parties if p.role == "recipient") if e not in actors]
        if fields.get("host_first"):  # PLOVER's actor of a reception is the visitor
            actors, others = others, actors
        if fields.get("mutual") and len(actors) + len(others) > 1:
            shape, actors, others = "mutual", [*actors, *others], []
        elif actors:
            shape = "directed" if others else "alone"
        else:
            shape = "passive" if others else "bare"
        template = fields.get(event.status) if actors and (others or shape == "mutual") else None
        if not isinstance(template, str):
            template = self.book.get(f"frames.{shape}.{event.status}")
        return template, {"subject": self.names(view, actors), "object": self.names(view, others)}

    def _agreement(self, fields: dict[str, Field], subject: Runs) -> dict[str, Field]:
        """Choose between the forms of words that agree: with the number of subjects, or the noun's gender."""
        if self.book.get("agreement") == "number":
            named = [run.text for run in subject if run.role == "name"]
            many = len(named) > 1 or any(self.book.is_plural(name) for name in named)
        else:
            many = bool(fields.get("feminine"))
        return {word: forms[int(many)] for word, forms in self.book.table("agree").items()}

    def _place(self, account: Account) -> Runs:
        place = account.event.place
        if place is None:
            return ()
        entity = account.view.entities.get(place.entity)
        own = self.book.get(f"place.{entity.type}") if entity else ""
        template = own or self.book.get("place.default")
        return self.book.fill(template, {"place": account.view.name(place.entity, self.book.code)})

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
        if account.family == "CONSULT":
            return runs
        parties = [p.entity for p in event.participants]
        parties += [view.party_of(p) for p in parties] + ([event.place.entity] if event.place else [])
        quote = self.book.runs("extra.quote", quote=self.quote(view, event.evidence))
        return (*runs, *quote, *self.gloss(view, event.evidence, without=parties))

    def noun(self, account: Account) -> str:
        """Return the noun for what an account tells: a meeting, a phone call."""
        noun = self._fields(account.event).get("noun", "")
        return noun if isinstance(noun, str) else ""

    def value(self, figure: Figure) -> str:
        """Write a figure's value with its unit."""
        return self.amount(figure.value, figure.unit)

    def amount(self, value: object, unit: str | None) -> str:
        """Write a value or the bounds that the words give."""
        number = self.book.number(value) if isinstance(value, int | float) else self._bounds(value)
        if unit == "percent":
            return self.book.plain("figures.percent", n=number)
        return self.book.plain("figures.unit", n=number, unit=unit_in(self.book.code, unit)) if unit else number

    def _bounds(self, bounds: object) -> str:
        named = {"min_exclusive": "more_than", "min": "at_least", "max_exclusive": "less_than", "max": "at_most"}
        known = {name: v for name in named if (v := getattr(bounds, name, None)) is not None}
        if len(known) > 1:
            low, *_rest, high = sorted(known.values())
            return self.book.plain("figures.range", a=self.book.number(low), b=self.book.number(high))
        for name, value in known.items():
            return self.book.plain(f"figures.{named[name]}", n=self.book.number(value))
        return "?"


def cited(happening: Happening) -> list[Citation]:
    """Return the evidence of every account."""
    return [account.view.cite(account.event.evidence) for account in happening.accounts]


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

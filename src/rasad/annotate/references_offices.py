"""Titles -> who holds them: the person named beside one, in the document, or on the day; else the office itself."""

from typing import NamedTuple

from rasad.annotate.entities import Entities
from rasad.annotate.found import Found
from rasad.annotate.titles import RoleLexicon, Title
from rasad.annotate.words import SPACE, Words
from rasad.knowledge import Knowledge
from rasad.knowledge.offices import Holding, NamedOffice
from rasad.knowledge.terms import Term
from rasad.langpack.roles import Office

_OPENING = frozenset("\"'(\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}&")
_CLOSING = frozenset("\"')\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}")
_COMMAS = frozenset(",\N{ARABIC COMMA}")
_DASHES = frozenset("-\N{EN DASH}\N{EM DASH}")
_SHORTEST_STEM = 3  # letters of a nationality without its article and ending
_OF_SOME_STATES = frozenset(
    {"king", "queen", "emir", "sultan", "crown-prince", "deputy-crown-prince", "supreme-leader", "pope"}
)
_NEAR_SENTENCES = 2  # between a bare title and the name of its holder
_IN_BRACKETS = 6  # words of a name written otherwise, with its brackets
_LATE = 4  # words of respect between 'the late' and a title
_HONORIFICS_MAX = 4  # as many words of respect as the press puts between a title and a name


class Neighbour(NamedTuple):
    """A person named beside a title; `comma`: with a comma or another title between."""

    name: Found
    comma: bool


class OfficeHolders:
    """What a document tells of who holds which office, with the knowledge base behind it."""

    def __init__(
        self, words: Words, names: list[Found], lexicon: RoleLexicon, entities: Entities, day: str | None
    ) -> None:
        self.words = words
        self.lexicon = lexicon
        self.entities = entities
        self.knowledge: Knowledge = entities.knowledge
        self.day = day
        people = [name for name in names if entities.type_of(name.entities[0]) == "person"]
        self.people_by_first = {name.first: name for name in people}
        self.people_by_last = {name.last: name for name in people}
        self.named = dict.fromkeys(name.entities[0] for name in people)
        self.holder: dict[Holding, str] = {}
        self.held: dict[str, Holding] = {}
        self.at_home: dict[str, str] = {}
        self.abroad: set[str] = set()
        self.past: list[tuple[Title, str]] = []
        self.titled: list[NamedOffice] = []
        self.title_at: dict[int, Title] = {}
        self.title_before: dict[int, Title] = {}

    # -- who stands beside a title --

    def take_titles(self, titles: list[Title]) -> None:
        """Learn where all titles of the document stand, so that one may look past another to the name."""
        self.title_at = {title.first: title for title in titles}
        self.title_before = {title.last: title for title in titles}

    def neighbour(self, title: Title) -> Found | None:
        """Return the person named right after a title, or right before it; None where none fits the title."""
        after, before = self._after(title.last), self._before(title)
        if self._is_of_relative(title):
            return after.name if after and self._has_held(after.name.entities[0], title) else None
        if before and after and self._is_rather(before, after, title):
            return before.name
        if after and self._fits(after.name.entities[0], title, strictly=after.comma):
            return after.name
        if before and self._fits(before.name.entities[0], title, strictly=True):
            return before.name
        if before and self._is_apposed(before, title):
            return before.name
        return None

    def _is_rather(self, before: Neighbour, after: Neighbour, title: Title) -> bool:
        """Say whether the person before a title has held it, by a known term, and the one behind it has not."""
        held = self._has_held(before.name.entities[0], title)
        return held and not self._has_held(after.name.entities[0], title)

    def _is_of_relative(self, title: Title) -> bool:
        """Say whether a word of kin or staff stands right before a title, so that the name behind may be another's."""
        before = title.first - 1
        if before < 0 or self.words.joints[title.first] != SPACE:
            return False
        return any(start.stem in self.lexicon.table.relatives for start in self.words.starts[before])

    def _has_held(self, person: str, title: Title) -> bool:
        """Say whether a person has held, by a known term, the office of a title."""
        offices, bodies = self._offices(title), self._widened(title.bodies)
        terms = self.knowledge.terms.by_person.get(person, [])
        if title.office and title.office.own and title.bodies:
            seats = [(body, self._seat(title, body)) for body in title.bodies]
            return any(self._is_seat(term, title.office, *seat) for term in terms for seat in seats)
        return any(term.office in offices and (not bodies or term.of in bodies) for term in terms)

    def _is_seat(self, term: Term, office: Office, body: str, seat: Holding) -> bool:
        """Say whether a term is of a seat, or of any office that the title's word covers at the body itself."""
        if seat.body != body:
            return (term.office, term.of) == seat
        return term.of == body and term.office in (office.id, *office.covers)

    def _is_apposed(self, beside: Neighbour, title: Title) -> bool:
        """Say whether the person before a title leads its body although no term says so, nor whose else it is."""
        office, person = title.office, beside.name.entities[0]
        if office is None or not office.own or not title.bodies:
            return False
        if not (beside.comma or self.lexicon.table.names_follow):
            return False  # behind a verb and its subject the title may be the object
        seat = self._seat(title, title.bodies[0])
        names = (seat.office, *office.covers) if seat.body == title.bodies[0] else (seat.office,)
        listed = any(self.knowledge.holders(name, seat.body, self.day) for name in names)
        return not listed and self.entities.state_of(person) in self._widened(title.bodies)

    def _after(self, index: int) -> Neighbour | None:
        """The person named behind word `index`, with words of respect and more titles of his between."""
        comma = False
        for step in range(_HONORIFICS_MAX):
            if index >= len(self.words):
                return None
            if self.words.joints[index] != SPACE:
                mark = "".join(self.words.gaps[index].split())
                if "\n" in self.words.gaps[index] or not set(mark) <= (_OPENING | _COMMAS if step == 0 else _OPENING):
                    return None
                comma = comma or bool(set(mark) & _COMMAS)
            name = self.people_by_first.get(index)
            if name:
                joined = name.start > self.words.tokens[index].start
                return None if joined else Neighbour(name, comma)
            other = self.title_at.get(index)
            if other and self.words.joints[index] == SPACE and self._is_apart(self.title_before.get(index)):
                index, comma = other.last, True
            elif self.words.keys[index] in self.lexicon.table.honorifics:
                index += 1
            else:
                return None
        return None

    def _is_apart(self, title: Title | None) -> bool:
        """Say whether a title is whole, so that one right behind it is a second title of the same person."""
        if title is None or title.is_counterpart:
            return False
        return bool(title.bodies) or not self.lexicon.table.names_follow

    def _before(self, title: Title) -> Neighbour | None:
        other = self.title_before.get(title.first)
        if other and self.words.joints[title.first] == SPACE and self._is_apart(other):
            return self._before(other)
        behind = self._behind_brackets(title.first)
        name = self.people_by_last.get(behind)
        gap = self.words.gaps[behind] if behind == title.first else ""
        mark = set("".join(gap.split()))
        if (
            name is None
            or "\n" in gap
            or not mark <= (_CLOSING | _COMMAS | _DASHES)
            or title.start > self._start(title)
        ):
            return None
        return Neighbour(name, bool(mark & (_COMMAS | _DASHES)))

    def _behind_brackets(self, index: int) -> int:
        """The word behind a name, where brackets stand between it and a word: in these it is written otherwise."""
        if ")" not in self.words.gaps[index] or "\n" in self.words.gaps[index]:
            return index
        for at in range(index - 1, max(index - _IN_BRACKETS, 0), -1):
            if "(" in self.words.gaps[at]:
                return at
        return index

    def is_late(self, title: Title) -> bool:
        """Say whether a word before a title tells that its holder has died."""
        before = range(max(title.first - _LATE, 0), title.first)
        return any(self.words.keys[at] in self.lexicon.table.late for at in before)

    def is_indefinite(self, title: Title) -> bool:
        """Say whether a title is of one of several who hold it, and so of nobody known."""
        return title.first > 0 and self.words.keys[title.first - 1] in self.lexicon.table.indefinite

    def _start(self, title: Title) -> int:
        return self.words.tokens[title.first].start

    def _fits(self, person: str, title: Title, *, strictly: bool) -> bool:
        """Say whether a person may hold a title: by a known term, or, less strictly, by country alone."""
        terms = self.knowledge.terms.by_person.get(person, [])
        bodies = self._widened(title.bodies)
        if self._has_held(person, title):
            return True
        country = self.entities.state_of(person)
        if title.office and title.office.unique and terms and not bodies:
            return False
        at_home = not bodies or country is None or country in bodies
        return at_home and not (strictly and (terms or not bodies or title.is_counterpart))

    def _offices(self, title: Title) -> frozenset[str]:
        if title.office is None:
            return frozenset(self.knowledge.office_names)
        return frozenset((*title.office.covers, title.office.id, *title.office.areas.values()))

    def _widened(self, bodies: tuple[str, ...]) -> frozenset[str]:
        """Bodies, with the states or unions that they belong to."""
        countries = (entity.country for body in bodies if (entity := self.entities.get(body)))
        return frozenset(bodies) | {country for country in countries if country}

    # -- what the document tells --

    def remember(self, title: Title, person: str) -> None:
        """Keep that the document names a person with this title."""
        if title.former:
            self.past.append((title, person))
        if title.office is None or (title.office.covers and not title.office.own):
            return
        if not title.bodies:
            if title.former or title.office.owned:
                return
            self.at_home.setdefault(person, title.office.id)
            return
        holding = self._seat(title, title.bodies[0])
        self.held.setdefault(person, holding)
        if not title.former:
            self.holder.setdefault(holding, person)

    def note_titled(self, title: Title, people: tuple[str, ...]) -> None:
        """Keep which office a title says that people hold: of its bodies, of their own states where it names none."""
        office = title.office
        if office is None or title.former:
            return
        several = len(people) == len(title.bodies) > 1
        for number, person in enumerate(people):
            body = title.bodies[number if several else 0] if title.bodies else self.entities.state_of(person)
            if body is None or self.entities.type_of(person) != "person" or (len(title.bodies) > 1 and not several):
                continue
            seat = self._seat(title, body)
            covered = office.covers if seat.body == body else ()
            self.titled.append(NamedOffice(person, title.start, (seat.office, *covered), seat.body))

    def _seat(self, title: Title, body: str) -> Holding:
        """The office that a title is, and whose: the head of an organ of a state holds an office of that state."""
        entity = self.entities.get(body)
        for organ, office in title.office.organs if title.office else ():
            if entity and (body == organ or body.startswith((f"{organ}-", f"{organ}:"))):
                return Holding(office, self.entities.state_of(body) or body)
        return Holding(self._office_id(title, body), body)

    def _office_id(self, title: Title, body: str) -> str:
        if title.office is None:
            return ""
        entity = self.entities.get(body)
        is_state = entity is not None and entity.type == "state"
        if title.office.elsewhere and title.area and not title.area.startswith(title.office.seat):
            return title.office.elsewhere if self.entities.type_of(title.area) == "organisation" else title.office.id
        return title.office.id if is_state else title.office.areas.get(title.area, title.office.id)

    # -- whom a title means --

    def offices(self, title: Title) -> tuple[str, ...]:
        """Return the offices, as entities, that a title is of each of its bodies."""
        return tuple(self.entities.office(*self._seat(title, body)) for body in title.bodies)

    def holders(self, title: Title, earlier: list[str]) -> tuple[str, ...]:
        """Return whom a title without a name means, one entity for each of its bodies; empty for a bare title."""
        return tuple(self.of_body(title, body, earlier) for body in title.bodies)

    def of_body(self, title: Title, body: str, earlier: list[str]) -> str:
        """Return the person who holds a title of one body, or the office as an entity where nobody is known.

        Args:
            title: the title.
            body: one of its bodies.
            earlier: the people and offices mentioned so far.
        """
        office = title.office
        if office is None:
            return body
        seat, of = self._seat(title, body)
        candidates = [seat, *office.covers] if of == body else [seat]
        if not title.former and office.covers and of == body and (last := self._last_of(candidates, of, earlier)):
            return last
        own = office.own or self.entities.type_of(of) == "armed_group"  # its leader holds no office of its state
        if not title.former and not office.named:
            for candidate in candidates:
                person = self._holder(candidate, of, unique=office.unique or bool(office.covers), own=own)
                if person:
                    return person
        return self.entities.office(seat, of)

    def _last_of(self, offices: list[str], body: str, earlier: list[str]) -> str | None:
        """The last one mentioned who holds, of that body, one of some offices."""
        for person in reversed(earlier):
            if any(held.body == body and held.office in offices for held in self._holdings(person)):
                return person
        return None

    def _holder(self, office: str, body: str, *, unique: bool, own: bool = False) -> str | None:
        remembered = self.holder.get(Holding(office, body))
        if remembered:
            return remembered
        owner = self.entities.get(body)
        bodies = dict.fromkeys((body, owner.country if owner and owner.country and not own else body))
        for of in bodies:
            holders = list(dict.fromkeys(term.person for term in self.knowledge.holders(office, of, self.day)))
            named = [person for person in holders if person in self.named and self._may_hold(person, office, body)]
            if len(named) == 1:
                return named[0]
            if unique and self.day is not None and len(holders) == 1:
                return holders[0]
        return None

    def _may_hold(self, person: str, office: str, body: str) -> bool:
        """Say whether, where no day tells, the document does not name a person with another office instead."""
        held = self.held.get(person)
        return self.day is not None or held is None or held == Holding(office, body)

    def bare(self, title: Title, earlier: list[str]) -> str | None:
        """Return the last person before a bare title whom the document has named with its office; or None.

        One named with the bare title goes first, then one of the outlet's own state; one who came in as another's
        counterpart goes last.
        """
        offices = self._offices(title)
        home = [person for person in reversed(earlier) if self.at_home.get(person) in offices]
        here = self.entities.home if title.office and not title.office.covers else None
        held = [person for person in reversed(earlier) if person in self.held and self.held[person].office in offices]
        ours = [person for person in held if here and self.held[person].body == here]
        hosts = [person for person in held if person not in self.abroad]
        return next(iter([*home, *ours, *hosts, *held]), None)

    def only_holder(self, title: Title) -> str | None:
        """Return the one person named near a bare title who holds its office on the day, at home where that is known.

        None where the document names two who do, in different states, and where another name may follow the title.
        """
        office = title.office
        if office is None or not office.unique or office.own or self.day is None or not self.stands_alone(title):
            return None
        terms = self.knowledge.terms
        holders = [p for p in self.named if any(t.office == office.id for t in terms.offices(p, self.day))]
        if len(holders) != 1 or self.entities.home not in (None, self.entities.state_of(holders[0])):
            return None
        sentences = self.words.sentences
        here = sentences[title.first]
        near = [n for n in self.people_by_first.values() if abs(sentences[n.first] - here) <= _NEAR_SENTENCES]
        return holders[0] if any(name.entities[0] == holders[0] for name in near) else None

    def stands_alone(self, title: Title) -> bool:
        """Say whether nothing behind a bare title can be its holder's name, or the body of it and a second title."""
        words, after, contexts = self.words, title.last, self.lexicon.contexts
        if after >= len(words) or words.joints[after] != SPACE:
            return True
        key = words.keys[after]
        if key in contexts.pair:
            other = self.title_at.get(after + 1)
            return other is None or not other.bodies
        return title.last - title.first > 1 or key in contexts.speech or key in contexts.oblique

    def is_unfinished(self, title: Title) -> bool:
        """Say whether a word that has the form of a nationality, of a state that no list has so, follows a title."""
        words, after, table = self.words, title.last, self.lexicon.table
        if after >= len(words) or words.joints[after] != SPACE or after in self.people_by_first:
            return False
        key = words.keys[after]
        if key in table.honorifics or key in table.modifiers or key in table.first_words:
            return False
        shapes = [pair for pair in table.adjectives if len(key) >= len("".join(pair)) + _SHORTEST_STEM]
        return any(key.startswith(lead) and key.endswith(end) for lead, end in shapes)

    def former(self, title: Title) -> str | None:
        """Return the one person whom the document names with a former office and body such as a title's; or None."""
        people = {
            person
            for other, person in self.past
            if other.office and title.office and other.office.id == title.office.id
            if not title.bodies or title.bodies == (other.bodies or (self.entities.state_of(person),))
        }
        return people.pop() if len(people) == 1 else None

    def counterpart(self, body: str, anchor: str | None) -> str | None:
        """Return who holds the anchor's office in another state; None where the office or the holder is unknown."""
        for holding in self._holdings(anchor):
            person = self._holder(holding.office, body, unique=True)
            if person:
                return person
        return None

    def alike(self, body: str, anchor: str | None) -> str | None:
        """Return the anchor's office in another state as an entity, for a counterpart whom nobody knows."""
        holdings = self._holdings(anchor)
        office = holdings[0].office if holdings else ""
        has_none = office in _OF_SOME_STATES and not self.knowledge.holders(office, body, None)
        return self.entities.office(office, body) if holdings and not has_none else None

    def _holdings(self, person: str | None) -> list[Holding]:
        if person is None:
            return []
        if person in self.held:
            return [self.held[person]]
        if person in self.at_home:
            return [Holding(self.at_home[person], self.entities.state_of(person) or "")]
        if person.startswith("office:"):
            _, office, body = person.split(":", 2)
            return [Holding(office, body)]
        return [Holding(term.office, term.of) for term in reversed(self.knowledge.terms.offices(person, self.day))]

    def hold_alike(self, person: str, body: str, anchor: str | None) -> None:
        """Keep that a named counterpart holds the anchor's office in his own state."""
        self.abroad.add(person)
        for holding in self._holdings(anchor)[:1]:
            self.held.setdefault(person, Holding(holding.office, body))
            self.holder.setdefault(Holding(holding.office, body), person)

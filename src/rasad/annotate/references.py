"""Names and titles -> all other references of a document, resolved in text order: groups, bodies, pronouns, clitics."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from rasad.annotate.discourse import Discourse
from rasad.annotate.entities import Entities
from rasad.annotate.found import Found
from rasad.annotate.gazetteer import Match, Scanner
from rasad.annotate.references_offices import OfficeHolders
from rasad.annotate.references_organs import Body, Organs
from rasad.annotate.references_owners import CLAUSE
from rasad.annotate.references_pronouns import Pronouns
from rasad.annotate.references_ranks import Others, rank_titles
from rasad.annotate.titles import Title
from rasad.annotate.words import BREAK, SPACE, Words
from rasad.chars.fold import fold
from rasad.langpack.pack import LanguagePack
from rasad.langpack.references import Reference, ReferenceTable, reference_table

ReferenceMatch = Match[Reference]

_TITLE, _OFFICE, _GROUP, _PRONOUN, _ORGAN = 0.9, 0.6, 0.75, 0.7, 0.8  # uncalibrated, by how much is inferred
_COUNTRY = frozenset({"state"})  # what 'this country' is
_AHEAD_WINDOW = 10  # words between 'for his part' and the name of him who speaks


class ReferenceLexicon(NamedTuple):
    """The referring words of a pack, ready to scan with."""

    scanner: Scanner[Reference]
    table: ReferenceTable
    names_follow: bool


def reference_lexicon(pack: LanguagePack) -> ReferenceLexicon:
    """Compile a pack's referring words; keep with `pack.compiled`."""
    table = pack.compiled(reference_table)
    scanner = Scanner(table.words)
    return ReferenceLexicon(scanner, table, bool(pack.toml("roles.toml").get("names_follow", False)))


def find_references(words: Words, lexicon: ReferenceLexicon) -> list[ReferenceMatch]:
    """Return the referring words of a document, in order, not yet resolved."""
    return [match for match in lexicon.scanner.longest(words) if not match.article]


def described(names: list[Found], references: list[ReferenceMatch]) -> list[Found]:
    """Return the names with those bodies as nominals that a text describes rather than names.

    Such are a common noun for the body and the nationality behind it, as in 'the Ruritanian opposition'.
    """
    nouns = {match.first: match.last for match in references if match.payloads[0].rule == "organ"}
    common = {match.first for match in references if match.payloads[0].kind == "nominal"} & nouns.keys()
    states = {name.first: name.last for name in names if name.read_by.startswith("names:states")}
    return [
        name._replace(kind="nominal")
        if name.kind == "name" and name.first in common and states.get(nouns[name.first]) == name.last
        else name
        for name in names
    ]


def _title_rule(title: Title) -> str:
    """Name the rule that read a title."""
    return (
        "references:ellipsis" if title.ellipsis else "references:office" if title.office else "references:counterpart"
    )


class Resolver:
    """Resolves the titles and references of one document."""

    def __init__(
        self,
        words: Words,
        names: list[Found],
        lexicon: ReferenceLexicon,
        holders: OfficeHolders,
        discourse: Discourse,
    ) -> None:
        self.words = words
        self.names = names
        self.lexicon = lexicon
        self.holders = holders
        self.entities: Entities = holders.entities
        self.discourse = discourse
        self.pronouns = Pronouns(words, discourse, self.entities, lexicon.table)
        self.organs = Organs(words, discourse, holders, self.pronouns, lexicon.table, names_follow=lexicon.names_follow)
        self.found: list[Found] = []
        self.long_names = [name for name in names if name.kind == "name"]
        self.long_names_at: dict[int, list[Found]] = {}
        for name in self.long_names:
            for index in range(name.first, name.last):
                self.long_names_at.setdefault(index, []).append(name)
        self.neighbours: dict[int, Found] = {}
        self.bare: Title | None = None

    def resolve(self, titles: list[Title], references: list[ReferenceMatch]) -> list[Found]:
        """Return the mentions that titles and references make, in no order."""
        self.organs.pair_at = {match.first: match for match in references if match.payloads[0].rule == "pair"}
        self.organs.country_at = {match.first: match for match in references if match.payloads[0].types == _COUNTRY}
        self.holders.take_titles(titles)
        self.discourse.take_titles(titles)
        self._remember(titles)
        owned = {name.entities[0] for name in self.names if name.read_by == "names:frame:body"}
        closed = [title for title in titles if owned.isdisjoint(title.bodies)]
        inside = {index for title in closed for index in range(title.first, title.last)}
        free = [match for match in references if match.first not in inside or self._stands_inside(match)]
        self.found.extend(self._ranks(inside))
        steps: list[tuple[int, int, Callable[[], None]]] = []
        steps.extend((name.start, -name.end, partial(self.discourse.note, name)) for name in self.names)
        steps.extend((title.start, -title.end, partial(self._title, title)) for title in titles)
        steps.extend((match.start, -match.end, partial(self._reference, match)) for match in free)
        for _, _, step in sorted(steps, key=lambda item: item[:2]):
            step()
        self._look_ahead(references)
        return self.found

    def _ranks(self, inside: set[int]) -> Iterator[Found]:
        """The words of rank before people's names, outside of titles."""
        taken = inside | {at for name in self.long_names for at in range(name.first, name.last)}
        adjectives = {at for name in self.names if name.kind == "demonym" for at in range(name.first, name.last)}
        people = [name for name in self.long_names if self.entities.type_of(name.entities[0]) == "person"]
        return rank_titles(self.words, people, Others(taken, adjectives), self.holders.lexicon.table)

    def _stands_inside(self, match: ReferenceMatch) -> bool:
        """Say whether a referring word inside a title refers on its own."""
        reference = match.payloads[0]
        return reference.rule == "pair" or reference.refers == "self"

    # -- titles --

    def _remember(self, titles: list[Title]) -> None:
        for title in titles:
            several = title.office is not None and title.office.several
            person = None if several else self.holders.neighbour(title)
            if person:
                self.neighbours[title.first] = person
                past = title._replace(former=title.former or self.holders.is_late(title))
                self.holders.remember(past, person.entities[0])

    def _title(self, title: Title) -> None:
        if title.is_counterpart:
            self._counterpart(title)
        elif title.office is not None and title.office.several:
            self._several(title)
        elif title.office is not None and title.office.owned:
            self._owned(title)
        elif title.first in self.neighbours:
            self._add_title(title, self.neighbours[title.first].entities, beside=True)
        elif title.former:
            past = (
                None if self._is_elsewhere(title) else self.holders.former(title)
            )  # never the office itself, which another holds today
            self._add_title(title, (past,) if past else ())
        elif title.bodies and self.holders.is_indefinite(title):
            own = title.office is not None and title.office.own  # one manager of many is not the one who leads
            self._add_title(title, () if own else self.holders.offices(title))
        elif title.bodies:
            self._add_title(title, self.holders.holders(title, self.discourse.people))
        elif not self._is_unfinished(title):
            person = self.holders.bare(title, self.discourse.people) or self.holders.only_holder(title)
            self.bare = None if person else title
            self._add_title(title, (person,) if person else ())

    def _owned(self, title: Title) -> None:
        """A title with a bound pronoun: of the person beside it, else who holds the office in its owner's state."""
        beside = self.neighbours.get(title.first)
        host = self._host(title)
        owner = self.pronouns.owner(host) if host is not None else None
        state = self.pronouns.owners.state_of(owner) if owner else None
        if beside:
            self._add_title(title, beside.entities, beside=True)
        elif state and not title.former and title.office:
            self._add_title(title, self.holders.holders(title._replace(bodies=(state,)), self.discourse.people))
        if owner and host is not None:
            self._add_owner(title.first, host, title.start)

    def _host(self, title: Title) -> int | None:
        """The word of a title that bears a pronoun."""
        words = range(title.first, title.last)
        return next((at for at in words if self.pronouns.owners.is_feminine(at) is not None), None)

    def _is_elsewhere(self, title: Title) -> bool:
        """Say whether a link behind a former title of no body leads on to where it was held."""
        links = title.office.links if title.office else ()
        return not title.bodies and title.last < len(self.words) and self.words.keys[title.last] in links

    def _is_unfinished(self, title: Title) -> bool:
        """Say whether a bare title goes on with an adjective of a part of the world, or of a state no list has so."""
        name = self.organs.name_at.get(title.last)
        is_adjective = name is not None and name.kind == "demonym" and self.words.joints[title.last] == SPACE
        return is_adjective or self.holders.is_unfinished(title) or self._goes_on(title) or self._qualifies(title)

    def _goes_on(self, title: Title) -> bool:
        """Say whether a bare title is the first of several in a row, or short for one that a word behind tells."""
        if title.last in self.holders.title_at and self.words.joints[title.last] == SPACE:
            return True
        short = title.office is not None and bool(title.office.covers) and self.lexicon.names_follow
        return short and not self.holders.stands_alone(title)

    def _qualifies(self, title: Title) -> bool:
        """Say whether a title of one word behind a definite noun is an adjective, as in 'the main cause'."""
        before, strangers = title.first - 1, self.lexicon.table.strangers
        joined = title.start > self.words.tokens[title.first].start
        if before < 0 or joined or title.last - title.first > 1 or self.words.joints[title.first] != SPACE:
            return False
        key = self.words.keys[before]
        return strangers.is_definite(key) and key not in strangers.other and not self.discourse.is_covered(before)

    def _counterpart(self, title: Title) -> None:
        beside = self.neighbours.get(title.first)
        person = beside.entities[0] if beside else None
        people = [other for other in self.discourse.people if other != person]
        office = self._office_before(title)
        anchor = office or (people[-1] if people else None)
        if title.pronoun is not None and anchor and not office:  # a bare office is no one to point to
            token = self.words.tokens[title.pronoun]
            pronoun = Found(
                title.pronoun,
                title.pronoun + 1,
                token.start,
                token.end,
                "pronoun",
                (anchor,),
                _PRONOUN,
                "references:counterpart",
            )
            self._add(pronoun)
        if person and title.bodies:
            self.holders.hold_alike(person, title.bodies[0], anchor)
        elif title.bodies and not person:
            person = self.holders.counterpart(title.bodies[0], anchor) or self.holders.alike(title.bodies[0], anchor)
        self._add_title(title, (person,) if person else (), beside=beside is not None)

    def _office_before(self, title: Title) -> str | None:
        """The office of a bare title earlier in the sentence whose holder nobody names, or None."""
        last = self.bare
        if last is None or last.office is None or self.words.sentences[last.first] != self.words.sentences[title.first]:
            return None
        return f"office:{last.office.id}:"

    def _several(self, title: Title) -> None:
        bodies = title.bodies if len(title.bodies) > 1 else self.discourse.two_states(title.first) if title.pair else ()
        people = self._people_before(title)
        if people:
            self._add_title(title, people, beside=True)
        elif bodies:
            self._add_title(title, tuple(self.holders.of_body(title, body, self.discourse.people) for body in bodies))
        elif not title.bodies:
            self._add_title(title, self._two_holders(title))

    def _people_before(self, title: Title) -> tuple[str, ...]:
        """Two people named right before a title of several, joined by a pairing word."""
        second = self.holders.people_by_last.get(title.first)
        if second is None or self.words.joints[title.first] != SPACE or second.first == 0:
            return ()
        paired = self.words.keys[second.first - 1] in self.discourse.contexts.pair
        first = self.holders.people_by_last.get(second.first - 1 if paired else second.first)
        return (first.entities[0], second.entities[0]) if first else ()

    def _two_holders(self, title: Title) -> tuple[str, ...]:
        """The last two people mentioned who hold the office; else those of the two states the text is about."""
        earlier = list(self.discourse.people)
        last = self.holders.bare(title, earlier)
        other = self.holders.bare(title, [person for person in earlier if person != last])
        if last and other:
            return (other, last)
        states = self.discourse.two_states(title.first)
        people = tuple(self.holders.of_body(title, state, self.discourse.people) for state in states)
        known = all(self.entities.type_of(person) == "person" for person in people)
        return people if known and len(set(people)) == len(people) else ()

    def _add_title(self, title: Title, entities: tuple[str, ...], *, beside: bool = False) -> None:
        if not entities:
            return
        self.holders.note_titled(title, entities)
        known = all(self.entities.type_of(entity) == "person" for entity in entities)
        self._add(
            Found(
                title.first,
                title.last,
                title.start,
                title.end,
                "title" if beside else "nominal",
                tuple(dict.fromkeys(entities)),
                _TITLE if known else _OFFICE,
                _title_rule(title),
            )
        )

    # -- groups, bodies, pronouns --

    def _reference(self, match: ReferenceMatch) -> None:
        reference = match.payloads[0]
        if self._is_inside_name(match) or (reference.clause and not self._is_conjoined(match)):
            return
        rules: dict[str, Callable[[ReferenceMatch, Reference], None]] = {
            "pair": self._pair,
            "side": self._side,
            "own": self._own,
            "last": self._last,
            "organ": self._organ,
            "unnamed": self._unnamed,
            "free": self._free,
            "bound": self._bound,
            "epithet": self._epithet,
        }
        rule = rules.get(reference.rule)
        if rule:
            rule(match, reference)

    def _is_conjoined(self, match: ReferenceMatch) -> bool:
        """Say whether a complementiser begins its word, but for a pairing particle."""
        token = self.words.tokens[match.first]
        return fold(token.text[: match.start - token.start]) in ("", *self.discourse.contexts.pair)

    def _is_inside_name(self, match: ReferenceMatch) -> bool:
        """Say whether a longer name covers a referring word."""
        covering = [name for name in self.long_names_at.get(match.first, ()) if name.end >= match.end]
        is_owner = match.payloads[0].rule == "organ" and all(
            name.read_by == "names:frame:body" and name.end == match.end and name.first < match.first
            for name in covering
        )
        return bool(covering) and not is_owner

    def _add_match(
        self, match: ReferenceMatch, entities: tuple[str, ...], confidence: float, *, last: int | None = None
    ) -> None:
        if not entities or None in entities:
            return
        reference = match.payloads[0]
        last = match.last if last is None else last
        end = match.end if last == match.last else self.words.tokens[last - 1].end
        read_by = CLAUSE if reference.clause else f"references:{reference.rule}"
        self._add(
            Found(
                match.first,
                last,
                match.start,
                end,
                reference.kind,
                entities,
                confidence,
                read_by,
                wording=reference.wording,
            )
        )

    def _add(self, found: Found) -> None:
        self.found.append(found)
        self.discourse.note(found)

    def _pair(self, match: ReferenceMatch, reference: Reference) -> None:
        if not self._is_many(match, reference):
            self._add_match(match, self._two(match, reference), _GROUP)

    def _two(self, match: ReferenceMatch, reference: Reference) -> tuple[str, ...]:
        return self.discourse.two_states(match.first, strict=reference.strict, sides=reference.sides, after=match.last)

    def _is_many(self, match: ReferenceMatch, reference: Reference) -> bool:
        """Say whether a word for two means more: all of them, those of an agreement, or a plural by its adjective."""
        after = match.last
        if reference.sides and match.first and self.words.keys[match.first - 1] in self.lexicon.table.many:
            return True
        name = self.organs.name_at.get(after) if after < len(self.words) and self.words.joints[after] == SPACE else None
        kind = self.entities.type_of(name.entities[0]) if name else None
        if (reference.sides and kind == "agreement") or (kind == "person" and self.lexicon.names_follow):
            return True
        if name is None and after < len(self.words) and self.words.keys[after] in self.lexicon.table.many_behind:
            return self.words.joints[after] == SPACE
        if not reference.plural or after >= len(self.words) or self.words.joints[after] != SPACE:
            return False
        token = self.words.tokens[after]
        lead, end = reference.plural
        return token.key.startswith(fold(lead)) and token.text.endswith(end)

    def _side(self, match: ReferenceMatch, _: Reference) -> None:
        self._add_body(match, self.organs.side(match))

    def _organ(self, match: ReferenceMatch, _: Reference) -> None:
        self._add_body(match, self.organs.organ(match))
        if match.payloads[0].owned:
            self._add_owner(match.first, match.last - 1, match.start)

    def _epithet(self, match: ReferenceMatch, _: Reference) -> None:
        self._add_body(match, self.organs.epithet(match))

    def _add_owner(self, first: int, index: int, start: int) -> None:
        """Add the one whom the pronoun bound to the last of some words means; the first begins at `start`."""
        owner, token = self.pronouns.owner(index), self.words.tokens[index]
        if owner:
            place = (index, index + 1, start if first == index else token.start, token.end)
            self._add(Found(*place, "clitic", (owner,), _PRONOUN, "references:owner"))

    def _add_body(self, match: ReferenceMatch, body: Body | None) -> None:
        if body:
            self._add_match(match, body.entities, body.confidence, last=body.last)

    def _own(self, match: ReferenceMatch, _: Reference) -> None:
        state = self.pronouns.own_state(match.first)
        if state:
            self._add_match(match, (state,), _GROUP)
        if self.words.keys[match.last - 1] in self.lexicon.table.clauses.own:
            self._add_self(match.last - 1)

    def _last(self, match: ReferenceMatch, reference: Reference) -> None:
        after = match.last
        if reference.closed and after < len(self.words) and self.words.joints[after] != BREAK:
            return
        is_state = reference.types == _COUNTRY
        entity = (
            self.discourse.last_state(match.first)
            if is_state
            else self.discourse.last_place(match.first, reference.types)
            if reference.closed
            else self.discourse.last(reference.types, reference.named)
        )
        if entity:
            self._add_match(match, (entity,), _GROUP)

    def _unnamed(self, match: ReferenceMatch, reference: Reference) -> None:
        group = self.entities.unnamed(reference.id, reference.name, reference.type, sector=reference.sector)
        self._add_match(match, (group,), _ORGAN)

    def _free(self, match: ReferenceMatch, reference: Reference) -> None:
        if reference.refers == "self":
            self._add_self(match.first)
            return
        self._add_match(match, self.pronouns.free(match, reference), _PRONOUN)

    def _add_self(self, index: int) -> None:
        subject, token = self.pronouns.selves.subject(index), self.words.tokens[index]
        if subject:
            place = (index, index + 1, token.start, token.end)
            self._add(Found(*place, "pronoun", subject, _PRONOUN, "references:self"))

    def _bound(self, match: ReferenceMatch, reference: Reference) -> None:
        self._add_match(match, self.pronouns.bound(match, reference), _PRONOUN)

    def _look_ahead(self, references: list[ReferenceMatch]) -> None:
        """Resolve 'for his part', whose person is named behind it."""
        people = sorted(
            (item for item in (*self.found, *self.names) if item.kind in ("name", "title", "nominal")),
            key=lambda item: item.start,
        )
        for match in references:
            reference = match.payloads[0]
            if reference.rule != "ahead" or not self._has_before(match, reference):
                continue
            reach = range(match.last, match.last + _AHEAD_WINDOW)
            sentence = self.words.sentences[match.first]
            ahead = [i for i in people if i.first in reach and self.words.sentences[i.first] == sentence]
            behind = [i for i in people if i.last == match.first and self.words.sentences[i.first] == sentence]
            turn = next((i for i in (*ahead, *behind) if self._takes_turn(i, match.last - 1)), None)
            if turn:
                self._add_match(match, turn.entities, _PRONOUN)

    def _takes_turn(self, found: Found, index: int) -> bool:
        """Say whether somebody named near 'for his part' is who speaks: a man, or the subject of a verb of saying."""
        if len(found.entities) != 1:
            return False
        feminine = self.pronouns.owners.is_feminine(index)
        if not feminine and self.discourse.is_person(found.entities[0]):
            return True
        said = found.first > 0 and found.kind != "demonym" and self.discourse.is_speech(found.first - 1)
        ends = self.lexicon.table.feminine
        verb = self.words.keys[found.first - 1]
        return said and feminine is (verb.endswith(ends[1]) or verb.startswith(ends[0]))

    def _has_before(self, match: ReferenceMatch, reference: Reference) -> bool:
        token = self.words.tokens[match.first]
        if fold(token.text[: match.start - token.start]) in reference.before:
            return True
        return match.first > 0 and self.words.keys[match.first - 1] in reference.before

"""Words and names -> titles: an office word with the state or body it belongs to, and the person beside it."""

from collections.abc import Iterable
from typing import NamedTuple

from rasad.annotate.clitics import Proclitics, proclitics
from rasad.annotate.entities import Entities
from rasad.annotate.found import Found
from rasad.annotate.gazetteer import Match, Scanner
from rasad.annotate.words import SPACE, Words
from rasad.chars.fold import fold
from rasad.langpack.contexts import NameContexts, name_contexts
from rasad.langpack.pack import LanguagePack
from rasad.langpack.references import Reference
from rasad.langpack.roles import Office, RoleTable, role_table

_LONGEST_OFFICE = 3  # words before a body of whom leads it
_COMMAS = frozenset(",\N{ARABIC COMMA}")
_BODY_TYPES = frozenset({"state", "organisation", "armed_group", "group", "region", "city", "media", "facility"})


class Title(NamedTuple):
    """An office at words `[first, last)`: `bodies` whose it is (several for 'the ministers of'), `area` it is for.

    `bodies` is empty for a bare office. `office` is None for a counterpart, whose `pronoun`
    is a word of its own; `pair`: the bodies are the two states that the text is about; `ellipsis`: of the title only
    the nationality is said, since the one before, joined to it, has the office.
    """

    first: int
    last: int
    start: int
    end: int
    office: Office | None
    bodies: tuple[str, ...] = ()
    area: str = ""
    former: bool = False
    pronoun: int | None = None
    pair: bool = False
    ellipsis: bool = False

    @property
    def is_counterpart(self) -> bool:
        """Say whether the title is 'his counterpart'."""
        return self.office is None


class RoleLexicon(NamedTuple):
    """The role words of a pack, ready to scan with."""

    offices: Scanner[Office]
    counterparts: Scanner[str]
    table: RoleTable
    contexts: NameContexts
    particles: Proclitics


def role_lexicon(pack: LanguagePack) -> RoleLexicon:
    """Compile a pack's roles; keep with `pack.compiled`."""
    table = pack.compiled(role_table)
    particles = pack.compiled(proclitics)
    contexts = pack.compiled(name_contexts)
    return RoleLexicon(Scanner(table.offices), Scanner(table.counterpart.forms), table, contexts, particles)


class TitleReader:
    """Reads the titles of one document, given its names."""

    def __init__(
        self,
        words: Words,
        names: list[Found],
        pairs: dict[int, Match[Reference]],
        lexicon: RoleLexicon,
        entities: Entities,
    ) -> None:
        self.words = words
        self.pairs = pairs
        self.lexicon = lexicon
        self.entities = entities
        self.knowledge = entities.knowledge
        self.names: dict[int, Found] = {}
        for name in names:
            self.names.setdefault(name.first, name)
        self.persons_by_last = {n.last: n for n in names if self._type(n.entities[0]) == "person"}

    def read(self) -> list[Title]:
        """Return the titles in order; they do not overlap."""
        titles: list[Title] = []
        index = 0
        offices, others = self.lexicon.offices, self.lexicon.counterparts
        beginnings, keys = offices.beginnings(self.words) | others.beginnings(self.words), self.words.keys
        while index < len(keys):
            begins = keys[index] in beginnings
            title = self._at(index) if begins else None
            if title:
                titles.append(title)
            index = title.last if title else self._past(index) if begins else index + 1
        return sorted([*titles, *self._ellipses(titles)], key=lambda title: title.start)

    def before(self, bodies: Iterable[int]) -> list[Title]:
        """Return the titles that reach to one of some words, in order, from the words shortly before it."""
        titles: dict[int, Title] = {}
        for body in bodies:
            starts = range(max(body - _LONGEST_OFFICE, 0), body)
            titles.update((at, title) for at in starts if (title := self._at(at)) and at < body < title.last)
        return [titles[index] for index in sorted(titles)]

    def _ellipses(self, titles: list[Title]) -> list[Title]:
        """Nationalities joined to a title with its name, with a name of their own behind: of the same office."""
        found: list[Title] = []
        by_end = {title.last: title for title in titles if title.office and title.bodies}
        for name in [name for name in self.names.values() if name.kind == "demonym"]:
            token = self.words.tokens[name.first]
            before = self.persons_by_last.get(name.first)
            title = by_end.get(before.first) if before else None
            behind = self.names.get(name.last)
            is_joined = fold(token.text[: name.start - token.start]) in self.lexicon.contexts.pair
            if title and behind and is_joined and self._type(behind.entities[0]) == "person":
                body = name.entities
                joint = Title(name.first, name.last, name.start, name.end, title.office, body, ellipsis=True)
                found.append(joint)
                by_end[name.last] = joint
        return found

    def _at(self, index: int) -> Title | None:
        matches = [
            m for m in self.lexicon.offices.readings(self.words, index) if not m.article and not self._is_other(m)
        ]
        readings = [
            title
            for match in matches
            if not self._is_deputy(match)
            and not self._is_eponym(match)
            and self.words.tokens[match.first].text not in self.lexicon.table.never
            for office in match.payloads
            if (title := self._office(match, office))
        ]
        if readings:
            return max(readings, key=lambda title: (bool(title.bodies or title.pair), title.last, len(title.bodies)))
        other = self.lexicon.counterparts.at(self.words, index)
        return self._counterpart(other) if other and not other.article else None

    def _past(self, index: int) -> int:
        """The word behind a title that belongs to somebody below its holder, else the next word."""
        match = self.lexicon.offices.at(self.words, index)
        return match.last if match and not match.article and self._is_deputy(match) else index + 1

    def _is_other(self, match: Match[Office]) -> bool:
        """Say whether the word behind makes another office of it, as in 'chief executive'."""
        after = match.last
        if after >= len(self.words) or self.words.joints[after] != SPACE:
            return False
        return self.words.keys[after] in self.lexicon.table.others

    def _is_deputy(self, match: Match[Office]) -> bool:
        """Say whether the word before makes the title that of somebody below its holder, or a father's name."""
        before = match.first - 1
        if before < 0 or self.words.joints[match.first] != SPACE:
            return False
        if self.words.keys[before] in self.lexicon.contexts.kin:
            return True
        return any(start.stem in self.lexicon.table.deputies for start in self.words.starts[before])

    def _is_eponym(self, match: Match[Office]) -> bool:
        """Say whether a ruler's title of one word, with words behind it, is a part of what is called after him."""
        before, after = match.first - 1, match.last
        if before < 0 or after - match.first > 1 or self.words.joints[match.first] != SPACE:
            return False
        goes_on = after < len(self.words) and self.words.joints[after] == SPACE
        return goes_on and any(start.stem in self.lexicon.table.named_after for start in self.words.starts[before])

    def _office(self, match: Match[Office], office: Office) -> Title | None:
        title = Title(match.first, match.last, match.start, match.end, office)
        if office.of:
            title = title._replace(bodies=(office.of,))
            return self._extended(title, office)
        title = self._each_with_name(self._extended(title, office), office)
        if office.of_states and not all(body in self.knowledge.states for body in title.bodies):
            return None
        if office.of_types and not all(self._type(body) in office.of_types for body in title.bodies):
            return None
        if office.of_bodies and (not title.bodies or not office.of_bodies.issuperset(title.bodies)):
            return None
        return None if office.needs_body and not (title.bodies or title.pair) else title

    def _each_with_name(self, title: Title, office: Office) -> Title:
        """A title of several whose one nationality has its person behind: that person's; the others are ellipses."""
        person = self.names.get(title.last)
        if not office.several or len(title.bodies) != 1 or title.pair or person is None:
            return title
        is_person = self._type(person.entities[0]) == "person" and self.words.joints[title.last] == SPACE
        return title._replace(office=office._replace(several=False)) if is_person else title

    def _extended(self, title: Title, office: Office) -> Title:
        index = title.last
        while index < len(self.words) and (self.words.joints[index] == SPACE or self._is_listed(title, office)):
            key = self.words.keys[index]
            name = self.names.get(index)
            longer: Title | None
            if name and self.words.joints[index] != SPACE:
                longer = self._over(title, name)._replace(bodies=(*title.bodies, name.entities[0]))
            elif name:
                longer = self._with_body(title, office, name)
            elif index in self.pairs and office.several and not title.pair:
                longer = title._replace(last=self.pairs[index].last, end=self.pairs[index].end, pair=True)
            elif key in self.lexicon.table.former:
                longer = self._to(title, index)._replace(former=True)
            elif key in self.lexicon.table.modifiers and (title.bodies or not office.needs_body or office.own):
                longer = self._to(title, index)
            elif self._is_state_noun(index, office):
                longer = self._with_state(title, office, index)
            elif (key in office.links and not office.owned) or (
                office.several and title.bodies and key in self.lexicon.contexts.pair
            ):
                longer = self._with_linked(title, office, index + 1)
            else:
                break
            if longer is None:
                break
            title, index = longer, longer.last
        return title

    def _is_listed(self, title: Title, office: Office) -> bool:
        """Say whether a title of several goes on behind a comma with one more state of a list that 'and' closes."""
        index, pair = title.last, self.lexicon.contexts.pair
        if not office.several or not title.bodies or set(self.words.gaps[index].strip()) - _COMMAS:
            return False
        while (name := self.names.get(index)) and name.entities[0] in self.knowledge.states:
            token, index = self.words.tokens[index], name.last
            if fold(token.text[: name.start - token.start]) in pair:
                return True
            if index >= len(self.words) or "\n" in self.words.gaps[index]:
                return False
            if self.words.joints[index] == SPACE:
                return self.words.keys[index] in pair and index + 1 in self.names
            if set(self.words.gaps[index].strip()) - _COMMAS:
                return False
        return False

    def _is_state_noun(self, index: int, office: Office) -> bool:
        """Say whether a word, with a particle of the office's or none, is 'republic' or the like before a state."""
        name = self.names.get(index + 1)
        if name is None or self.words.joints[index + 1] != SPACE or name.entities[0] not in self.knowledge.states:
            return False
        if name.start != self.words.tokens[index + 1].start or name.kind == "demonym":
            return False
        nouns, links = self.lexicon.table.state_nouns, office.links | self.lexicon.table.state_links
        key = self.words.keys[index]
        return key in nouns or any(s.stem in nouns and key[: s.cut] in links for s in self.words.starts[index])

    def _to(self, title: Title, index: int) -> Title:
        return title._replace(last=index + 1, end=self.words.tokens[index].end)

    def _with_linked(self, title: Title, office: Office, index: int) -> Title | None:
        name = self.names.get(index) if index < len(self.words) else None
        if name is None or not self._is_body(name) or self.words.joints[index] != SPACE:
            return None
        if self.words.keys[index - 1] in self.lexicon.contexts.pair:
            return self._over(title, name)._replace(bodies=(*title.bodies, name.entities[0]))
        return self._joined(title, office, name)

    def _joined(self, title: Title, office: Office, name: Found) -> Title:
        """Add a body that stands behind a link: the office's own where it has none, else the area it is for."""
        longer = self._over(title, name)
        if title.bodies or office.areas:
            return longer._replace(area=name.entities[0])
        return longer._replace(bodies=name.entities)

    def _with_state(self, title: Title, office: Office, index: int) -> Title | None:
        """Add the state named behind a word that says what kind of state it is."""
        name = self.names[index + 1]
        is_plain = self.words.keys[index] in self.lexicon.table.state_nouns
        return self._with_body(title, office, name) if is_plain else self._joined(title, office, name)

    def _with_body(self, title: Title, office: Office, name: Found) -> Title | None:
        if not self._is_body(name) or (name.metonym and office.of_types == {"state"}):
            return None
        particle = self._particle(name)
        if particle:
            if office.several and title.bodies and particle in self.lexicon.contexts.pair:
                return self._over(title, name)._replace(bodies=(*title.bodies, name.entities[0]))
            is_linked = particle in office.links or self._is_of_kind(name, particle)
            return self._joined(title, office, name) if is_linked else None
        if title.bodies or not (office.needs_body or name.kind == "demonym" or self.lexicon.table.names_follow):
            is_same = bool(office.of) and name.entities == title.bodies and name.kind == "demonym"
            return self._over(title, name) if is_same else None
        if office.needs_body and name.kind == "demonym" and not (office.several or self.lexicon.table.names_follow):
            return None
        return self._over(title, name)._replace(bodies=name.entities)

    def _is_of_kind(self, name: Found, particle: str) -> bool:
        """Say whether a state's name begins with what kind of state it is, behind a particle of such names."""
        table, head = self.lexicon.table, self.words.keys[name.first][len(particle) :]
        is_state = name.entities[0] in self.knowledge.states and name.last - name.first > 1
        return is_state and particle in table.state_links and head in table.state_nouns

    def _particle(self, name: Found) -> str:
        token = self.words.tokens[name.first]
        return fold(token.text[: name.start - token.start]) or self._fused(name)

    def _fused(self, name: Found) -> str:
        """The particle that is fused with the article in a name's first word, so that the span keeps it."""
        key = self.words.keys[name.first]
        readings = self.lexicon.particles.readings
        is_fused = any(lead and not article and cut == 0 for cut, lead, article in readings.get(key[:2], ()))
        return key[:1] if is_fused else ""

    def _over(self, title: Title, name: Found) -> Title:
        return title._replace(last=name.last, end=name.end)

    def _is_body(self, name: Found) -> bool:
        """Say whether a name may be whose an office is; an adjective of a part of the world says nothing of that."""
        kind = self._type(name.entities[0])
        return kind in _BODY_TYPES and not (kind == "region" and name.kind == "demonym")

    def _type(self, body: str) -> str | None:
        return self.entities.type_of(body)

    def _counterpart(self, match: Match[str]) -> Title | None:
        title = Title(match.first, match.last, match.start, match.end, None)
        other = self.lexicon.table.counterpart
        index = title.last
        while index < len(self.words) and self.words.joints[index] == SPACE:
            key = self.words.keys[index]
            name = self.names.get(index)
            if name and not title.bodies and self._is_body(name) and name.start == self.words.tokens[index].start:
                title = self._over(title, name)._replace(bodies=name.entities)
            elif key in other.pronouns and title.pronoun is None:
                title = self._to(title, index)._replace(pronoun=index)
            elif self._is_part_of_counterpart(title, index):
                title = self._to(title, index)
            else:
                break
            index = title.last
        return title

    def _is_part_of_counterpart(self, title: Title, index: int) -> bool:
        other, key = self.lexicon.table.counterpart, self.words.keys[index]
        if key in other.links and not title.bodies:
            return self._linked_state(index + 1)
        return key in other.reflexives or key in self.lexicon.table.former

    def _linked_state(self, index: int) -> bool:
        name = self.names.get(index)
        return name is not None and name.entities[0] in self.knowledge.states

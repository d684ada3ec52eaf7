"""Who does what a verb says: the subject of a verb group, told by order and marking, or carried over."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rasad.chars.fold import fold
from rasad.events.passages import Passage
from rasad.events.units import Unit, is_party
from rasad.events.words import CLOSING_QUOTES, COMMAS, VerbGroup, is_mark
from rasad.langpack.grammar import Grammar
from rasad.records.report import Entity

CLOSING_BRACKETS = frozenset(")]")  # behind these the clause goes on
LEAST_LIST = 2  # parties that make a list
NEAR_WORDS = 1  # words (an adverb) between a verb and a subject that no later complementizer proves to be one


class Subject(NamedTuple):
    """The units that are a verb's subject (coordinated ones together), and whether words show it to be unknown.

    `is_unnamed`: somebody speaks whom the text does not name ("a senior official"); the statement has no speaker then.
    `carried`: who spoke before and is meant again, where no unit says so.
    """

    units: tuple[Unit, ...]
    is_unknown: bool
    is_unnamed: bool = False
    carried: tuple[str, ...] = ()

    @property
    def entities(self) -> tuple[str, ...]:
        """The entities of all its units, in order, each once; without units those carried over from before."""
        return self.carried or tuple(dict.fromkeys(entity for unit in self.units for entity in unit.voices))


class Floor(NamedTuple):
    """Who has the floor: the last speakers of the document, and of this sentence; empty if unnamed, None if nobody.

    `is_lost`: somebody spoke last whom no entry knows, so that no pronoun can be told to mean anybody. `persons`: all
    persons who have spoken so far. `feminine`: the gender of the verb by which the last speakers spoke, where its form
    tells; `other`: those who spoke last by a verb of the other one. `is_lost_here`: somebody unknown speaks in this
    sentence. `newcomer`: a person named since they spoke, as the subject of a sentence in which nothing is said.
    `is_lead`: nobody but the speaker of the headline has spoken, and the text begins. `writer`: who spoke last in a
    text ("said in a statement").
    """

    last: tuple[str, ...] | None = None
    here: tuple[str, ...] | None = None
    is_lost: bool = False
    persons: frozenset[str] = frozenset()
    feminine: bool | None = None
    other: tuple[str, ...] | None = None
    is_lost_here: bool = False
    newcomer: tuple[str, ...] = ()
    is_lead: bool = False
    writer: tuple[str, ...] = ()

    def heads(self, unit: Unit, entities: Mapping[str, Entity]) -> bool:
        """Say whether an office without a known holder, at the text's beginning, is that of the headline's speaker."""
        offices = [entities[voice] for voice in unit.voices if voice in entities]
        if not self.is_lead or self.person is None or not offices:
            return False
        own = entities[self.person].country
        return all(office.type == "office" and own in (None, office.country) for office in offices)

    def clashes(self, feminine: bool | None) -> bool:
        """Say whether a verb form of one gender cannot have the last speakers for its subject."""
        return None not in (feminine, self.feminine) and feminine != self.feminine

    def taken(self, entities: tuple[str, ...] | None, feminine: bool | None, persons: frozenset[str]) -> "Floor":
        """Return the floor when somebody takes it by a verb of a gender; `entities` is None for a speaker unknown."""
        other = self.last if self.clashes(feminine) else self.other
        is_lost = entities is None
        taken = Floor(entities, entities, is_lost, self.persons | persons, feminine, other, is_lost)
        return taken._replace(writer=self.writer)

    @property
    def person(self) -> str | None:
        """The only person who has spoken so far, else the last speaker where he is one person; None behind unknown."""
        if not self.last:
            return None
        alone = tuple(self.persons) if len(self.persons) == 1 else self.last
        return alone[0] if len(alone) == 1 and alone[0] in self.persons else None


NOBODY = Subject((), False)
UNKNOWN = Subject((), True)
UNNAMED = Subject((), True, is_unnamed=True)


def chain_of(units: Sequence[Unit], unit: Unit) -> tuple[Unit, ...]:
    """Return all units coordinated with one, itself included, in order."""
    return tuple(other for other in units if other.chain == unit.chain)


def together(passage: Passage, unit: Unit) -> tuple[Unit, ...]:
    """Return a subject with those coordinated to it; without any "and" a comma only adds what it is besides."""
    chain = chain_of(passage.units, unit)
    if len(chain) < LEAST_LIST or unit is not chain[0]:
        return chain
    between = passage.words.tokens[chain[-2].last : chain[-1].first]
    joined = passage.source[passage.offset(chain[-1].first) : chain[-1].start]
    is_comma_only = not joined and all(token.text in COMMAS for token in between)
    return chain[:1] if is_comma_only and between else chain


def unmarked_parties(units: Sequence[Unit], first: int, last: int, entities: Mapping[str, Entity]) -> list[Unit]:
    """Return the parties of a stretch that may be subjects: without a preposition, no object, no mere nationality."""
    return [
        unit
        for unit in units
        if first <= unit.first < last and unit.marker is None and not unit.is_object and is_party(unit, entities)
        and unit.kind not in ("clitic", "demonym")
    ]  # fmt: skip


def is_individual(passage: Passage, unit: Unit, grammar: Grammar) -> bool:
    """Say whether only its nationality ties somebody without a name to a state: "a Turkish official", no officials."""
    endings = (*grammar.plural_endings, *grammar.dual_hosts)
    if endings and passage.words.tokens[unit.first].key.endswith(endings):
        return False
    return unit.kind == "nominal" and not passage.words.stems[unit.first].isdisjoint(grammar.individuals)


def is_owner_of_noun(passage: Passage, unit: Unit, grammar: Grammar) -> bool:
    """Say whether a name stands right behind a noun that it owns: "the adviser of A" is not A."""
    tokens = passage.words.tokens
    names = [mention.start for mention in unit.mentions if mention.kind == "name"]
    inside = range(unit.first, unit.last)
    first = next((i for i in inside if names and tokens[i].start >= names[0]), unit.first)
    return first > 0 and len(unit.entities) == 1 and tokens[first - 1].key in grammar.possessed


def subject_before(passage: Passage, group: VerbGroup, entities: Mapping[str, Entity]) -> tuple[Unit, ...]:
    """Return the nearest unmarked party before a verb in its clause, with those coordinated to it."""
    first, _ = passage.words.clause_range(group.first)
    found = unmarked_parties(passage.units, first, group.first, entities)
    if not found:
        return ()
    return chain_of(passage.units, found[own_index(passage, found, first, group)])


def own_index(passage: Passage, found: Sequence[Unit], first: int, group: VerbGroup) -> int:
    """Return which of the units before a verb is its subject: the nearest, or the subject of an earlier verb.

    In "he left the country after a visit (in which) met the president" the visitor, not the country, met.
    """
    earlier = [other for other in passage.words.groups if first <= other.first and other.last <= found[-1].first]
    earlier = [other for other in earlier if other.last <= group.first]
    if not earlier:
        return len(found) - 1
    return next((n for n, unit in enumerate(found) if unit.first >= earlier[-1].last), len(found) - 1)


def subject_pronoun(passage: Passage, group: VerbGroup, entities: Mapping[str, Entity]) -> tuple[Unit, ...]:
    """Return the bound pronoun right before a verb ("that he told ..."): nothing outranks it as the subject."""
    return tuple(
        unit
        for unit in passage.units
        if unit.kind == "clitic" and unit.last == group.first and is_party(unit, entities)
    )


def subject_topic(passage: Passage, first: int, last: int, entities: Mapping[str, Entity]) -> tuple[Unit, ...]:
    """Return the first unmarked party of a stretch: the topic of a verb-final clause."""
    found = unmarked_parties(passage.units, first, last, entities)
    return chain_of(passage.units, found[0]) if found else ()


def has_unread_topic(passage: Passage, group: VerbGroup, grammar: Grammar) -> bool:
    """Say whether a noun that no unit covers stands between "that" and a verb: "that his country calls on X"."""
    index, tokens = group.first - 1, passage.words.tokens
    if index < 1 or tokens[index].kind != "word" or tokens[index - 1].key not in grammar.complementizers:
        return False
    is_read = any(unit.first <= index < unit.last for unit in passage.units)
    return not is_read and tokens[index].key not in grammar.not_heads


def names_somebody_else(passage: Passage, first: int, last: int, grammar: Grammar) -> bool:
    """Say whether a stretch begins with a noun phrase that no unit covers: a speaker whom nothing identifies."""
    tokens = passage.words.tokens
    for index in range(first, last):
        token = tokens[index]
        if is_mark(token) or token.key in grammar.adverbs or token.key in grammar.coordinators:
            continue
        if any(unit.first <= index < unit.last for unit in passage.units):
            return False
        return token.kind == "word" and not any(first == index for first, _, _ in passage.words.markers)
    return False


def is_feminine(passage: Passage, group: VerbGroup, grammar: Grammar) -> bool | None:
    """Say whether a verb form has the feminine prefix or ending, None where its spelling does not tell."""
    lead, end = grammar.feminine
    verbs = [verb for verb in passage.words.senses[group.first].verbs if verb.form.lemma in group.lemmas]
    is_plural = passage.words.tokens[group.first].key.endswith(grammar.plural_endings)
    if not end or not verbs or group.person != 3 or is_plural:
        return None
    form = verbs[0].form
    past, _, present = fold(form.lemma).partition("/")
    if not present and past.startswith(lead):
        return None  # a present form of its own
    if verbs[0].tense != "past":
        return form.key.startswith(lead)
    return None if past.endswith(end) else form.key.endswith(end)


def agrees(passage: Passage, group: VerbGroup, unit: Unit, entities: Mapping[str, Entity], grammar: Grammar) -> bool:
    """Say whether a party may be the subject of a verb form: a state or its capital is none of a masculine one.

    A few states are masculine, or either; the grammar lists them.
    """
    is_state = all(entities[e].type == "state" for e in unit.entities if e in entities)
    if not is_state or unit.kind != "name" or is_feminine(passage, group, grammar) is not False:
        return True
    is_city = any(mention.metonym for mention in unit.mentions)
    return not is_city and not grammar.masculine_states.isdisjoint(unit.entities)


def opens_clause(passage: Passage, group: VerbGroup, grammar: Grammar) -> bool:
    """Say whether a verb stands where a clause with a dropped subject begins: "and added", "that he told"."""
    if group.joined or group.first == 0:
        return True
    before = passage.words.tokens[group.first - 1]
    if before.text in CLOSING_BRACKETS | CLOSING_QUOTES:
        return False
    if is_mark(before) or before.key in grammar.complementizers or before.key in grammar.before_verb:
        return True
    return before.key in grammar.closed and before.key not in grammar.single_markers

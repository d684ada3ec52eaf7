"""A document -> all its mentions of people, states, bodies, places and things, each with its entities."""

from typing import NamedTuple

from msgspec import structs

from rasad.annotate.callings import belongings
from rasad.annotate.clitics import proclitics
from rasad.annotate.discourse import Discourse
from rasad.annotate.entities import Entities
from rasad.annotate.found import Found
from rasad.annotate.name_model import name_marks, name_tagger
from rasad.annotate.name_runs import FrameLexicon, frame_lexicon
from rasad.annotate.names import find_names, name_lexicon
from rasad.annotate.references import ReferenceMatch, Resolver, described, find_references, reference_lexicon
from rasad.annotate.references_offices import OfficeHolders
from rasad.annotate.titles import Title, TitleReader, role_lexicon
from rasad.annotate.unknown_bodies import BodyFinder
from rasad.annotate.unknown_names import NameFinder, UnknownNames
from rasad.annotate.words import SPACE, Words, words_of
from rasad.knowledge import Knowledge
from rasad.knowledge.offices import NamedOffice
from rasad.langpack.names import name_table
from rasad.langpack.pack import LanguagePack
from rasad.records.document import Document
from rasad.records.report import Entity, Mention

_SOUGHT = "presidency"  # the organ that is more often run for than named as the owner of a unit
_NEAR = 8  # mentions before one that may still reach into it


class Mentions(NamedTuple):
    """The mentions of a document by start, every entity they refer to by id (known ones and its own), and the titles.

    `titled`: which offices the document says that people hold.
    """

    mentions: tuple[Mention, ...]
    entities: dict[str, Entity]
    titled: tuple[NamedOffice, ...] = ()


def annotate_mentions(
    document: Document, pack: LanguagePack, knowledge: Knowledge, *, day: str | None, home: str | None = None
) -> Mentions:
    """Find who and what a document speaks of, and resolve it inside the document.

    Mentions are ordered by start, longer ones first; one may lie inside another. Offsets are code points of the source.

    Args:
        document: the article.
        pack: the pack of its language.
        knowledge: the knowledge base.
        day: the day of publication as EDTF, for the holders of offices; None if unknown.
        home: the state of the outlet, which 'our country' means; None if unknown.
    """
    entities, roles = Entities(knowledge, home), pack.compiled(role_lexicon)
    words, names, titles, references, finder, _ = find_named(document, pack, knowledge, entities, day=day, home=home)
    tagger = pack.compiled(name_tagger)
    if tagger:
        runs = tagger.find(words, name_marks(names, titles, entities))
        names = _joined(names, finder.take(runs, names)) if runs else names
    holders = OfficeHolders(words, names, roles, entities, day)
    discourse = Discourse(words, names, entities, roles.contexts)
    resolver = Resolver(words, names, pack.compiled(reference_lexicon), holders, discourse)
    found = [*names, *resolver.resolve(titles, references)]
    for held in holders.titled:
        entities.serve(held.person, held.body)
    for belonging in belongings(words, names, entities, roles.table):
        entities.serve(belonging.person, belonging.to)
    mentions = _distinct([item.mention(words) for item in _uncrossed(sorted(found, key=_order))])
    mentions = tuple(_as_state(mention, entities) for mention in mentions)
    return Mentions(mentions, _used(mentions, entities, pack), tuple(holders.titled))


def _as_state(mention: Mention, entities: Entities) -> Mention:
    """Return a mention of a state's government as one of the state, for which it acts: "the government of X"."""
    governed = [entities.governed(entity) for entity in mention.entities]
    states = tuple(state for state in governed if state)
    if not states or len(states) < len(governed):
        return mention
    kind = "nominal" if mention.kind == "name" else mention.kind
    return structs.replace(mention, entities=states, kind=kind)


class Named(NamedTuple):
    """What lists and frames find in a document: its names in order with those of bodies, its titles and references."""

    words: Words
    names: list[Found]
    titles: list[Title]
    references: list[ReferenceMatch]
    finder: NameFinder
    bodies: list[Found]


def find_named(
    document: Document,
    pack: LanguagePack,
    knowledge: Knowledge,
    entities: Entities,
    *,
    day: str | None = None,
    home: str | None = None,
) -> Named:
    """Find the names of a document by lists and frames alone; people and bodies that are new come into `entities`."""
    words = words_of(document, pack.compiled(proclitics))
    names = find_names(words, pack.compiled(name_lexicon), knowledge, day=day, home=home)
    references = find_references(words, pack.compiled(reference_lexicon))
    pairs = {match.first: match for match in references if match.payloads[0].rule == "pair"}
    names, table = described(names, references), pack.compiled(frame_lexicon)
    titles = TitleReader(words, names, pairs, pack.compiled(role_lexicon), entities).read()
    finder = NameFinder(words, names, table, entities)
    names = _joined(names, finder.find(titles))
    bodies = _bodies(words, names, titles, references, pack, entities)
    if bodies:
        names = sorted([*names, *bodies], key=_order)
        heads = _headed(TitleReader(words, names, pairs, pack.compiled(role_lexicon), entities), bodies, titles)
        names = _joined(names, NameFinder(words, names, table, entities).beside(heads))
        titles = sorted([*titles, *heads], key=lambda title: title.start)
    return Named(words, names, titles, references, finder, bodies)


def _joined(names: list[Found], unknown: UnknownNames) -> list[Found]:
    """Names with unknown ones in the place of those that are parts of these."""
    return sorted([*(name for name in names if name not in unknown.absorbed), *unknown.found], key=_order)


def _bodies(
    words: Words,
    names: list[Found],
    titles: list[Title],
    references: list[ReferenceMatch],
    pack: LanguagePack,
    entities: Entities,
) -> list[Found]:
    """The bodies that no list has, outside of titles and of bodies that every state has."""
    lexicon = pack.compiled(frame_lexicon)
    taken = {index for title in titles for index in range(title.first, title.last)}
    organs = [match for match in references if match.payloads[0].name and not _qualifies(words, match, lexicon)]
    closing = {match.first: match.last for match in organs if match.payloads[0].rule == "organ" and _may_close(match)}
    organs = [match for match in organs if not _may_begin(words, match, lexicon)]
    states = {name.first for name in names if name.read_by.startswith("names:states")}
    organs = [match for match in organs if match.payloads[0].type != "group" or _is_apart(words, match, states)]
    taken |= {index for match in organs for index in range(match.first, match.last)}
    return BodyFinder(words, names, taken, lexicon, entities, closing).find()


def _qualifies(words: Words, match: ReferenceMatch, lexicon: FrameLexicon) -> bool:
    """Say whether a word short for a ministry is an adjective, behind a definite noun: 'foreign relations'."""
    before, article = match.first - 1, lexicon.frames.article
    if not article or before < 0 or words.joints[match.first] != SPACE or match.last - match.first > 1:
        return False
    return words.keys[match.first] in lexicon.contexts.qualifiers and words.keys[before].startswith(article)


def _may_begin(words: Words, match: ReferenceMatch, lexicon: FrameLexicon) -> bool:
    """Say whether a word short for a state's organ may begin the name of another body, as 'police' does in a city's."""
    heads = [lexicon.bodies.heads.get(start.stem) for start in words.starts[match.first]]
    return match.last - match.first == 1 and any(head and (head.placed or head.reaches) for head in heads)


def _is_apart(words: Words, match: ReferenceMatch, states: set[int]) -> bool:
    """Say whether a word for a group, with its state behind and no particle joined to it, is no part of a name."""
    token = words.tokens[match.first]
    fused = any(not s.cut and not s.article and s.stem != token.key for s in words.starts[match.first])
    return match.last in states and match.start == token.start and not fused


def _may_close(match: ReferenceMatch) -> bool:
    """Say whether a state's organ may end the name of one of its units: a parliament, or one of several words."""
    organ = match.payloads[0]
    return organ.id != _SOUGHT and (match.last - match.first > 1 or organ.sector == "LEG")


def _headed(reader: TitleReader, bodies: list[Found], titles: list[Title]) -> list[Title]:
    """The titles of those who lead bodies that no list has, where no other title stands."""
    taken = {index for title in titles for index in range(title.first, title.last)}
    own = {body.entities[0] for body in bodies}
    return [
        title
        for title in reader.before(body.first for body in bodies)
        if own.issuperset(title.bodies) and title.bodies and taken.isdisjoint(range(title.first, title.last))
    ]


def _uncrossed(found: list[Found]) -> list[Found]:
    """Of two mentions that cross each other keep the longer one, or the first."""
    kept: list[Found] = []
    for item in found:
        crossed = [other for other in kept[-_NEAR:] if other.start < item.start < other.end < item.end]
        if all(item.end - item.start > other.end - other.start for other in crossed):
            kept = [other for other in kept if other not in crossed] if crossed else kept
            kept.append(item)
    return kept


def _distinct(mentions: list[Mention]) -> tuple[Mention, ...]:
    """Keep one mention of each id, the first."""
    by_id: dict[str, Mention] = {}
    for mention in mentions:
        by_id.setdefault(mention.id, mention)
    return tuple(by_id.values())


def _used(mentions: tuple[Mention, ...], entities: Entities, pack: LanguagePack) -> dict[str, Entity]:
    """The entities of some mentions by id, each with its name in the document's language."""
    primary = pack.compiled(name_table).primary
    used: dict[str, Entity] = {}
    for mention in mentions:
        for key in mention.entities:
            entity = used.get(key) or entities.get(key)
            if entity is not None and not entity.names:  # a title may stand before the first name
                name = primary.get(key) or (mention.text if mention.kind == "name" else None)
                used[key] = structs.replace(entity, names={pack.code: name}) if name else entity
    return used


def _order(found: Found) -> tuple[int, int, str]:
    return found.start, -found.end, found.kind

"""A document -> all its mentions of people, states, bodies, places and things, each with its entities."""

from typing import NamedTuple

from rasad.annotate.names import find_names, name_lexicon
from rasad.annotate.words import words_of
from rasad.knowledge import Knowledge
from rasad.langpack.pack import LanguagePack
from rasad.records.document import Document
from rasad.records.report import Entity, Mention


class Mentions(NamedTuple):
    """The mentions of a document by start, and every entity they refer to by id (known ones and its own)."""

    mentions: tuple[Mention, ...]
    entities: dict[str, Entity]


def annotate_mentions(document: Document, pack: LanguagePack, knowledge: Knowledge, *, day: str | None) -> Mentions:
    """Find who and what a document speaks of, and resolve it inside the document.

    Mentions are ordered by start, longer ones first; one may lie inside another. Offsets are code points of the source.

    Args:
        document: the article.
        pack: the pack of its language.
        knowledge: the knowledge base.
        day: the day of publication as EDTF, for the holders of offices; None if unknown.
    """
    words = words_of(document)
    found = find_names(words, pack.compiled(name_lexicon), knowledge)
    mentions = tuple(item.mention(words) for item in found)
    ids = dict.fromkeys(entity for mention in mentions for entity in mention.entities)
    return Mentions(mentions, {key: knowledge.entities[key] for key in ids})

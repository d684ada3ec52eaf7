"""A name in a manifest, or a signature in a byline -> the outlet that published the document."""

from collections.abc import Sequence
from typing import cast

import regex

from rasad.chars.fold import fold
from rasad.knowledge.base import Knowledge
from rasad.records.report import Control, Mention, Outlet
from rasad.records.spans import Quote

_NOT_IN_SLUG = regex.compile(r"[^\p{L}\p{N}]+")


def find_outlet(
    given: str | None, signed: Quote | None, mentions: Sequence[Mention], knowledge: Knowledge
) -> Outlet | None:
    """Return the outlet that the user names, else the one that signs the article, else None.

    Args:
        given: the outlet's name in the manifest, as the user writes it.
        signed: the agency or paper in the byline.
        mentions: the document's mentions, to resolve what signs it.
        knowledge: the knowledge base.
    """
    if given:
        return _known(_by_name(given, knowledge), knowledge) or Outlet(id=_slug(given), name=given)
    if signed is None:
        return None
    for mention in mentions:
        if mention.start < signed.end and signed.start < mention.end:
            for entity in mention.entities:
                known = knowledge.entity(entity)
                if known is not None and known.type == "media":
                    return _known(entity, knowledge)
    return Outlet(id=_slug(signed.text), name=signed.text)


def _by_name(name: str, knowledge: Knowledge) -> str | None:
    wanted = fold(name.strip())
    for entity in knowledge.media:
        known = knowledge.entities[entity]
        names = {fold(known.name), fold(entity), fold(known.name.partition(" (")[0])}
        if wanted in names:
            return entity
    return None


def _known(entity: str | None, knowledge: Knowledge) -> Outlet | None:
    if entity is None:
        return None
    row = knowledge.entities.row(entity)
    control = row.get("control") or "unknown"
    return Outlet(id=entity, name=row["name_en"], state=row.get("country") or None, control=cast("Control", control))


def _slug(name: str) -> str:
    return _NOT_IN_SLUG.sub("-", fold(name)).strip("-") or "unnamed"

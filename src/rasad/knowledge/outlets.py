"""A name in a manifest, the host of a page, or a signature in a byline -> the outlet that published the document."""

from collections.abc import Sequence
from typing import cast
from urllib.parse import urlsplit

import regex

from rasad.chars.fold import fold
from rasad.knowledge.base import Knowledge
from rasad.records.report import Control, Mention, Outlet
from rasad.records.spans import Quote

_HOST = regex.compile(r"[\w-]+(?:\.[\w-]+)+")
_NOT_IN_SLUG = regex.compile(r"[^\p{L}\p{N}]+")


def find_outlet(
    given: str | None, signed: Quote | None, mentions: Sequence[Mention], knowledge: Knowledge
) -> Outlet | None:
    """Return the outlet that the user names, else the one that signs the article, else None.

    Args:
        given: the outlet's name as the user writes it, in any language, its id, or the host of its site.
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


def outlet_of_site(url: str | None, knowledge: Knowledge) -> str | None:
    """Return the id of the outlet to whose site an address, or the name of a host, belongs; None if none is known."""
    try:
        host = urlsplit(url if "://" in url else f"//{url}").hostname if url else None
    except ValueError:
        return None
    labels = (host or "").removesuffix(".").split(".")
    domains = (".".join(labels[at:]) for at in range(len(labels) - 1))
    return next((knowledge.domains[domain] for domain in domains if domain in knowledge.domains), None)


def _by_name(name: str, knowledge: Knowledge) -> str | None:
    wanted = fold(name.strip())
    short: list[str] = []
    for entity in knowledge.media:
        known = knowledge.entities[entity]
        if wanted in (fold(known.name), fold(entity)):
            return entity
        short += [entity] if wanted == fold(known.name.partition(" (")[0]) else []
    if len(short) == 1:  # the name without what tells two papers of that name apart
        return short[0]
    is_host = _HOST.fullmatch(name.strip())
    return knowledge.media_names.get(wanted) or (outlet_of_site(name.strip(), knowledge) if is_host else None)


def _known(entity: str | None, knowledge: Knowledge) -> Outlet | None:
    if entity is None:
        return None
    row = knowledge.entities.row(entity)
    control = row.get("control") or "unknown"
    return Outlet(id=entity, name=row["name_en"], state=row.get("country") or None, control=cast("Control", control))


def _slug(name: str) -> str:
    return _NOT_IN_SLUG.sub("-", fold(name)).strip("-") or "unnamed"

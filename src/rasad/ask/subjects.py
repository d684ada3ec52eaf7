"""What a dossier is asked of -> whom or what it means, and the filters that find it in each layer.

Only persons in public roles have a dossier. Source: design section 10.
"""

from typing import NamedTuple

import apsw

from rasad.ask.asked import Asked
from rasad.ask.filters import Pair, states_of
from rasad.ask.known import Names
from rasad.errors import QueryError
from rasad.knowledge.base import Knowledge

_TYPE = "SELECT type, name FROM entity WHERE id = ? LIMIT 1"
_PAIR = ","


class Subject(NamedTuple):
    """Whom or what a dossier is of: ids, names, and the type of entity (`pair` of two states)."""

    ids: tuple[str, ...]
    names: tuple[str, ...]
    type: str

    @property
    def acts(self) -> Asked:
        """The filter of what it takes part in, or what is told of it where it cannot act."""
        if self.type == "pair":
            return {"between": self._pair}
        if self.type == "state":
            return {"states": self.ids}
        return {"persons": self.ids} if self.type in ("person", "organisation", "armed_group") else self.told_of

    @property
    def says(self) -> Asked:
        """The filter of what it says, or what is said of it where it cannot speak."""
        if self.type == "pair":
            return {"between": self._pair}
        return {"by": self.ids} if "states" in self.acts or "persons" in self.acts else self.told_of

    @property
    def told_of(self) -> Asked:
        """The filter of what names it."""
        return {"between": self._pair} if self.type == "pair" else {"about": self.ids}

    @property
    def _pair(self) -> Pair:
        one, other = self.ids
        return one, other


def subject_of(connection: apsw.Connection, knowledge: Knowledge, text: str) -> Subject:
    """Return the subject that a user names: a state, two states as `A,B`, a person, a body, a project, a place.

    Raises:
        QueryError: if there is none such, several have the name, or it is a person without a public role.
    """
    names = Names(connection, knowledge)
    if _PAIR in text:
        parts = [names.state(part) for part in text.split(_PAIR)]
        if len(parts) != 2:
            raise QueryError(f"a dossier is of one thing or of two states as A,B, and {text!r} names {len(parts)}")
        states_of((parts[0], parts[1]))
        return Subject(tuple(parts), tuple(_named(knowledge, part) for part in parts), "pair")
    found = names.anything(text, "state, person, body or project")
    known = knowledge.entity(found)
    if known is not None:
        return Subject((found,), (known.name,), known.type)
    row = connection.execute(_TYPE, (found,)).fetchone()
    kind, name = (str(row[0]), str(row[1])) if row else ("topic", found)
    if kind == "person":
        raise QueryError(
            f"{name} is in no table of persons in public roles, and others have no dossier; if the role is public, add "
            "the person to your own names: rasad kb"
        )
    return Subject((found,), (name,), kind)


def _named(knowledge: Knowledge, state: str) -> str:
    known = knowledge.entity(state)
    return known.name if known else state

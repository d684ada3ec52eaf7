"""Full names of a document -> whose a surname alone is there, whoever else of that surname is listed."""

from typing import NamedTuple

from rasad.annotate.gazetteer import Match
from rasad.annotate.name_spelling import is_full_name, is_short_name
from rasad.annotate.words import Words
from rasad.langpack.names import Alias


class Bearer(NamedTuple):
    """A person whom a document names in full at word `first`."""

    first: int
    person: str


class Bearers:
    """The people whom a document names in full, by their last names."""

    def __init__(self, words: Words, matches: list[Match[Alias]], kin: frozenset[str]) -> None:
        self._by_name: dict[str, list[Bearer]] = {}
        for match in matches:
            people = {alias.entity for alias in match.payloads if is_full_name(alias)}
            is_fathers = any(words.keys[index] in kin for index in range(match.first, match.last))
            if match.last - match.first > 1 and len(people) == 1 and not is_fathers:
                bearer = Bearer(match.first, people.pop())
                self._by_name.setdefault(words.keys[match.last - 1], []).append(bearer)

    def own(self, match: Match[Alias], key: str, candidates: list[Alias]) -> list[Alias]:
        """Return the aliases of a bare surname as the document means them: its own bearer's, where it names one.

        Args:
            match: the surname.
            key: its word without particles.
            candidates: what the lists make of it.
        """
        bearers = self._by_name.get(key, [])
        short = next((alias for alias in candidates if is_short_name(alias)), None)
        if match.last - match.first > 1 or short is None or not bearers:
            return candidates
        earlier = [bearer for bearer in bearers if bearer.first < match.first]
        person = (earlier[-1] if earlier else bearers[0]).person
        others = [alias for alias in candidates if not is_short_name(alias)]
        return [*others, short._replace(entity=person)]

"""The grammar of a brief's language, from `[grammar]` of its words: gender, number, case, joined writing.

What a language does not have is left out there, and nothing happens here: Persian has no `feminine`.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import regex

FORMS_BEHIND = 4  # masculine, feminine, of two, of more: what stands behind its subject; before it only the first two
PAIR = 2


class Subject(NamedTuple):
    """What a verb agrees with: how many are named, whether the first is feminine, whether one name is of many."""

    names: int
    is_feminine: bool = False
    is_plural: bool = False


class Grammar:
    """The rules of one language, read-only."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.agrees_in_gender = "feminine" in table
        feminine, plural = table.get("feminine", {}), table.get("plural", {})
        self._feminine_types = frozenset(feminine.get("types", ()))
        self._masculine = frozenset(feminine.get("but", ()))
        self._feminine_words = frozenset(feminine.get("words", ()))
        self._feminine_given = frozenset(feminine.get("given_names", ()))
        self._feminine_ends = tuple(feminine.get("ends", ()))
        self._plural_words = frozenset(plural.get("words", ()))
        self._plural_ends = tuple(plural.get("ends", ()))
        self._counted = tuple(table.get("counted", ()))
        self._modulo = int(table.get("counted_modulo", 1)) or 1
        self._oblique = [(regex.compile(rule["from"]), rule["to"]) for rule in table.get("oblique", ())]
        self._joins = [(regex.compile(rule["from"]), rule["to"]) for rule in table.get("joins", ())]

    def is_feminine(self, name: str, entity_type: str) -> bool:
        """Say whether a name takes feminine forms: by the given name of persons, else by the noun at its head."""
        words = name.split()
        if not words or not self.agrees_in_gender:
            return False
        if entity_type == "person":
            return words[0] in self._feminine_given
        if name in self._masculine or words[0] in self._masculine:
            return False
        return (
            entity_type in self._feminine_types
            or words[0] in self._feminine_words
            or words[0].endswith(self._feminine_ends)
        )

    def is_plural(self, name: str) -> bool:
        """Say whether a single name stands for many: its head is such a word, or ends like one."""
        words = name.split()
        return bool(words) and (words[0] in self._plural_words or words[0].endswith(self._plural_ends))

    def oblique(self, name: str) -> str:
        """Return a name as it stands behind a preposition or as an object."""
        for pattern, to in self._oblique:
            name = pattern.sub(to, name)
        return name

    def joined(self, before: str, after: str) -> tuple[str, str]:
        """Write two neighbours as the language joins them (an article behind a preposition)."""
        for pattern, to in self._joins:
            text, count = pattern.subn(to, f"{before}\0{after}")
            if count:
                left, _, right = text.partition("\0")
                return left, right
        return before, after

    def category(self, n: int, forms: int) -> int:
        """Return which form of a counted noun a number takes; without rules one, two ..., and the last for the rest."""
        if not self._counted:
            return min(n, forms) - 1 if n else forms - 1
        rest = n % self._modulo
        for index, rule in enumerate(self._counted):
            if n in rule.get("is", ()) or rule.get("from", self._modulo) <= rest <= rule.get("to", 0):
                return min(index, forms - 1)
        return forms - 1

    def choose(self, forms: Sequence[str], subject: Subject) -> str:
        """Choose the form that agrees with a subject."""
        is_many = subject.names > 1 or subject.is_plural
        if not self.agrees_in_gender:
            return forms[min(int(is_many), len(forms) - 1)]
        if len(forms) < FORMS_BEHIND or not is_many:
            return forms[min(int(subject.is_feminine), len(forms) - 1)]
        return forms[2 if subject.names == PAIR else 3]

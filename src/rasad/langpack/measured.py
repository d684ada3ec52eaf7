"""`measured.toml` of a language -> what a figure measures, as keys that are the same in every language."""

from collections.abc import Iterable
from typing import NamedTuple

from rasad.chars.fold import fold
from rasad.langpack.grammar import grammar
from rasad.langpack.lexicon import lexicon
from rasad.langpack.pack import LanguagePack
from rasad.langpack.wordings import WordingTable

QUANTITY, PART, THING, FILLER = "quantity", "quantity of a thing", "thing", "filler"


class _Meaning(NamedTuple):
    key: str
    role: str


def _compile(pack: LanguagePack) -> WordingTable[_Meaning]:
    table: WordingTable[_Meaning] = WordingTable()
    for key, entry in pack.toml("measured.toml").items():
        for word in entry["words"]:
            table.add(word, _Meaning(key, entry["is"]))
    return table


def quantity_of(
    words: Iterable[str], pack: LanguagePack, things: frozenset[str] = frozenset()
) -> frozenset[str] | None:
    """Return the quantity that the name of a measure means, with the things it is of.

    Args:
        words: of the name, without those that name a state.
        pack: of its language.
        things: that it is of, as its unit says.

    Returns:
        None where a word is not known, or none of them is a quantity, or one is that means nothing without its thing.
    """
    table, closed, look = pack.compiled(_compile), grammar(pack).closed, lexicon(pack).look
    keys = [fold(word) for word in words]
    stems = [frozenset({key, *look(key).stems}) for key in keys]
    found: list[_Meaning] = []
    index = 0
    while index < len(keys):
        longest = table.longest(stems, index)
        if longest is None and keys[index] not in closed:
            return None
        found += [longest[1]] if longest else []
        index += longest[0] if longest else 1
    roles = {meaning.role for meaning in found}
    if QUANTITY not in roles and (PART not in roles or not (things or THING in roles)):
        return None
    return things.union(meaning.key for meaning in found if meaning.role != FILLER)

"""`fields.toml` of a language -> the words that name the field an act belongs to, one of PLOVER's contexts."""

from rasad.langpack.pack import LanguagePack
from rasad.langpack.wordings import WordingTable


def _compile(pack: LanguagePack) -> WordingTable[str]:
    table: WordingTable[str] = WordingTable()
    for context, entry in pack.toml("fields.toml").items():
        for word in entry["words"]:
            table.add(word, context)
    return table


def fields(pack: LanguagePack) -> WordingTable[str]:
    """Return the table of words by context, compiled once; a language without the file has none."""
    return pack.compiled(_compile)

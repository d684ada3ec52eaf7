"""A match and its spelling -> the aliases that it may be: letters that folding hides, articles, endings, length."""

from rasad.annotate.gazetteer import Match
from rasad.annotate.words import QUOTES, Words
from rasad.chars.fold import fold
from rasad.langpack.contexts import Ending, NameContexts
from rasad.langpack.names import Alias

_LONG_WORD = 7  # letters of a name that no other word resembles
_SHORTEST_BODY = 4  # letters of a body's or medium's name that particles may be joined to
_LONG_ALEF = "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}"
_HAMZA = "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}"


def takes(ending: Ending, alias: Alias, key: str) -> bool:
    """Say whether an ending may be written behind an alias whose last word has this key."""
    return (
        alias.kind in ending.on
        and (not ending.after or key[-1:] in ending.after)
        and alias.file in ("states", "places")
    )


def ending_of(match: Match[Alias], alias: Alias, contexts: NameContexts) -> Ending | None:
    """The ending that the text adds to the alias, joined or as the next word."""
    return next((ending for ending in contexts.endings.get(match.ending, ()) if alias.kind in ending.on), None)


def is_too_short(match: Match[Alias], key: str) -> bool:
    """Say whether particles leave so few letters that the name of a body is chance."""
    if match.last - match.first > 1 or match.payloads[0].file in ("states", "places"):
        return False
    written = len("".join(filter(str.isalpha, match.payloads[0].text)))
    return written < _SHORTEST_BODY and written < len(key)


def _is_spelt_so(alias: Alias, written: str) -> bool:
    """Say whether the text's own spelling, which folding hid, allows the alias.

    A long alef, an alef with hamza inside a word, or a plus sign that only one of the two has makes another word; in
    a long word the alefs are but two ways to spell it. Initials that the alias has apart are not
    to be written together.
    """
    text = alias.text
    changed = written.count(_LONG_ALEF) > text.count(_LONG_ALEF) or written[1:].count(_HAMZA) > text.count(_HAMZA)
    if changed and len(text) < _LONG_WORD:
        return False
    if " " in text and " " not in written and all(len(piece) == 1 for piece in text.split()):
        return False
    return written.endswith("+") == alias.text.endswith("+")


def allowed(match: Match[Alias], written: str, contexts: NameContexts) -> list[Alias]:
    """Return the aliases of a match that its spelling, its article and its ending allow."""
    candidates = [alias for alias in match.payloads if match.article or "article" not in alias.flags]
    spelt = {alias.text: written[-len(alias.text) :] if match.article else written for alias in candidates}
    candidates = [alias for alias in candidates if _is_spelt_so(alias, spelt[alias.text])]
    if match.article:
        candidates = [alias for alias in candidates if alias.kind == "demonym" or "article" in alias.flags]
    if match.ending:
        endings = contexts.endings[match.ending]
        stem = fold("".join(filter(str.isalnum, candidates[0].text))) if candidates else ""
        candidates = [alias for alias in candidates if any(takes(e, alias, stem) for e in endings)]
    return candidates


def is_short_name(alias: Alias) -> bool:
    """Say whether an alias is a short name of a person."""
    return alias.file == "people" and alias.kind == "short"


def is_full_name(alias: Alias) -> bool:
    """Say whether an alias is a full name of a person."""
    return alias.file == "people" and alias.kind == "name"


def is_quoted(words: Words, match: Match[Alias]) -> bool:
    """Say whether quotation marks stand on both sides of a match."""
    before = words.gaps[match.first].strip() if match.first else ""
    after = words.gaps[match.last].strip() if match.last < len(words) else ""
    return bool(before) and before[-1] in QUOTES and bool(after) and after[0] in QUOTES


def is_phrase(words: Words, match: Match[Alias], contexts: NameContexts) -> bool:
    """Say whether a word makes a phrase with the one behind that is no name, such as a verb with its noun."""
    if match.last - match.first > 1 or match.last >= len(words) or "\n" in words.gaps[match.last]:
        return False
    return words.keys[match.first] + words.keys[match.last] in contexts.no_name


def writing_of(words: Words, match: Match[Alias]) -> str:
    """Return the characters of a match, with a plus sign right behind."""
    plus = words.source[match.end : match.end + 1] == "+"
    return words.source[match.start : match.end + plus]

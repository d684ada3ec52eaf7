"""Noun phrases around a number: where they end, and their text in the source."""

from rasad.annotate.figure_units import Line
from rasad.chars.fold import offset_in_word

_BREAKS = frozenset(".\N{ARABIC SEMICOLON};!?\N{ARABIC QUESTION MARK}:")
_JOINER = "\N{ZERO WIDTH NON-JOINER}"
_LONGEST_CHAIN = 4  # nouns without article in a row
_SHORTEST_ADJECTIVE = 5  # letters: shorter words with an adjective's ending are mostly verbs


def is_break(line: Line, at: int) -> bool:
    """Say whether a mark ends the clause; a full stop between the digits of a number does not."""
    if not 0 <= at < len(line.tokens):
        return True
    text = line.tokens[at].text
    is_decimal = text == "." and line.touches(at) and line.kind(at - 1) == line.kind(at + 1) == "number"
    return text in _BREAKS and not is_decimal


def ends_phrase(line: Line, at: int) -> bool:
    """Say whether a token stands outside the noun phrase before it: a mark, a stop word, a change, a link."""
    key = line.key(at)
    words = line.words
    is_end = key in words.stops or key in words.changes or key in line.numbers.links or key == line.units.article
    form = line.numbers.forms.get(key)
    is_end = is_end or (bool(line.units.article) and key in words.change_by) or key in words.clause_verbs
    is_count = form is not None and form.has_article and not (form.word.is_ordinal or form.word.role == "fraction")
    is_number = is_count or (form is not None and form.is_linked)
    return line.kind(at) != "word" or is_end or is_number


def noun_phrase(line: Line, first: int, limit: int) -> str:
    """Return a noun with the nouns that it stands in construct with, and the adjectives behind."""
    return phrase_text(line, first, phrase_end(line, first, limit), line.words.measured.get(line.key(first), 0))


def phrase_end(line: Line, first: int, limit: int) -> int:
    """Return the index after the noun phrase that begins at a token, at most `limit`."""
    limit = min(limit, first + line.words.phrase_limit)
    definite = line.words.definite
    if not definite:
        return _before_verb(line, first, limit)
    end = first + 1
    is_definite = line.key(first).startswith(definite)
    while end < limit and not ends_phrase(line, end):
        has_article = line.key(end).startswith(definite)
        is_closed = is_definite and not line.key(end - 1).startswith(line.units.article) and end - first > 1
        if (is_definite and not has_article) or (not has_article and end - first >= _LONGEST_CHAIN) or is_closed:
            break
        is_definite = is_definite or has_article
        end += 1
    return end


def _before_verb(line: Line, first: int, limit: int) -> int:
    """The end of a phrase without the verb behind it, and without the noun that belongs to a light verb."""
    end = first + 1
    while end < limit and not ends_phrase(line, end) and not line.key(end).startswith(line.words.verb_starts):
        end += 1
    key = line.key(end)
    is_verb = key in line.words.light_verbs or key.startswith(line.words.verb_starts)
    return end - 1 if is_verb and end - first > 1 else end


def counted_phrase(line: Line, first: int, end: int, limit: int | None = None) -> str:
    """The counted noun with the adjectives after it, before the token at `limit`."""
    if line.key(first) in line.units.of:
        first += 1
    article = line.units.article
    is_definite = bool(article) and line.key(first).startswith(line.units.definite_starts)
    stop = min(len(line.tokens) if limit is None else limit, first + line.words.phrase_limit)
    while end < stop and not ends_phrase(line, end):
        key = line.key(end)
        is_adjective = len(key) >= _SHORTEST_ADJECTIVE and key.endswith(line.words.adjective_endings)
        if article:
            is_adjective = is_adjective and not key.startswith((*line.words.verb_starts, *line.words.definite))
        if not (key.startswith(article) if is_definite else is_adjective):
            break
        end += 1
    if not is_definite and end > first + 1 and article and line.key(end).startswith(article):
        end -= 1  # the adjective belongs to the noun behind it ("of high quality")
    if end > first + 1 and _is_open_plural(line, end - 1):
        end -= 1
    return phrase_text(line, first, end)


def _is_open_plural(line: Line, at: int) -> bool:
    """Say whether a plural has the ending that ties it to the noun behind; adjectives in "-i" have a joiner within."""
    endings = tuple(ending for ending, _ in line.units.noun_endings if ending.endswith(line.words.adjective_endings))
    is_adjective = line.tokens[at].text[:-2].endswith(_JOINER)
    return not line.units.article and line.key(at).endswith(endings or (" ",)) and not is_adjective


def phrase_text(line: Line, first: int, end: int, skipped: int = 0) -> str:
    """The source text of tokens `[first, end)` without the letters joined to the first."""
    token = line.tokens[first]
    start = token.start + (offset_in_word(token.text, skipped) if skipped else 0)
    return line.source[start : line.tokens[end - 1].end]

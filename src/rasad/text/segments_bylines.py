"""Bylines and datelines: a whole line of them, or a prefix on the line of the lead («place - agency - …»)."""

import msgspec
import regex

from rasad.chars.fold import fold_word
from rasad.langpack.forms import Forms, longest

_TOKEN = regex.compile(
    r"(?P<word>(?!\u0640)[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\u0640\u200B-\u200F]|\.(?=\p{L}))*)|(?P<mark>[^\s\p{Cf}])"
)
_SEPARATORS = "-\u2013\u2014\u2015\u0640:|/\u060c,()\u2022"
_CLOSING = "-\u2013\u2014\u2015\u0640:|"
# Bylines are short: so many words at most, in the prefix of a lead and in a line of their own.
_PREFIX_WORDS = 10
_LINE_WORDS = 14
_LONGEST_LINE = 160
# Words of one name in a prefix: given name, surname, a particle or a second given name.
_NAME_WORDS = 4
# After a prefix at least so many characters of lead must follow.
_LEAST_LEAD = 40
# Share of known words (places, agencies, desks, dates) that makes a line a dateline.
_LEAST_KNOWN = 0.75


# Longest prefix in characters; a separator must stand within it.
_LONGEST_PREFIX = 80
_HAS_SEPARATOR = regex.compile(r"[-\u2013\u2014\u2015:|]\s|\s\u0640\s")


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A word or mark of a possible byline."""

    start: int
    end: int
    key: str
    is_word: bool


def pieces_of(text: str, start: int, end: int, limit: int) -> list[Piece]:
    """Return the first words and marks of a stretch, up to `limit` words and as many marks."""
    pieces: list[Piece] = []
    words = 0
    for match in _TOKEN.finditer(text, start, end):
        is_word = match.lastgroup == "word"
        words += is_word
        if words > limit or len(pieces) >= 2 * limit:
            break
        key = fold_word(match.group()).replace(".", "") if is_word else match.group()
        pieces.append(Piece(match.start(), match.end(), key, is_word))
    return pieces


def prefix_end(text: str, start: int, end: int, forms: Forms) -> int:
    """Return where the lead begins after a byline or dateline prefix (`start`: there is none)."""
    if not _HAS_SEPARATOR.search(text, start, min(end, start + _LONGEST_PREFIX)):
        return start
    pieces = pieces_of(text, start, min(end, start + 2 * _LONGEST_PREFIX), _PREFIX_WORDS)
    best = start
    chunk: list[Piece] = []
    chunks: list[list[Piece]] = []
    for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
        if piece.is_word:
            chunk.append(piece)
            continue
        if piece.key not in _SEPARATORS:
            break
        if chunk:
            chunks.append(chunk)
            chunk = []
        lead = following.start if following else end
        closes = piece.key in _CLOSING and _stands_free(text, piece, following)
        if closes and end - lead >= _LEAST_LEAD and _is_prefix(text, chunks, lead, end, forms):
            best = lead
    return best


def _stands_free(text: str, piece: Piece, following: Piece | None) -> bool:
    """A separator closes a prefix when space follows it (and, for the lengthening stroke, precedes it)."""
    if following is None or following.start == piece.end:
        return False
    return piece.key != "\u0640" or text[piece.start - 1].isspace()


def _is_prefix(text: str, chunks: list[list[Piece]], lead: int, end: int, forms: Forms) -> bool:
    known = False
    for chunk in chunks:
        words = [piece.key for piece in chunk]
        if _is_known(words, forms):
            known = True
        elif not _is_name_like(words, forms):
            return False
    if known:
        return True
    following = pieces_of(text, lead, end, 1)
    return len(chunks) == 1 and len(chunks[0]) > 1 and bool(following) and following[0].key in forms.verbs


def _is_known(words: list[str], forms: Forms) -> bool:
    """Say whether a chunk is made of places, agencies, desks and dates alone."""
    at = 0
    solid = False
    while at < len(words):
        step = _named(words, at, forms)
        solid = solid or step > 0
        if not step:
            step = longest(words, at, forms.date_words) or words[at].isdigit() or words[at] in forms.author_starts
        if not step:
            return words[0] in forms.desk_starts and len(words) <= _NAME_WORDS
        at += step
    return solid


def _named(words: list[str], at: int, forms: Forms) -> int:
    lists = (forms.agencies, forms.credits, forms.places, forms.desks)
    return max(longest(words, at, names) for names in lists)


def _is_name_like(words: list[str], forms: Forms) -> bool:
    if len(words) > _NAME_WORDS:
        return False
    shown = (forms.small_words, forms.speech, forms.titles, forms.verbs)
    return not any(word.isdigit() or any(word in keys for keys in shown) for word in words)


def is_byline(text: str, start: int, end: int, forms: Forms, *, by_place: bool) -> bool:
    """Say whether a whole line is a byline, dateline or desk line.

    `by_place`: the line stands between headline and lead, where a short name alone is the author's.
    """
    if end - start > _LONGEST_LINE:
        return False
    pieces = pieces_of(text, start, end, _LINE_WORDS + 1)
    while pieces and pieces[0].is_word and pieces[0].key.isascii() and pieces[0].key.isalpha():
        pieces.pop(0)  # what is left of a picture viewer's buttons
    words = [piece.key for piece in pieces if piece.is_word]
    if not words or len(words) > _LINE_WORDS:
        return False
    marks = {piece.key for piece in pieces if not piece.is_word}
    if words[0] in forms.author_starts and len(words) <= _NAME_WORDS + 2:
        return True
    if _known_share(words, forms) >= _LEAST_KNOWN and not marks & set("?\u061f!"):
        return True
    if marks & set(_CLOSING) and len(words) <= _NAME_WORDS + 2:
        chunks = _chunk_words(pieces)
        known = [_is_known(chunk, forms) for chunk in chunks]
        if any(known) and all(k or _is_name_like(chunk, forms) for k, chunk in zip(known, chunks, strict=True)):
            return True
    return by_place and _is_name_like(words, forms) and not marks - set(_SEPARATORS)


def _chunk_words(pieces: list[Piece]) -> list[list[str]]:
    """Cut a line at its marks."""
    chunks: list[list[str]] = [[]]
    for piece in pieces:
        if piece.is_word:
            chunks[-1].append(piece.key)
        elif chunks[-1]:
            chunks.append([])
    return [chunk for chunk in chunks if chunk]


def _known_share(words: list[str], forms: Forms) -> float:
    known = at = 0
    solid = False
    while at < len(words):
        step = _named(words, at, forms)
        dated = longest(words, at, forms.date_words) or int(words[at].isdigit())
        solid = solid or step > 0 or (dated > 0 and not words[at].isdigit())
        known += max(step, dated)
        at += max(step, dated, 1)
    return known / len(words) if solid else 0.0

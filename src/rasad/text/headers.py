"""What an article says of itself: title, author, dateline, outlet, and whom it relays."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from rasad.langpack.forms import Forms, forms_of, longest, squeeze
from rasad.langpack.pack import LanguagePack
from rasad.records.document import Segment
from rasad.records.spans import Quote
from rasad.text.segments_bylines import Piece, pieces_of

# So many words are searched for a relay phrase in the first paragraphs; further down it opens its paragraph.
_LEAD_WORDS = 60
_LEAD_PARAGRAPHS = 2
_OPENING_WORDS = 12
# The longest name of a relayed source, in words.
_SOURCE_WORDS = 6
_BYLINE_WORDS = 40
_QUOTES = "\"'\u00ab\u00bb\u201c\u201d\u201e"


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """What an article says of itself, as quotes of the page.

    `byline` is the author's name, `dateline` place and agency together, `outlet` the agency or paper that signs,
    `origin` the first source relayed that is another (of a chain the last link), `relays` all relay phrases in order.
    """

    title: Quote | None = None
    byline: Quote | None = None
    dateline: Quote | None = None
    place: Quote | None = None
    outlet: Quote | None = None
    origin: Quote | None = None
    relays: tuple[Quote, ...] = ()


def read_header(source: str, segments: Sequence[Segment], part: int, pack: LanguagePack) -> Header:
    """Return what one article of a page says of itself."""
    forms = forms_of(pack)
    own = [segment for segment in segments if segment.part == part]
    title = next((s for s in own if s.kind == "headline"), None)
    chunks = [chunk for s in own if s.kind == "byline" for chunk in _chunks(source, s)]
    outlet = _first(source, chunks, forms.agencies)
    place = _first(source, chunks, forms.places)
    author = next((_quote(source, c) for c in chunks if _is_author(c, forms)), None)
    relays, origin = _relays(source, [s for s in own if s.kind == "body"], forms, outlet)
    return Header(
        title=_visible(source, title) if title else None,
        byline=author,
        dateline=_joined(source, place, outlet),
        place=place,
        outlet=outlet,
        origin=origin,
        relays=relays,
    )


def _visible(source: str, segment: Segment) -> Quote:
    text = source[segment.start : segment.end]
    start = segment.start + len(text) - len(text.lstrip())
    return Quote.of(source, start, max(start, segment.start + len(text.rstrip())))


def _chunks(source: str, segment: Segment) -> list[list[Piece]]:
    """Cut a byline at its separators and line ends."""
    chunks: list[list[Piece]] = [[]]
    last_end = segment.start
    for piece in pieces_of(source, segment.start, segment.end, _BYLINE_WORDS):
        if not piece.is_word or "\n" in source[last_end : piece.start]:
            chunks.append([])
        if piece.is_word:
            chunks[-1].append(piece)
        last_end = piece.end
    return [chunk for chunk in chunks if chunk]


def _quote(source: str, chunk: Sequence[Piece]) -> Quote:
    return Quote.of(source, chunk[0].start, chunk[-1].end)


def _first(source: str, chunks: Sequence[Sequence[Piece]], names: frozenset[str]) -> Quote | None:
    for chunk in chunks:
        words = [piece.key for piece in chunk]
        for at in range(len(words)):
            if count := longest(words, at, names):
                return _quote(source, chunk[at : at + count])
    return None


def _is_author(chunk: Sequence[Piece], forms: Forms) -> bool:
    words = [piece.key for piece in chunk]
    named = frozenset().union(
        forms.agencies,
        forms.credits,
        forms.places,
        forms.desks,
        forms.date_words,
        forms.author_starts,
        forms.desk_starts,
    )
    return len(words) > 1 and not any(word.isdigit() or longest(words, at, named) for at, word in enumerate(words))


def _joined(source: str, place: Quote | None, outlet: Quote | None) -> Quote | None:
    quotes = [quote for quote in (place, outlet) if quote]
    if not quotes:
        return None
    return Quote.of(source, min(q.start for q in quotes), max(q.end for q in quotes))


def _relays(
    source: str, body: Sequence[Segment], forms: Forms, outlet: Quote | None
) -> tuple[tuple[Quote, ...], Quote | None]:
    """Return the relay phrases of the text and the first source relayed that is not the outlet itself."""
    phrases: list[Quote] = []
    origin: Quote | None = None
    for index, segment in enumerate(body):
        searched = _LEAD_WORDS if index < _LEAD_PARAGRAPHS else _OPENING_WORDS
        pieces = pieces_of(source, segment.start, segment.end, searched)
        found = _relay(pieces, forms)
        if found:
            phrase, last = found
            phrases.append(_quote(source, phrase))
            named = _quote(source, last)
            if origin is None and not (outlet and squeeze(outlet.text) == squeeze(named.text)):
                origin = named
    return tuple(phrases), origin


def _relay(pieces: Sequence[Piece], forms: Forms) -> tuple[Sequence[Piece], Sequence[Piece]] | None:
    """Find the first relay phrase: `(the whole phrase, the name of the source)`."""
    words = [piece.key for piece in pieces]
    for at in range(len(words)):
        count = longest(words, at, forms.relays)
        name = _name(pieces[at + count :], forms) if count else []
        if not name and (count := longest(words, at, forms.relays_if_source)):
            name = _name(pieces[at + count :], forms)
            if not _is_source(name, forms):
                name = []
        if name and any(piece.is_word and piece.key not in forms.desk_starts for piece in name):
            return pieces[at : at + count + len(name)], _source(name, forms)
    return None


def _is_source(name: Sequence[Piece], forms: Forms) -> bool:
    """Say whether a name begins as that of an agency, a paper or a channel."""
    words = [piece.key for piece in name]
    return bool(words) and (words[0] in forms.source_nouns or longest(words, 0, forms.agencies) > 0)


def _name(pieces: Sequence[Piece], forms: Forms) -> Sequence[Piece]:
    """Return the pieces of the source's name: up to the next mark or small word that is no link; it may be quoted."""
    count = 0
    quoted = False
    for before, piece in pairwise([None, *pieces]):
        if piece is None or count == _SOURCE_WORDS:
            break
        if not piece.is_word:
            opens = not quoted and piece.key in _QUOTES and (before is None or before.key in forms.source_nouns)
            if opens:
                quoted = True
                count += 1
                continue
            return pieces[: count + (quoted and piece.key in _QUOTES)]
        if not quoted and _ends_name(before, piece, forms):
            break
        count += 1
    return pieces[:count]


def _ends_name(before: Piece | None, piece: Piece, forms: Forms) -> bool:
    if piece.key in forms.relays_from:
        return False
    return piece.key in forms.small_words or (before is not None and before.key in forms.agencies)


def _source(name: Sequence[Piece], forms: Forms) -> Sequence[Piece]:
    """Return the last link of a chain that is a source (a place behind the agency is where it reports from)."""
    links: list[list[Piece]] = [[]]
    for piece in name:
        if piece.key in forms.relays_from:
            links.append([])
        else:
            links[-1].append(piece)
    named = [_without_reporter(link, forms) for link in links if link]
    return next((link for link in reversed(named) if _is_source(link, forms)), named[0] if named else name)


def _without_reporter(link: Sequence[Piece], forms: Forms) -> Sequence[Piece]:
    """Cut "the reporter of" before the name of an agency."""
    words = [piece.key for piece in link]
    if words[0] in forms.desk_starts:
        return next((link[at:] for at in range(1, len(words)) if longest(words, at, forms.agencies)), link)
    return link

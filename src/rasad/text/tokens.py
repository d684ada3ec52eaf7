"""Source text -> tokens with offsets and folded keys."""

import regex

from rasad.chars.fold import fold_word
from rasad.records.document import Token, TokenKind

# stdlib `re` splits Arabic words at combining marks and joiners, hence `regex`. A joiner inside a word belongs to it.
_TOKEN = regex.compile(
    r"""(?P<number>\p{Nd}+(?:[.,\u066B\u066C\u060C'](?=\p{Nd})\p{Nd}+)*)
      | (?P<word>(?!\u0640)\p{L}[\p{L}\p{M}\u0640\u200B-\u200D]*)
      | (?P<punctuation>[\p{P}\p{S}])
      | (?P<other>[^\s\p{Cf}])""",
    regex.VERBOSE,
)
_JOINERS = "\u200b\u200c\u200d\u0640"


def tokenize(source: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of `source[start:end]` in order; offsets are code points of `source`."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(source, start, len(source) if end is None else end):
        kind: TokenKind = match.lastgroup  # type: ignore[assignment]
        text = match.group()
        if kind == "word":
            text = text.rstrip(_JOINERS)
        first = match.start()
        tokens.append(Token(first, first + len(text), text, fold_word(text), kind))
    return tokens

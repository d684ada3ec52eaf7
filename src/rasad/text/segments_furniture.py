"""Which lines of a page are furniture: navigation, share bars, invitations, related links, tags, comment forms.

Precision first: a line of an article taken for furniture is lost to all later steps, so one weak sign never suffices.
"""

from collections.abc import Sequence

import regex

from rasad.langpack.forms import Forms, longest, words_of
from rasad.text.segments_bylines import prefix_end
from rasad.text.segments_lines import LONG, Line

# Invitations ("subscribe to our channel now") are short; longer lines with such words are sentences about them.
_LONGEST_INVITATION = 130
_CUES_OF_INVITATION = 2
_CUE_SHARE = 0.25
# The longest line that can open a list of links or a comment area.
_LONGEST_OPENER = 60
# A phrase of so many words is a sentence of its own ("your address will not be published").
_SENTENCE_OF_FORM = 4
# Words that may follow the phrase in an opener, and how near its head a colon stands.
_MORE_WORDS = 2
_COLON_WITHIN = 30
# So much running text must stand before a comment area, else its opener is taken for a line like others.
_LEAST_ARTICLE = 150
# An article that goes on after a comment area: at least so many running lines of so many characters, without cues.
_RESUMED_LINES = 3
_RESUMED_LENGTH = 150
_RESUMED_WITHIN = 60
# A line of share words: so many, and so great a share of its words.
_BAR_WORDS = 3
_BAR_SHARE = 0.7
# An address may stand in a sentence; with so few words it is contact data.
_ADDRESS_WORDS = 8
_LATIN_LABEL = regex.compile(r"[A-Za-z][A-Za-z :|/.-]{0,40}")
_BREADCRUMB = regex.compile(r"\s(?:[/>|\u00BB\u203A\u00AB\u2039]|::)\s")
_LEAST_CRUMBS = 2


def find_furniture(text: str, lines: Sequence[Line], forms: Forms) -> list[bool]:
    """Say for each line whether it is furniture."""
    counts: dict[str, int] = {}
    for line in lines:
        counts[line.key] = counts.get(line.key, 0) + 1
    marks = [_is_furniture(text, line, forms, repeated=counts[line.key] > 1) for line in lines]
    _spread_from_openers(text, lines, marks, forms)
    _spread_from_closers(text, lines, marks, forms)
    return marks


def _is_furniture(text: str, line: Line, forms: Forms, *, repeated: bool) -> bool:
    if line.length >= LONG or not line.words:
        return False
    if line.key in forms.ends or (line.key in forms.lines and not line.stopped):
        return True
    if _opens_comments(text, line, forms) or _opens_links(text, line, forms) or _is_label(text, line, forms):
        return True
    return (
        _is_address(text, line)
        or _is_share_bar(line, forms)
        or _is_invitation(line, forms, repeated=repeated)
        or _is_breadcrumb(text, line, forms)
    )


def _opens_comments(text: str, line: Line, forms: Forms) -> bool:
    """Say whether a line opens the comment area; a single word does so only alone or with the number of comments."""
    if line.words and line.words[0].isdigit() and "".join(line.words[1:]) in forms.closers:
        return True
    count = longest(line.words, 0, forms.closers)
    if not count or (line.stopped and not line.full_stop):
        return False
    if count >= _SENTENCE_OF_FORM:
        return True
    return not line.runs and (count > 1 or _has_no_more(text, line, count, more=0))


def _opens_links(text: str, line: Line, forms: Forms) -> bool:
    """Say whether a line opens a list of links: the phrase (nearly) alone, or before a colon."""
    count = longest(line.words, 0, forms.openers)
    if not count or line.full_stop:
        return False
    return _has_no_more(text, line, count, more=_MORE_WORDS if count > 1 else 0)


def _is_label(text: str, line: Line, forms: Forms) -> bool:
    """Say whether a line begins like a label of the page: a phrase, or a word with a number or a colon behind it."""
    count = longest(line.words, 0, forms.starts)
    return bool(count) and not line.full_stop and (count > 1 or _has_no_more(text, line, count, more=0))


def _has_no_more(text: str, line: Line, count: int, *, more: int) -> bool:
    """Say whether few words, numbers alone, or a colon follow the first `count` words of a line."""
    rest = line.words[count:]
    colon = text.find(":", line.start, min(line.end, line.start + _COLON_WITHIN))
    before = len(words_of(text[line.start : colon])) if colon >= 0 else 0
    return len(rest) <= more or all(word.isdigit() for word in rest) or before == count


def _is_address(text: str, line: Line) -> bool:
    """Say whether a line is a web or mail address with a few words, or a label in Latin letters."""
    return (line.address and len(line.words) <= _ADDRESS_WORDS) or bool(
        _LATIN_LABEL.fullmatch(text, line.start, line.end)
    )


def _is_invitation(line: Line, forms: Forms, *, repeated: bool) -> bool:
    if line.length > _LONGEST_INVITATION or not line.words:
        return False
    cues = sum(word in forms.cues for word in line.words)
    if repeated and cues:
        return True
    return cues >= _CUES_OF_INVITATION and cues / len(line.words) >= _CUE_SHARE


def _is_share_bar(line: Line, forms: Forms) -> bool:
    """Say whether a line is made of the words of a share bar (small words among them do not count)."""
    telling = [word for word in line.words if word not in forms.small_words]
    own = sum(word in forms.share for word in telling)
    shown = own + sum(word.isascii() for word in telling)
    return not line.runs and own > 1 and shown >= _BAR_WORDS and shown >= _BAR_SHARE * len(telling)


def _is_breadcrumb(text: str, line: Line, forms: Forms) -> bool:
    crumbs = _BREADCRUMB.split(text[line.start : line.end])
    return len(crumbs) >= _LEAST_CRUMBS and not line.stopped and longest(line.words, 0, forms.lines) > 0


def _spread_from_openers(text: str, lines: Sequence[Line], marks: list[bool], forms: Forms) -> None:
    """After a line that opens a list of links, all lines are links until sentences run again."""
    inside = False
    for index, line in enumerate(lines):
        if marks[index] and _opens_links(text, line, forms):
            inside = True
        elif inside and line.runs:
            inside = False
        elif inside:
            marks[index] = True


def _spread_from_closers(text: str, lines: Sequence[Line], marks: list[bool], forms: Forms) -> None:
    """After a line that opens the comment area, everything is furniture, unless a whole article follows."""
    article = 0
    for index, line in enumerate(lines):
        if marks[index] and article >= _LEAST_ARTICLE and _opens_comments(text, line, forms):
            if not _resumes(text, lines[index + 1 : index + 1 + _RESUMED_WITHIN], forms):
                marks[index:] = [True] * (len(lines) - index)
                return
        elif not marks[index] and line.runs:
            article += line.length


def _resumes(text: str, rest: Sequence[Line], forms: Forms) -> bool:
    """Say whether an article follows: a running line with a dateline, or several long paragraphs."""
    running = 0
    for line in rest:
        if line.runs and prefix_end(text, line.start, line.end, forms) > line.start:
            return True
        long = line.length >= _RESUMED_LENGTH and line.full_stop
        running += long and sum(word in forms.cues for word in line.words) < _CUES_OF_INVITATION
    return running >= _RESUMED_LINES


def share_bar_length(text: str, line: Line, forms: Forms) -> int:
    """Return how many characters at the head of a line are the words of a share bar (0: none)."""
    count = 0
    while count < len(line.words) and line.words[count] in forms.share:
        count += 1
    if count < _LEAST_SHARE_WORDS or count == len(line.words):
        return 0
    matches = _WORD.finditer(text, line.start, line.end)
    last = next(match for index, match in enumerate(matches) if index == count)
    return int(last.start()) - line.start


# Fewer share words in a row may open a sentence ("shared through Twitter the minister ...").
_LEAST_SHARE_WORDS = 5
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}\u0640\u200B-\u200F]*[\p{L}\p{N}][\p{L}\p{M}\p{N}\u0640\u200B-\u200F]*")
_AFTER_STOP = regex.compile(r"(?<=[.!?\u061F\u06D4\u00BB\u201D\")])\s+(?=\p{L})")
# Tags and links behind the last full stop: longer ones are text.
_LONGEST_TAIL = 200


def tail_start(text: str, line: Line, forms: Forms) -> int:
    """Return where tags or links begin that run on behind a line's last sentence (the line's end: nowhere)."""
    from_here = max(line.start, line.end - _LONGEST_TAIL)
    for match in _AFTER_STOP.finditer(text, from_here, line.end):
        words = words_of(text[match.end() : min(line.end, match.end() + _LONGEST_OPENER)])
        if longest(words, 0, forms.tails):
            return int(match.end())
    return line.end

"""Numbers that are no quantities: dates, years, clock times, designators, scores, telephone numbers, list marks."""

import regex

from rasad.annotate.figure_amounts import Amount, in_series
from rasad.annotate.figure_names import is_period, is_ruler, is_section
from rasad.annotate.figure_units import Line, unit_at

_DIAL_MARKS = frozenset("#*")
_JOINTS = frozenset("/:+\\")
_HYPHENS = frozenset("-\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}_\N{ARABIC TATWEEL}")
_LIST_MARKS = frozenset("-.):_\N{EN DASH}\N{EM DASH}\N{ARABIC TATWEEL}")
_OPENING = frozenset('(:"\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}')
_QUOTES_OPENING = frozenset('("\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}')
_QUOTES_CLOSING = frozenset(')"\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}')
_TITLE_SPAN = 7  # tokens of the title of a work between its quotation marks
_HEAD_SPAN = 3  # tokens between the word for a work and its title
_HUNDRED = 100  # years that end in two zeros are rather counts
_RECENT_YEARS = ((1350, 1410), (1950, 2030))  # those that the press writes without a word for year
_TITLE_WORDS = 4  # tokens of a short name before its number, with the opening mark
_COMMAS = frozenset(",\N{ARABIC COMMA}")
_LATIN = regex.compile(r"\p{Latin}")
_SMALLEST_SCALE = 10  # below it, no number word is used vaguely
_LAST_DAY = 31
# Years of the three calendars that the press writes; other four-digit numbers are counts.
_YEARS = ((1300, 1460), (1700, 2100))
_OF_CLOCK = frozenset({"minutes", "days"})  # units that may follow a clock time ("at nine at night")
_SHORT_YEAR, _SHORT_YEAR_DIGITS = 40, 2  # years written with two digits; smaller numbers are rather counts
# so long a run of digits without separators is a telephone number, or a card before an unrelated noun
_CODE_DIGITS = {"none": 7, "counted": 14}
_LIST_TOKENS = 40  # tokens of a list of numbers after the word that they belong to
_SPANNING = _HYPHENS | {"/"}  # marks between two years
_YEAR_DIGITS = 4
_LAST_YEAR, _LONGEST_SPAN = 2100, 500  # years of the era; years between two that the press names together
_SHORTEST_NAME = 3  # letters of a word before digits that are part of it; shorter ones are joined letters
_NAME_SPAN = 6  # tokens of a name between the word for a resolution and its number
_THOUSAND = 1000
_MONTH_WINDOW = 5  # tokens between a day's number and its month: other days, links, the weekday's mark


def is_alone(line: Line, amount: Amount) -> bool:
    """Say whether the text is one line that holds nothing but the number."""
    if not line.is_whole:
        return False
    outside = line.tokens[: amount.first] + line.tokens[amount.after :]
    return all(token.kind == "punctuation" for token in outside)


def is_no_quantity(line: Line, amount: Amount) -> bool:
    """Say whether the number dates, names or numbers something instead of counting it."""
    if is_alone(line, amount):
        return False
    if any(test(line, amount) for test in (_is_verb, _is_in_title, _is_day, _is_vague, _is_adjective, _is_power)):
        return True
    if amount.kind in ("percent", "currency", "shared"):
        return False
    if any(test(line, amount) for test in _TESTS):
        return True
    if amount.kind == "none":
        return any(test(line, amount) for test in _TESTS_WITHOUT_UNIT)
    return amount.kind == "counted" and any(test(line, amount) for test in (_is_numbered, _is_year_before_noun))


def _is_numbered(line: Line, amount: Amount) -> bool:
    """A number after a word for articles, pages or regions names one of them, whatever noun follows."""
    before = _before(line, amount.first)
    dash = amount.first if _is_mark(line, amount.first, _HYPHENS) else amount.first - 1
    is_dashed = _is_mark(line, dash, _HYPHENS) and line.key(dash - 1) in line.words.designators
    if before in line.words.strict_designators or is_dashed:
        return True
    counts_people = amount.noun is not None and line.key(amount.noun[0]).startswith(line.units.classifying)
    return before in line.words.numbering and not amount.reading.is_words and not counts_people


def _is_verb(line: Line, amount: Amount) -> bool:
    """A number word right after a negation is a verb that is written alike."""
    return amount.reading.is_words and line.key(amount.reading.next_index - 2) in line.words.never_after


def _is_in_title(line: Line, amount: Amount) -> bool:
    """A number word in the quoted title of a work; without a word for the work only where the title begins with it."""
    if not amount.reading.is_words:
        return False
    first, last = amount.first, amount.reading.next_index
    before = range(first - 1, first - _TITLE_SPAN, -1)
    opening = next((at for at in before if _is_mark(line, at, _QUOTES_OPENING)), None)
    if opening is None or line.tokens[opening].text == "(":
        return False
    closings = (at for at in range(last, opening + _TITLE_SPAN + 1) if _is_mark(line, at, _QUOTES_CLOSING))
    if next(closings, None) is None or any(_is_mark(line, at, _QUOTES_CLOSING) for at in range(opening + 1, first)):
        return False
    return any(line.key(at) in line.words.titles for at in range(opening - _HEAD_SPAN, opening)) or (
        amount.kind == "none" and opening == first - 1 and line.tokens[last].text not in _QUOTES_CLOSING
    )


def _is_mark(line: Line, at: int, marks: frozenset[str]) -> bool:
    return 0 <= at < len(line.tokens) and line.tokens[at].text in marks


def _is_year_before_noun(line: Line, amount: Amount) -> bool:
    """A year of four plain digits before a noun that it does not count ("the league of 2019 defeated")."""
    text = line.tokens[amount.first].text
    is_plain = text.isdecimal() and amount.reading.next_index == amount.first + 1
    is_recent = any(first <= amount.value <= last for first, last in _RECENT_YEARS)
    return is_plain and is_recent and amount.value % _HUNDRED != 0 and amount.unit != "persons"


def is_year_of_date(line: Line, amount: Amount) -> bool:
    """Say whether the number is a year after the word for year, whatever follows it."""
    return _looks_like_year(amount) and line.key(amount.first - 1) in line.words.date_heads


def _is_bracketed_year(line: Line, amount: Amount) -> bool:
    before, after = amount.first - 1, amount.reading.next_index
    if before < 0 or after >= len(line.tokens) or line.tokens[before].text != "(" or line.tokens[after].text != ")":
        return False
    return _looks_like_year(amount)


def _is_adjective(line: Line, amount: Amount) -> bool:
    """The number and the word after it make an adjective ("tripartite")."""
    return line.key(amount.reading.next_index) in line.words.not_counting


def _is_power(line: Line, amount: Amount) -> bool:
    """A number before or behind "to the power of"."""
    first, after = amount.first, amount.reading.next_index
    sides = (line.key(after), line.key(after + 1)), (line.key(first - 2), line.key(first - 1))
    return any(side in line.words.powers or side[:1] in line.words.powers for side in sides)


def _is_vague(line: Line, amount: Amount) -> bool:
    """A scale without a count of its own: "tens of thousands", "millions"."""
    reading = amount.reading
    if not reading.is_words or reading.value < _SMALLEST_SCALE or reading.next_index != amount.first + 1:
        return False
    return (
        line.key(amount.first - 1) in line.words.vague_before or line.key(reading.next_index) in line.words.vague_after
    )


def _is_day(line: Line, amount: Amount) -> bool:
    """Look for the month after the number, past other days of the same date."""
    if not 1 <= amount.value <= _LAST_DAY and not line.words.year_marks:
        return False
    if amount.unit is not None and line.key(amount.reading.next_index) not in line.words.months:
        return False
    for at in range(amount.reading.next_index, amount.reading.next_index + _MONTH_WINDOW):
        key = line.key(at)
        if key in line.words.months:
            return amount.value <= _LAST_DAY
        if not _is_between_days(line, at, key):
            return False
    return False


def _is_between_days(line: Line, at: int, key: str) -> bool:
    if at >= len(line.tokens):
        return False
    is_mark = line.tokens[at].text in _HYPHENS or line.tokens[at].text in "()/"
    words = line.words
    return (
        is_mark or line.tokens[at].kind == "number" or key in line.numbers.links or key in line.numbers.forms
        or key in words.range_to or key in words.alternatives or key in words.date_of or key in words.date_heads
        or key == line.units.article or key[1:] in words.range_to
    )  # fmt: skip


def _is_in_date(line: Line, amount: Amount) -> bool:
    """A number after the words for year, day or hour, where it has no unit of another kind."""
    before = _before(line, amount.first)
    words = line.words
    if not isinstance(amount.reading.value, int):
        is_digits = amount.kind == "none" and not amount.reading.is_words
        is_stop = is_digits and line.kind(amount.first) == "punctuation"  # the sentence's, before the year
        return (
            (is_stop and before in words.date_heads)
            or line.key(amount.reading.next_index) in words.clock
            or (before in words.clock and is_digits)
        )
    is_plain = amount.kind == "none" and not amount.reading.is_words
    if (before in words.months and (_looks_like_year(amount) or amount.kind == "none")) or (
        is_plain and before in words.ordinal_heads and line.key(amount.first - 2) in words.months
    ):
        return True
    if line.key(amount.reading.next_index) in words.clock and amount.kind == "none":
        return True
    if before in words.clock and (amount.kind == "none" or amount.unit in _OF_CLOCK):
        return True
    if before in words.date_heads:
        return amount.kind == "none" or _looks_like_year(amount) or _is_short_year(line, amount)
    return False


def _is_short_year(line: Line, amount: Amount) -> bool:
    """Two digits after the word for year, before a plain noun ("in the year 75 the centre ...")."""
    text = line.tokens[amount.first].text
    is_two = len(text) == _SHORT_YEAR_DIGITS and text.isdecimal()
    return amount.is_weak and (is_two or amount.reading.is_words) and _SHORT_YEAR <= amount.value < _HUNDRED


def _before(line: Line, index: int) -> str:
    """The key before a number, past an opening bracket, a colon, the article and other numbers of its list."""
    at = index - 1
    furthest = max(0, index - _LIST_TOKENS)
    while at >= furthest and (_is_beside(line, at) or _is_listed(line, at)):
        at -= 1
    return line.key(at - 1) if line.key(at) in line.words.vague_after else line.key(at)


def _is_listed(line: Line, at: int) -> bool:
    """Say whether a token is a number, or a comma or link between numbers, of the list that a number ends."""
    key, words = line.key(at), line.words
    is_link = line.tokens[at].text in _COMMAS or key in line.numbers.links or key in words.alternatives
    return _is_numeral(line, at) or ((is_link or key in words.range_to) and _is_numeral(line, at - 1))


def _is_numeral(line: Line, at: int) -> bool:
    """A number in digits, or a cardinal word that nothing joins to another word."""
    form = line.numbers.forms.get(line.key(at))
    return line.kind(at) == "number" or (form is not None and form.word.role == "unit" and not form.has_preposition)


def _is_beside(line: Line, at: int) -> bool:
    """Say whether a token may stand between a noun and its number: an opening mark, the article, a plural's ending."""
    key = line.key(at)
    is_article = bool(line.units.article) and key in (line.units.article, *_with_link(line))
    return line.tokens[at].text in _OPENING or is_article or key in line.words.heads_links


def _with_link(line: Line) -> tuple[str, ...]:
    return tuple(link + line.units.article for link in line.numbers.links)


def _looks_like_year(amount: Amount) -> bool:
    value = amount.reading.value
    return isinstance(value, int) and any(first <= value <= last for first, last in _YEARS)


def _is_code(line: Line, amount: Amount) -> bool:
    """Digits that touch slashes, colons, plus signs or Latin letters, or begin with a zero."""
    if amount.reading.is_words:
        return False
    first, last = amount.first, amount.reading.next_index
    text = line.tokens[first].text
    if amount.kind == "none" and (_is_mark(line, first - 1, _DIAL_MARKS) or _is_mark(line, last, _DIAL_MARKS)):
        return True
    if len(text) > 1 and text.isdecimal() and int(text[0]) == 0 and last - first == 1:
        return True
    if text.isdecimal() and len(text) >= _CODE_DIGITS.get(amount.kind, len(text) + 1):
        return True
    if amount.kind == "none" and (_is_apart(line, first - 1, -1) or _is_apart(line, last, 1)):
        return True
    touches_before = line.touches(first) and _is_joint(line, first - 1)
    touches_after = line.touches(last) and _is_joint(line, last)
    return touches_before or touches_after or _is_serial(line, amount)


def is_year_range(line: Line, first: Amount, second: Amount) -> bool:
    """Say whether two numbers of four plain digits without unit are years ("between 1577 and 1612")."""
    if first.kind != "none" or second.kind != "none" or not 0 < second.value - first.value < _LONGEST_SPAN:
        return False
    digits = (line.tokens[first.first], line.tokens[second.reading.next_index - 1])
    are_plain = all(len(token.text) == _YEAR_DIGITS and token.text.isdecimal() for token in digits)
    return are_plain and second.value <= _LAST_YEAR


def _is_apart(line: Line, at: int, step: int) -> bool:
    """A sum, a date or a code written with spaces: a mark and a further number or letter, or a number alone."""
    if line.kind(at) == "number":
        return True
    if step < 0 and at > 0 and line.tokens[at].text == "/" and len(line.key(at - 1)) == 1:
        return True
    return 0 <= at < len(line.tokens) and line.tokens[at].text in "+/" and line.kind(at + step) == "number"


def _is_joint(line: Line, at: int) -> bool:
    """A mark that joins numbers to codes, or letters of a model's name."""
    token = line.tokens[at]
    if token.text in _JOINTS:
        neighbour = at + 1 if at + 1 < len(line.tokens) and line.touches(at + 1) else at - 1
        return token.text == "+" or line.tokens[neighbour].kind == "number"
    return token.kind == "word" and _LATIN.match(token.text) is not None


def _is_serial(line: Line, amount: Amount) -> bool:
    """A hyphen ties the number to a word or a number, and no unit makes a range of it."""
    first, last = amount.first, amount.reading.next_index
    if first > 1 and line.tokens[first - 1].text in _HYPHENS and line.touches(first) and line.touches(first - 1):
        return line.tokens[first - 2].kind == "word" or amount.kind == "none"
    if last < len(line.tokens) - 1 and line.tokens[last].text in _HYPHENS and line.touches(last):
        return line.tokens[last + 1].kind == "number" and amount.kind == "none"
    return False


def _is_this_two(line: Line, amount: Amount) -> bool:
    """Two named parties are not counted by their number ("the two countries", "both")."""
    if amount.value != 2 or not amount.reading.is_words or amount.reading.is_pair:
        return False
    at = amount.reading.next_index
    if amount.reading.has_article and amount.kind == "none":
        return True
    return line.key(amount.first - 1) in line.words.this or line.key(at) in line.words.not_with_two


def _is_year(line: Line, amount: Amount) -> bool:
    text = line.tokens[amount.first].text
    if not amount.reading.is_words and (not text.isdecimal() or amount.reading.next_index - amount.first > 1):
        return False
    if line.key(amount.reading.next_index) in line.words.year_marks:
        return True
    return _looks_like_year(amount) and not amount.reading.is_words


def _is_year_span(line: Line, amount: Amount) -> bool:
    """One of two years with a dash between them, in either order, the century perhaps left out ("1998-99")."""
    if amount.kind == "measure" or amount.reading.is_words:
        return False
    last = amount.reading.next_index
    first = amount.first if line.kind(amount.first) == "number" else amount.first + 1
    return _are_years(line, first, first - 2) or _are_years(line, last - 1, last + 1)


def _are_years(line: Line, at: int, other: int) -> bool:
    """Say whether two tokens of digits with a dash between them are years: one full, the other full or its end."""
    if not 0 <= other < len(line.tokens) or line.tokens[(at + other) // 2].text not in _SPANNING:
        return False
    texts = sorted((line.tokens[at].text, line.tokens[other].text), key=len)
    if not all(text.isdecimal() for text in texts) or len(texts[1]) != _YEAR_DIGITS or len(texts[0]) % 2:
        return False
    short, full = map(int, texts)
    is_full = any(first <= full <= last for first, last in _YEARS)
    is_other = len(texts[0]) < _YEAR_DIGITS or any(first <= short <= last for first, last in _YEARS)
    return is_full and is_other and bool(full % _HUNDRED or short % _HUNDRED)


def _is_attached(line: Line, amount: Amount) -> bool:
    """Digits written onto a word of several letters are part of its name."""
    at = amount.first - 1
    is_word = line.kind(at) == "word" and len(line.key(at)) >= _SHORTEST_NAME and line.touches(amount.first)
    return is_word and not _is_beside(line, at) and not amount.reading.is_words


def _is_in_name(line: Line, amount: Amount) -> bool:
    """Digits that end a phrase which a word for resolutions, decrees or numbers begins."""
    if amount.reading.is_words or line.kind(amount.reading.next_index) == "number":
        return False
    for at in range(amount.first - 1, max(-1, amount.first - 1 - _NAME_SPAN), -1):
        if line.key(at) in line.words.far_designators:
            return True
        if line.kind(at) != "word" or line.key(at) in line.words.stops:
            return False
    return False


def _is_lone_thousand(line: Line, amount: Amount) -> bool:
    """The bare word for a thousand that counts nothing known is mostly another word or an exaggeration."""
    form = line.numbers.forms.get(line.key(amount.first))
    is_bare = form is not None and form.word.value == _THOUSAND and not form.word.is_composed
    return is_bare and amount.reading.is_words and amount.reading.next_index == amount.first + 1


def _is_of_hour(line: Line, amount: Amount) -> bool:
    """A definite fraction joined to an ordinal is one of the hour ("at the tenth and a third")."""
    hour = line.numbers.forms.get(line.key(amount.first - 1))
    is_joined = amount.reading.is_fraction and amount.reading.has_article
    return is_joined and hour is not None and hour.word.is_ordinal


def _is_named(line: Line, amount: Amount) -> bool:
    """A number after a word that it numbers, or after a name in Latin letters, or in a result."""
    words = line.words
    before = _before(line, amount.first)
    if before in words.designators | words.strict_designators or before in words.scores or _LATIN.match(before):
        return True
    if line.key(amount.first - 2) in words.designators and line.tokens[amount.first - 1].text in _HYPHENS:
        return True
    return (
        _is_after_thing(line, amount)
        or _is_numbered_thing(line, amount, before)
        or _is_score(line, amount.reading.next_index, 1)
        or _is_score(line, amount.first - 1, -1)
    )


def _is_title(line: Line, amount: Amount) -> bool:
    """A number that ends a short name in quotation marks or brackets."""
    after = amount.reading.next_index
    if amount.reading.is_words or after >= len(line.tokens) or line.tokens[after].text not in _QUOTES_CLOSING:
        return False
    if line.kind(amount.first - 1) != "word":
        return False
    before = range(max(0, amount.first - _TITLE_WORDS), amount.first - 1)
    return any(line.tokens[at].text in _QUOTES_OPENING for at in before)


def _is_numbered_thing(line: Line, amount: Amount, before: str) -> bool:
    """Digits after a listed thing number it, in languages without an article ("street 5")."""
    reading = amount.reading
    if line.units.article or reading.is_words or reading.is_scaled or not isinstance(reading.value, int):
        return False
    if in_series(line, amount).kind != "none":
        return False
    things = (unit for unit in line.units.forms.get(before, ()) if unit.kind == "counted" and not unit.rest)
    return any(unit.name != "persons" for unit in things)


def _is_after_thing(line: Line, amount: Amount) -> bool:
    """Digits after a definite singular, with nothing after them to count, are its name ("the committee 1540")."""
    unit = unit_at(line, amount.first - 1) if amount.first else None
    if unit is None or amount.reading.is_words or not (unit.is_definite and unit.is_singular):
        return False
    after = amount.reading.next_index
    is_quoted = _is_mark(line, after, _QUOTES_OPENING) and line.kind(after + 1) == "word"
    return line.kind(after) != "word" and not is_quoted


def _is_definite_scale(line: Line, amount: Amount) -> bool:
    """A round number with the article and nothing counted belongs to a longer wording ("after the hundredth")."""
    form = line.numbers.forms.get(line.key(amount.first))
    is_single = amount.reading.next_index == amount.first + 1
    return bool(is_single and form and form.has_article and form.word.role in ("tens", "hundred", "scale"))


def _is_score(line: Line, at: int, step: int) -> bool:
    if line.key(at) in line.words.score_links and line.key(at + step) in line.numbers.forms:
        return True
    is_link = line.key(at) in line.words.score_links or (
        0 <= at < len(line.tokens) and line.tokens[at].text in _HYPHENS
    )
    return is_link and 0 <= at + step < len(line.tokens) and line.tokens[at + step].kind == "number"


def _is_marked(line: Line, amount: Amount) -> bool:
    """A list's number at the start of a line, or a number alone in brackets."""
    before = line.tokens[amount.first - 1].text if amount.first else ""
    following = line.tokens[amount.reading.next_index].text if amount.reading.next_index < len(line.tokens) else ""
    is_scaled = amount.reading.scale > 1
    if before in ("(", "[") and following in (")", "]") and not is_scaled:
        return True
    if before in _QUOTES_OPENING and following in _QUOTES_CLOSING and not (is_scaled or amount.reading.is_words):
        return True
    if _is_dashed(line, amount):
        return True
    is_first = amount.first == 0 or (amount.first == 1 and before in _LIST_MARKS)
    return is_first and following != "" and following in _LIST_MARKS


def _is_dashed(line: Line, amount: Amount) -> bool:
    """Digits before a dash number an item of a list; digits after a word and a dash are part of its name."""
    if amount.reading.is_words:
        return False
    after = amount.reading.next_index
    is_before = line.kind(after + 1) == "word" and line.tokens[after].text in _HYPHENS
    is_after = line.kind(amount.first - 2) == "word" and line.tokens[amount.first - 1].text in _HYPHENS
    return is_before or (is_after and (line.kind(after) != "word" or line.touches(amount.first - 1)))


def _is_one(line: Line, amount: Amount) -> bool:
    """The word for one before a plain noun is an article; words that also mean something else need a unit."""
    reading = amount.reading
    if reading.is_fraction:
        if amount.kind == "counted" and not reading.is_scaled:
            return line.key(reading.next_index) in line.words.not_fractions
        return amount.kind == "none" and (
            line.key(reading.next_index) in line.words.not_fractions
            or reading.has_preposition
            or _is_name_of_part(line, amount)
        )
    if not reading.is_words or reading.is_pair:
        return False
    is_single = reading.next_index == amount.first + 1
    if is_single and ((reading.value == 1 and reading.has_article) or _lacks_noun(line, amount)):
        return True
    is_weak = amount.kind == "none" or amount.is_weak
    if is_weak and is_single and line.key(amount.first) in line.words.weak_numbers:
        return True
    return is_weak and (reading.value == 1 or (reading.value == 0 and reading.has_preposition))


def _lacks_noun(line: Line, amount: Amount) -> bool:
    return amount.kind == "none" and line.key(amount.first) in line.words.needs_noun


def _is_name_of_part(line: Line, amount: Amount) -> bool:
    """A definite part of nothing, with no preposition or bound before it, is a name."""
    words = line.words
    before = line.key(amount.first - 1)
    if not amount.reading.has_article or line.key(amount.reading.next_index) in line.units.of:
        return False
    return before not in words.change_to and before not in words.change_from and before not in words.before


_TESTS = (_is_in_date, is_period, _is_bracketed_year, _is_code, _is_year_span, _is_this_two, _is_one)
_TESTS_WITHOUT_UNIT = (
    *(_is_year, _is_named, is_section, is_ruler, _is_title, _is_definite_scale, _is_marked),
    *(_is_attached, _is_in_name, _is_lone_thousand, _is_of_hour),
)

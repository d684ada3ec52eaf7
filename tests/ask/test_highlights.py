import pytest

from rasad.ask.highlights import excerpt, highlighter
from rasad.records.spans import Quote


def quote(text: str, start: int = 100) -> Quote:
    return Quote(start, start + len(text), text)


@pytest.mark.parametrize(
    ("asked", "text", "found"),
    [
        ("كتاب", "وصل والكتاب معه", ["والكتاب"]),
        ("الكتاب", "هذا كتاب جديد", ["كتاب"]),
        ("میگوید", "او می‌گوید و گفت", ["می‌گوید", "گفت"]),
        ("كتابي", "كتابی تازه", ["كتابی"]),
        ("كتاب", "لا شيء هنا", []),
    ],
)
def test_words_are_marked_in_whatever_form_they_stand(asked, text, found) -> None:
    marked = highlighter(asked)(quote(text))
    assert [one.text for one in marked] == found
    assert all(text[one.start - 100 : one.end - 100] == one.text for one in marked)


def test_an_excerpt_is_one_line_around_what_counts_with_the_words_marked() -> None:
    text = "x" * 80 + " before\nthe word here " + "y" * 80
    word = Quote(100 + text.index("word"), 100 + text.index("word") + 4, "word")
    shown = excerpt(quote(text), word, [word])
    assert shown.startswith("…x") and shown.endswith("y…")
    assert "before the ⟦word⟧ here" in shown

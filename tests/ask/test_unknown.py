"""Names that the knowledge base lacks, ranked for who adds them."""

from pathlib import Path

import pytest

from rasad.ledger import Ledger

FIRST = "استقبل وزير النفط الإيراني حسين زرندودي في طهران سفير قطر، وقال زرندودي إن بلاده ترحب بالتعاون.\n"
SECOND = "وصل حسين زرندودي إلى مسقط، وقال حسين زرندودي إن المحادثات مفيدة.\n"
ALONE = "گفت‌وگوی هوشنگ زرین‌فام با خبرنگاران: هوشنگ زرین‌فام گفت که مذاکرات ادامه دارد.\n"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    for name, text in {"a": FIRST, "b": SECOND, "c": ALONE}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with Ledger(tmp_path / "l") as opened:
        list(opened.add_paths([tmp_path / f"{name}.txt" for name in "abc"]))
    return tmp_path / "l"


def test_the_name_that_most_documents_speak_of_comes_first_with_its_title(ledger: Path) -> None:
    with Ledger(ledger, readonly=True) as opened:
        row = next(opened.unknown_names())
        source = opened.stored(row.document).source
    assert (row.name, row.language, row.type, row.country) == ("حسين زرندودي", "ar", "person", "IRN")
    assert (row.documents, row.title) == (2, "وزير النفط الإيراني")
    assert row.english.startswith("Hussein")
    assert source[row.start : row.end] == row.name


def test_known_names_and_groups_without_a_name_are_not_listed(ledger: Path) -> None:
    with Ledger(ledger, readonly=True) as opened:
        names = {row.name for row in opened.unknown_names()}
    assert names == {"حسين زرندودي", "هوشنگ زرین‌فام"}


def test_the_list_is_cut_to_a_language_and_a_length(ledger: Path) -> None:
    with Ledger(ledger, readonly=True) as opened:
        assert [row.language for row in opened.unknown_names(language="fa")] == ["fa"]
        assert len(list(opened.unknown_names(limit=1))) == 1

"""The time words of the language packs."""

import pytest

from rasad.langpack.pack import LanguagePack, load_pack
from rasad.langpack.times import TimeTable, time_table


@pytest.fixture(scope="module", params=["ar", "fa"])
def table(request: pytest.FixtureRequest) -> TimeTable:
    return time_table(load_pack(request.param))


def test_a_pack_is_compiled_once() -> None:
    assert time_table(load_pack("ar")) is time_table(load_pack("ar"))


def test_every_gregorian_month_and_weekday_has_a_name(table: TimeTable) -> None:
    months = {word.value for words in table.sections["months"].values() for word in words}
    assert {number for calendar, number in months if calendar == "gregorian"} == set(range(1, 13))
    assert {number for calendar, number in months if calendar == "hijri"} == set(range(1, 13))
    assert {word.value for words in table.sections["weekdays"].values() for word in words} == set(range(1, 8))


def test_no_name_of_a_month_means_two_months(table: TimeTable) -> None:
    for key, words in table.sections["months"].items():
        meanings: dict[tuple[str, ...], set[object]] = {}
        for word in words:
            meanings.setdefault(word.tail, set()).add(word.value)
        assert all(len(values) == 1 for values in meanings.values()), key


def test_ids_name_the_language_and_section(table: TimeTable) -> None:
    code = next(iter(table.sections["weekdays"].values()))[0].id[:2]
    for name, section in table.sections.items():
        for words in section.values():
            assert all(word.id.startswith((f"{code}.time.", f"{code}.month.")) for word in words), name


def test_arabic_particles_are_counted_as_skipped_letters() -> None:
    words = time_table(load_pack("ar")).sections["weekdays"]
    assert words["والاثنين"][0].skipped == 1
    assert words["بالاثنين"][0].has_preposition
    assert words["الاثنين"][0].has_article


def test_persian_solar_months_are_also_read_with_the_word_for_month_joined() -> None:
    words = time_table(load_pack("fa")).sections["months"]
    assert words["مهرماه"][0].value == words["مهر"][0].value == ("solar_hijri", 7)
    assert words["مهر"][0].context == "common"
    assert not words["مهرماه"][0].context


def test_a_pack_without_units_is_refused(tmp_path: object) -> None:
    from pathlib import Path

    from rasad.errors import LanguageDataError

    folder = Path(str(tmp_path)) / "xx"
    folder.mkdir()
    (folder / "language.toml").write_text('name = "X"\n', encoding="utf-8")
    (folder / "times.toml").write_text("week_start = 1\n", encoding="utf-8")
    with pytest.raises(LanguageDataError, match="units"):
        time_table(LanguagePack(folder))

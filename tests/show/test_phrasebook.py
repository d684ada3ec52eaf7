import pytest

from rasad.show.phrasebook import load_phrasebook


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Oman", "Oman"),
        ("United States", "the United States"),
        ("Government of the Netherlands", "the government of the Netherlands"),
        ("Embassy of United Arab Emirates", "the embassy of the United Arab Emirates"),
        ("Armed forces of Oman", "the armed forces of Oman"),
        ("Red Sea", "the Red Sea"),
        ("Justice Party (Oman)", "the Justice Party (Oman)"),
        ("Democratic Republic of the Congo", "the Democratic Republic of the Congo"),
        ("Hamas", "Hamas"),
    ],
)
def test_english_names_have_their_article(name: str, told: str) -> None:
    assert load_phrasebook("en").with_article(name) == told


def test_an_office_has_an_article_and_a_person_none() -> None:
    book = load_phrasebook("en")
    assert book.with_article("foreign minister of United States", always=True) == (
        "the foreign minister of the United States"
    )
    assert book.with_article("Omar Bank", of_person=True) == "Omar Bank"
    assert load_phrasebook("ar").with_article("United States") == "United States"


def test_a_name_of_many_takes_the_plural() -> None:
    book = load_phrasebook("en")
    assert book.is_plural("Armed forces of Oman")
    assert not book.is_plural("Government of Oman")

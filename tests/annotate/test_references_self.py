"""'Self': the subject of its clause, as far as the clause shows it."""

import pytest
from tests.annotate.annotating import mentions

ZARIF, LAVROV = "mohammad-javad-zarif", "Q58217"


def selves(text: str) -> list[tuple[str, ...]]:
    """Whom each word for 'self' means, in order."""
    return [m.entities for m in mentions("fa", text).mentions if m.text in ("خود", "خویش")]


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("بولیوی سفیر خود را از پرو فراخواند.", ("BOL",)),
        ("سرگئی لاوروف دیروز در آغاز سفر خود با مردم سخن گفت.", (LAVROV,)),
        ("ناظران گفتند بولیوی به وعده‌های خود عمل می‌کند.", ("BOL",)),
        ("ناظران می‌گویند بولیوی به وعده‌های خود عمل می‌کند.", ("BOL",)),
        ("ناظران می‌افزایند بولیوی به وعده‌های خود عمل می‌کند.", ("BOL",)),
        ("پس از آنکه بولیوی سفیر خود را فراخواند، مردم آمدند.", ("BOL",)),
        ("بولیوی، پرو را به میدان بازی خود تبدیل کرده است.", ("BOL",)),
        ("بولیوی و پرو موافقت خود را با این طرح اعلام کردند.", ("BOL", "PER")),
        ("سرگئی لاوروف که سخنان خود را با شعر آغاز کرد، خسته بود.", (LAVROV,)),
        ("سرگئی لاوروف وارد پرو شد و با همتای پرویی خود ناهار خورد.", (LAVROV,)),
        ("سرگئی لاوروف در دیدار با مردم دیدگاه‌های دولت متبوع خود را شرح داد.", (LAVROV,)),
    ],
)
def test_self_is_the_subject_of_its_clause(text: str, entities: tuple[str, ...]) -> None:
    assert selves(text) == [entities]


@pytest.mark.parametrize(
    "text",
    [
        "سرگئی لاوروف از بولیوی خواست که به وعده‌های خود عمل کند.",
        "تماشاگران بولیوی لباس خود را عوض کردند.",
        "شیلی، بولیوی، پرو سهم خود را نپرداختند.",
        "دولتی‌ها بولیوی را به خاطر کار خود بخشیدند.",
        "این کار جای خود را دارد و بولیوی آرام است.",
        "مردم گفتند بولیوی که خود بزرگ است، آرام است.",
    ],
)
def test_self_is_nobody_where_the_clause_does_not_tell(text: str) -> None:
    assert selves(text) == []


@pytest.mark.parametrize("subject", ["بولیوی", "دولت بولیوی"])
def test_forces_of_self_are_those_of_the_state_that_acts(subject: str) -> None:
    found = {m.text: m.entities for m in mentions("fa", f"{subject} نیروهای خود را از پرو خارج کرد.").mentions}
    assert found["نیروهای خود"] == ("army:BOL",)


@pytest.mark.parametrize(
    ("text", "word", "entities"),
    [
        ("ناظران گفتند بولیوی به تعهداتش عمل می‌کند.", "تعهداتش", ("BOL",)),
        ("سرگئی لاوروف و همسرش به پرو رفتند.", "همسرش", (LAVROV,)),
        ("سرگئی لاوروف با خانواده‌اش به پرو رفت.", "خانواده‌اش", (LAVROV,)),
        ("تماشاگران بولیوی اهدافش را دیدند.", "اهدافش", ()),
        ("بولیوی گفت که پرو باید به اهدافش برسد.", "اهدافش", ("PER",)),
        ("بولیوی با پرو درباره اهدافش سخن گفت.", "اهدافش", ()),
    ],
)
def test_a_pronoun_bound_to_a_noun_is_the_subject_with_no_other_beside_it(
    text: str, word: str, entities: tuple[str, ...]
) -> None:
    found = [m.entities for m in mentions("fa", text).mentions if m.text == word]
    assert (found or [()])[-1] == entities

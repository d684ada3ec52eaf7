"""A bound pronoun means whoever it agrees with in the sentence; where two may be meant, nobody."""

import pytest
from tests.annotate.annotating import mentions

PUTIN, ERDOGAN, LAVROV = "Q7747", "Q39259", "Q58217"


def found(text: str, word: str, kind: str = "clitic") -> tuple[str, ...]:
    """Entities of the last mention of a word of one kind; empty where it is none."""
    here = [m.entities for m in mentions("ar", text, "2021-06-16").mentions if m.text == word and m.kind == kind]
    return here[-1] if here else ()


@pytest.mark.parametrize(
    ("text", "word", "owner"),
    [
        ("سحبت روسيا قواتها من الجبل", "قواتها", "RUS"),
        ("زار بوتين حدود العراق وتحدث عن أراضيه", "أراضيه", "IRQ"),
        ("قالت روسيا أمس وتركيا غائبة إنها ستغير سياستها", "سياستها", "RUS"),  # the clause is hers
        ("نقلت روسيا لتركيا موقفها", "موقفها", "RUS"),
        ("شكرت روسيا تركيا. وأعلن العراق رفضه للخطة", "رفضه", "IRQ"),
        ("وصل لافروف من تركيا وحلفائها", "حلفائها", "TUR"),
        ("زار لافروف وزوجته المعرض", "زوجته", LAVROV),
        ("جددت روسيا أمس دعمها للخطة", "دعمها", "RUS"),
        ("شكر بوتين لافروف الذي عبر عن أسفه", "أسفه", LAVROV),
        ("تحدث لافروف عن احترام سيادة تركيا وأمنها", "أمنها", "TUR"),
    ],
)
def test_a_thing_with_a_pronoun_is_that_of_whom_it_agrees_with(text: str, word: str, owner: str) -> None:
    assert found(text, word) == (owner,)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("اتهمت روسيا تركيا بعدم احترام أراضيها", "أراضيها"),
        ("طلبت تركيا من روسيا سحب قواتها", "قواتها"),
        ("وقفت روسيا مع تركيا ضد كل من يهدد أمنها", "أمنها"),
        ("دعت روسيا كل دولة إلى احترام حدودها", "حدودها"),  # any state's
        ("تحدث لافروف مع تركيا عن الخطة وسبل دعمها", "دعمها"),  # the plan is backed
        ("زار العراق تاجر وعرض حدودها", "حدودها"),  # Iraq is masculine
        ("قال لافروف إن الشعب اختار جيشه", "جيشه"),
    ],
)
def test_where_two_may_be_meant_it_is_nobody_s(text: str, word: str) -> None:
    assert found(text, word) == ()


@pytest.mark.parametrize(
    ("text", "word", "body"),
    [
        ("سحبت روسيا قواتها من الجبل", "قواتها", "army-rus"),
        ("شكر بوتين شعبه", "شعبه", "people:RUS"),
        ("استخدمت تركيا أسطولها في الجزيرة", "أسطولها", "army-tur"),
        ("نصحت فرنسا رعاياها بالبقاء", "رعاياها", "people:FRA"),
    ],
)
def test_a_body_with_a_pronoun_is_that_of_its_owner_s_state(text: str, word: str, body: str) -> None:
    assert found(text, word, "nominal") == (body,)


def test_an_office_with_a_pronoun_is_its_holder_in_the_owner_s_state() -> None:
    text = "أرسلت روسيا وزير خارجيتها إلى الجزيرة"
    assert found(text, "وزير خارجيتها", "nominal") == (LAVROV,)
    assert found(text, "خارجيتها") == ("RUS",)
    assert found("سحبت تركيا سفيرها لدى روسيا", "سفيرها", "nominal") == ("office:ambassador:TUR",)


def test_an_office_with_a_pronoun_beside_a_name_is_that_person() -> None:
    text = "وصل بوتين ووزير خارجيته لافروف"
    assert found(text, "وزير خارجيته", "title") == (LAVROV,)
    assert found(text, "خارجيته") == (PUTIN,)


def test_the_head_of_somebody_who_is_no_state_is_nobody() -> None:
    assert found("وصل لاعب إلى القاعة وشكر رئيسه", "رئيسه", "nominal") == ()


@pytest.mark.parametrize(
    ("text", "word", "entities"),
    [
        ("تحدث لافروف عن النص، وهو جيد على حد وصفه", "وصفه", (LAVROV,)),
        ("تحدث لافروف عن النص وعن وصفه", "وصفه", ()),
        ("ذكر بوتين ذلك. ونقلت صحيفة عن لافروف قوله إن النص جيد", "قوله", (LAVROV,)),
        ("ذكر بوتين ذلك. ونقلت صحيفة عن خبير قوله إن النص جيد", "قوله", ()),
        ("زار لافروف المعرض يرافقه السفير", "يرافقه", (LAVROV,)),
        ("زار لافروف المعرض. يرافقه دائما", "يرافقه", ()),
    ],
)
def test_words_of_saying_and_meeting_mean_the_one_who_speaks_or_is_met(
    text: str, word: str, entities: tuple[str, ...]
) -> None:
    assert found(text, word) == entities


def test_our_forces_are_those_of_the_state_whose_official_speaks() -> None:
    text = "تحدث لافروف في مصر. وقال لافروف إن قواتنا جاهزة"
    assert found(text, "قواتنا") == ("RUS",)
    assert found("قال غوتيريش إن قواتنا جاهزة في مصر", "قواتنا") == ()


def test_we_right_behind_a_verb_of_saying_are_not_its_subject() -> None:
    assert found("تحدث لافروف في مصر. وأضاف لافروف أن النص جيد ونحن نؤيده", "نحن", "pronoun") == ("RUS",)
    assert found("تحدث لافروف في مصر. وقال نحن نؤيد النص", "نحن", "pronoun") == ()


@pytest.mark.parametrize(
    ("text", "word", "entities"),
    [
        ("من جانبها، أعلنت تركيا التزامها بالنص", "جانبها", ("TUR",)),
        ("وأعرب لافروف بدوره عن الأمل", "دوره", (LAVROV,)),
        ("من جانبها، زار لافروف المعرض", "جانبها", ()),
    ],
)
def test_for_its_part_is_whoever_speaks_there(text: str, word: str, entities: tuple[str, ...]) -> None:
    assert found(text, word) == entities


@pytest.mark.parametrize(
    ("text", "word", "entities"),
    [
        ("استقبل الملك سلمان بن عبد العزيز الأمير محمد بن سلمان. وشكر سموه الحضور", "سموه", ("mohammed-bin-salman",)),
        ("تحدث لافروف كثيرا. وشكر سموه الحضور", "سموه", ()),
    ],
)
def test_his_highness_is_one_who_is_called_so(text: str, word: str, entities: tuple[str, ...]) -> None:
    assert found(text, word, "pronoun") == entities

"""What stands between a cue and what is said: insertions between commas or dashes are no content."""

from tests.events.coding import coded

LAVROV, ZARIF = "Q58217", "mohammad-javad-zarif"


def told(text: str) -> list[tuple[tuple[str, ...], str, str]]:
    return [(s.speakers, s.cue.text, s.content.text) for s in coded(text, "ar").statements]


def test_where_something_was_said_is_no_content() -> None:
    text = "وقال سيرغي لافروف، في ندوة نظمتها جامعة محلية، إن الدبلوماسية تتقدم."
    assert told(text) == [((LAVROV,), "وقال", "إن الدبلوماسية تتقدم")]


def test_the_cues_own_preposition_inside_an_insertion_opens_no_content() -> None:
    text = "وشدد سيرغي لافروف، خلال حلوله ضيفا على طلبة الجامعة، على أن بلاده تدعم السلام."
    assert told(text) == [((LAVROV,), "وشدد", "أن بلاده تدعم السلام")]
    text = "ودعا سيرغي لافروف الفصائل المسلحة، التي لم توقع على الوثيقة، إلى العودة سريعا."
    assert told(text) == [((LAVROV,), "ودعا", "العودة سريعا")]


def test_what_is_said_goes_on_behind_an_insertion_between_dashes() -> None:
    text = 'وأعلن محمد جواد ظريف -في تغريدة نشرها مساء الاثنين- "فتح صفحة جديدة مع دول الجوار كلها".'
    assert told(text) == [((ZARIF,), "وأعلن", '"فتح صفحة جديدة مع دول الجوار كلها"')]


def test_a_verb_right_before_an_insertion_has_the_quotation_behind_it() -> None:
    text = 'وكان سيرغي لافروف يتحدث أمام حشد عندما قال -ردا على سؤال- "انظروا إلى ما يحدث هناك الآن".'
    assert [cue for _, cue, _ in told(text)] == ["قال"]

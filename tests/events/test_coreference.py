"""One contact told several times in one document is one event; two contacts stay two."""

from tests.events.coding import coded


def test_headline_and_text_tell_of_one_meeting() -> None:
    text = "لقاء بين بوتين وأردوغان\n\nالتقى الرئيس الروسي بوتين نظيره التركي أردوغان في سوتشي أمس."
    events = coded(text, "ar").events
    assert [event.kind for event in events] == ["meeting"]
    assert len(events[0].other_triggers) == 1
    assert events[0].date is not None
    assert events[0].date.basis == "stated"


def test_meetings_on_two_days_stay_two() -> None:
    text = "التقى الرئيس الروسي بوتين نظيره التركي أردوغان في سوتشي أمس.\nوالتقى بوتين أردوغان في موسكو في 5 مارس 2020."
    assert len(coded(text, "ar").events) == 2


def test_six_calls_and_the_last_of_them_stay_apart() -> None:
    text = (
        "ولادیمیر پوتین و شی جین‌پینگ از ابتدای سال میلادی ۶ بار تلفنی صحبت کردند.\n"
        "ولادیمیر پوتین و شی جین‌پینگ هفته گذشته تلفنی صحبت کردند."
    )
    assert sorted(event.count for event in coded(text, "fa").events) == [1, 6]


def test_a_call_and_the_talks_held_by_it_are_one() -> None:
    text = "سرگئی لاوروف در تماس تلفنی با رجب طیب اردوغان درباره لیبی صحبت کرد."
    assert [event.kind for event in coded(text, "fa").events] == ["phone_call"]


def test_what_a_lead_told_is_not_told_anew_by_the_next_paragraph() -> None:
    text = "لاوروف تسلیت گفت\n\nسرگئی لاوروف به اردوغان تسلیت گفت.\nبه گزارش ایسنا، سرگئی لاوروف به اردوغان تسلیت گفت."
    assert [event.kind for event in coded(text, "fa").events] == ["condolence"]

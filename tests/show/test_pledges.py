"""What is due and aimed at, and the order of what is to be watched."""

from tests.show.samples import commitment, document, figure

from rasad.records.report import Target
from rasad.show.brief import build_brief

TEXT = "They plan the dock in two years. They plan 340 million dollars. They plan the link. They plan rest."


def told(key, *pledges, **layers):
    brief = build_brief([document(TEXT, commitments=list(pledges), **layers)])
    return [s.text for c in brief.sections if c.key == key for b in c.blocks for s in b.sentences]


def test_a_day_before_that_of_the_paper_is_not_when_something_is_due():
    assert told("commitments", commitment(TEXT, "They plan the dock", due="2019-04-10")) == [
        "Oman and Kazakhstan (16 April 2019*): «They plan the dock»"
    ]
    (line,) = told("commitments", commitment(TEXT, "They plan the dock", due="2019-04-20"))
    assert line.endswith("due 20 April 2019.")


def test_how_long_something_takes_is_no_target():
    years, money = (
        figure(TEXT, *said) for said in (("two years", 2, "years"), ("340 million dollars", 340_000_000, "USD"))
    )
    pledges = [
        commitment(TEXT, "They plan the dock", "planned", target=Target(figure=years.id)),
        commitment(TEXT, "They plan 340 million dollars", "planned", target=Target(figure=money.id)),
    ]
    lines = told("commitments", *pledges, figures=[years, money])
    assert [line.partition("» ")[2] for line in lines] == ["— no date given — target 340 million USD.", ""]


def test_a_possibility_on_a_named_thing_is_watched_before_plans_on_none():
    pledges = [
        commitment(TEXT, "They plan rest", "planned"),
        commitment(TEXT, "They plan the link", "possible", subject="air-link"),
    ]
    first, second = told("watch", *pledges)
    assert first.startswith("Open (only possible): Oman and Kazakhstan — Direct air link")
    assert second.startswith("Open (planned): ")

"""What is due and aimed at, and the order of what is to be watched."""

from msgspec.structs import replace
from tests.show.samples import commitment, document, event, figure, mention, statement

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


def counted(*documents):
    brief = build_brief(list(documents))
    return [len(b.sentences) for c in brief.sections if c.key == "commitments" for b in c.blocks]


def test_a_number_told_of_the_present_is_no_target_unless_a_day_is_named():
    money = figure(TEXT, "340 million dollars", 340_000_000, "USD")
    for status, due, is_target in (("under way", None, False), ("under way", "2030", True), ("planned", None, True)):
        aim = commitment(TEXT, "They plan 340 million dollars", status, target=Target(figure=money.id), due=due)
        (line,) = told("commitments", aim, figures=[money])
        assert ("target" in line) == is_target


def test_what_somebody_is_thanked_for_is_no_plan():
    thanks = statement(TEXT, "They", "plan the dock", "OMN", stance="praises")
    plan = commitment(TEXT, "They plan the dock", "planned", statement=thanks.id)
    assert told("commitments", plan, statements=[thanks]) == []
    assert told("commitments", plan) != []


def test_a_volume_of_trade_is_no_commitment():
    trade = event(TEXT, "plan", "They plan 340 million dollars", "trade", "COOPERATE", status="ongoing")
    volume = replace(commitment(TEXT, "They plan 340 million dollars", "under way"), event=trade.id)
    assert told("commitments", volume, events=[trade]) == []


def test_what_both_think_is_a_position_and_not_firm():
    stand = event(TEXT, "plan", "They plan the dock", "joint_position", "AGREE")
    agreed = event(TEXT, "link", "They plan the link", "agreement_oral", "AGREE")
    pledges = [
        replace(commitment(TEXT, e.evidence.text, "agreed", parties=("OMN", "KAZ")), event=e.id)
        for e in (stand, agreed)
    ]
    alone = commitment(TEXT, "They plan rest", "agreed", parties=("OMN",))
    brief = build_brief([document(TEXT, commitments=[*pledges, alone], events=[stand, agreed])])
    headings = [b.heading for c in brief.sections if c.key == "commitments" for b in c.blocks]
    assert headings == ["Agreed", "Positions, no agreement"]
    bottom = [s.text for c in brief.sections if c.key == "bottom" for b in c.blocks for s in b.sentences]
    assert any(line.startswith("Of 3 commitments, 1 is agreed between sides") for line in bottom)


def test_one_commitment_told_twice_in_most_of_its_words_is_one():
    text = (
        "They will build the long northern dock. Later: they will build the long northern dock there. They plan rest."
    )
    first = commitment(text, "They will build the long northern dock", "planned")
    again = commitment(text, "they will build the long northern dock there", "planned")
    assert counted(document(text, commitments=[first, again, commitment(text, "They plan rest", "planned")])) == [2]
    other = commitment(text, "they will build the long northern dock there", "planned", parties=("OMN",))
    assert counted(document(text, commitments=[first, other])) == [2]


def test_commitments_of_one_happening_in_two_documents_are_one():
    one, two = "They backed the northern dock plan.", "Both sides back the plan of the northern dock."
    made = []
    for name, text in (("a_x.txt", one), ("b_x.txt", two)):
        act = event(text, "dock", text[:-1], "agreement_oral", "AGREE", date="2019-04-16")
        named = [mention(text, "northern dock", "grain-terminal")]
        pledge = replace(commitment(text, text[:-1]), event=act.id)
        made.append(document(text, name, events=[act], mentions=named, commitments=[pledge]))
    assert counted(*made) == [1]
    (line,) = [
        s.text for c in build_brief(made).sections if c.key == "commitments" for b in c.blocks for s in b.sentences
    ]
    assert "«They backed the northern dock plan»" in line
    assert "«Both sides back the plan of the northern dock»" in line

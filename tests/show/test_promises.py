"""What a brief says of itself holds: what is left out is counted, and only what is quoted above is left out."""

from tests.show.samples import commitment, document, event, mention, statement, without

from rasad.show.brief import Asked, build_brief

TEXT = "They spoke by phone on the truce of the north, Omar Said said. " + "".join(
    f"They plan dock{letter}. " for letter in "abcdefghijklmnopqrstuvwxyz"
)


def section(made, key, **asked):
    brief = build_brief(made, asked=Asked(**asked))
    return [b for c in brief.sections if c.key == key for b in c.blocks]


def test_what_is_left_out_of_the_list_to_watch_is_counted():
    pledges = [commitment(TEXT, f"dock{letter}", "planned") for letter in "abcdefghijklmnopqrstuvwxyz"]
    (block,) = section([document(TEXT, commitments=pledges)], "watch")
    assert len(block.sentences) == 20
    assert block.note.startswith("6 further items are left out here")


def test_a_saying_on_a_contact_is_told_since_no_contact_is_quoted_above():
    words = "They spoke by phone on the truce of the north"
    said = statement(TEXT, "said", words, "envoy")
    call = event(TEXT, "spoke", words, "phone_call", mode="phone", reported_by=said.id)
    (block,) = section([document(TEXT, events=[call], statements=[said])], "said")
    assert words in block.sentences[0].text
    act = event(TEXT, "spoke", words, "praise", "SUPPORT", reported_by=said.id)
    assert section([document(TEXT, events=[act], statements=[said])], "said") == []


def test_a_saying_with_two_cues_is_not_counted_as_left_out():
    twice = [statement(TEXT, cue, "on the truce of the north", "envoy") for cue in ("spoke", "said")]
    (block,) = section([document(TEXT, statements=twice)], "said")
    assert block.note == ""


def test_a_document_that_names_none_of_the_people_could_not_tell_of_their_meeting():
    text = "Omar Said will meet Kazakhstan on 1 May."
    plan = event(
        text,
        "meet",
        text[:-1],
        "planned_meeting",
        "AGREE",
        status="planned",
        date="2019-05-01",
        actors=("envoy", "KAZ"),
    )
    first = document(text, "a_x.txt", events=[plan], mentions=[mention(text, "Omar Said", "envoy")])
    later = document("They spoke.", "b_x.txt", date="2019-05-03")
    assert section([first, later], "silence")[0].heading == "Not reported by the sources covered"
    assert section([first, without(later, "envoy")], "silence")[0].heading == "Not covered"

"""Commitments over time: which sayings are one commitment, and what each step is, whatever the order of documents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from tests.show.samples import commitment, document, event, figure, mention

from rasad.knowledge.base import load_knowledge
from rasad.langpack.pack import load_pack, read_toml, shipped_languages
from rasad.link.chain_rows import chain_rows
from rasad.link.measured import MEASURES
from rasad.link.pledges import AIMED_UNITS, pledges_of
from rasad.link.tellings import tellings_of
from rasad.records.report import Entity, Target

BUILD = "Oman and Kazakhstan agreed to build silos near Sohar harbour"


def paper(name, date, words, *, kind="agreement_oral", plover="AGREE", commitments=(), day=None, **fields):
    """A document with one event, told in these words, and the commitments that it founds."""
    told = event(words, words.split()[0], words, kind, plover, date=day, **fields)
    made = [commitment(words, words, event=told.id, **one) for one in commitments]
    named = [mention(words, "grain terminal", "grain-terminal")] if "grain terminal" in words else []
    return document(words, name, date=date, outlet=name, language="en", events=(told,), commitments=made,
                    mentions=named)  # fmt: skip


def promise(name, date, words=BUILD, **fields):
    """A document in which Oman and Kazakhstan agree to something."""
    return paper(name, date, words, commitments=[fields])


def trip(name, date, day, *, status="planned", words="Visits Kazakhstan shortly", **fields):
    """A document in which Oman's ministry goes to Kazakhstan on a day; planned or done."""
    planned = [{"status": "planned", "parties": ("omn-mfa", "KAZ")}] if status == "planned" else ()
    sides = {"actors": ("omn-mfa",), "recipients": ("KAZ",), "day": day, "status": status}
    return paper(name, date, words, kind="visit", plover="CONSULT", commitments=planned, **{**sides, **fields})


def chains(*documents, on=None):
    knowledge = load_knowledge()
    reports = [d.report for d in documents]
    return chain_rows([p for r in reports for p in pledges_of(r, knowledge, tellings_of(r, knowledge))], on)


def steps(*documents, on=None):
    """The steps of the only chain, with their days."""
    (row,) = chains(*documents, on=on)
    return [(step.step, step.day) for step in row.steps]


def test_what_two_papers_say_on_one_day_is_one_step_and_the_next_day_repeats_it():
    told = steps(promise("a", "2019-04-16"), promise("b", "2019-04-16"), promise("c", "2019-04-18"))
    assert told == [("said", "2019-04-16"), ("repeated", "2019-04-18")]


def test_each_step_names_its_documents_and_characters():
    (row,) = chains(promise("a", "2019-04-16"), promise("b", "2019-04-16"))
    (step,) = row.steps
    assert {account.source for account in step.accounts} == {"a", "b"}
    assert {account.span.text for account in step.accounts} == {BUILD}
    assert set(row.sources) == {"a", "b"}


def test_another_subject_is_another_commitment():
    assert (
        len(chains(promise("a", "2019-04-16"), promise("b", "2019-04-17", "They agreed to waive student visas"))) == 2
    )


def test_a_later_deadline_on_a_later_day_is_a_change():
    (row,) = chains(promise("a", "2019-04-16", due="2019-06"), promise("b", "2019-05-02", due="2019-09"))
    assert [(step.step, step.changed) for step in row.steps] == [("said", ()), ("changed", ("deadline",))]
    assert row.deadline == "2019-09"


def test_a_narrower_date_is_no_change_and_is_kept():
    (row,) = chains(
        promise("a", "2019-04-16", due="2019-06"),
        promise("b", "2019-05-02", due="2019-06-10"),
        promise("c", "2019-05-03", due="2019"),
    )
    assert [step.step for step in row.steps] == ["said", "repeated", "repeated"]
    assert row.deadline == "2019-06-10"


def test_a_week_over_the_turn_of_the_year_is_narrower_than_a_month():
    (row,) = chains(promise("a", "2019-04-16", due="2019-12"), promise("b", "2019-05-02", due="2019-12-28/2020-01-03"))
    assert row.deadline == "2019-12-28/2020-01-03"


def test_papers_of_one_day_that_name_other_deadlines_differ():
    told = steps(promise("a", "2019-04-16", due="2019-06"), promise("b", "2019-04-16", due="2019-09"))
    assert [step for step, _ in told] == ["said", "differs"]


def test_a_paper_of_the_same_day_that_names_a_third_party_tells_more_and_a_later_one_tells_of_a_change():
    two, three = ("KAZ",), ("KAZ", "libya")

    def agreed(name, date, others):
        sides = ("OMN", *others)
        return paper(name, date, BUILD, actors=("OMN",), recipients=others, commitments=[{"parties": sides}])

    for first, second in ((two, three), (three, two)):  # whichever is read first
        told = steps(agreed("a", "2019-04-16", first), agreed("b", "2019-04-16", second))
        assert [step for step, _ in told] == ["said"]
    told = steps(agreed("a", "2019-04-16", two), agreed("b", "2019-04-19", three))
    assert [step for step, _ in told] == ["said", "changed"]


@pytest.mark.parametrize(("words_of_unit", "unit"), [("dollars", "USD"), ("barrels a day", "barrels_per_day")])
def test_another_figure_for_the_same_thing_is_a_change(words_of_unit, unit):
    def costing(name, date, value):
        words = f"{BUILD} for {value} {words_of_unit}"
        amount = figure(words, f"{value} {words_of_unit}", value, unit)
        stored = promise(name, date, words, target=Target(figure=amount.id))
        return document(
            words, name, date=date, outlet=name, language="en", events=stored.report.events,
            commitments=stored.report.commitments, figures=(amount,),
        )  # fmt: skip

    (row,) = chains(costing("a", "2019-04-16", 700), costing("b", "2019-05-16", 900))
    assert row.steps[1].changed == ("figure",)
    assert row.figure.value == 900


def test_one_sum_pledged_in_two_languages_is_one_commitment():
    def pledged(language, date, value, words):
        amount = figure(words, str(value), value, "USD")
        stored = promise(language, date, words, target=Target(figure=amount.id))
        header = structs.replace(stored.report.document, language=language)
        return structs.replace(stored, report=structs.replace(stored.report, document=header, figures=(amount,)))

    first = pledged("en", "2019-04-16", 700, "Oman and Kazakhstan agreed on 700 dollars for silos")
    assert len(chains(first, pledged("xx", "2019-04-17", 700, "Kelo mira tusa 700 porin"))) == 1
    assert len(chains(first, pledged("xx", "2019-04-17", 900, "Kelo mira tusa 900 porin"))) == 2
    assert len(chains(first, pledged("xx", "2021-04-17", 700, "Kelo mira tusa 700 porin"))) == 2


def test_what_is_promised_amounts_of_is_a_unit_that_figures_are_read_in():
    for code in shipped_languages():
        units = read_toml(load_pack(code).folder / "units.toml")
        known = {"percent", *units["measures"]}
        known |= {f"{measure}_per_{period}" for measure in units["measures"] for period in units["rates"]}
        assert known >= AIMED_UNITS | MEASURES, code


def test_a_planned_visit_that_was_made_is_done_on_its_own_day():
    told = steps(
        trip("a", "2019-04-16", "2019-04-22/2019-04-26"),
        trip("b", "2019-04-20", "2019-04-23"),
        trip("c", "2019-04-25", "2019-04-23", status="happened", words="Visited Kazakhstan"),
    )
    assert told == [("said", "2019-04-16"), ("repeated", "2019-04-20"), ("done", "2019-04-23")]


def test_a_visit_that_is_planned_for_long_after_is_followed_to_its_day():
    told = steps(
        trip("a", "2019-04-16", "2019-11"),
        trip("b", "2019-11-25", "2019-11-23", status="happened", words="Visited Kazakhstan"),
    )
    assert told == [("said", "2019-04-16"), ("done", "2019-11-23")]


def test_plans_without_a_day_in_undated_papers_are_not_known_to_be_one():
    def vague(name, date):
        stored = trip(name, date, None, actors=("omn-minister",))
        minister = Entity(id="omn-minister", wikidata=None, name="Minister", names={}, type="person", country="OMN")
        report = structs.replace(stored.report, entities=(*stored.report.entities, minister))
        return structs.replace(stored, report=report)

    assert len(chains(vague("a", "2019-04-16"), vague("b", "2019-04-18"))) == 1
    assert len(chains(vague("a", "2019-04-16"), vague("b", "2019-06-18"))) == 2
    assert len(chains(vague("a", "2019-04-16"), vague("b", None))) == 2
    assert len(chains(vague("a", None), vague("b", None))) == 2


def test_a_visit_of_other_days_or_before_the_plan_does_not_fulfil_it():
    plan = trip("a", "2019-04-16", "2019-04-22/2019-04-26")
    for done in ("2019-04-10", "2019-05-10", "2019"):
        assert len(steps(plan, trip("c", "2019-05-12", done, status="happened"), on="2019-04-20")) == 1


def test_a_deadline_that_went_by_with_nothing_told_is_a_lapse_as_of_that_day():
    plan = trip("a", "2019-04-16", "2019-04-22")
    (row,) = chains(plan, on="2019-05-01")
    assert (row.state, row.measured_on, row.steps[-1].step, row.steps[-1].day) == (
        "lapsed", "2019-05-01", "lapsed", "2019-05-01",
    )  # fmt: skip
    assert row.steps[-1].accounts
    assert chains(plan, on="2019-04-22")[0].state == "open"
    assert chains(plan)[0].measured_on == "2019-04-16"


def test_what_was_only_asked_for_does_not_lapse():
    words = "Asked Kazakhstan to open silos by then"
    asked = paper(
        "a", "2019-04-16", words, kind="demand", plover="REQUEST", actors=("OMN",), recipients=("KAZ",),
        commitments=[{"status": "demanded", "due": "2019-04-20"}],
    )  # fmt: skip
    assert chains(asked, on="2019-06-01")[0].state == "open"


def test_a_date_before_the_paper_is_no_deadline():
    (row,) = chains(promise("a", "2019-04-16", due="2014"))
    assert row.deadline is None


def test_a_demand_is_answered_by_whom_it_was_made_of():
    asked = paper(
        "a", "2019-04-16", "Asked that Kazakhstan open silos near Sohar harbour", kind="demand", plover="REQUEST",
        actors=("OMN",), recipients=("KAZ",), commitments=[{"status": "demanded"}],
    )  # fmt: skip

    def refusal(actor):
        words = "Refused that silos open near Sohar harbour"
        return paper("b", "2019-04-18", words, kind="refusal", plover="REJECT", actors=(actor,),
                     commitments=[{"status": "refused"}])  # fmt: skip

    assert [row.state for row in chains(asked, refusal("KAZ"))] == ["refused"]
    assert sorted(row.state for row in chains(asked, refusal("OMN"))) == ["open", "refused"]


def test_a_demand_told_by_words_alone_is_answered_by_whom_it_was_made_of():
    words = "Kazakhstan must open silos near Sohar harbour"
    asked = {"status": "demanded", "parties": ("KAZ",), "debtor": ("KAZ",), "beneficiary": ("OMN",)}
    first = document(words, "a", date="2019-04-16", language="en", commitments=(commitment(words, words, **asked),))

    def refusal(actor):
        words = "Refused that silos open near Sohar harbour"
        return paper("b", "2019-04-18", words, kind="refusal", plover="REJECT", actors=(actor,),
                     commitments=[{"status": "refused"}])  # fmt: skip

    assert [row.state for row in chains(first, refusal("KAZ"))] == ["refused"]
    assert sorted(row.state for row in chains(first, refusal("OMN"))) == ["open", "refused"]


def test_words_alone_contradict_no_pledge_and_the_same_voice_on_the_same_thing_does():
    def both(second, thing):
        taken = {"subject": thing}
        first = paper(
            "a", "2019-04-16", "Pledged money for silos at grain terminal", kind="promise", actors=("omn-mfa",),
            commitments=[{"status": "agreed", **taken}],
        )  # fmt: skip
        later = paper(
            "b", "2019-05-16", "Refused money for silos at grain terminal", kind="refusal", plover="REJECT",
            actors=(second,), commitments=[{"status": "refused", **taken}],
        )  # fmt: skip
        return chains(first, later)

    assert [row.state for row in both("omn-mfa", "grain-terminal")] == ["contradicted"]
    assert len(both("libya", "grain-terminal")) == 2
    assert len(both("omn-mfa", None)) == 2


def test_a_visit_that_is_called_off_contradicts_the_plan_of_that_day():
    def off(day):
        words = "Cancelled their meeting"
        return paper(
            "b", "2019-04-18", words, kind="meeting_cancelled", plover="REJECT", actors=("OMN", "KAZ"), day=day
        )

    plan = trip("a", "2019-04-16", "2019-04-22")
    assert [row.state for row in chains(plan, off("2019-04-22"))] == ["contradicted"]
    assert [row.state for row in chains(plan, off("2019-04-25"))] == ["open"]


def test_a_list_of_states_is_no_subject():
    def accord(name, words, *names):
        told = promise(name, "2019-04-16", words).report
        named = [mention(words, word, "KAZ") for word in names]
        alone = [event(words, "Agreed", words, "agreement_oral", "AGREE", actors=("OMN",))]
        made = told.commitments
        return document(words, name, date="2019-04-16", language="en", events=alone, commitments=made, mentions=named)

    first, second = (f"Agreed on {what} beside Kazakhstan Qazaqstan Astana" for what in ("wheat", "visas"))
    names = ("Kazakhstan", "Qazaqstan", "Astana")
    assert len(chains(accord("a", first, *names), accord("b", second, *names))) == 2
    assert len(chains(accord("a", first), accord("b", second))) == 1


def test_a_project_links_what_is_said_in_two_languages():
    arabic = promise("a", "2019-04-16", "Agreed on grain terminal works", subject="grain-terminal")
    persian = promise("b", "2019-05-16", "Tavafoq grain terminal", subject="grain-terminal")
    persian = document(
        persian.source, "b", date="2019-05-16", language="fa", events=persian.report.events,
        commitments=persian.report.commitments, mentions=persian.report.mentions,
    )  # fmt: skip
    (row,) = chains(arabic, persian)
    assert row.subject == "grain-terminal"
    other = promise("c", "2019-05-16", "Tavafoq")
    other = document(other.source, "c", date="2019-05-16", language="fa", events=other.report.events,
                     commitments=other.report.commitments)  # fmt: skip
    assert len(chains(arabic, other)) == 2


def test_two_readings_of_one_stretch_are_no_repetition():
    told = event(BUILD, "agreed", BUILD, "agreement_oral", "AGREE")
    inner = BUILD[BUILD.index("to build") :]
    made = (commitment(BUILD, BUILD, event=told.id), commitment(BUILD, inner, status="planned"))
    assert len(steps(document(BUILD, language="en", events=(told,), commitments=made))) == 1


_PAPERS = st.lists(
    st.tuples(
        st.sampled_from(["2019-04-16", "2019-04-18", "2019-05-02", None]),
        st.sampled_from(
            [BUILD, f"{BUILD} soon", "Agreed to waive fees of students", "Pledged silos near Sohar harbour"]
        ),
        st.sampled_from([None, "2019-06", "2019-06-10", "2019-09"]),
        st.sampled_from(["agreed", "planned", "under way", "done", "refused", "demanded"]),
    ),
    max_size=8,
)


@given(_PAPERS, st.randoms())
def test_the_order_of_documents_is_no_matter(papers, random):
    documents = [
        promise(f"p{number}", date, words, due=due, status=status)
        for number, (date, words, due, status) in enumerate(papers)
    ]
    ordered = chains(*documents)
    random.shuffle(documents)
    assert chains(*documents) == ordered
    assert sum(step.step != "lapsed" for row in ordered for step in row.steps) <= len(papers)

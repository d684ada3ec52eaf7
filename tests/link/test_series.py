"""Figures over time: which figures are one series, what each value is, and where documents contradict one another."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from tests.show.samples import commitment, document, event, figure, mention, statement

from rasad.link.measured import measured_of
from rasad.link.series import series_rows
from rasad.pipeline import read_text
from rasad.records.report import Target, Time


def paper(name, words, value, *, period=None, date="2019-04-16", measures="trade volume", unit="USD", **fields):
    """A document that gives one figure in a sentence on Oman and Kazakhstan; `period` is a word of it."""
    digits = str(value)
    change = fields.pop("change", None)
    amount = figure(words, digits, value, unit, measures=measures, change=change)
    states = {"Oman": "OMN", "Kazakhstan": "KAZ"}
    named = [mention(words, name, code) for name, code in states.items() if name in words]
    times = []
    if period:
        at = words.index(period)
        times = [
            Time(id=f"t:{at}", start=at, end=at + len(period), text=period, value=period, kind="date",
                 calendar="gregorian", confidence=0.9, read_by="test")
        ]  # fmt: skip
    layers = {key: fields[key](words, amount) for key in fields}
    return document(words, name, date=date, outlet=name, language="en", mentions=named, figures=[amount], times=times,
                    **layers)  # fmt: skip


def series(*documents):
    return series_rows([found for d in documents for found in measured_of(d.report, d.source)])


TOLD = "Oman told Kazakhstan that trade was {} dollars in {}"


def told(name, value, period, **fields):
    return paper(name, TOLD.format(value, period), value, period=period, **fields)


def test_values_of_one_measure_stand_by_the_time_they_are_of():
    (row,) = series(told("b", 900, "2018"), told("a", 700, "2017"))
    assert [(value.period, value.value, value.source) for value in row.values] == [
        ("2017", 700, "a"),
        ("2018", 900, "b"),
    ]
    assert (row.states, row.unit, row.conflicts) == (("KAZ", "OMN"), "USD", ())


def test_another_measure_unit_or_pair_of_states_is_another_series():
    first = told("a", 700, "2017")
    alone = TOLD.format(800, "2018").replace("Kazakhstan", "him")
    lone = paper("b", alone, 800, period="2018")
    assert len(series(first, told("b", 800, "2018", measures="wheat exports"))) == 2
    assert len(series(first, told("b", 800, "2018", unit="EUR"))) == 2
    assert len(series(first, lone)) == 2


def test_measures_that_begin_with_another_word_are_others():
    price, cost = (told(n, 700, "2017", measures=f"{n} wheat barrel") for n in ("price", "cost"))
    assert len(series(price, cost)) == 2
    assert len(series(price, told("b", 800, "2018", measures="price wheat"))) == 1


def test_two_actual_values_of_one_period_that_cannot_both_be_true_are_a_conflict():
    assert series(told("a", 700, "2017"), told("b", 900, "2017"))[0].conflicts == ("2017",)
    assert series(told("a", 700, "2017"), told("b", 702, "2017"))[0].conflicts == ()
    assert series(told("a", 700, "2017"), told("b", 900, "2018"))[0].conflicts == ()


def test_a_rise_is_not_a_level():
    rows = series(told("a", 700, "2017"), told("b", 900, "2017", change="increase"))
    assert sorted(len(row.values) for row in rows) == [1, 1]


def test_what_is_aimed_at_or_expected_is_told_apart():
    def pledged(words, amount):
        return [commitment(words, words, target=Target(figure=amount.id))]

    def planned(words, _amount):
        return [event(words, "told", words, "trade", "COOPERATE", status="planned")]

    def expected(words, _amount):
        return [statement(words, "told", words, "OMN", stance="expects")]

    def basis(**fields):
        return series(told("a", 700, "2017", **fields))[0].values[0].basis

    assert basis() == "actual"
    assert basis(commitments=pledged) == "target"
    assert basis(events=planned) == "target"
    assert basis(statements=expected) == "forecast"
    assert series(told("a", 700, "2024"))[0].values[0].basis == "forecast"


def test_whoever_says_it_is_named():
    def said(words, _amount):
        return [statement(words, "told", words, "omn-mfa")]

    assert series(told("a", 700, "2017", statements=said))[0].values[0].speakers == ("omn-mfa",)


def test_counted_people_and_shares_are_no_series():
    assert series(told("a", 700, "2017", unit="persons")) == []
    assert series(told("a", 70, "2017", unit="percent")) == []
    assert len(series(told("a", 70, "2017", unit="percent", change="increase"))) == 1


@given(
    st.lists(st.tuples(st.integers(1, 3), st.sampled_from(["2017", "2018"]), st.booleans()), max_size=7), st.randoms()
)
def test_the_order_of_documents_is_no_matter(facts, random):
    documents = [
        told(f"d{number}", 300 * times, period, measures="trade" if short else "trade volume")
        for number, (times, period, short) in enumerate(facts)
    ]
    ordered = series(*documents)
    random.shuffle(documents)
    assert series(*documents) == ordered


def test_a_doubtful_value_is_shown_with_its_doubt_and_contradicts_none():
    first, other = told("a", 700, "2017"), told("b", 900, "2017")
    doubtful = tuple(structs.replace(found, doubt="two scales") for found in other.report.figures)
    (row,) = series(first, structs.replace(other, report=structs.replace(other.report, figures=doubtful)))
    assert {value.source: value.doubt for value in row.values} == {"a": None, "b": "two scales"}
    assert row.conflicts == ()


def told_in(code, text, published="2020-06-01"):
    outcome = read_text(text, location=f"{code}.txt", language=code, published=published)
    return [found for report in outcome.reports for found in measured_of(report, outcome.source)]


def test_one_measure_told_in_two_languages_is_one_series():
    arabic = told_in("ar", "بلغ حجم التبادل التجاري بين العراق وتركيا 3 مليارات دولار في عام 2018.")
    persian = told_in("fa", "حجم مبادلات تجاری عراق و ترکیه در سال 2019 به 4 میلیارد دلار رسید.")
    (row,) = series_rows(arabic + persian)
    assert [(value.period, value.value) for value in row.values] == [("2018", 3e9), ("2019", 4e9)]
    assert row.states == ("IRQ", "TUR")


def test_what_one_side_sells_is_no_series_with_what_the_other_sells():
    turkish = told_in("ar", "بلغت الصادرات التركية إلى العراق 3 مليارات دولار في عام 2018.")
    iraqi = told_in("ar", "بلغت الصادرات العراقية إلى تركيا 5 مليارات دولار في عام 2018.")
    persian = told_in("fa", "صادرات ترکیه به عراق در سال 2019 به 4 میلیارد دلار رسید.")
    rows = series_rows(turkish + iraqi + persian)
    assert all({value.value for value in row.values} <= {3e9, 4e9} or len(row.values) == 1 for row in rows)
    assert not any({3e9, 5e9} <= {value.value for value in row.values} for row in rows)


def test_words_that_do_not_tell_all_join_no_languages():
    arabic = told_in("ar", "بلغ السعر في العراق 70 دولارا في عام 2018.")
    persian = told_in("fa", "قیمت در عراق در سال 2018 به 70 دلار رسید.")
    assert not any(found.meaning for found in arabic + persian)
    assert len(series_rows(arabic + persian)) == len(arabic) + len(persian)

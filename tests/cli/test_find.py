"""`rasad find` as its user meets it: lines of JSON in, lines of JSON out."""

import json

import pytest
from click.testing import CliRunner

from rasad.cli.main import cli
from rasad.errors import ReadError

ARABIC = "التقى وزير الخارجية الروسي نظيره التركي في أنقرة أمس، وبلغ التبادل 25 مليار دولار."
PERSIAN = "حجم تجارت ایران و ترکیه در سال ۲۰۱۹ به ۵ میلیارد دلار رسید."


def find(layer, *lines):
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return CliRunner().invoke(cli, ["find", layer], input=text)


def answers(layer, *lines):
    result = find(layer, *lines)
    assert result.exit_code == 0, result.exception
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_times_are_counted_from_the_reference():
    (answer,) = answers("times", {"id": "a", "text": ARABIC, "lang": "ar", "reference": "2019-05-08"})
    assert answer["id"] == "a"
    assert [(time["text"], time["value"]) for time in answer["times"]] == [("أمس", "2019-05-07")]


def test_without_a_reference_a_relative_time_has_no_value():
    (answer,) = answers("times", {"id": 1, "text": ARABIC, "lang": "ar"})
    assert answer["id"] == 1
    assert [time["value"] for time in answer["times"]] == [None]


def test_figures_have_value_and_unit():
    (answer,) = answers("figures", {"id": "a", "text": PERSIAN, "lang": "fa"})
    assert [(figure["value"], figure["unit"]) for figure in answer["figures"]] == [(5_000_000_000, "USD")]


def test_names_are_resolved_and_offsets_hold():
    (answer,) = answers("names", {"id": "a", "text": PERSIAN, "lang": "fa"})
    found = {entity for mention in answer["mentions"] for entity in mention["entities"]}
    assert {"IRN", "TUR"} <= found
    assert all(PERSIAN[mention["start"] : mention["end"]] == mention["text"] for mention in answer["mentions"])


@pytest.mark.parametrize(("layer", "name"), [("times", "times"), ("figures", "figures"), ("names", "mentions")])
def test_a_language_without_a_pack_gives_an_empty_list(layer, name):
    assert answers(layer, {"id": "a", "text": "5 % am Montag", "lang": "xx"}) == [{"id": "a", name: []}]


def test_there_is_one_answer_per_line_in_order_and_blank_lines_are_none():
    lines = [{"id": n, "text": "", "lang": "ar"} for n in (3, 1, 2)]
    assert [answer["id"] for answer in answers("times", lines[0], "", lines[1], lines[2])] == [3, 1, 2]


def test_other_keys_of_a_line_are_ignored():
    assert len(answers("times", {"id": "a", "text": "", "lang": "ar", "source": "mine"})) == 1


@pytest.mark.parametrize("line", ["no json", '{"id": "a", "lang": "ar"}', '{"id": "a", "text": 5, "lang": "ar"}', "[]"])
def test_a_malformed_line_is_named_with_what_to_write(line):
    result = find("times", {"id": "a", "text": "", "lang": "ar"}, line)
    assert isinstance(result.exception, ReadError)
    assert "line 2" in str(result.exception)
    assert '"text"' in str(result.exception)


def test_an_unknown_layer_is_wrong_usage():
    assert find("events", {"id": "a", "text": "", "lang": "ar"}).exit_code == 2

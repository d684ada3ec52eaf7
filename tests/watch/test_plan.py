"""A list of sources is taken as it is meant, or refused with the place and what to write."""

import pytest

from rasad.errors import ConfigError
from rasad.knowledge.base import load_knowledge
from rasad.watch import Plan, load_plan
from rasad.watch.plan import seconds

FEED = '[[source]]\nurl = "https://a.example/feed"\n'
OPML = """<?xml version="1.0"?><opml version="2.0"><body><outline text="Papers">
<outline type="rss" text="A &amp; B" xmlUrl="https://a.example/feed?x=1&amp;y=2"/><outline title='C' xmlUrl='https://c.example/rss'/>
</outline></body></opml>"""


def load(folder, text: str) -> Plan:
    path = folder / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return load_plan(path, load_knowledge())


def test_a_short_list_is_enough(tmp_path) -> None:
    plan = load(tmp_path, FEED)
    assert [source.url for source in plan.source] == ["https://a.example/feed"]
    assert (plan.watch.gap_s, seconds(plan.watch.every), plan.deliver.channels) == (10, 1800, ("stdout",))


def test_all_that_can_be_said(tmp_path) -> None:
    plan = load(
        tmp_path,
        '[watch]\nevery = "15m"\nper_host = "2.5s"\n[deliver]\nstdout = false\nfile = "a.jsonl"\nwebhook = "https://d.example/"\n'
        + FEED
        + 'kind = "section"\nlinks = "/news/*"\nevery = "1d"\noutlet = "irna"\nlanguage = "fa"\npermission = "letter"\n'
        '[[alert]]\nbetween = ["RUS", "TUR"]\ntype = "AGREE"\nsubject = "Akkuyu"\n'
        '[[alert]]\nname = "late"\non = "lapsed"\n',
    )
    assert plan.deliver.channels == ("file", "webhook")
    assert plan.deliver.file == str(tmp_path / "a.jsonl")
    assert [alert.title for alert in plan.alert] == ["RUS TUR AGREE Akkuyu", "late"]


def test_an_opml_list_of_feeds_is_taken_too(tmp_path) -> None:
    plan = load(tmp_path, OPML)
    assert [(source.url, source.title) for source in plan.source] == [
        ("https://a.example/feed?x=1&y=2", "A & B"),
        ("https://c.example/rss", "C"),
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[source]\n", "no valid TOML"),
        ('[[source]]\nurl = "https://a.example/"\nurll = "x"\n', r"unknown field `urll` - at `source 1`"),
        ("[[source]]\nname = 'x'\n", "missing required field `url`"),
        (FEED + 'kind = "paper"\n', "Invalid enum value 'paper'"),
        ('[[source]]\nurl = "ftp://a.example/"\n', r"\[\[source\]\] 1: 'ftp://a.example/' is no address"),
        (FEED + FEED, r"\[\[source\]\] 2: .* stands there twice"),
        (FEED + 'every = "often"\n', "every = 'often' is no time. Write it as 30s"),
        (FEED + 'every = "5s"\n', "too often. Write at least 1m"),
        ('[watch]\nper_host = "ten"\n' + FEED, r"\[watch\] per_host = 'ten' is no time"),
        ("[watch]\nworkers = 0\n", "at `watch.workers`"),
        (FEED + '[[alert]]\nbetween = ["RUS", "Turkey"]\n', r"\[\[alert\]\] 1: 'Turkey' is no state"),
        (FEED + '[[alert]]\nbetween = ["RUS", "RUS"]\n', "names RUS twice"),
        (FEED + '[[alert]]\ntype = "AGREES"\n', "Invalid enum value 'AGREES'"),
        (FEED + '[[alert]]\nkind = "chat"\n', "'chat' is no kind of event"),
        (FEED + '[[alert]]\nkind = ["visit", "chat"]\n', "'chat' is no kind of event"),
        (FEED + '[[alert]]\ntype = ["AGREE", "AGREES"]\n', "Invalid enum value 'AGREES'"),
        (FEED + '[[alert]]\non = "lapsed"\ntype = "AGREE"\n', "type says nothing of on = 'lapsed'"),
        (FEED + "[[alert]]\nmin_confidence = 2\n", "at `alert 1.min_confidence`"),
        (FEED + '[deliver]\nwebhook = "desk"\n', "the webhook is no address"),
        ("<opml></opml>", "no outline in it has an xmlUrl"),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(tmp_path, text, reason) -> None:
    with pytest.raises(ConfigError, match=reason) as caught:
        load(tmp_path, text)
    assert str(tmp_path / "sources.toml") in str(caught.value)


def test_a_list_that_is_not_there_is_said_to_be_so(tmp_path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load_plan(tmp_path / "none.toml", load_knowledge())

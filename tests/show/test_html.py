"""The HTML page of a brief."""

import re
from html.parser import HTMLParser

from rasad.show import html
from rasad.show.brief import build_brief
from rasad.show.passages import AROUND, marked_source, passages


class Page(HTMLParser):
    """Collects links, anchors and addresses, and checks that tags close."""

    VOID = frozenset({"meta", "br", "link", "img", "input", "hr"})

    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.hrefs, self.loads = [], set(), [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.ids.add(values.get("id"))
        if tag == "a":
            self.hrefs.append(values["href"])
        if "src" in values or tag in {"link", "script", "iframe"}:
            self.loads.append(tag)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_page_loads_nothing_and_closes_every_tag(two_tellings):
    text = html.render(build_brief(two_tellings), with_sources=True)
    page = Page(text)
    assert page.open == []
    assert page.loads == []
    assert not re.search(r"url\(|@import", text)


def test_every_citation_opens_a_passage_of_the_page(two_tellings):
    page = Page(html.render(build_brief(two_tellings)))
    targets = [h[1:] for h in page.hrefs if h.startswith("#p-")]
    assert targets
    assert set(targets) <= page.ids


def test_a_passage_holds_at_most_200_characters_around_the_mark(make):
    text = "word " * 200 + "They met. " + "word " * 200
    event = make.event(text, "met", "They met", date="2019-04-16")
    (passage,) = passages(build_brief([make.document(text, events=[event])]))
    assert passage.marked == "They met"
    assert len((passage.before + passage.after).replace("\u2026", "")) <= AROUND
    assert passage.before.startswith("\u2026word")


def test_the_whole_source_is_in_the_page_only_when_asked_for_and_then_marked_private(make):
    text = "SECRET-START " + "word " * 200 + "They met. " + "word " * 200
    brief = build_brief([make.document(text, events=[make.event(text, "met", "They met", date="2019-04-16")])])
    assert "SECRET-START" not in html.render(brief)
    assert "PRIVATE" not in html.render(brief)
    assert "SECRET-START" in html.render(brief, with_sources=True)
    assert "PRIVATE" in html.render(brief, with_sources=True)


def test_marks_of_the_source_are_escaped(make):
    text = '<script>alert(1)</script> "&amp; They agreed to <b>build</b>.'
    event = make.event(text, "agreed", text, "agreement_oral", "AGREE", date="2019-04-16")
    page = html.render(build_brief([make.document(text, "x_<i>.txt", outlet="<u>O</u>", events=[event])]))
    assert not re.search(r"<(script|b>bu|i>|u>)", page)
    assert "&lt;script&gt;alert(1)" in page


def test_only_web_addresses_become_links(make):
    bad = make.document("They met.", "a_x.txt", url="javascript:alert(1)")
    good = make.document("They met.", "b_x.txt", url="https://example.org/a?b=1&c=2")
    page = Page(html.render(build_brief([bad, good])))
    assert not any(h.startswith("javascript") for h in page.hrefs)
    assert "https://example.org/a?b=1&c=2" in page.hrefs


def test_language_and_direction_of_quotations_are_marked(two_tellings):
    page = html.render(build_brief(two_tellings))
    assert '<html lang="en" dir="ltr">' in page
    assert re.search(r'<q dir="auto"[^>]* lang="ar">', page)


def test_a_whole_source_is_cut_into_cited_and_other_stretches_that_give_it_back(two_tellings):
    brief = build_brief(two_tellings)
    for document in brief.documents:
        stretches = marked_source(document, brief.citations())
        assert "".join(text for text, _ in stretches) == document.source
        assert any(cited for _, cited in stretches)


def test_citations_are_notes_numbered_in_the_order_of_the_page(two_tellings):
    page = html.render(build_brief(two_tellings))
    text, notes = page.split('<section id="passages">')
    first = list(dict.fromkeys(re.findall(r'href="#(p-[^"]+)" title="[^"]+">', text)))
    assert re.findall(r'<article id="(p-[^"]+)"', notes) == first
    assert [int(n) for n in re.findall(r'<p class="origin"><b>(\d+)</b>', notes)] == list(range(1, len(first) + 1))

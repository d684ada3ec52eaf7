"""Run other extractors over pages: reads [[base64, url], ...] as JSON from standard input, prints their texts as JSON.

It runs in an interpreter of its own (see `pages.py`), and imports nothing of rasad.
"""

import base64
import json
import re
import sys
import time


def _trafilatura(raw, url):
    import trafilatura

    return trafilatura.extract(raw, include_comments=False)


def _readability(raw, url):
    from lxml import html
    from readability import Document

    summary = Document(raw).summary()
    return "\n".join(t for t in html.fromstring(summary).itertext() if t.strip())


def _resiliparse(raw, url):
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import detect_encoding
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse_from_bytes(raw, detect_encoding(raw))
    return extract_plain_text(tree, main_content=True, alt_texts=False)


def _newspaper(raw, url):
    import newspaper

    language = "fa" if "\u06cc" in raw.decode("utf-8", "replace") else "ar"
    article = newspaper.Article(url or "https://example.org/", fetch_images=False, language=language)
    article.download(input_html=raw.decode("utf-8", "replace"))
    article.parse()
    return article.text


TOOLS = {
    "trafilatura": _trafilatura,
    "readability-lxml": _readability,
    "resiliparse": _resiliparse,
    "newspaper4k": _newspaper,
}


def main():
    pages = [(base64.b64decode(raw), url) for raw, url in json.load(sys.stdin)]
    result = {}
    for name, extract in TOOLS.items():
        texts, seconds = [], 0.0
        for raw, url in pages:
            begin = time.process_time()
            try:
                text = extract(raw, url)
            except Exception:  # noqa: BLE001 - a page that a tool cannot read counts as empty
                text = ""
            seconds += time.process_time() - begin
            texts.append(re.sub(r"\n{2,}", "\n", text or ""))
        result[name] = {"texts": texts, "seconds": seconds}
    json.dump(result, sys.stdout)


if __name__ == "__main__":
    main()

"""Articles coded by hand, as kept in `coded/`: what their readers found in them, and what rasad reads there now.

`coded/*.csv` hold offsets, types, states and statuses of what readers who had never seen rasad's output found in random
articles on relations between states, by the guidelines of the annotated set; no text. The texts stand in
SHARED/corpora. Parts "open", "said" and "events" (coded for events alone) were read while rasad was changed, of "said"
the statements and commitments of every other article only; "seen" only its faults and late, "aside" never.
"""

import csv
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

CODED = Path(__file__).parent / "coded"
LANGUAGES = ("ar", "fa")
FITTED = ("open", "said", "events")
"""The parts that weights are fitted on."""
STATE_CODE = 3  # letters of ISO 3166-1 alpha-3


class Coded(NamedTuple):
    """One article with what its readers found; rows as in the files."""

    id: str
    language: str
    part: str
    title: str
    text: str
    published: str | None
    events: list[dict[str, str]]
    statements: list[dict[str, str]]
    commitments: list[dict[str, str]]


def hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def is_state(name: str) -> bool:
    """Say whether a coded side is a state, written by its code; what is longer names a body or a group."""
    return len(name) == STATE_CODE and name.isupper()


def rows(name: str) -> list[dict[str, str]]:
    with (CODED / f"{name}.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def coded_articles(shared: Path, parts: tuple[str, ...]) -> Iterator[Coded]:
    """Yield the coded articles of some parts.

    Raises:
        SystemExit: an article of the corpora no longer has the text that was coded.
    """
    wanted = {row["document"]: row for row in rows("documents") if row["part"] in parts}
    layers = {name: rows(name) for name in ("events", "statements", "commitments")}
    for language in LANGUAGES:
        for line in (shared / "corpora" / f"{language}.jsonl").open(encoding="utf-8"):
            article = json.loads(line)
            row = wanted.get(hashed(article["id"]))
            if row is None:
                continue
            text = f"{article['title'] or ''}\n\n{article['text']}"
            if hashed(text) != row["text"]:
                raise SystemExit(f"{article['id']} in {language}.jsonl is not the text that was coded: code it anew")
            found = {name: [r for r in lines_ if r["document"] == row["document"]] for name, lines_ in layers.items()}
            yield Coded(article["id"], language, row["part"], article["title"], text, article["published"], **found)

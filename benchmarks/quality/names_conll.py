"""How well rasad finds people, places and organisations on a public set of labelled words in CoNLL columns.

    python benchmarks/quality/names_conll.py LANGUAGE PATH... [--column N] [--joined]

Fit are sets of news with PER, LOC and ORG (also PERS, GPE, LOCATION ..., with or without B- and I-), a word a line, an
empty line between sentences: for Arabic ANERcorp, AQMAR, WikiANN ar; for Persian Arman, Peyma, WikiANN fa. Other types
count as no name. No set is shipped: mind its licence.

A set gives single sentences, so that rasad lacks the article's title, day and earlier names: it finds less there than
in articles. States count as places; adjectives of nationality count as no names. With --joined all sentences of a file
are read as one article.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from rasad.annotate.mentions import Mentions, annotate_mentions
from rasad.knowledge import load_knowledge
from rasad.langpack.pack import load_pack, shipped_languages
from rasad.text.documents import line_document
from rasad.training.conll import LABEL_OF_TYPE, Labelled, LabelledText, read_conll

TYPES = {"P": "person", "L": "place", "O": "organisation"}
LABELS = {**LABEL_OF_TYPE, "state": "L"}


def joined(sentences: Iterable[LabelledText]) -> LabelledText:
    """Return the sentences of a set as one text, a sentence a line."""
    text, names = "", []
    for sentence in sentences:
        names += [Labelled(n.start + len(text), n.end + len(text), n.label) for n in sentence.names]
        text += sentence.text + "\n"
    return LabelledText("joined", text, tuple(names))


def found(text: str, language: str) -> set[Labelled]:
    """Return the names that rasad finds in a text; of those that lie in one another the longest."""
    document = line_document(text, language=language)
    mentions: Mentions = annotate_mentions(document, load_pack(language), load_knowledge(), day=None)
    names: list[Labelled] = []
    for mention in mentions.mentions:
        entity = mentions.entities.get(mention.entities[0])
        label = LABELS.get(entity.type) if entity and mention.kind == "name" else None
        if label and not (names and mention.end <= names[-1].end):
            names.append(Labelled(mention.start, mention.end, label))
    return set(names)


def counts(sentences: Iterable[LabelledText], language: str) -> Counter[tuple[str, str]]:
    """Count by type what is there, found, right in both ends, and right where spans only meet."""
    counted: Counter[tuple[str, str]] = Counter()
    for sentence in sentences:
        true, guessed = set(sentence.names), found(sentence.text, language)
        for label in TYPES:
            wanted, got = ({name for name in names if name.label == label} for names in (true, guessed))
            counted["there", label] += len(wanted)
            counted["found", label] += len(got)
            counted["right", label] += len(wanted & got)
            counted["met", label] += sum(any(g.start < w.end and w.start < g.end for w in wanted) for g in got)
            counted["reached", label] += sum(any(g.start < w.end and w.start < g.end for g in got) for w in wanted)
    return counted


def rows(counted: Counter[tuple[str, str]]) -> Iterator[str]:
    """Yield the lines of the table: exact spans first, then spans that meet."""
    yield f"{'exact spans':14}{'there':>7}{'found':>7}{'precision':>11}{'recall':>8}{'F1':>7}   spans that meet"
    yield f"{'':57}{'precision':>18}{'recall':>8}"
    for label, name in [*TYPES.items(), ("", "all")]:
        labels = [label] if label else list(TYPES)
        there, got, right, met, reached = (
            sum(counted[what, each] for each in labels) for what in ("there", "found", "right", "met", "reached")
        )
        precision, recall = right / max(got, 1), right / max(there, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        loose = f"{met / max(got, 1):>18.3f}{reached / max(there, 1):>8.3f}"
        yield f"{name:14}{there:>7}{got:>7}{precision:>11.3f}{recall:>8.3f}{f1:>7.3f}   {loose}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language", choices=shipped_languages())
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--column", type=int, default=-1, help="where the label stands (default: the last column)")
    parser.add_argument("--joined", action="store_true", help="read all sentences of a file as one article")
    chosen = parser.parse_args()
    total: Counter[tuple[str, str]] = Counter()
    for path in chosen.paths:
        sentences: Iterable[LabelledText] = read_conll(path, column=chosen.column)
        total += counts([joined(sentences)] if chosen.joined else sentences, chosen.language)
    print("\n".join(rows(total)))


if __name__ == "__main__":
    main()

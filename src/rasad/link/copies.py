"""Texts -> which copy one another: the same agency text with edits, cuts and another site's additions.

A text is known by a sample of its runs of words: those whose hash falls into one class of eight. The same runs are
sampled in every text, so the share of a shorter text that stands in a longer one can be read off the samples; sketches
made for texts of one length cannot tell it. Source: Broder, On the resemblance and containment of documents (1997).
"""

import hashlib
import zlib
from collections import Counter
from collections.abc import Mapping
from itertools import combinations

import regex

from rasad.chars.fold import fold
from rasad.records.ports import StoredDocument

RUN = 4  # words: shorter runs are formulas of the trade, longer ones break at every edit
CLASSES = 8  # one run in eight is kept, some fifty of an article
FEW = 6  # sampled runs: a text with fewer is short, and all its runs are kept
COPIED = 0.6  # of the shorter text; two reports written apart of one statement share less

Sample = frozenset[int]
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")


def sample_of(document: StoredDocument) -> Sample:
    """Return the sampled runs of a document's own text, the furniture of its page left out; may be empty."""
    report = document.report
    own = (s for s in report.segments if s.part == report.document.part and s.kind in ("headline", "body"))
    words = [word for s in own for word in _WORD.findall(fold(document.source[s.start : s.end]))]
    runs = {" ".join(words[i : i + RUN]).encode() for i in range(len(words) - RUN + 1)}
    sampled = [run for run in runs if zlib.crc32(run) % CLASSES == 0]
    return frozenset(map(_hashed, sampled if len(sampled) >= FEW else runs))


def copied_share(a: Sample, b: Sample) -> float:
    """Return which part of the shorter text stands in the longer one, between 0 and 1."""
    return len(a & b) / max(min(len(a), len(b)), 1)


def are_copies(a: Sample, b: Sample) -> bool:
    """Say whether one text is, for the most part, a copy of the other."""
    return len(a & b) >= FEW and copied_share(a, b) >= COPIED


def find_copies(samples: Mapping[str, Sample]) -> dict[str, frozenset[str]]:
    """Return for each document that shares its text with others those others.

    Of three texts the first may copy the second, the second the third, and the first still have nothing of the third: a
    long report takes over more than one dispatch.
    """
    holders: dict[int, list[str]] = {}
    for document in sorted(samples):
        for run in samples[document]:
            holders.setdefault(run, []).append(document)
    shared = Counter(pair for documents in holders.values() for pair in combinations(documents, 2))
    found: dict[str, set[str]] = {}
    for (a, b), count in shared.items():
        if count >= FEW and are_copies(samples[a], samples[b]):
            found.setdefault(a, set()).add(b)
            found.setdefault(b, set()).add(a)
    return {document: frozenset(others) for document, others in found.items()}


def _hashed(run: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(run, digest_size=8).digest())

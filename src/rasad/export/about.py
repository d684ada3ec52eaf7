"""What an export says of itself: version, that nobody verified it, the measured precision, what was left out."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from rasad.config import VERSION
from rasad.knowledge.quality import measured_quality

UNVERIFIED = "machine-read, not verified"


def notice(layer: str, version: str = VERSION) -> str:
    """Return the line that every row or file says of itself.

    Args:
        layer: what the rows are; its measured precision is named.
        version: of the rasad that read them.
    """
    quality = measured_quality()
    if quality is None:
        return f"rasad {version}: {UNVERIFIED}; precision not measured"
    told = ", ".join(
        f"{name} {value:.2f}" for name, value in quality.precision.items() if name.partition("+")[0] == layer
    )
    return f"rasad {version}: {UNVERIFIED}; precision over {quality.articles} articles: {told or 'not measured'}"


def about(
    form: str, *, layer: str, asked: Mapping[str, Any], rows: int, left_out: Counter[str], sha256: str
) -> dict[str, Any]:
    """Return what the file beside an export says; there is no time in it, so that the same input gives the same bytes.

    Args:
        form: the format.
        layer: what the rows are.
        asked: the filters.
        rows: how many the file holds.
        left_out: how many were not written, by reason.
        sha256: of the file.
    """
    quality = measured_quality()
    return {
        "made_by": f"rasad {VERSION}",
        "notice": UNVERIFIED,
        "format": form,
        "layer": layer,
        "encoding": "UTF-8",
        "filters": dict(asked),
        "rows": rows,
        "left_out": dict(sorted(left_out.items())),
        "sha256": sha256,
        "measured_precision": dict(quality.precision) if quality else None,
        "measured_articles": quality.articles if quality else None,
        "allegations": "What one side alone says that another did is marked as alleged, never stated as a fact.",
        "people": "Religion, ethnicity, gender and age are never filled.",
        "ontology": "Event types: PLOVER (CC BY-SA 4.0). Codes and scores: CAMEO, Goldstein.",
        "texts": "Quotes and offsets only. The texts belong to their publishers.",
    }

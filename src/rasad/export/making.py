"""What the makers of all formats share: their sources, what they count, and the evidence beside a file."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from rasad.export.quoting import Quoter
from rasad.export.tables import Sources
from rasad.knowledge.base import Knowledge, load_knowledge
from rasad.knowledge.crosswalk import load_crosswalk
from rasad.langpack.layers import UserLayer


class Making:
    """One export on its way: `rows` and `left_out` count, `keep_evidence` takes where a row comes from."""

    def __init__(self, layer: str, user_layer: UserLayer | None, *, old_header: bool = False) -> None:
        self.layer = layer
        self.user_layer = user_layer
        self.old_header = old_header
        self.sources = Sources(load_crosswalk(), load_knowledge(user_layer), Quoter())
        self.rows = 0
        self.left_out: Counter[str] = Counter()
        self.keep_evidence: Callable[[dict[str, Any]], None] = lambda _row: None

    @property
    def knowledge(self) -> Knowledge:
        """The names and facts in effect."""
        return self.sources.knowledge


class Form(NamedTuple):
    """A format: how its bytes are made, which layers it holds, whether the evidence lies beside it.

    `make` yields bytes in order; it counts its rows in the `Making`.
    """

    make: Callable[[Iterator[Any], Making], Iterator[bytes]]
    layers: tuple[str, ...] = ("events",)
    has_evidence: bool = False

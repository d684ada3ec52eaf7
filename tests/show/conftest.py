"""The builders of small reports, and two documents that tell of one thing, for the tests of what rasad shows."""

from types import SimpleNamespace

import pytest
from tests.show.samples import commitment, document, event, figure, mention, statement
from tests.store.samples import quote


@pytest.fixture()
def make():
    return SimpleNamespace(
        document=document,
        event=event,
        statement=statement,
        commitment=commitment,
        figure=figure,
        mention=mention,
        quote=quote,
    )


@pytest.fixture()
def two_tellings():
    """The same talks in two documents, with a commitment, two figures that differ and a denial."""
    first = "The ministers met in Muscat. They agreed to speed up the terminal. Trade was 340 million dollars."
    second = "Both met in Muscat on Tuesday. Trade was 430 million dollars. It denied the visit."
    one = document(
        first,
        "one_ar.txt",
        outlet="Gazette",
        events=[
            event(first, "met", "The ministers met in Muscat", place="muscat", date="2019-04-16"),
            event(
                first, "agreed", "They agreed to speed up the terminal", "agreement_oral", "AGREE", date="2019-04-16"
            ),
        ],
        mentions=[mention(first, "terminal", "grain-terminal")],
        commitments=[commitment(first, "speed up the terminal", subject="grain-terminal", due="2020")],
        figures=[figure(first, "340 million dollars", 340_000_000, "USD", measures="trade")],
    )
    two = document(
        second,
        "two_fa.txt",
        language="fa",
        date=None,
        events=[
            event(second, "met", "Both met in Muscat on Tuesday", place="muscat", date="2019-04-16", basis="inferred"),
            event(
                second, "visit", "It denied the visit", "visit", status="denied", actors=("OMN",), recipients=("KAZ",)
            ),
        ],
        figures=[figure(second, "430 million dollars", 430_000_000, "USD", measures="trade")],
    )
    return [one, two]

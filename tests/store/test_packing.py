from hypothesis import given
from hypothesis import strategies as st
from tests.store.samples import energy_report, grain_report

from rasad.store.packing import decode, encode, pack, report_digest, unpack


@given(st.binary(max_size=200))
def test_what_is_packed_comes_back(content: bytes) -> None:
    assert unpack(pack(content)) == content


def test_a_report_survives_its_encoding() -> None:
    for report in (grain_report(), energy_report()):
        assert decode(encode(report)) == report


def test_the_digest_leaves_out_the_location_and_nothing_else() -> None:
    assert report_digest(grain_report(outlet="tass", location="x")) == report_digest(
        grain_report(outlet="tass", location="y")
    )
    assert report_digest(grain_report(version="1")) != report_digest(grain_report(version="2"))

"""Leads that open with a title: the paragraph that tells it again names who speaks."""

import pytest

from tests.events.coding import coded, said_by

LAVROV = "Q58217"
TOLD = "\nبه گزارش ایسنا، سرگئی لاوروف در نشست خبری گفت: باید صبر کرد."


@pytest.mark.parametrize(
    ("lead", "count"),
    [
        ("رئیس هیات مذاکره‌کننده گفت: راه باز است.", 2),
        ("یک مقام آگاه گفت: راه باز است.", 1),
        ("رئیس هیات مصر گفت: راه باز است.", 1),
    ],
)
def test_a_title_in_the_lead_is_who_is_named_where_it_is_told_again(lead: str, count: int) -> None:
    assert len(said_by(coded("راه مذاکره\n\n" + lead + TOLD, "fa"), LAVROV)) == count


def test_a_title_in_the_lead_stays_without_a_name_where_somebody_else_is_told_of() -> None:
    text = "راه مذاکره\n\nرئیس هیات مذاکره‌کننده گفت: راه باز است.\nسرگئی لاوروف گفت: باید صبر کرد."
    assert [s.speakers for s in coded(text, "fa").statements] == [(), (LAVROV,)]


def test_a_title_is_named_though_one_outlet_relays_another_and_so_is_the_headlines() -> None:
    told = "\nبه گزارش ایسنا به نقل از رویترز، سرگئی لاوروف در نشست خبری گفت: باید صبر کرد."
    text = "نماینده پوتین: در کنار آنها می‌مانیم\n\nرئیس هیات مذاکره‌کننده گفت: راه باز است."
    found = coded(text + told, "fa")
    assert len(said_by(found, LAVROV)) == 3, [(s.speakers, s.steps) for s in found.statements]

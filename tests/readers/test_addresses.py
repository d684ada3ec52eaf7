"""Only addresses of the public network are asked, also where Python calls others global."""

import pytest

from rasad.readers.addresses import is_public

PUBLIC = ["93.184.215.14", "8.8.8.8", "2606:4700::6810:84e5", "2a00:1450:4001:80b::200e", "::ffff:8.8.8.8"]
NOT_PUBLIC = {
    "private": ["10.0.0.1", "172.16.9.9", "192.168.1.1", "fd00::1", "fc00::1"],
    "loopback": ["127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1"],
    "link-local, with the metadata of clouds": ["169.254.169.254", "fe80::1", "fe80::1%eth0"],
    "multicast, which Python calls global": ["224.0.0.1", "239.1.2.3", "ff02::1", "ff0e::1"],
    "reserved": ["240.0.0.1", "255.255.255.255", "0.0.0.0", "0.1.2.3", "::", "100.64.0.1", "198.18.0.1"],
    "documentation": ["192.0.2.1", "198.51.100.1", "203.0.113.1", "2001:db8::1", "3fff::1"],
    "another address in disguise": ["64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001:0:7f00::1", "::7f00:1"],
    "translated": ["::ffff:0:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254"],
    "once site-local": ["fec0::1", "feff::1"],
    "assigned to protocols": ["192.0.0.8", "192.88.99.1", "5f00::1", "100::1"],
    "no address": ["", "example.org", "1.2.3", "127.1", "0x7f000001", "2130706433", "١٢٧.0.0.1"],
}


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_may_be_asked(address) -> None:
    assert is_public(address)


@pytest.mark.parametrize("kind", NOT_PUBLIC)
def test_no_other_may(kind) -> None:
    assert [address for address in NOT_PUBLIC[kind] if is_public(address)] == []

"""An address of the network -> whether it may be asked: only public ones, so that no page leads into a private network.

Source: the IANA registries of special-purpose addresses; `ipaddress.is_global` of Python lets several of these pass.
"""

import ipaddress
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

_UNICAST_6 = ip_network("2000::/3")  # all of IPv6 that is given out to the public; the rest is for special purposes
_SPECIAL = tuple(
    ip_network(one)
    for one in (
        "192.0.0.0/24",  # protocol assignments
        "192.88.99.0/24",  # relays from IPv6 to IPv4, given up
        "224.0.0.0/4",  # multicast
        "2001::/23",  # protocol assignments, with Teredo, which carries any IPv4 address
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which carries any IPv4 address
        "3fff::/20",  # documentation
    )
)


def is_public(address: str) -> bool:
    """Say whether an IP address is one of the public network; what is no address is not.

    >>> [is_public(one) for one in ("93.184.215.14", "127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1")]
    [True, False, False, False]
    """
    try:
        found: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is not None:
            found = found.ipv4_mapped
        elif found not in _UNICAST_6:
            return False
    return found.is_global and not any(_holds(network, found) for network in _SPECIAL)


def _holds(network: ipaddress.IPv4Network | ipaddress.IPv6Network, address: IPv4Address | IPv6Address) -> bool:
    return network.version == address.version and address in network

//! Which addresses lie outside: a pure rule, with the IANA special-purpose address registries
//! (RFC 6890 and its updates) as the source.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Why an address must not be reached on the word of a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum InsideAddress {
    /// This machine: `127.0.0.0/8`, `::1`.
    Loopback,
    /// No address at all, which many systems take for this machine: `0.0.0.0/8`, `::`.
    Unspecified,
    /// Private networks of RFC 1918 and unique local addresses of RFC 4193.
    Private,
    /// The link only, where clouds keep their metadata service: `169.254.0.0/16`, `fe80::/10`.
    LinkLocal,
    /// Shared by a provider's customers (RFC 6598): `100.64.0.0/10`.
    Shared,
    /// The host side of a cloud machine, under an address that looks public.
    Platform,
    /// Groups and broadcast.
    Multicast,
    /// Examples and measurements only.
    Documentation,
    /// A tunnel or translation that hides another address: 6to4, Teredo, local NAT64.
    Transition,
    /// Not handed out to anybody.
    Reserved,
}

/// Azure's virtual host address, the same in every region; hosted runners live there, and behind
/// it stand the machine's agent, its DNS and its secrets.
const AZURE_HOST: Ipv4Addr = Ipv4Addr::new(168, 63, 129, 16);

/// Says why the address lies inside; `None` for one that anybody on the Internet may have.
pub(crate) fn inside(address: IpAddr) -> Option<InsideAddress> {
    match address {
        IpAddr::V4(address) => inside_v4(address),
        IpAddr::V6(address) => inside_v6(address),
    }
}

fn inside_v4(address: Ipv4Addr) -> Option<InsideAddress> {
    let kind = match address.octets() {
        [0, ..] => InsideAddress::Unspecified,
        [127, ..] => InsideAddress::Loopback,
        [10, ..] | [192, 168, ..] => InsideAddress::Private,
        [172, second, ..] if second & 0xf0 == 16 => InsideAddress::Private,
        [100, second, ..] if second & 0xc0 == 64 => InsideAddress::Shared,
        [169, 254, ..] => InsideAddress::LinkLocal,
        [192, 0, 0, _] => InsideAddress::Reserved,
        [192, 0, 2, _] | [198, 51, 100, _] | [203, 0, 113, _] => InsideAddress::Documentation,
        [198, 18 | 19, ..] => InsideAddress::Documentation,
        [192, 88, 99, _] => InsideAddress::Transition,
        [first, ..] if first & 0xf0 == 224 => InsideAddress::Multicast,
        [255, 255, 255, 255] => InsideAddress::Multicast,
        [first, ..] if first >= 240 => InsideAddress::Reserved,
        _ if address == AZURE_HOST => InsideAddress::Platform,
        _ => return None,
    };
    Some(kind)
}

/// IPv6 is judged the other way round: only `2000::/3` is handed out, so all else is inside.
fn inside_v6(address: Ipv6Addr) -> Option<InsideAddress> {
    let segments = address.segments();
    if let Some(embedded) = translated(segments) {
        return inside_v4(embedded);
    }
    let kind = match segments {
        [0, 0, 0, 0, 0, 0, 0, 0] => InsideAddress::Unspecified,
        [0, 0, 0, 0, 0, 0, 0, 1] => InsideAddress::Loopback,
        [0x64, 0xff9b, ..] => InsideAddress::Transition,
        [first, ..] if first & 0xfe00 == 0xfc00 => InsideAddress::Private,
        [first, ..] if first & 0xffc0 == 0xfe80 => InsideAddress::LinkLocal,
        [first, ..] if first & 0xff00 == 0xff00 => InsideAddress::Multicast,
        [0x2001, 0xdb8, ..] => InsideAddress::Documentation,
        [0x3fff, second, ..] if second & 0xf000 == 0 => InsideAddress::Documentation,
        [0x2002, ..] | [0x2001, 0, ..] => InsideAddress::Transition,
        [0x2001, second, ..] if second & 0xfe00 == 0 => InsideAddress::Reserved,
        [first, ..] if first & 0xe000 == 0x2000 => return None,
        _ => InsideAddress::Reserved,
    };
    Some(kind)
}

/// The IPv4 address that will really be reached: of an IPv4-mapped address (RFC 4291, 2.5.5.2) and
/// of the well-known NAT64 prefix (RFC 6052), which IPv6-only networks use for every IPv4 host.
fn translated(segments: [u16; 8]) -> Option<Ipv4Addr> {
    let [.., high, low] = segments;
    let [a, b] = high.to_be_bytes();
    let [c, d] = low.to_be_bytes();
    match segments {
        [0, 0, 0, 0, 0, 0xffff, _, _] | [0x64, 0xff9b, 0, 0, 0, 0, _, _] => {
            Some(Ipv4Addr::new(a, b, c, d))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(address: &str, expected: Option<InsideAddress>) {
        assert_eq!(inside(address.parse().unwrap()), expected, "{address}");
    }

    #[test]
    fn addresses_inside_are_told_by_their_range_to_the_last_one() {
        use InsideAddress::*;
        for (address, kind) in [
            ("0.0.0.0", Unspecified),
            ("0.255.255.255", Unspecified),
            ("10.0.0.0", Private),
            ("10.255.255.255", Private),
            ("100.64.0.0", Shared),
            ("100.127.255.255", Shared),
            ("100.100.100.200", Shared),
            ("127.0.0.1", Loopback),
            ("127.255.255.255", Loopback),
            ("168.63.129.16", Platform),
            ("169.254.0.0", LinkLocal),
            ("169.254.169.254", LinkLocal),
            ("172.16.0.0", Private),
            ("172.31.255.255", Private),
            ("192.0.0.192", Reserved),
            ("192.0.2.1", Documentation),
            ("192.88.99.1", Transition),
            ("192.168.0.1", Private),
            ("198.18.0.1", Documentation),
            ("198.19.255.255", Documentation),
            ("198.51.100.7", Documentation),
            ("203.0.113.7", Documentation),
            ("224.0.0.1", Multicast),
            ("239.255.255.255", Multicast),
            ("240.0.0.1", Reserved),
            ("255.255.255.255", Multicast),
            ("::", Unspecified),
            ("::1", Loopback),
            ("::2", Reserved),
            ("::7f00:1", Reserved),
            ("::ffff:127.0.0.1", Loopback),
            ("::ffff:169.254.169.254", LinkLocal),
            ("::ffff:0:7f00:1", Reserved),
            ("64:ff9b::127.0.0.1", Loopback),
            ("64:ff9b::169.254.169.254", LinkLocal),
            ("64:ff9b:1::1", Transition),
            ("100::1", Reserved),
            ("2001::1", Transition),
            ("2001:0:53aa:64c:0:0:0:1", Transition),
            ("2001:2::1", Reserved),
            ("2001:20::1", Reserved),
            ("2001:1ff:ffff::1", Reserved),
            ("2001:db8::1", Documentation),
            ("2002:7f00:1::", Transition),
            ("2002:808:808::1", Transition),
            ("3fff::1", Documentation),
            ("4000::1", Reserved),
            ("fc00::1", Private),
            ("fd00:ec2::254", Private),
            ("fe80::1", LinkLocal),
            ("febf::1", LinkLocal),
            ("fec0::1", Reserved),
            ("ff02::1", Multicast),
        ] {
            check(address, Some(kind));
        }
    }

    #[test]
    fn addresses_outside_are_let_through_up_to_the_edges_of_the_ranges() {
        for address in [
            "1.1.1.1",
            "9.255.255.255",
            "11.0.0.0",
            "100.63.255.255",
            "100.128.0.0",
            "126.255.255.255",
            "128.0.0.0",
            "140.82.112.3",
            "168.63.129.15",
            "169.253.255.255",
            "169.255.0.0",
            "172.15.255.255",
            "172.32.0.0",
            "192.0.1.1",
            "192.167.255.255",
            "192.169.0.0",
            "198.17.255.255",
            "198.20.0.0",
            "223.255.255.255",
            "2001:200::1",
            "2606:4700:4700::1111",
            "2a00:1450:4001:82a::200e",
            "3ffe::1",
            "::ffff:8.8.8.8",
            "64:ff9b::8.8.8.8",
        ] {
            check(address, None);
        }
    }
}

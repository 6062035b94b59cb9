//! Single values: what is read and what is refused.

use jiff::Timestamp;
use url::Url;

use super::*;
use crate::cli::invocation::AllowedHost;
use crate::cli::values::nearest;
use crate::ids::RepoPath;

#[track_caller]
fn check<T: Readable>(good: &[&str], bad: &[&str]) {
    for text in good {
        assert!(T::read(text).is_ok(), "{text:?} is good");
    }
    for text in bad {
        assert!(T::read(text).is_err(), "{text:?} is bad");
    }
}

#[test]
fn an_instant_has_an_offset_and_no_zone() {
    check::<Timestamp>(
        &[
            "2026-12-24T16:00+01:00",
            "2026-12-24T16:00:00Z",
            "2026-12-24t16:00:00.5-05:30",
        ],
        &[
            "",
            "now",
            "2026-12-24",
            "2026-12-24T16:00",
            "2026-12-24T16:00+01:00[Europe/Paris]",
            "2026-12-24T25:00Z",
            "2026-12-24T16:00+25:00",
            "2026-12-24T16:00:00-24:00",
            "20261224T160000Z",
            "2026-12-2é",
        ],
    );
}

#[test]
fn days_are_1_to_400() {
    check::<Days>(
        &["1", "30", "400"],
        &["0", "401", "-1", "1.5", "", "99999999999"],
    );
}

#[test]
fn an_allowed_host_is_a_host_and_maybe_a_port() {
    check::<AllowedHost>(
        &[
            "prometheus.internal",
            "prometheus.internal:9090",
            "10.0.0.1",
            "[::1]",
            "[::1]:9090",
        ],
        &[
            "",
            "*.internal",
            "https://a.example",
            "a b",
            "a:",
            "a:0",
            "a:99999",
            "a:+1",
            "::1",
            "u@h",
        ],
    );
}

#[test]
fn a_base_address_carries_nothing_but_a_place() {
    check::<Url>(
        &["https://api.github.com", "http://127.0.0.1:8080/api/v3"],
        &[
            "",
            "api.github.com",
            "file:///etc/passwd",
            "https://u:p@h/",
            "https://h/?a=b",
        ],
    );
}

#[test]
fn a_path_in_the_workspace_stays_there() {
    check::<RepoPath>(&["a/b.html", "./a.html"], &["../a", "/a", "", ".", "././a"]);
}

#[test]
fn a_slip_of_the_pen_is_forgiven_with_a_suggestion() {
    assert_eq!(nearest("nogo", &["auto", "no-go"]), Some("no-go"));
    assert_eq!(nearest("NO_GO", &["auto", "no-go"]), Some("no-go"));
    assert_eq!(nearest("kubernetes", &["auto", "no-go"]), None);
}

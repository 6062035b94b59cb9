use proptest::prelude::*;

use super::*;

#[track_caller]
fn check(message: &str, kind: Option<&str>, scope: Option<&str>, text: &str, breaking: bool) {
    let change = read(message);
    assert_eq!(change.kind.as_deref(), kind, "{message:?}");
    assert_eq!(
        change.scope.as_ref().map(Untrusted::for_parsing),
        scope,
        "{message:?}"
    );
    assert_eq!(change.text.for_parsing(), text, "{message:?}");
    assert_eq!(change.breaking, breaking, "{message:?}");
}

#[test]
fn rule_1_types_in_any_case_scopes_with_blanks_and_slashes_and_marks() {
    check("feat: a basket", Some("feat"), None, "a basket", false);
    check("FEAT: a basket", Some("feat"), None, "a basket", false);
    check(
        "fix(cart): round up",
        Some("fix"),
        Some("cart"),
        "round up",
        false,
    );
    check(
        "fix(the cart/api v2): x",
        Some("fix"),
        Some("the cart/api v2"),
        "x",
        false,
    );
    check(
        "feat(api)!: no cheques",
        Some("feat"),
        Some("api"),
        "no cheques",
        true,
    );
    check(
        "feat!: no cheques (#12)",
        Some("feat"),
        None,
        "no cheques",
        true,
    );
}

#[test]
fn rule_1_breaking_footers_are_in_capitals_and_stand_apart() {
    check("fix: a\n\nBREAKING CHANGE: b", Some("fix"), None, "a", true);
    check("fix: a\n\nBREAKING-CHANGE: b", Some("fix"), None, "a", true);
    check(
        "fix: a\r\n\r\nWhy\r\n\r\nBREAKING CHANGE: b\r\n",
        Some("fix"),
        None,
        "a",
        true,
    );
    check(
        "fix: a\n\nReviewed-by: Z\nBREAKING CHANGE: b\nRefs #12",
        Some("fix"),
        None,
        "a",
        true,
    );
    assert_eq!(
        read("fix: a\n\nBREAKING CHANGE: b c").breaks,
        ["b c".into()]
    );
    for loose in ["fix: a\n\nbreaking change: b", "fix: a\nBREAKING CHANGE: b"] {
        let change = read(loose);
        assert_eq!(
            (change.breaking, change.oddity),
            (false, Some(Oddity::LooseFooter)),
            "{loose:?}"
        );
    }
}

#[test]
fn rule_1_near_misses_are_kept_and_told() {
    for (message, oddity) in [
        ("feat:x", Oddity::NoBlank),
        ("fix!:x", Oddity::NoBlank),
        ("feat(): x", Oddity::EmptyScope),
    ] {
        let change = read(message);
        assert_eq!(change.kind, None, "{message}");
        assert_eq!(change.oddity, Some(oddity), "{message}");
        assert_eq!(change.text.for_parsing(), message);
    }
    assert_eq!(read("http://example.com is down").oddity, None);
}

#[test]
fn what_is_not_conventional_keeps_its_first_line() {
    for first in [
        "Round up",
        "builtin/add: x",
        "Merge branch 'x'",
        "A word: another (b)",
    ] {
        check(&format!("{first}\n\nMore."), None, None, first, false);
    }
    check("", None, None, "", false);
}

#[test]
fn rule_3_numbers_of_pull_requests() {
    let number = |message: &str| read(message).pull_request;
    assert_eq!(number("feat: x (#12)"), Some(12));
    assert_eq!(number("Round up (#7)\n\nFixes (#8)"), Some(7));
    assert_eq!(number("feat: x (#12) again"), None);
    assert_eq!(number("feat: x (#)"), None);
    assert_eq!(number("feat: x (#99999999999999999999999)"), None);
}

#[test]
fn every_footer_that_names_what_breaks_is_kept() {
    let breaks = |message: &str| read(message).breaks;
    assert_eq!(
        breaks("fix: a\n\nBREAKING CHANGE: b\nBREAKING-CHANGE: c"),
        ["b".into(), "c".into()]
    );
    assert_eq!(
        breaks("fix: a\n\nBREAKING CHANGE #7 is b"),
        ["#7 is b".into()]
    );
}

#[test]
fn words_before_a_colon_are_kept_beside_their_type() {
    assert_eq!(
        read("CVE-2024-1234: fix overflow (#7)").line,
        Some("CVE-2024-1234: fix overflow".into())
    );
    assert_eq!(read("Feature(x): y").line, None);
}

proptest! {
    #[test]
    fn any_message_can_be_read_and_keeps_its_words(message in "(?s)[a-z(): !#\r\n\u{202e}é]{0,80}") {
        let change = read(&message);
        let first = message.trim().lines().next().unwrap_or_default().to_owned();
        prop_assert!(change.kind.is_some() || first.contains(change.text.for_parsing()));
    }
}

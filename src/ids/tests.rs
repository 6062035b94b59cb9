//! What is an id, and what is none.

use super::*;

#[test]
fn a_sha_is_full_or_nothing() {
    assert!("1a2b3c4".parse::<Sha>().is_err());
    let sha: Sha = "ABCDEF0123456789abcdef0123456789abcdef01".parse().unwrap();
    assert_eq!(sha.as_str(), "abcdef0123456789abcdef0123456789abcdef01");
    assert_eq!(sha.short(), "abcdef0");
}

#[test]
fn two_spellings_of_a_login_or_a_repository_are_one() {
    assert_eq!(
        "Alice".parse::<Login>().unwrap(),
        "aLICE".parse::<Login>().unwrap()
    );
    assert_eq!(
        "Acme/Shop".parse::<RepoSlug>(),
        "acme/shop".parse::<RepoSlug>()
    );
    assert!("github-actions[bot]".parse::<Login>().is_ok());
    assert!(
        "аlice".parse::<Login>().is_err(),
        "a Cyrillic letter is no login"
    );
}

#[test]
fn a_path_cannot_leave_the_repository() {
    for bad in [
        "",
        "/etc/passwd",
        "a/../b",
        "..",
        "a//b",
        "a\\b",
        ".git/config",
        "a\nb",
        "./a",
    ] {
        assert!(bad.parse::<RepoPath>().is_err(), "{bad:?}");
    }
    assert!(".github/gonogo.yml".parse::<RepoPath>().is_ok());
}

#[test]
fn a_ref_name_is_one_that_git_accepts() {
    for bad in [
        "",
        "a b",
        "-x",
        "a..b",
        "a.lock",
        "x:y",
        "a\u{202e}b",
        "@",
        "a/",
        "/a",
        "a\n",
    ] {
        assert!(bad.parse::<RefName>().is_err(), "{bad:?}");
    }
    for good in ["main", "release/1.4", "v1.4.0", "Équipe"] {
        assert!(good.parse::<RefName>().is_ok(), "{good:?}");
    }
}

#[test]
fn a_repository_is_owner_and_name() {
    for bad in ["shop", "a/b/c", "a/..", "/b", "a b/c", "a/b?x"] {
        assert!(bad.parse::<RepoSlug>().is_err(), "{bad:?}");
    }
}

#[test]
fn numbers_start_at_one() {
    assert!("0".parse::<PrNumber>().is_err());
    assert_eq!("#7".parse::<PrNumber>().unwrap().get(), 7);
}

#[test]
fn an_environment_is_a_plain_word() {
    assert!("Production".parse::<Environment>().is_err());
    assert!("prod-eu_1".parse::<Environment>().is_ok());
}

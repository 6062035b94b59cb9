use super::*;

const MAIN: &str = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";

fn wish(tag: &str, create: ReleaseCreate) -> Wish {
    let prefix = TagPrefix::default();
    Wish {
        tag: tag.parse().unwrap(),
        sha: MAIN.parse().unwrap(),
        version: prefix.version(tag),
        prefix,
        create,
    }
}

fn standing(body: &str, draft: bool) -> Release {
    Release {
        id: ReleaseId(9),
        tag: "v1.4.0".into(),
        name: "v1.4.0".into(),
        body: body.into(),
        draft,
        prerelease: false,
        html_url: "https://github.com/acme/shop/releases/tag/v1.4.0".into(),
    }
}

fn ours() -> Markdown {
    Markdown::trusted("notes")
}

#[test]
fn where_there_is_none_the_policy_says_what_is_made() {
    let with_notes =
        |plan: &Plan| matches!(plan, Plan::Create(body) if body.as_str().contains("notes"));
    for create in [ReleaseCreate::Draft, ReleaseCreate::Published] {
        assert!(with_notes(&plan(None, create, &ours()).unwrap()));
    }
    let nothing = plan(None, ReleaseCreate::Never, &ours());
    assert_eq!(nothing, Ok(Plan::Nothing));
}

#[test]
fn one_that_is_there_only_gets_another_text_whatever_the_policy_says() {
    for create in [
        ReleaseCreate::Draft,
        ReleaseCreate::Published,
        ReleaseCreate::Never,
    ] {
        for draft in [true, false] {
            let old = standing("by hand", draft);
            let Ok(Plan::UpdateBody(id, body)) = plan(Some(&old), create, &ours()) else {
                panic!("{create:?} {draft}");
            };
            assert_eq!(id, ReleaseId(9));
            assert!(body.as_str().starts_with("by hand\n\n"));
            let again = standing(body.as_str(), draft);
            assert_eq!(plan(Some(&again), create, &ours()), Ok(Plan::Unchanged));
        }
    }
}

/// Whether a published release of a tag is a pre-release and becomes the latest, where another tag
/// is that of the latest.
#[track_caller]
fn check(tag: &str, latest: Option<&str>, prerelease: bool, make_latest: MakeLatest) {
    let wish = wish(tag, ReleaseCreate::Published);
    let latest = latest.map(Untrusted::from);
    let release = wish.release(ours(), latest.as_ref());
    assert_eq!(release.prerelease, prerelease, "{tag} {latest:?}");
    assert_eq!(release.make_latest, Some(make_latest), "{tag} {latest:?}");
    assert!(!release.draft);
}

#[test]
fn the_latest_is_the_highest_and_never_a_pre_release() {
    use MakeLatest::{False, Legacy, True};
    check("v1.4.0", None, false, True);
    check("v1.4.0", Some("v1.3.9"), false, True);
    check("v1.10.0", Some("v1.9.0"), false, True);
    check("v1.4.0", Some("v1.4.0+build"), false, True);
    check("v1.4.0", Some("v1.4.0-rc.1"), false, True);
    check("v1.4.0", Some("v2.0.0"), false, False);
    check("v1.3.10", Some("v1.4.0"), false, False);
    check("v1.4.0-rc.1", None, true, False);
    check("v2.0.0-rc.1", Some("v1.4.0"), true, False);
    check("v1.4.0", Some("pkg@2.0.0"), false, Legacy);
    check("v1.4.0", Some("nightly"), false, Legacy);
    check("nightly", Some("v1.4.0"), false, Legacy);
    check("nightly", None, false, Legacy);
}

#[test]
fn a_draft_says_nothing_of_the_latest() {
    for tag in ["v1.4.0", "v2.0.0-rc.1"] {
        let wish = wish(tag, ReleaseCreate::Draft);
        assert!(!wish.asks_for_latest());
        let release = wish.release(ours(), None);
        assert!(release.draft);
        assert_eq!(release.make_latest, None);
        assert_eq!(release.prerelease, tag.contains("rc"));
    }
}

#[test]
fn a_release_is_titled_by_its_tag_and_bound_to_the_judged_commit() {
    let release = wish("v1.4.0", ReleaseCreate::Draft).release(ours(), None);
    assert_eq!(
        (release.name.as_str(), release.tag.as_str()),
        ("v1.4.0", "v1.4.0")
    );
    assert_eq!(release.target.as_str(), MAIN);
}

#[test]
fn the_latest_is_asked_for_only_where_it_matters() {
    for (tag, create, asks) in [
        ("v1.4.0", ReleaseCreate::Published, true),
        ("v1.4.0-rc.1", ReleaseCreate::Published, false),
        ("nightly", ReleaseCreate::Published, false),
        ("v1.4.0", ReleaseCreate::Draft, false),
    ] {
        assert_eq!(wish(tag, create).asks_for_latest(), asks, "{tag}");
    }
}

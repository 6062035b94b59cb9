//! When a change is a bug fix, or closes a hole, and nothing else.

use super::scene::{Scene, shown, told};

#[track_caller]
fn check(scene: &Scene, expected: &str) {
    assert_eq!(told(&scene.classify().bugfix), expected);
}

#[test]
fn a_label_is_enough_for_a_bug_fix() {
    check(
        &Scene::new(&["feat: x"]).label("Kind/Bug fix"),
        "label Kind/Bug fix",
    );
    check(&Scene::new(&["x"]).label("hotfix"), "label hotfix");
    check(&Scene::new(&["x"]).label("not-a-bug"), "no");
    let unread = Scene::new(&["x"]).with(|it| it.commits = None);
    check(&unread.label("bug"), "label bug");
}

#[test]
fn a_label_that_denies_or_names_something_else_is_no_sign() {
    let scene = |label: &str| Scene::new(&["feat: x"]).label(label);
    for label in ["not a/bug", "needs: fix", "area/bug", "no:hotfix"] {
        check(&scene(label), "no");
    }
    for label in ["area/security", "no:security"] {
        assert_eq!(told(&scene(label).classify().security), "no", "{label}");
    }
    // What the policy writes whole, it means.
    let own = scene("area/security").rules("security: { labels: [area/security] }");
    assert_eq!(told(&own.classify().security), "label area/security");
}

#[test]
fn a_revert_as_git_writes_it_is_of_that_type() {
    check(&Scene::new(&["Revert \"feat: x\""]), "type Revert");
    let titled = Scene::new(&["Revert \"feat: x\""]).title("Revert \"feat: x\"");
    check(&titled, "type Revert");
    check(
        &Scene::new(&["fix: a", "squash! Revert \"feat: x\""]),
        "type fix",
    );
    for back in [
        "Revert \"Revert \"feat: x\"\"",
        "Revert \"revert: x\"",
        "Reapply \"feat: x\"",
        "Revert \"Reapply \"feat: x\"\"",
        "Revert \"feat: x\" and more",
    ] {
        check(&Scene::new(&[back]), "no");
    }
}

#[test]
fn what_git_puts_before_a_first_line_is_looked_through() {
    for message in ["fixup! fix: a", "squash! fix: a", "amend! fixup! fix: a"] {
        check(&Scene::new(&[message]), "type fix");
    }
    check(&Scene::new(&["fix: a", "fixup! feat: b"]), "no");
}

#[test]
fn a_change_whose_every_commit_fixes_is_a_bug_fix() {
    check(&Scene::new(&["fix: a"]), "type fix");
    check(&Scene::new(&["Fix(cart): a", "revert: b"]), "type Fix");
    check(
        &Scene::new(&["test: a", "fix: b", "docs: c", "style: d"]),
        "type fix",
    );
    check(
        &Scene::new(&["fix: a", "merge Merge branch 'main'"]),
        "type fix",
    );
}

#[test]
fn one_commit_that_does_something_else_makes_it_none() {
    check(&Scene::new(&["fix: a", "feat: b"]), "no");
    check(&Scene::new(&["fix: a", "Round up"]), "no");
    check(&Scene::new(&["test: a", "docs: b"]), "no");
    check(&Scene::new(&["merge Merge branch 'main'"]), "no");
}

#[test]
fn a_title_that_names_another_type_makes_it_none() {
    check(&Scene::new(&["fix: a"]).title("fix: the sum"), "type fix");
    check(&Scene::new(&["fix: a"]).title("feat: a new sum"), "no");
    check(&Scene::new(&["fix: a"]).title("docs: a new sum"), "no");
    let unread = Scene::new(&["x"]).with(|it| it.commits = None);
    check(&unread.title("feat: a new sum"), "no");
}

#[test]
fn commits_that_are_not_known_are_no_bug_fix_and_no_denial() {
    let known = Scene::new(&["fix: a"]);
    let but = |change: fn(&mut Scene)| known.clone().with(change);
    check(&but(|it| it.commits = None), "unknown: NotGathered");
    check(&but(|it| it.commits = Some(Vec::new())), "unknown: Moved");
    check(&but(|it| it.pull.commits = Some(2)), "unknown: Moved");
    check(
        &but(|it| it.pull.head = super::scene::sha(99)),
        "unknown: Moved",
    );
    check(&Scene::new(&[""]), "unknown: Unreadable");
    let many = Scene::new(&["fix: a"; 250]);
    check(&many, "unknown: Incomplete");
    check(
        &many.clone().with(|it| it.pull.commits = Some(251)),
        "unknown: Incomplete",
    );
    check(&many.with(|it| it.pull.commits = Some(250)), "type fix");
}

#[test]
fn each_key_of_the_policy_replaces_its_default_list() {
    let rules = "bugfix: { labels: [kind/defect], types: [] }";
    check(&Scene::new(&["fix: a"]).rules(rules), "no");
    check(&Scene::new(&["fix: a"]).rules(rules).label("bug"), "no");
    check(
        &Scene::new(&["x"]).rules(rules).label("Kind/Defect"),
        "label Kind/Defect",
    );
    // What the policy writes with its first part is that label and no other.
    check(&Scene::new(&["x"]).rules(rules).label("area/defect"), "no");
    check(
        &Scene::new(&["mend: a"]).rules("bugfix: { types: [Mend] }"),
        "type mend",
    );
}

#[test]
fn a_security_fix_is_told_by_labels_and_by_the_types_of_the_policy() {
    let security = |scene: Scene| told(&scene.classify().security);
    assert_eq!(security(Scene::new(&["fix: a"])), "no");
    assert_eq!(
        security(Scene::new(&["a"]).label("type: security")),
        "label type: security"
    );
    let rules = "security: { types: [sec] }";
    assert_eq!(security(Scene::new(&["sec: a"]).rules(rules)), "type sec");
    assert_eq!(
        security(Scene::new(&["sec: a", "fix: b"]).rules(rules)),
        "no"
    );
}

#[test]
fn what_else_a_change_is_is_told_by_its_label_or_type() {
    let other = |scene: Scene| scene.classify().reason_other().map(shown);
    let says = |text: &str| Some(text.to_owned());
    assert_eq!(
        other(Scene::new(&["feat: a"]).label("Type: Feature")),
        says("label Type: Feature")
    );
    assert_eq!(
        other(Scene::new(&["a"]).label("size/XL").title("feat: a")),
        says("type feat")
    );
    assert_eq!(
        other(Scene::new(&["fix: a", "docs: b", "perf: c"])),
        says("type perf")
    );
    assert_eq!(other(Scene::new(&["docs: a"])), says("type docs"));
    assert_eq!(other(Scene::new(&["Round up"]).label("size/XL")), None);
}

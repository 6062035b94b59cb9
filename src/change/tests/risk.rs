//! When a change is risky: by any sign, and a no only when all was read.

use super::scene::{Scene, sha, told};

#[track_caller]
fn check(scene: &Scene, expected: &str) {
    assert_eq!(told(&scene.classify().risky), expected);
}

#[test]
fn any_sign_makes_a_change_risky() {
    let calm = Scene::new(&["fix: a", "merge Merge branch 'main'"]);
    check(&calm, "no");
    check(
        &calm.clone().label("Breaking change"),
        "label Breaking change",
    );
    check(&calm.clone().title("fix!: a"), "breaking");
    let body = "Why.\n\nBREAKING CHANGE: no more cheques\n";
    check(&calm.with(|it| it.pull.body = body.into()), "breaking");
    check(&Scene::new(&["a", "feat(x)!: b", "c"]), "breaking 2");
    check(&Scene::new(&["a\n\nBREAKING-CHANGE: b"]), "breaking 1");
    check(
        &Scene::new(&["a", "merge Merge it\n\nBREAKING CHANGE: b"]),
        "breaking 2",
    );
}

#[test]
fn a_type_or_a_path_of_the_policy_makes_a_change_risky() {
    let types = "risky: { types: [feat] }";
    check(
        &Scene::new(&["fix: a", "feat: b"]).rules(types),
        "type feat",
    );
    check(
        &Scene::new(&["a"]).title("Feat: b").rules(types),
        "type Feat",
    );
    let paths = "risky: { paths: ['migrations/**', '*.sql', /infra/] }";
    let touches = |path: &str| Scene::new(&["a"]).rules(paths).paths(&["src/a.rs", path]);
    check(
        &touches("migrations/2026/1.py"),
        "path migrations/2026/1.py",
    );
    check(&touches("db/a.sql"), "path db/a.sql");
    check(&touches("infra/main.tf"), "path infra/main.tf");
    check(&touches("docs/infra/main.md"), "no");
    check(&touches("docs/migrations.md"), "no");
}

#[test]
fn a_label_of_risk_counts_whatever_stands_before_it() {
    check(
        &Scene::new(&["a"]).label("area/migration"),
        "label area/migration",
    );
    check(&Scene::new(&["fixup! feat!: a"]), "breaking 1");
}

#[test]
fn a_change_can_be_a_risky_bug_fix() {
    let scene = Scene::new(&["fix!: a"]);
    check(&scene, "breaking 1");
    assert_eq!(told(&scene.classify().bugfix), "type fix");
}

#[test]
fn what_could_not_be_read_might_be_risky() {
    check(
        &Scene::new(&["a"]).with(|it| it.commits = None),
        "unknown: NotGathered",
    );
    check(
        &Scene::new(&["a"]).with(|it| it.pull.commits = Some(3)),
        "unknown: Moved",
    );
    check(
        &Scene::new(&["a"]).with(|it| it.pull.head = sha(9)),
        "unknown: Moved",
    );
    check(&Scene::new(&["a"; 250]), "unknown: Incomplete");
    check(&Scene::new(&["a", ""]), "unknown: Unreadable");
    let paths = Scene::new(&["a"]).rules("risky: { paths: ['migrations/**'] }");
    check(&paths, "unknown: NotGathered");
    let read = paths.paths(&["a", "b"]);
    check(&read, "no");
    let but = |change: fn(&mut Scene)| read.clone().with(change);
    check(
        &but(|it| it.pull.changed_files = Some(3)),
        "unknown: Incomplete",
    );
    check(&but(|it| it.pull.changed_files = Some(2)), "no");
    let all = |it: &mut Scene| it.paths.as_mut().unwrap().1 = 3_000;
    check(&read.clone().with(all), "unknown: Incomplete");
}

#[test]
fn a_sign_counts_although_not_all_could_be_read() {
    let cut = |scene: Scene| scene.with(|it| it.pull.commits = Some(999));
    check(&cut(Scene::new(&["feat!: a"])), "breaking 1");
    check(
        &Scene::new(&["a"])
            .label("risky")
            .with(|it| it.commits = None),
        "label risky",
    );
    let paths = Scene::new(&["a"])
        .rules("risky: { paths: [db] }")
        .paths(&["db/1"]);
    check(
        &paths.with(|it| it.pull.changed_files = Some(9_000)),
        "path db/1",
    );
}

#[test]
fn only_what_the_rules_ask_for_is_read() {
    assert_eq!(Scene::new(&["a"]).needs(), ["commits of #7"]);
    let paths = Scene::new(&["a"]).rules("risky: { paths: [db] }");
    assert_eq!(paths.needs(), ["commits of #7", "files of #7"]);
    let labels = "{ bugfix: { types: [] }, risky: { breaking: false } }";
    let labels = Scene::new(&["feat!: a"]).rules(labels);
    assert!(labels.needs().is_empty());
    check(&labels, "no");
}

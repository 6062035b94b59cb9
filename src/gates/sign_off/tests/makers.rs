//! Separation of duties: rule 8.

use super::scene::commit;
use super::*;
use crate::facts::{CommitPeople, FailureKind, NamedPerson, Need};

/// Ada opened the pull request, and everybody of the cast who matters may sign off.
const ROLES: &str = "roles: { qa: { users: [ada, cole, quinn, tess], veto: true } }";

fn excluding(who: &str) -> Scene {
    Scene::new(&format!("{{ {ROLES}, exclude: {who} }}"))
}

fn merge(author: &str, committer: &str, second: &str, verified: bool) -> CommitPeople {
    CommitPeople {
        parents: vec![sha("a1"), sha(second)],
        committer: Some(person(committer)),
        verified,
        ..commit("b2", author)
    }
}

/// Quinn signs off a pull request whose head is this commit of hers.
fn updated(commit: CommitPeople) -> Scene {
    let scene = Scene::new(ROLES)
        .pushed("b2", "09:30")
        .comment("quinn", "10:00", "/go qa");
    scene.with(|scene| *scene.commits.last_mut().unwrap() = commit)
}

#[test]
fn rule_8_the_author_does_not_count() {
    hold(
        &Scene::new(ROLES).comment("ada", "10:00", "/go qa"),
        "ada opened the pull request and does not count",
    );
    let only_author = excluding("[author]").pushed_by("cole", "b2", "09:30");
    go(&only_author.clone().comment("cole", "10:00", "/go qa"));
    hold(
        &only_author.comment("ada", "10:00", "/go qa"),
        "does not count",
    );
}

#[test]
fn rule_8_authors_committers_and_co_authors_of_the_commits_do_not_count() {
    let said = "cole made commits of it and does not count";
    let scene = || Scene::new(ROLES).comment("cole", "10:00", "/go qa");
    go(&scene());
    hold(
        &scene().with(|it| it.commits[0].author = Some(person("cole"))),
        said,
    );
    hold(
        &scene().with(|it| it.commits[0].committer = Some(person("cole"))),
        said,
    );
    let co_author = |id| NamedPerson {
        id,
        login: "Cole".into(),
    };
    let by_id = co_author(Some(person("cole").id));
    hold(
        &scene().with(|it| it.commits[0].co_authors = vec![by_id]),
        said,
    );
    hold(
        &scene().with(|it| it.commits[0].co_authors = vec![co_author(None)]),
        said,
    );
}

#[test]
fn rule_8_the_last_pusher_does_not_count_where_that_is_asked_for() {
    let scene = |who| {
        excluding(who)
            .with(|it| it.pushes.as_mut().unwrap()[0].by = Some(person("cole")))
            .comment("cole", "10:00", "/go qa")
    };
    go(&scene("[author, committers]"));
    hold(
        &scene("[last-pusher]"),
        "cole pushed last and does not count",
    );
    let forked = excluding("[last-pusher]").with(|it| it.fork = true);
    unknown(
        &forked.comment("quinn", "10:00", &format!("/go qa @{}", sha("a1"))),
        "qa: ",
    );
    let gone = scene("[last-pusher]").with(|it| it.pushes.as_mut().unwrap()[0].by = None);
    unknown(&gone, "qa: ");
}

#[test]
fn rule_8_an_empty_list_excludes_nobody() {
    go(&excluding("[]").comment("ada", "10:00", "/go qa"));
}

#[test]
fn rule_8_the_branch_update_of_the_browser_does_not_disqualify() {
    go(&updated(merge("quinn", "web-flow", "ba5e", true)));
}

#[test]
fn rule_8_what_only_looks_like_a_branch_update_disqualifies() {
    let said = "quinn made commits of it and does not count";
    hold(&updated(merge("quinn", "web-flow", "ba5e", false)), said);
    hold(&updated(merge("quinn", "quinn", "ba5e", true)), said);
    // The second parent is a commit of the pull request itself.
    hold(&updated(merge("quinn", "web-flow", "a1", true)), said);
    let edited = CommitPeople {
        parents: vec![sha("a1")],
        ..merge("quinn", "web-flow", "ba5e", true)
    };
    hold(&updated(edited), said);
    let octopus = CommitPeople {
        parents: vec![sha("a1"), sha("ba5e"), sha("c3")],
        ..merge("quinn", "web-flow", "ba5e", true)
    };
    hold(&updated(octopus), said);
}

#[test]
fn rule_8_makers_may_veto_and_withdraw() {
    let scene = Scene::new(ROLES)
        .comment("quinn", "10:00", "/go qa")
        .comment("ada", "10:01", "/nogo qa I forgot the migration");
    no_go(&scene);
    go(&scene.comment("ada", "10:02", "/withdraw qa"));
}

#[test]
fn rule_8_a_commit_that_nobody_knows_the_author_of_may_be_anybodys() {
    let scene = Scene::new(ROLES).comment("quinn", "10:00", "/go qa");
    let said = "1 commit is by an address that GitHub knows no account of (a100000)";
    unknown(&scene.clone().with(|it| it.commits[0].author = None), said);
    unknown(
        &scene.clone().with(|it| it.commits[0].committer = None),
        said,
    );
    let only_author = excluding("[author]").comment("quinn", "10:00", "/go qa");
    go(&only_author.with(|it| it.commits[0].author = None));
}

#[test]
fn rule_8_commits_that_are_not_all_known_may_be_anybodys() {
    let scene = || Scene::new(ROLES).comment("quinn", "10:00", "/go qa");
    let need = Need::Commits {
        number: 7.try_into().unwrap(),
    };
    unknown(&scene().unknown(need, FailureKind::ServerError), "qa: ");
    // GitHub lists 250 and no more.
    let many = (0..249).map(|_| commit("c3", "ada"));
    let many = scene().with(|it| it.commits.extend(many));
    unknown(&many.clone().with(|it| it.told_commits = Some(300)), "qa: ");
    unknown(&many.clone(), "qa: ");
    go(&many.with(|it| it.told_commits = Some(250)));
    // The list is of another head.
    unknown(
        &scene().with(|it| it.commits = vec![commit("b2", "ada")]),
        "qa: ",
    );
    unknown(&scene().with(|it| it.told_commits = Some(2)), "qa: ");
}

#[test]
fn a_role_that_only_makers_could_fill_cannot_be_filled() {
    let scene = Scene::new("roles: { qa: { users: [ada, quinn], min: 2 } }");
    unknown(
        &scene.comment("quinn", "10:00", "/go qa"),
        "qa cannot be filled: 2 are needed, and at most 1 may sign here",
    );
}

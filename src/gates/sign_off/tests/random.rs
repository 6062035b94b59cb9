//! Random conversations on a few policies.

use proptest::prelude::*;

use super::*;
use crate::facts::{Edited, MembershipState, ReviewVerdict};

/// A policy, and who may speak for its role `qa` there: two who never make a change here.
pub(super) const POLICIES: [(&str, [&str; 2]); 5] = [
    (
        "roles: { qa: { users: [quinn, quentin, ada] } }",
        ["quinn", "quentin"],
    ),
    (
        "roles: { qa: { teams: [acme/qa], min: 2 }, ops: { permission: maintain } }",
        ["quinn", "quentin"],
    ),
    (
        "roles: { qa: { users: [alice, quinn, olga], ttl: 3h }, ops: { users: [alice, olga] },
                  boss: { users: [bob, quinn], required: false } }
exclude: [author, committers, last-pusher]
emergency: { role: boss, overrides: [window] }",
        ["quinn", "olga"],
    ),
    (
        "{ roles: { qa: { users: [quinn, olga] }, ops: { users: [olga, owen], veto: false } },
           reviews: count, binding: explicit, one-role-per-person: false, carry: [] }",
        ["quinn", "olga"],
    ),
    (
        "roles: { qa: { codeowners: true, users: [cole] } }",
        ["quinn", "alice"],
    ),
];

const SPEAKERS: [&str; 12] = [
    "ada", "alice", "bob", "quinn", "quinn", "quentin", "olga", "owen", "mallory", "cole", "tess",
    "hubot",
];

const BODIES: [&str; 20] = [
    "/go qa",
    "/go qa",
    "/go ops",
    "/go",
    "/go qa,ops",
    "/go qa @a100000",
    "/go qa @b200000",
    "/go ops @b2000000",
    "/go qa @a100000000000000000000000000000000000000",
    "/nogo qa the queue is stuck",
    "/nogo the queue is stuck",
    "/nogo",
    "/withdraw qa",
    "/withdraw",
    "/withdraw ops",
    "/emergency INC-42 the database is down",
    "/gonogo why @alice",
    "/gonogo status",
    "/go nobody-knows",
    "> /go qa",
];

#[derive(Clone, Debug)]
enum Event {
    Comment {
        by: &'static str,
        body: &'static str,
        edited: bool,
        app: bool,
    },
    Review {
        by: &'static str,
        body: &'static str,
        of: &'static str,
        verdict: ReviewVerdict,
    },
    Push {
        digits: &'static str,
        by: &'static str,
    },
    Retarget,
}

fn event() -> impl Strategy<Value = Event> {
    use prop::sample::select;
    let by = || select(SPEAKERS.to_vec());
    let body = || select(BODIES.to_vec());
    let odd = || prop::bool::weighted(0.1);
    let verdicts = vec![
        ReviewVerdict::None,
        ReviewVerdict::Approved,
        ReviewVerdict::Approved,
        ReviewVerdict::ChangesRequested,
    ];
    let commits = || select(vec!["a1", "b2"]);
    prop_oneof![
        12 => (by(), body(), odd(), odd())
            .prop_map(|(by, body, edited, app)| Event::Comment { by, body, edited, app }),
        3 => (by(), body(), commits(), select(verdicts))
            .prop_map(|(by, body, of, verdict)| Event::Review { by, body, of, verdict }),
        2 => (commits(), select(vec!["ada", "cole", "tess"]))
            .prop_map(|(digits, by)| Event::Push { digits, by }),
        1 => Just(Event::Retarget),
    ]
}

fn add(scene: Scene, time: &str, event: Event) -> Scene {
    match event {
        Event::Comment {
            by,
            body,
            edited,
            app,
        } => scene.comment(by, time, body).but(|remark| {
            remark.through_app = app;
            if edited {
                remark.edited = Edited::Yes;
            }
        }),
        Event::Review {
            by,
            body,
            of,
            verdict,
        } => scene.review(by, time, of, (verdict, body)),
        Event::Push { digits, by } => scene.pushed_by(by, digits, time),
        Event::Retarget => scene.with(|it| it.retargets.push(at(time))),
    }
}

fn world(policy: usize) -> Scene {
    let active = MembershipState::Active;
    let team = [
        ("quinn", active),
        ("quentin", active),
        ("tess", MembershipState::Pending),
    ];
    Scene::new(POLICIES[policy].0)
        .team("acme/qa", &team)
        .allowed("olga", "maintain", "write")
        .allowed("owen", "write", "write")
        .with(|it| it.codeowners = Some("* @alice @quinn\n".to_owned()))
}

/// A scene by the place of its policy. The conversation begins at 09:01 and ends before 11:00;
/// then everybody who is needed may have said go.
pub(super) fn scenes() -> impl Strategy<Value = (usize, Scene)> {
    let events = prop::collection::vec((0_u8..3, event()), 0..10);
    let odd = || prop::bool::weighted(0.1);
    (
        0..POLICIES.len(),
        events,
        any::<bool>(),
        odd(),
        odd(),
        any::<bool>(),
    )
        .prop_map(|(policy, events, signed, fork, unattributed, same)| {
            let mut scene = world(policy);
            let mut minute: u8 = 1;
            for (later, event) in events {
                minute += later;
                scene = add(scene, &format!("09:{minute:02}"), event);
            }
            if signed {
                let head = scene.head.clone();
                for (by, role) in [
                    ("quinn", "qa"),
                    ("quentin", "qa"),
                    ("alice", "ops"),
                    ("olga", "ops"),
                ] {
                    scene = scene.comment(by, "11:00", &format!("/go {role} @{head}"));
                }
            }
            if same {
                scene = scene.same_files("a1", "b2");
            }
            scene.fork = fork;
            if unattributed {
                scene.commits[0].author = None;
            }
            (policy, scene)
        })
}

#[test]
fn random_scenes_come_to_every_outcome() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = scenes();
    let mut outcomes = std::collections::BTreeMap::<Outcome, usize>::new();
    for _ in 0..200 {
        let (_, scene) = strategy.new_tree(&mut runner).unwrap().current();
        *outcomes.entry(scene.decide().report.outcome()).or_default() += 1;
    }
    for outcome in [Outcome::Go, Outcome::Hold, Outcome::Unknown, Outcome::NoGo] {
        assert!(
            outcomes.get(&outcome).is_some_and(|times| *times >= 10),
            "{outcomes:?}"
        );
    }
}

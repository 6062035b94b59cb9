//! The policy: is it there, is it valid, has it gates. And what its gates ask for.

use super::{Check, PolicySeen, Seen, Verdict, code};
use crate::gates::checklist;
use crate::gates::policy::{self, Policy};
use crate::gates::sign_off::Reviews;
use crate::ids::TeamSlug;
use crate::locale::{Message, Value};
use crate::versioning::TagPrefix;

/// What the gates of the environment ask of GitHub and of the workflows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Asks {
    /// People sign off in comments.
    pub(crate) sign_off: bool,
    /// Reviews count as sign-offs.
    pub(crate) reviews: bool,
    /// There may be issues that follow emergencies up.
    pub(crate) emergency: bool,
    /// A tag has an issue on which its list or its sign-offs stand.
    pub(crate) release_issue: bool,
    /// A GO can end without an event, with the time.
    pub(crate) timed: bool,
    /// Tags are judged, which must not move afterwards.
    pub(crate) tags: bool,
    /// What stands before the version in a tag.
    pub(crate) prefix: Option<TagPrefix>,
    /// The owners that CODEOWNERS names sign off.
    pub(crate) owners: bool,
    /// Teams whose people are looked up.
    pub(crate) teams: Vec<TeamSlug>,
}

impl Asks {
    /// What stands before the version in a tag; `v` where the policy does not say.
    pub(crate) fn prefix(&self) -> &str {
        self.prefix.as_ref().map_or("v", |prefix| prefix.as_str())
    }

    /// What the gates of a policy ask for.
    pub(crate) fn of(policy: &Policy) -> Self {
        let gates = &policy.gates;
        let sign_off = gates.sign_off.as_ref();
        let list = gates.checklist.as_ref();
        let on_issue = list.is_some_and(checklist::Config::stands_on_release_issue);
        let mut teams: Vec<TeamSlug> = sign_off.map_or_else(Vec::new, |config| config.teams());
        teams.sort();
        teams.dedup();
        Self {
            sign_off: sign_off.is_some(),
            reviews: sign_off.is_some_and(|config| config.reviews == Reviews::Count),
            emergency: sign_off.is_some_and(|config| config.emergency.is_some()),
            release_issue: sign_off.is_some() || on_issue,
            timed: gates.depend_on_time(),
            tags: sign_off.is_some() || gates.version.is_some(),
            owners: sign_off.is_some_and(|config| {
                let mut roles = config.roles.iter();
                roles.any(|role| role.electorate.codeowners)
            }),
            prefix: policy.general.tag_prefix.clone(),
            teams,
        }
    }
}

/// What is to be said of the policy.
pub(super) fn checks(seen: &Seen<'_>) -> Vec<Check> {
    let branch = code(seen.policy_branch.as_str());
    let (path, loaded) = match seen.policy {
        PolicySeen::Missing => {
            let what = Message::new("doctor-policy-missing")
                .with("path", code(policy::DEFAULT_PATH))
                .with("branch", branch);
            return vec![Check::bad("policy/found", Verdict::Problem, what)];
        }
        PolicySeen::Unread(failure) => {
            let subject = Message::new("doctor-subject-policy");
            let verdict = Verdict::NotKnown;
            return vec![Check::unread("policy/found", verdict, subject, failure)];
        }
        PolicySeen::Found { path, loaded } => (path, loaded),
    };
    let path = code(path.as_str());
    let found = Message::new("doctor-policy-found")
        .with("path", path.clone())
        .with("branch", branch);
    let mut checks = vec![Check::ok("policy/found", found)];
    let faults = &loaded.faults;
    let warnings = (faults.faults.len() + faults.more).saturating_sub(faults.errors);
    let told = |id: &'static str| {
        Message::new(id)
            .with("path", path.clone())
            .with("errors", Value::count(faults.errors))
            .with("warnings", Value::count(warnings))
    };
    let Some(policy) = &loaded.policy else {
        let what = told("doctor-policy-invalid");
        checks.push(Check::bad("policy/valid", Verdict::Problem, what));
        return checks;
    };
    checks.push(match warnings {
        0 => Check::ok("policy/valid", told("doctor-policy-valid")),
        _ => Check::bad(
            "policy/valid",
            Verdict::Warning,
            told("doctor-policy-warnings"),
        ),
    });
    let environment = code(seen.environment.as_str());
    checks.push(if policy.gates.is_empty() {
        let what = Message::new("doctor-policy-no-gates").with("environment", environment);
        Check::bad("policy/gates", Verdict::Problem, what)
    } else {
        let names = policy.gates.names().into_iter().map(Value::Word);
        let what = Message::new("doctor-policy-gates")
            .with("environment", environment)
            .with("gates", names.collect::<Vec<_>>());
        Check::ok("policy/gates", what)
    });
    checks
}

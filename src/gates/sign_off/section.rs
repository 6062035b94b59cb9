//! The sign-off gate's section of the policy, as it is written.

use std::str::FromStr;

use super::command::RoleName;
use crate::decision::Enforcement;
use crate::ids::{InvalidId, Login, TeamSlug};
use crate::policy::read::{
    Entries, Located, OneOrMore, PolicyDuration, Text, Tolerant, Whole, policy_choice,
    policy_scalar, policy_section,
};

/// Names of roles are part of status names and of commands: 1 to 40 small letters, digits and
/// dashes, a letter first.
impl FromStr for RoleName {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let fine = text.len() <= 40
            && text.starts_with(|first: char| first.is_ascii_lowercase())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        if fine {
            Ok(Self::new(text))
        } else {
            Err(InvalidId {
                what: "role",
                expected: "up to 40 small letters, digits and dashes",
            })
        }
    }
}

policy_scalar!(
    RoleName,
    "policy-sign-off-invalid-role",
    "^[a-z][a-z0-9-]{0,39}$"
);

/// A word that stands for a command, without its slash: letters, digits and dashes of any script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AliasWord(String);

impl AliasWord {
    /// The word as text.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for AliasWord {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let bare = text.strip_prefix('/').unwrap_or(text);
        let fine = (2..=40).contains(&bare.chars().count())
            && bare
                .chars()
                .all(|letter| letter.is_alphanumeric() || letter == '-')
            && bare.starts_with(char::is_alphabetic);
        if fine {
            Ok(Self(bare.to_lowercase()))
        } else {
            Err(InvalidId {
                what: "alias",
                expected: "2 to 40 letters, digits and dashes",
            })
        }
    }
}

policy_scalar!(
    AliasWord,
    "policy-sign-off-invalid-alias",
    r"^/?[^\s/,@-][^\s/,@]{1,39}$"
);

policy_choice! {
    /// Who does not count, whatever their role.
    pub(crate) enum Exclusion {
        /// Who opened the pull request.
        Author = "author",
        /// Authors and committers of its commits.
        Committers = "committers",
        /// Who pushed last.
        LastPusher = "last-pusher",
    }
}

policy_choice! {
    /// How a sign-off names its commit.
    pub(crate) enum Binding {
        /// Only by `@SHA`, or by a review.
        Explicit = "explicit",
        /// Also by the repository's own record of what was the branch's head at that moment.
        Recorded = "recorded",
    }
}

policy_choice! {
    /// What approving reviews and change requests are.
    pub(crate) enum Reviews {
        /// A sign-off and a veto, for the one role that person is eligible for.
        Count = "count",
        /// Nothing here.
        Ignore = "ignore",
    }
}

policy_choice! {
    /// What keeps a sign-off beyond its commit.
    pub(crate) enum Carry {
        /// A commit with the very same files.
        IdenticalTree = "identical-tree",
        /// For a tag: the sign-offs of the merged pull request that brought its commit.
        MergedPullRequest = "merged-pull-request",
    }
}

policy_choice! {
    /// What somebody must at least be allowed to do in the repository.
    pub(crate) enum LeastPermission {
        /// Sort issues and pull requests.
        Triage = "triage",
        /// Push.
        Write = "write",
        /// Manage without access to sensitive actions.
        Maintain = "maintain",
        /// Everything.
        Admin = "admin",
    }
}

policy_section! {
    /// A role: who may speak for it, and how many must.
    pub(crate) struct RoleSection {
        /// People by their logins.
        optional users: Tolerant<OneOrMore<Located<Login>>> = "users",
        /// Teams, always as `organisation/team`.
        optional teams: Tolerant<OneOrMore<Located<TeamSlug>>> = "teams",
        /// Whom CODEOWNERS names for the files that are changed; each such file needs one of its owners.
        default codeowners: bool = "codeowners" => "false",
        /// Everyone who may do at least this in the repository.
        optional permission: Tolerant<LeastPermission> = "permission",
        /// Whether every release needs it; `false` for a role that only other gates refer to, such as
        /// by `exempt.requires`.
        default required: bool = "required" => "true",
        /// How many different people must sign off.
        default min: Whole<1, 50> = "min" => "1",
        /// After how long a sign-off no longer counts, from the comment on.
        optional ttl: PolicyDuration = "ttl",
        /// Whether people of this role may also veto.
        default veto: bool = "veto" => "true",
    }
}

policy_section! {
    /// More sign-offs than usual, under a condition.
    pub(crate) struct ExtraSection {
        /// `change.CLASS`, or a part of a gate such as `error-budget.reinforced`. A condition of which
        /// nothing is known counts as met.
        required when: Located<Text> = "when",
        /// How many are then needed, by role.
        required roles: Entries<RoleName, Whole<1, 50>> = "roles",
    }
}

policy_section! {
    /// Who may overrule gates in an emergency, which, and for how long.
    pub(crate) struct EmergencySection {
        /// A role of `roles`, or a name for the people named here.
        required role: Located<RoleName> = "role",
        /// People by their logins, where it is no role of `roles`.
        optional users: Tolerant<OneOrMore<Located<Login>>> = "users",
        /// Teams, where it is no role of `roles`.
        optional teams: Tolerant<OneOrMore<Located<TeamSlug>>> = "teams",
        /// Everyone who may do at least this, where it is no role of `roles`.
        optional permission: Tolerant<LeastPermission> = "permission",
        /// How many different people must declare the same incident.
        default min: Whole<2, 50> = "min" => "2",
        /// For how long it holds, from the first of their comments on.
        default ttl: PolicyDuration = "ttl" => "4h",
        /// The gates that it overrules, and no others.
        required overrides: OneOrMore<Located<Text>> = "overrides",
        /// Until when it must have been followed up; the next release waits for it then.
        default follow_up: PolicyDuration = "follow-up" => "7d",
    }
}

policy_section! {
    /// Words that stand for commands, besides the built-in ones.
    pub(crate) struct AliasesSection {
        /// For `/go`.
        optional go: OneOrMore<Located<AliasWord>> = "go",
        /// For `/nogo`.
        optional nogo: OneOrMore<Located<AliasWord>> = "nogo",
        /// For `/withdraw`.
        optional withdraw: OneOrMore<Located<AliasWord>> = "withdraw",
        /// For `/emergency`.
        optional emergency: OneOrMore<Located<AliasWord>> = "emergency",
    }
}

policy_section! {
    /// Have the right people said go, by role, for this very commit.
    pub(crate) struct Section {
        /// Whether this gate's outcome blocks.
        default enforcement: Enforcement = "enforcement" => "block",
        /// The roles, each of which must be filled.
        required roles: Located<Tolerant<Entries<RoleName, RoleSection>>> = "roles",
        /// Who does not count, whatever their role; `[]` for nobody.
        default exclude: Vec<Exclusion> = "exclude" => "[author, committers]",
        /// Whether one person counts for one role only.
        default one_role_per_person: bool = "one-role-per-person" => "true",
        /// How a sign-off names its commit.
        default binding: Binding = "binding" => "recorded",
        /// More sign-offs under a condition.
        optional extra: ExtraSection = "extra",
        /// What approving reviews and change requests are.
        default reviews: Reviews = "reviews" => "ignore",
        /// What keeps a sign-off beyond its commit; `[]` for nothing.
        default carry: Vec<Carry> = "carry" => "[identical-tree]",
        /// Who may overrule gates in an emergency.
        optional emergency: EmergencySection = "emergency",
        /// Words that stand for commands, besides the built-in ones.
        optional aliases: AliasesSection = "aliases",
        /// Whether each role has a commit status of its own, `gonogo/<environment>/<role>`.
        default role_statuses: bool = "role-statuses" => "false",
    }
}

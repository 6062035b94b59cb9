//! Roles that a CODEOWNERS file suggests.

use std::collections::BTreeSet;

use super::sheet::scalar;
use crate::gates::sign_off::codeowners::{Owner, parse};
use crate::gates::sign_off::command::RoleName;
use crate::ids::{Login, RepoPath, TeamSlug};

/// Where CODEOWNERS may stand, in the order in which GitHub looks (GitHub docs, "About code owners").
pub(crate) const PLACES: [&str; 3] = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];

/// So many people are suggested.
const MOST_USERS: usize = 10;
/// So many teams are.
const MOST_TEAMS: usize = 5;

/// Whom a CODEOWNERS file names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Owners {
    /// Where it stands.
    pub(crate) path: RepoPath,
    /// People, in order, the first ten. No bots: they do not sign off.
    pub(crate) users: Vec<Login>,
    /// Teams, in order, the first five.
    pub(crate) teams: Vec<TeamSlug>,
}

/// A role and who would be in it, as YAML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// The role's name.
    pub(super) role: String,
    /// Its people.
    pub(super) people: String,
}

impl Owners {
    /// Reads a file.
    pub(crate) fn new(path: RepoPath, text: &str) -> Self {
        let (mut users, mut teams) = (Vec::new(), Vec::new());
        for owner in parse(text).everyone() {
            match owner {
                Owner::User(login) if !login.as_str().ends_with("[bot]") => push(&mut users, login),
                Owner::Team(team) => push(&mut teams, team),
                Owner::User(_) | Owner::Email(_) => {}
            }
        }
        users.truncate(MOST_USERS);
        teams.truncate(MOST_TEAMS);
        Self { path, users, teams }
    }

    /// Whether it names anybody who could sign off.
    pub(crate) fn is_empty(&self) -> bool {
        self.users.is_empty() && self.teams.is_empty()
    }
}

fn push<T: Clone + PartialEq>(all: &mut Vec<T>, one: &T) {
    if !all.contains(one) {
        all.push(one.clone());
    }
}

/// The roles that would make sense: one of the people by name, and one for each team. Without owners,
/// one of everybody who maintains the repository.
pub(super) fn candidates(owners: Option<&Owners>, taken: &str) -> Vec<Candidate> {
    let Some(owners) = owners.filter(|owners| !owners.is_empty()) else {
        return vec![Candidate {
            role: taken.to_owned(),
            people: "{ permission: maintain }".to_owned(),
        }];
    };
    let mut names = BTreeSet::from([taken.to_owned()]);
    let mut found = Vec::new();
    if !owners.users.is_empty() {
        let logins: Vec<String> = owners.users.iter().map(|it| scalar(it.as_str())).collect();
        found.push(Candidate {
            role: taken.to_owned(),
            people: format!("{{ users: [{}] }}", logins.join(", ")),
        });
    }
    for team in &owners.teams {
        found.push(Candidate {
            role: role_name(team, &mut names),
            people: format!("{{ teams: [{}] }}", scalar(&team.to_string())),
        });
    }
    found
}

/// The team's own name as that of a role, another one for each.
fn role_name(team: &TeamSlug, names: &mut BTreeSet<String>) -> String {
    let mut plain: String = team
        .slug()
        .chars()
        .map(|letter| {
            if letter.is_ascii_alphanumeric() {
                letter
            } else {
                '-'
            }
        })
        .take(30)
        .collect();
    if !plain.starts_with(|first: char| first.is_ascii_lowercase()) {
        plain.insert_str(0, "team-");
    }
    let fits = |name: &String| name.parse::<RoleName>().is_ok();
    let numbered = (2_usize..).map(|number| format!("{plain}-{number}"));
    let name = std::iter::once(plain.clone())
        .chain(numbered)
        .find(|name| fits(name) && !names.contains(name))
        .expect("one of infinitely many is free, and all of them are short");
    names.insert(name.clone());
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owners(text: &str) -> Owners {
        Owners::new(".github/CODEOWNERS".parse().unwrap(), text)
    }

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let found = candidates(Some(&owners(text)), "owners");
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|it| (it.role.as_str(), it.people.as_str()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn people_are_one_role_and_each_team_is_one() {
        check(
            "* @alice @acme/qa\n/docs @bob @alice # @nobody\n",
            &[
                ("owners", "{ users: [alice, bob] }"),
                ("qa", "{ teams: [acme/qa] }"),
            ],
        );
    }

    #[test]
    fn a_role_has_a_name_of_its_own_that_a_policy_accepts() {
        check(
            "* @a/owners @b/qa @c/qa @d/007 @e/Ops.Night_Shift",
            &[
                ("owners-2", "{ teams: [a/owners] }"),
                ("qa", "{ teams: [b/qa] }"),
                ("qa-2", "{ teams: [c/qa] }"),
                ("team-007", "{ teams: [d/007] }"),
                ("ops-night-shift", "{ teams: [e/ops.night_shift] }"),
            ],
        );
        let long = format!("* @a/{}", "x".repeat(90));
        let found = candidates(Some(&owners(&long)), "owners");
        assert!(found.iter().all(|it| it.role.parse::<RoleName>().is_ok()));
    }

    #[test]
    fn names_that_look_like_numbers_are_quoted_and_hostile_ones_are_no_owners() {
        check(
            "* @123 @null",
            &[("owners", "{ users: [\"123\", \"null\"] }")],
        );
        check(
            "* @a\n/x @b\"], evil: [\"x\n/y @c/d: {evil}\n",
            &[("owners", "{ users: [a] }")],
        );
    }

    #[test]
    fn bots_and_addresses_do_not_sign_off_and_without_people_maintainers_do() {
        let nobody = &[("owners", "{ permission: maintain }")];
        check("* @renovate[bot] ops@example.com", nobody);
        check("", nobody);
        let many: String = (0..30)
            .map(|it| format!("* @user{it} @acme/team{it}\n"))
            .collect();
        let found = owners(&many);
        assert_eq!((found.users.len(), found.teams.len()), (10, 5));
    }
}

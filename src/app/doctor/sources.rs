//! Reads what the gates read, as if the tip of the branch were to be released now.

use std::collections::BTreeSet;

use super::reading::Reading;
use crate::doctor::{self, Asks};
use crate::facts::gather::{Sources, gather};
use crate::facts::{Answer, Facts, Failure, Need};
use crate::gates::policy;
use crate::ids::{RefName, RepoPath, Sha, TeamSlug};
use crate::subject::{Context, PolicyOrigin, Subject, SubjectKind};

/// How many teams are looked up.
const MOST_TEAMS: usize = 20;

/// How often what was read may lead to something more: a folder to a lockfile, a file to queries.
const STEPS: usize = 4;

impl Reading<'_> {
    /// The teams of the policy, each as far as it can be looked up.
    pub(super) async fn teams(
        &self,
        tip: &Result<Sha, Failure>,
        asks: Option<&Asks>,
    ) -> Vec<(TeamSlug, Result<(), Failure>)> {
        let teams = asks.map_or(&[][..], |asks| asks.teams.as_slice());
        let need = |team: &TeamSlug| Need::Team { team: team.clone() };
        let facts = match tip {
            Ok(tip) => {
                let needs: BTreeSet<Need> = teams.iter().take(MOST_TEAMS).map(need).collect();
                let subject = self.subject(tip);
                gather(&self.readers(&subject, tip), needs).await
            }
            // Without a commit there is nothing to ask for; that it cannot be read is told.
            Err(_) => Facts::default(),
        };
        let outcome = |team: &TeamSlug| {
            let read = facts.get(&need(team)).map(|_| ());
            (team.clone(), read)
        };
        teams.iter().map(outcome).collect()
    }

    /// What the gates read first of a release, as if the tip were to be released now.
    pub(super) async fn sources(
        &self,
        policy: &policy::Policy,
        path: &RepoPath,
        tip: &Sha,
        branch: &RefName,
    ) -> Vec<(Need, Result<Answer, Failure>)> {
        let context = Context {
            subject: self.subject(tip),
            now: (self.outside.clock)().to_zoned(policy.general.clock()),
            policy: PolicyOrigin {
                path: path.clone(),
                sha: Some(tip.clone()),
                branch: Some(branch.clone()),
                differs_in_subject: None,
            },
        };
        let readers = self.readers(&context.subject, tip);
        let mut facts = Facts::default();
        let mut asked = Vec::new();
        for _ in 0..STEPS {
            let needs = policy.gates.needs(&context, &facts);
            let needs: BTreeSet<Need> = needs.into_iter().filter(doctor::is_source).collect();
            let needs: BTreeSet<Need> = needs.into_iter().filter(|need| !facts.has(need)).collect();
            if needs.is_empty() {
                break;
            }
            asked.extend(needs.iter().cloned());
            facts.extend(gather(&readers, needs).await);
        }
        let outcome = |need: Need| {
            let read = facts.get(&need).cloned();
            (need, read)
        };
        asked.into_iter().map(outcome).collect()
    }

    /// The tip of the branch, as if it were to be released.
    fn subject(&self, tip: &Sha) -> Subject {
        Subject {
            repository: self.repository.clone(),
            sha: tip.clone(),
            kind: SubjectKind::Commit,
        }
    }

    fn readers<'a>(&'a self, subject: &'a Subject, sha: &'a Sha) -> Sources<'a> {
        Sources {
            github: Some(&self.github),
            members: self.members.as_ref(),
            ourselves: None,
            http: &self.http,
            files: &self.outside.files,
            policy_sha: Some(sha),
            subject: Some(subject),
            variables: &self.outside.variables,
            console: &self.outside.console,
            now: &*self.outside.clock,
        }
    }
}

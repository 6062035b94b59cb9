//! The record of the release before: read after everything else, for the record alone. No decision
//! waits for it, and none hangs on it.

use std::path::Path;

use super::reading::Reading;
use crate::cli::Caller;
use crate::decision::Outcome;
use crate::evidence::{
    self, Digest, Evidence, EvidenceError, Given, Inputs, KnownBy, Missing, Passed, PassedOver,
    Previous, RecordBefore, Release,
};
use crate::facts::gather::gather;
use crate::facts::{Cause, Facts, Failure, FailureKind, OwnStatus, VersionTag, tag_in};
use crate::gates::policy;
use crate::ids::RefName;
use crate::judge;
use crate::lineage::{self, Before, Versions};
use crate::publish::{self, SeenStatus};
use crate::render;
use crate::render::status::{StatusState, record_in};
use crate::versioning::version_in;

/// How often what was read may lead to something more to be read.
const STEPS: usize = 8;

impl Reading<'_> {
    /// What is known of the record before; `None` where no record is kept, or no tag is judged.
    pub(super) async fn previous(&self, inputs: &Inputs) -> Option<Previous> {
        let tag = inputs.subject.tag()?;
        let check = self.job.check;
        if check.evidence.is_none() || inputs.simulated {
            return None;
        }
        // Nobody waits long for what decides nothing.
        let patience = self.job.outside.patience.request.saturating_mul(2);
        let found = tokio::time::timeout(patience, self.release_before(tag, inputs)).await;
        let found = found.unwrap_or_else(|_| {
            let failure = Failure::new(FailureKind::TimedOut, tag.as_str());
            Previous::missing(None, Missing::NotFound, Some(failure))
        });
        let place = (&inputs.subject.repository, &inputs.environment);
        Some(match &check.previous_evidence {
            None => found,
            Some(path) => found.given(self.given(path), place),
        })
    }

    async fn release_before(&self, tag: &RefName, inputs: &Inputs) -> Previous {
        let loaded = policy::load(inputs.policy.text.for_parsing(), &inputs.environment);
        let prefix = loaded.general.tag_prefix;
        let Some(version) = version_in(tag.as_str(), prefix.as_ref()) else {
            return Previous::missing(None, Missing::NotAVersion, None);
        };
        let sources = self.sources();
        let head = &inputs.subject.sha;
        let mut facts = inputs.facts.clone();
        let mut failure = Failure::new(FailureKind::NotGathered, tag.as_str());
        for _ in 0..STEPS {
            let versions = lineage::versions(prefix.as_ref(), &facts);
            let before = versions.and_then(|versions| {
                lineage::listed(&versions, tag.as_str(), head)?;
                // As notes have it: a stable version follows the last stable one.
                let only_stable = version.pre.is_empty();
                let before = lineage::before(&versions, Some(&version), only_stable, head, &facts)?;
                Ok(found(&before, &versions, &facts))
            });
            let lack = match before {
                Ok((release, passed_over)) => {
                    let record = match &release {
                        None => missing(Missing::FirstRelease),
                        Some(release) => self.record_of(release, inputs).await,
                    };
                    return Previous {
                        release,
                        passed_over,
                        record,
                    };
                }
                Err(lack) => lack,
            };
            let needs = lack.clone().needs();
            failure = lack.failure();
            if needs.is_empty() {
                break;
            }
            facts.extend(gather(&sources, needs.into_iter().collect()).await);
        }
        Previous::missing(None, Missing::NotFound, Some(failure))
    }

    /// What our own status on a commit says of the record of its GO. A status cannot be edited, it
    /// says who set it, and it stands on the very commit; comments and releases have none of this.
    async fn record_of(&self, release: &Release, inputs: &Inputs) -> RecordBefore {
        let failed = |failure| RecordBefore::missing(Missing::Unreadable, Some(failure));
        let ourselves = match &self.identity {
            Ok(id) => *id,
            Err(failure) => return failed(failure.clone()),
        };
        let repository = &inputs.subject.repository;
        let statuses = match publish::statuses(&self.job.github, repository, &release.commit).await
        {
            Ok(statuses) => statuses,
            Err(failure) => return failed(failure),
        };
        let context = inputs.environment.status_name();
        let named = |name: &str| name.eq_ignore_ascii_case(&context);
        let mut under_our_name = statuses
            .iter()
            .filter(|status| named(status.context.for_parsing()));
        // Other tags and pull requests may have been judged on this commit since.
        let is_about = |status: &&SeenStatus| {
            let tag = tag_in(status.description.for_parsing());
            status.creator == Some(ourselves) && tag == Some(release.tag.for_parsing())
        };
        let about = under_our_name.clone().find(is_about);
        let newest = under_our_name.next();
        match newest {
            // Where decisions are told otherwise, no status says nothing.
            None if !self.job.check.report.unwrap_or_default().status() => {
                missing(Missing::NotKept)
            }
            None => missing(Missing::NothingDecided),
            Some(status) if status.creator != Some(ourselves) => missing(Missing::Foreign),
            Some(newest) => match about.unwrap_or(newest) {
                status if status.state != StatusState::Success => missing(Missing::NotGo),
                status => match record_in(status.description.for_parsing()) {
                    None => missing(Missing::NotKept),
                    Some(digest) => RecordBefore::Known {
                        digest,
                        source: KnownBy::CommitStatus,
                        read_at: (self.job.outside.clock)(),
                    },
                },
            },
        }
    }

    /// The record that whoever started the run gave.
    fn given(&self, path: &Path) -> Result<Given, Failure> {
        let files = &self.job.outside.files;
        let name = || path.display().to_string();
        let unreadable = || Failure::new(FailureKind::Unreadable, name());
        let bytes = match self.job.caller {
            Caller::Action => files.read_beneath(path, evidence::LARGEST),
            Caller::CommandLine => files.read(path, evidence::LARGEST),
        };
        let bytes = bytes.map_err(|error| unreadable().because(Cause::from(&error)))?;
        let text = String::from_utf8(bytes).map_err(|_| unreadable().because(Cause::NotText))?;
        let (record, digest) = Evidence::open(&text).map_err(|error| {
            unreadable().because(match error {
                EvidenceError::Altered => Cause::Altered,
                EvidenceError::NotJson => Cause::NotJson,
                EvidenceError::OtherFormat => Cause::OtherShape,
            })
        })?;
        let digest: Digest = digest.parse().map_err(|_| unreadable())?;
        if record.is_go() && !follows(&record) {
            return Err(unreadable().because(Cause::Altered));
        }
        Ok(Given {
            record: Box::new(record),
            digest,
            read_at: (self.job.outside.clock)(),
        })
    }
}

/// Whether the GO of a record is decided again. Another version may word it otherwise.
fn follows(record: &Evidence) -> bool {
    let judged = judge::judge(&record.inputs);
    let is_go = judged.run.decision.outcome() == Outcome::Go && !judged.invalid_policy;
    let is_same = || {
        let document = render::json::decision(&judged.run);
        record.decision.is(&document)
    };
    is_go && (record.gonogo != env!("CARGO_PKG_VERSION") || is_same())
}

fn missing(why: Missing) -> RecordBefore {
    RecordBefore::missing(why, None)
}

/// The release before, and what lies in between.
fn found(
    before: &Before<'_>,
    versions: &Versions<'_>,
    facts: &Facts,
) -> (Option<Release>, Vec<PassedOver>) {
    let release = before.last.as_ref().map(|(_, tag)| Release {
        tag: tag.name.clone(),
        commit: tag.commit.clone(),
    });
    let passed = |tag: &&VersionTag, why| PassedOver {
        tag: tag.name.clone(),
        commit: tag.commit.clone(),
        why,
    };
    let elsewhere = before.elsewhere.iter();
    let elsewhere = elsewhere.map(|tag| passed(tag, Passed::Elsewhere));
    let unreleased = before.unreleased.iter().map(|tag| {
        let why = match lineage::said_of(tag, versions, facts) {
            Ok(OwnStatus::None) => Passed::Undecided,
            _ => Passed::Refused,
        };
        passed(tag, why)
    });
    (release, elsewhere.chain(unreleased).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A record of a policy without gates, where nothing can be GO.
    fn record(decision: &str) -> Evidence {
        let inputs = serde_json::json!({
            "environment": "production",
            "subject": {
                "repository": "acme/shop",
                "sha": "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d",
                "kind": "tag",
                "name": "v1.4.0",
            },
            "decided_at": "2026-11-17T09:30:00Z",
            "server_date": null,
            "policy": {
                "origin": {
                    "path": "gonogo.yml",
                    "sha": null,
                    "branch": null,
                    "differs_in_subject": null,
                },
                "text": "version: 1",
            },
            "facts": [],
            "simulated": false,
        });
        let inputs: Inputs = serde_json::from_value(inputs).unwrap();
        Evidence::new(inputs, serde_json::json!({ "decision": decision }))
    }

    #[test]
    fn a_given_go_is_decided_again_before_it_is_named() {
        assert!(!follows(&record("go")));
        let mut other = record("go");
        other.gonogo = "0.0.1".to_owned();
        assert!(!follows(&other));
    }
}

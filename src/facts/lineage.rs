//! Reads where a release comes from: tags, the commits since, the pull requests of these.

use jiff::Timestamp;

use super::gather::Sources;
use super::replaced::replaced;
use super::statuses::said;
use super::{Answer, Failure, FailureKind, Need, PullText, ReleaseCommit, Signature, VersionTag};
use crate::github::{self, MergedText, TagSignature};
use crate::ids::{Login, RepoSlug};
use crate::text::Untrusted;
use crate::versioning::{TagPrefix, version_in};

/// So much of a message is kept, in bytes.
const LONGEST_MESSAGE: usize = 64 * 1024;

impl Sources<'_> {
    /// Answers one need that is about where a release comes from.
    pub(super) async fn about_lineage(&self, need: &Need) -> Result<Answer, Failure> {
        let what = need.to_string();
        let repository = &self.subject(&what)?.repository;
        let github = self.github(&what)?;
        match need {
            Need::VersionTags { prefix } => {
                let tags = github.tags(repository).await?.into_iter();
                let tags = tags.filter(|tag| is_version(tag.name.for_parsing(), prefix.as_deref()));
                let tags = tags.map(|tag| VersionTag {
                    name: tag.name,
                    commit: tag.commit,
                });
                Ok(Answer::VersionTags {
                    tags: tags.collect(),
                })
            }
            Need::OwnStatus { commit } => {
                let (ourselves, identities) = self.ourselves()?;
                let context = ourselves.environment.status_name();
                let statuses = github.statuses(repository, commit).await?;
                // Whoever may push can set a status of our name: what others set says nothing.
                let own = statuses.into_iter().filter(|status| {
                    let name = status.context.for_parsing();
                    let creator = status.creator.as_ref().map(|creator| creator.id);
                    name.eq_ignore_ascii_case(&context)
                        && creator.is_some_and(|creator| identities.contains(&creator))
                });
                Ok(said(&own.collect::<Vec<_>>()))
            }
            Need::DefaultBranch => Ok(Answer::Branch {
                name: github.repository(repository).await?.default_branch,
            }),
            Need::Relation { base, head } => {
                let relation = github.relation(repository, base, head).await?;
                Ok(Answer::Relation {
                    // Of another history nothing is an ancestor.
                    is_ancestor: relation.as_ref().is_some_and(|it| it.behind == 0),
                    ahead: relation.map_or(0, |it| it.ahead),
                })
            }
            Need::ReleaseCommits { base, head } => {
                let commits = match base {
                    Some(base) => github.commits_between(repository, base, head).await,
                    None => github.history(repository, head).await,
                };
                let commits = commits.map_err(too_long)?;
                Ok(Answer::ReleaseCommits {
                    commits: commits.into_iter().map(of_commit).collect(),
                })
            }
            Need::TagSignature { tag, commit } => {
                let signature = github.tag_signature(repository, tag, commit).await?;
                Ok(Answer::TagSignature {
                    signature: match signature {
                        None => Signature::Elsewhere,
                        Some(TagSignature::Lightweight) => Signature::Lightweight,
                        Some(TagSignature::Verified) => Signature::Verified,
                        Some(TagSignature::Unverified(reason)) => Signature::Unverified { reason },
                    },
                })
            }
            _ => Err(Failure::new(FailureKind::NotGathered, what)),
        }
    }

    /// What several pull requests say of themselves, in one question.
    pub(super) async fn pull_texts(
        &self,
        needs: Vec<Need>,
    ) -> Vec<(Need, Result<Answer, Failure>)> {
        let numbers: Vec<u64> = needs
            .iter()
            .filter_map(|need| match need {
                Need::PullText { number } => Some(*number),
                _ => None,
            })
            .collect();
        let asked = async |repository: &RepoSlug| {
            let github = self.github("POST /graphql")?;
            Ok::<_, Failure>(github.merged_texts(repository, &numbers).await?)
        };
        let found = match self.subject("POST /graphql") {
            Ok(subject) if !numbers.is_empty() => asked(&subject.repository).await,
            Ok(_) => return Vec::new(),
            Err(failure) => Err(failure),
        };
        let answer = |number: u64| match &found {
            Err(failure) => Err(failure.clone()),
            Ok(found) => match found.iter().find(|text| text.number == number) {
                None => Ok(Answer::Absent),
                Some(text) => Ok(Answer::PullText {
                    pull: of_pull(text),
                }),
            },
        };
        let answers: Vec<_> = numbers.iter().map(|number| answer(*number)).collect();
        needs.into_iter().zip(answers).collect()
    }

    /// How many pull requests of several people were merged before, in one question.
    pub(super) async fn merged_before(
        &self,
        needs: Vec<Need>,
    ) -> Vec<(Need, Result<Answer, Failure>)> {
        let people: Vec<(Login, Timestamp)> = needs
            .iter()
            .filter_map(|need| match need {
                Need::MergedBefore { login, before } => Some((login.clone(), *before)),
                _ => None,
            })
            .collect();
        let asked = async |repository: &RepoSlug| {
            let github = self.github("POST /graphql")?;
            Ok::<_, Failure>(github.merged_before(repository, &people).await?)
        };
        let found = match self.subject("POST /graphql") {
            Ok(subject) if !people.is_empty() => asked(&subject.repository).await,
            Ok(_) => return Vec::new(),
            Err(failure) => Err(failure),
        };
        match found {
            Ok(counts) => {
                let answers = counts
                    .into_iter()
                    .map(|count| Ok(Answer::Members { count }));
                needs.into_iter().zip(answers).collect()
            }
            Err(failure) => {
                let failed = needs.into_iter();
                failed.map(|need| (need, Err(failure.clone()))).collect()
            }
        }
    }
}

/// A range is not read by halves, and that helps another way than a long list.
fn too_long(error: github::GitHubError) -> Failure {
    let mut failure = Failure::from(error);
    if failure.kind == FailureKind::Incomplete {
        failure.kind = FailureKind::LongRange;
        failure.detail = None;
    }
    failure
}

/// Whether a tag is a version. A prefix that none can be makes none.
fn is_version(name: &str, prefix: Option<&str>) -> bool {
    let read = prefix.map(str::parse::<TagPrefix>).transpose();
    read.is_ok_and(|prefix| version_in(name, prefix.as_ref()).is_some())
}

fn of_commit(commit: github::RangeCommit) -> ReleaseCommit {
    let account = commit.account.as_ref().map(super::remarks::of_account);
    ReleaseCommit {
        sha: commit.sha,
        parents: commit.parents,
        name: commit.name,
        email: commit.email,
        bot: account.as_ref().is_some_and(|account| !account.human),
        login: account.map(|account| account.login),
        at: commit.committed_at,
        is_cut: commit.message.for_parsing().len() > LONGEST_MESSAGE,
        message: begin(&commit.message, LONGEST_MESSAGE),
    }
}

fn begin(text: &Untrusted, most: usize) -> Untrusted {
    let text = text.for_parsing();
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    Untrusted::from(text.get(..end).unwrap_or_default())
}

fn of_pull(text: &MergedText) -> PullText {
    PullText {
        number: text.number,
        title: text.title.clone(),
        labels: text.labels.clone(),
        author: text.author.as_ref().map(|(login, _)| login.clone()),
        bot: text.author.as_ref().is_some_and(|(_, bot)| *bot),
        merge_commit: text.merge_commit.clone(),
        replaced: replaced(text.body.for_parsing())
            .map(|text| begin(&text.as_str().into(), LONGEST_MESSAGE)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rule_4_tags_that_are_no_versions_are_passed_over() {
        for (name, prefix, expected) in [
            ("v1.2.3", None, true),
            ("1.2.3", None, true),
            ("v1.2", None, false),
            ("latest", None, false),
            ("api/v1.2.3", None, false),
            ("api/v1.2.3", Some("api/v"), true),
            ("v1.2.3", Some("api/v"), false),
            ("1.2.3", Some(""), true),
        ] {
            assert_eq!(is_version(name, prefix), expected, "{name} {prefix:?}");
        }
    }

    #[test]
    fn a_message_is_cut_between_characters() {
        let cut = begin(&Untrusted::from("aéé"), 2);
        assert_eq!(cut.for_parsing(), "a");
    }

    #[test]
    fn a_message_that_is_cut_says_so() {
        let message = format!(
            "fix: a (#7)\n\n{}\n\nBREAKING CHANGE: drops it",
            "* fix: more\n".repeat(7_000)
        );
        let commit = of_commit(github::RangeCommit {
            sha: "1".repeat(40).parse().unwrap(),
            parents: Vec::new(),
            name: "".into(),
            email: "".into(),
            account: None,
            committed_at: Timestamp::UNIX_EPOCH,
            message: message.as_str().into(),
        });
        assert!(commit.is_cut);
    }
}

//! Reads what is known of packages: lockfiles with what a registry says of them, other tools'
//! reports, and when advisories were published.
//!
//! All lockfiles of one registry are asked about together, in one question.

mod files;
mod workspaces;

use std::collections::BTreeMap;

use futures_util::future::{FutureExt, join_all, join4};
use secrecy::{ExposeSecret, SecretString};

use self::files::beside;
use self::workspaces::WholeTree;
use super::gather::Sources;
use super::{Answer, Cause, Failure, FailureKind, Need, Revision};
use crate::http::Trust;
use crate::ids::RepoPath;
use crate::npm::{
    Advisories, Asked, Audit, AuditSource, Hint, LARGEST_LOCKFILE, LARGEST_MANIFEST, LARGEST_NPMRC,
    LockfileFault, Omit, Question, Registries, Setting, Tree, bulk_answer,
};
use crate::registry::Registry;
use crate::text::Untrusted;

/// Everything that one audit is asked for.
struct Wanted<'a> {
    at: Revision,
    lockfile: &'a RepoPath,
    omit: Omit,
    registry: Option<&'a Untrusted>,
    mirrors: &'a [Untrusted],
}

impl<'a> Wanted<'a> {
    fn of(need: &'a Need) -> Option<Self> {
        match need {
            Need::Audit {
                at,
                lockfile,
                omit,
                registry,
                mirrors,
            } => Some(Self {
                at: *at,
                lockfile,
                omit: *omit,
                registry: registry.as_ref(),
                mirrors,
            }),
            _ => None,
        }
    }
}

/// A lockfile that was read, and what to ask about it.
struct Prepared {
    file: RepoPath,
    tree: Tree,
    question: Question,
    digest: String,
    registries: Registries,
}

/// What became of one lockfile so far.
enum Step {
    Absent,
    Prepared(Box<Prepared>),
}

impl Sources<'_> {
    /// Answers all audits that are asked for at once.
    pub(in crate::facts) async fn audits(
        &self,
        needs: Vec<Need>,
    ) -> Vec<(Need, Result<Answer, Failure>)> {
        // A lockfile and that of the base branch have the same `.npmrc`, which is read once.
        let mut npmrcs = BTreeMap::new();
        for wanted in needs.iter().filter_map(Wanted::of) {
            let lockfile = wanted.lockfile.clone();
            let npmrc = async move {
                let path = beside(&lockfile, ".npmrc")?;
                // Never the judged change's: it can name hosts and ask for tokens.
                self.bytes(Revision::Policy, &path, LARGEST_NPMRC).await
            };
            npmrcs
                .entry(wanted.lockfile.clone())
                .or_insert_with(|| npmrc.boxed_local().shared());
        }
        let npmrcs = &npmrcs;
        // Asked for once, and only where a project has workspaces.
        let whole = self.whole_tree().boxed_local().shared();
        let reading = needs.iter().map(async |need| match Wanted::of(need) {
            Some(wanted) => {
                let npmrc = npmrcs[wanted.lockfile].clone();
                self.prepare(&wanted, npmrc, whole.clone()).await
            }
            None => Err(Failure::new(FailureKind::NotGathered, need.to_string())),
        });
        let steps: Vec<Result<Step, Failure>> = join_all(reading).await;
        let prepared = steps.iter().filter_map(|step| match step {
            Ok(Step::Prepared(prepared)) => Some(&**prepared),
            _ => None,
        });
        let answers = self.ask(prepared).await;
        let answer = |step: Result<Step, Failure>| match step? {
            Step::Absent => Ok(Answer::Absent),
            Step::Prepared(prepared) => Ok(answered(*prepared, &answers)),
        };
        needs
            .into_iter()
            .zip(steps.into_iter().map(answer))
            .collect()
    }

    /// Reads a lockfile, the manifests beside it and in the project's folders, and the policy's `.npmrc`.
    async fn prepare(
        &self,
        wanted: &Wanted<'_>,
        npmrc: impl Future<Output = Result<Option<Vec<u8>>, Failure>>,
        whole: impl Future<Output = WholeTree>,
    ) -> Result<Step, Failure> {
        let [shrinkwrap, manifest] =
            ["npm-shrinkwrap.json", "package.json"].map(|name| beside(wanted.lockfile, name));
        let (shrinkwrap, manifest) = (shrinkwrap?, manifest?);
        let (before, lockfile, manifest, npmrc) = join4(
            // npm reads it first, whatever else is there.
            async {
                if shrinkwrap == *wanted.lockfile {
                    return Ok(None);
                }
                self.bytes(wanted.at, &shrinkwrap, LARGEST_LOCKFILE).await
            },
            self.bytes(wanted.at, wanted.lockfile, LARGEST_LOCKFILE),
            self.bytes(wanted.at, &manifest, LARGEST_MANIFEST),
            npmrc,
        )
        .await;
        let (file, bytes) = match (before?, lockfile?) {
            (Some(bytes), _) => (shrinkwrap, bytes),
            (None, Some(bytes)) => (wanted.lockfile.clone(), bytes),
            (None, None) => return Ok(Step::Absent),
        };
        let registries = self.registries(wanted, &npmrc?)?;
        let mut manifests = BTreeMap::new();
        manifests.extend(manifest?.map(|bytes| (String::new(), bytes)));
        let unusable = |fault: LockfileFault| {
            Failure::new(FailureKind::Lockfile, file.as_str()).because(Cause::from(&fault))
        };
        let mut tree = Tree::read(&bytes, &manifests).map_err(unusable)?;
        // Of what is only compared with, no more than the lockfile says counts.
        if wanted.at != Revision::Policy {
            let more = self.manifests_of_folders(wanted, &tree, whole, unusable);
            let more = more.await?;
            if !more.is_empty() {
                manifests.extend(more);
                tree = Tree::read(&bytes, &manifests).map_err(unusable)?;
            }
        }
        let question = Question::of(&tree, wanted.omit, &registries);
        Ok(Step::Prepared(Box::new(Prepared {
            digest: crate::evidence::digest_of(&bytes),
            file,
            tree,
            question,
            registries,
        })))
    }

    fn registries(
        &self,
        wanted: &Wanted<'_>,
        npmrc: &Option<Vec<u8>>,
    ) -> Result<Registries, Failure> {
        let mut registries = Registries::default();
        if let Some(bytes) = npmrc {
            let text = str::from_utf8(bytes).map_err(|_| {
                Failure::new(FailureKind::RegistryAddress, ".npmrc").because(Cause::NotText)
            })?;
            let variable = |name: &str| self.variables.asked_for(name);
            registries.read(text, Trust::FromPolicy, &variable);
            for secret in registries.secrets() {
                self.hide(secret, ".npmrc")?;
            }
        }
        let parsed = |named: &Untrusted, key: &str| {
            url::Url::parse(named.for_parsing()).map_err(|_| {
                Failure::new(FailureKind::RegistryAddress, key).because(Cause::InvalidAddress)
            })
        };
        if let Some(named) = wanted.registry {
            registries.set_default(&parsed(named, "registry")?, Trust::FromPolicy);
        }
        for named in wanted.mirrors {
            registries.add_mirror(&parsed(named, "mirrors")?);
        }
        Ok(registries)
    }

    /// Keeps a secret out of everything that is shown from now on.
    pub(in crate::facts) fn hide(&self, secret: &SecretString, of: &str) -> Result<(), Failure> {
        // One that has another one in it is hidden as a whole, too.
        if self.console.redacted(secret.expose_secret()) == "***" {
            return Ok(());
        }
        let masked = self.console.mask(secret, self.variables.on_the_runner());
        masked.map_err(|_| Failure::new(FailureKind::Unreadable, of))
    }

    /// Asks each registry once about everything that is installed from it.
    async fn ask<'a>(
        &self,
        prepared: impl Iterator<Item = &'a Prepared>,
    ) -> BTreeMap<String, Result<Advisories, Failure>> {
        let mut questions: BTreeMap<String, (Asked, &Registries)> = BTreeMap::new();
        for one in prepared {
            let url = &one.registries.default_registry().url;
            let (asked, registries) = questions
                .entry(url.to_string())
                .or_insert_with(|| (Asked::new(), &one.registries));
            // One project may have a token for it, and another none.
            if registries.credential(url).is_none() {
                *registries = &one.registries;
            }
            for (name, versions) in &one.question.asked {
                let known = asked.entry(name.clone()).or_default();
                let new: Vec<String> = versions
                    .iter()
                    .filter(|it| !known.contains(it))
                    .cloned()
                    .collect();
                known.extend(new);
            }
        }
        let asking = questions
            .into_iter()
            .map(async |(key, (asked, registries))| {
                let answer = advisories(self.http, registries, &asked).await;
                (key, answer)
            });
        join_all(asking).await.into_iter().collect()
    }
}

/// Another tool's report as an audit.
///
/// # Errors
/// Where it is no report that says what there is.
pub(crate) fn of_report(file: &str, bytes: &[u8], hint: Option<Hint>) -> Result<Audit, Failure> {
    let unusable = || Failure::new(FailureKind::AuditReport, file);
    let read = crate::npm::report::read(bytes, hint)
        .map_err(|fault| unusable().because(Cause::from(&fault)))?;
    Audit::of_report(file, read).map_err(|_| unusable().because(Cause::NotAReport))
}

/// What a registry says of the installed versions.
///
/// # Errors
/// Where it gives no answer that can be read.
pub(crate) async fn advisories(
    http: &crate::http::HttpClient,
    registries: &Registries,
    asked: &Asked,
) -> Result<Advisories, Failure> {
    let registry = Registry::default_of(http, registries)?;
    if asked.is_empty() {
        return Ok(Advisories::new());
    }
    let body = registry.advisories(asked).await?;
    let other = |cause| Failure::new(FailureKind::Unreadable, registry.question()).because(cause);
    let told = bulk_answer(&body).map_err(|_| other(Cause::OtherShape))?;
    // Whoever tells of what nobody asked about answers another question, or reports an error.
    let is_asked = |name: &String| asked.keys().any(|known| known.as_str() == name);
    if told.keys().all(is_asked) {
        Ok(told)
    } else {
        Err(other(Cause::OtherThing))
    }
}

fn answered(prepared: Prepared, answers: &BTreeMap<String, Result<Advisories, Failure>>) -> Answer {
    let address = prepared.registries.default_registry();
    let advisories = match answers.get(address.url.as_str()) {
        Some(Ok(advisories)) => advisories,
        Some(Err(failure)) => {
            return Answer::NoAudit {
                failure: failure.clone(),
            };
        }
        None => {
            return Answer::NoAudit {
                failure: Failure::new(FailureKind::NotGathered, address.url.as_str()),
            };
        }
    };
    let setting = Setting {
        file: Untrusted::new(prepared.file.as_str()),
        source: AuditSource::Registry {
            registry: Untrusted::new(crate::registry::shown(&address.url)),
            digest: Untrusted::new(prepared.digest),
        },
        unset_variables: prepared.registries.unset().map(Untrusted::new).collect(),
    };
    Answer::Audit {
        audit: Box::new(Audit::of(
            &prepared.tree,
            prepared.question,
            advisories,
            setting,
        )),
    }
}

//! The command `audit`: npm audit without Node.

mod compatible;
mod files;
mod told;
mod workspaces;

use jiff::Zoned;

use super::lint::{policy_file, told_faults};
use super::outside::Outside;
use super::{Problem, clients};
use crate::cli::{AuditOptions, AuditWhat, Omitted, Options, Source};
use crate::decision::{Outcome, Report};
use crate::exit::Exit;
use crate::facts::packages::{advisories, of_report};
use crate::facts::{Failure, FailureKind};
use crate::gates::npm_audit::{self, Config, Dates, NpmAudit, Setting, Thresholds};
use crate::gates::policy;
use crate::http::HttpClient;
use crate::locale::Message;
use crate::npm::{Audit, AuditSource, Omit, Question, Registries, Severity};
use crate::text::Untrusted;
use files::{Lockfile, lockfile, lockfiles};

/// The audits that are judged, each with that of the lockfile it is compared with.
type Audits = Vec<(Audit, Option<Audit>)>;

/// Audits and judges. GO is 0, NO-GO 1, and what could not be found out 4.
pub(super) fn run(
    outside: &Outside,
    options: &Options,
    audit: &AuditOptions,
) -> Result<Exit, Problem> {
    if let Some(token) = &audit.github.token {
        outside
            .console
            .mask(token, outside.variables.on_the_runner())?;
    }
    if matches!(audit.what, AuditWhat::Report { .. }) && !audit.omit.is_empty() {
        let message = Message::new("app-audit-omit-report");
        return Err(Problem::Said(message, Exit::Usage));
    }
    let rules = rules(outside, options, audit)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(Problem::Output)?;
    let http = outside
        .http(&options.network)
        .map_err(|failure| Problem::Failed(failure, Exit::Usage))?;
    runtime.block_on(async {
        let run = Run {
            outside,
            options,
            audit,
            rules: &rules,
            http: &http,
        };
        if audit.npm_compatible {
            return compatible::run(&run).await;
        }
        let audits = run.audits().await?;
        let dates = run.dates(&audits).await;
        let setting = Setting {
            now: &rules.now,
            policy: rules.path.as_deref().unwrap_or_default(),
        };
        let report = npm_audit::of_audits(&rules.config, &audits, &dates, &setting);
        told::tell(&run, &report)?;
        Ok(exit(&report))
    })
}

/// What is judged by: the policy's section, or the command line alone.
struct Rules {
    config: Config,
    /// The policy's file, where there is one.
    path: Option<String>,
    /// The present instant on the policy's clock.
    now: Zoned,
}

/// The policy's section where there is one, with what the command line says put over it.
fn rules(outside: &Outside, options: &Options, audit: &AuditOptions) -> Result<Rules, Problem> {
    let file = match policy_file(outside, options.policy.as_deref()) {
        Ok(file) => Some(file),
        Err(problem) if options.policy.is_some() => return Err(problem),
        // Nobody named one, and none is needed.
        Err(_) => None,
    };
    let mut now = (outside.clock)().to_zoned(jiff::tz::TimeZone::UTC);
    let mut config = None;
    let mut path = None;
    if let Some(file) = &file {
        let (loaded, general) = policy::load_section_and_general::<NpmAudit>(
            &file.bytes,
            &options.environment,
            |gates| gates.npm_audit,
        );
        if loaded.faults.has_errors() || loaded.value.is_none() && options.policy.is_some() {
            return Err(told_faults(
                outside,
                options,
                file,
                &loaded.faults,
                "npm-audit",
            ));
        }
        if loaded.value.is_some() {
            path = Some(file.path.display().to_string());
        }
        now = now.with_time_zone(general.clock());
        config = loaded.value;
    }
    let mut config = config.unwrap_or_else(|| Config::plain(Severity::Low));
    if let Some(level) = audit.level {
        config.thresholds = Thresholds::all(level);
    }
    if !audit.omit.is_empty() {
        config.omit = omit(&audit.omit);
    }
    Ok(Rules { config, path, now })
}

fn omit(kinds: &[Omitted]) -> Omit {
    Omit {
        dev: kinds.contains(&Omitted::Dev),
        optional: kinds.contains(&Omitted::Optional),
        peer: kinds.contains(&Omitted::Peer),
    }
}

/// Everything that an audit needs.
struct Run<'a> {
    outside: &'a Outside,
    options: &'a Options,
    audit: &'a AuditOptions,
    rules: &'a Rules,
    http: &'a HttpClient,
}

/// What could not be found out.
fn failed(failure: Failure) -> Problem {
    Problem::Failed(failure, Exit::Unknown)
}

impl Run<'_> {
    async fn audits(&self) -> Result<Audits, Problem> {
        match &self.audit.what {
            AuditWhat::Report { source, hint } => {
                let (name, bytes) = self.report(source)?;
                let read = of_report(&name, &bytes, *hint).map_err(failed)?;
                Ok(vec![(read, None)])
            }
            AuditWhat::Lockfile { path, base } => {
                let mut audits = Vec::new();
                for found in lockfiles(self, path.as_deref())? {
                    audits.push((self.asked(&found).await?, None));
                }
                if let Some(base) = base {
                    let base = self.asked(&lockfile(self, base)?).await?;
                    for (_, known) in &mut audits {
                        *known = Some(base.clone());
                    }
                }
                Ok(audits)
            }
        }
    }

    fn report(&self, source: &Source) -> Result<(String, Vec<u8>), Problem> {
        let limit = crate::npm::LARGEST_LOCKFILE;
        match source {
            Source::StandardInput => {
                let read = self.outside.standard_input(limit);
                let read = read.map_err(|failure| Problem::Failed(failure, Exit::Unreadable))?;
                Ok(("-".to_owned(), read))
            }
            Source::File(path) => {
                let read = self.outside.files.read(path, limit);
                let read = read.map_err(|error| super::lint::unreadable(path, &error))?;
                Ok((path.display().to_string(), read))
            }
        }
    }

    /// What the registry says of a lockfile.
    async fn asked(&self, found: &Lockfile) -> Result<Audit, Problem> {
        let registries = self.registries(found)?;
        let question = Question::of(&found.tree, self.rules.config.omit, &registries);
        let answer = advisories(self.http, &registries, &question.asked).await;
        let address = registries.default_registry();
        let setting = crate::npm::Setting {
            file: Untrusted::new(found.shown.as_str()),
            source: AuditSource::Registry {
                registry: Untrusted::new(crate::registry::shown(&address.url)),
                digest: Untrusted::new(found.digest.as_str()),
            },
            unset_variables: registries.unset().map(Untrusted::new).collect(),
        };
        Ok(Audit::of(
            &found.tree,
            question,
            &answer.map_err(failed)?,
            setting,
        ))
    }

    /// Which registry holds what, kept out of the log where it is secret.
    fn registries(&self, found: &Lockfile) -> Result<Registries, Problem> {
        let registries = files::registries(self, found)?;
        for secret in registries.secrets() {
            let on_the_runner = self.outside.variables.on_the_runner();
            self.outside.console.mask(secret, on_the_runner)?;
        }
        Ok(registries)
    }

    /// When the advisories were published of which that matters.
    async fn dates(&self, audits: &Audits) -> Dates {
        let needed = npm_audit::dates_needed(&self.rules.config, audits, &self.rules.now);
        let access = &self.audit.github;
        let mut dates = Dates::new();
        if needed.is_empty() {
            return dates;
        }
        let http = self.outside.http(&self.options.network);
        let github = http
            .ok()
            .and_then(|http| clients::github(access, &http).ok());
        for ghsa in needed {
            let published = match &github {
                None => Err(Failure::new(FailureKind::Offline, ghsa.as_str())),
                Some(github) => match github.published(&ghsa).await {
                    Ok(Some(published)) => Ok(published),
                    Ok(None) => Err(Failure::new(FailureKind::NotFound, ghsa.as_str())),
                    Err(error) => Err(error.into()),
                },
            };
            dates.insert(ghsa, published);
        }
        dates
    }
}

fn exit(report: &Report) -> Exit {
    match report.counted_outcome() {
        Outcome::Go => Exit::Go,
        Outcome::NoGo => Exit::NoGo,
        Outcome::Hold | Outcome::Unknown | Outcome::NotApplicable => Exit::Unknown,
    }
}

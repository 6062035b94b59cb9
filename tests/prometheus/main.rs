//! A real Prometheus: started by the test on a free port, with an exporter, recording rules and
//! whatever stands before such a server.
//!
//! ```text
//! let exporter = Exporter::start("requests_total 1000\n");
//! let prometheus = Prometheus::with_rules(RULES).scraping(&exporter).start();
//! prometheus.wait_until("job:errors:ratio", |series| series.len() == 1);
//! let output = gonogo(folder, &["budget", "--allow-hosts", &prometheus.host()], &[]);
//! ```
//!
//! `./test` installs the Debian package `prometheus` and runs these tests alone. They are the only
//! ones that wait: a server that scrapes every second has its own pace.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends there")]
#![expect(
    clippy::disallowed_methods,
    reason = "tests make files, start processes, wait for them and talk to them"
)]

mod client;
mod exporter;
mod others;
mod program;
mod prometheus;
mod scene;
mod service;

mod failing;
mod harness_tests;
mod lacking;
mod locked;
mod numbers;
mod recorded;
mod settings;

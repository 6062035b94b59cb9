//! The server itself: a process with a folder of its own.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use base64::Engine;
use serde_json::Value;
use tempfile::TempDir;

use crate::client::{Call, Reply};
use crate::exporter::Exporter;
use crate::service::host;

/// Who may ask a server [behind a password](Setup::behind_password).
pub(crate) const USER: &str = "alice";
/// The password of [`USER`].
pub(crate) const PASSWORD: &str = "correct horse";
/// That password as bcrypt keeps it, at the lowest cost: it guards nothing.
const KEPT: &str = "$2b$04$PIUv2deJU/dQnhQPtmgRyO91n4785bRRCccg/xe3yQn31e0NE/JbW";

/// Longer nothing takes that is going to come.
const PATIENCE: Duration = Duration::from_secs(20);

/// A server that is not started yet.
pub(crate) struct Setup {
    rules: String,
    exporter: Option<u16>,
    password: bool,
    path: String,
    second_store: Option<u16>,
}

/// A running server. It ends, with all it knows, when it is dropped.
pub(crate) struct Prometheus {
    process: Child,
    port: u16,
    setup: Setup,
    folder: TempDir,
}

/// One value with its labels.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Series {
    pub(crate) labels: BTreeMap<String, String>,
    pub(crate) value: String,
    /// Seconds since 1970.
    pub(crate) at: f64,
}

impl Prometheus {
    /// A server with a file of rules (`groups:` and so on); empty for none.
    pub(crate) fn with_rules(rules: &str) -> Setup {
        Setup {
            rules: rules.to_owned(),
            exporter: None,
            password: false,
            path: String::new(),
            second_store: None,
        }
    }

    /// Its base address.
    pub(crate) fn address(&self) -> String {
        format!("http://{}{}", self.host(), self.setup.path)
    }

    /// Host and port: the value for `allow-hosts`.
    pub(crate) fn host(&self) -> String {
        host(self.port)
    }

    /// Its port.
    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// What a query finds now.
    pub(crate) fn query(&self, query: &str) -> Vec<Series> {
        let reply = self.ask(query).send(self.port, PATIENCE).unwrap();
        assert_eq!(reply.status, 200, "{query}: {}", reply.body);
        series(&reply.body)
    }

    /// Asks until the answer is as it should be, and gives that answer.
    #[track_caller]
    pub(crate) fn wait_until(&self, query: &str, good: impl Fn(&[Series]) -> bool) -> Vec<Series> {
        let begun = Instant::now();
        loop {
            let found = self.query(query);
            if good(&found) {
                return found;
            }
            assert!(
                begun.elapsed() < PATIENCE,
                "`{query}` stays {found:?}\n{}",
                self.log()
            );
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// A question of whoever may ask.
    pub(crate) fn ask(&self, query: &str) -> Call {
        let form = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("query", query)
            .finish();
        self.known(Call::get(format!(
            "{}/api/v1/query?{form}",
            self.setup.path
        )))
    }

    fn known(&self, call: Call) -> Call {
        if !self.setup.password {
            return call;
        }
        let pair = format!("{USER}:{PASSWORD}");
        let packed = base64::engine::general_purpose::STANDARD.encode(pair);
        call.header("authorization", format!("Basic {packed}"))
    }

    fn is_ready(&self) -> bool {
        let call = self.known(Call::get(format!("{}/-/ready", self.setup.path)));
        let reply = call.send(self.port, PATIENCE);
        reply.is_ok_and(|Reply { status, .. }| status == 200)
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }
}

impl Drop for Prometheus {
    fn drop(&mut self) {
        // One that has ended already is ended.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Setup {
    /// It scrapes this exporter every second, as the job `shop`.
    pub(crate) fn scraping(mut self, exporter: &Exporter) -> Self {
        self.exporter = Some(exporter.port());
        self
    }

    /// It answers only [`USER`] with [`PASSWORD`].
    pub(crate) fn behind_password(mut self) -> Self {
        self.password = true;
        self
    }

    /// It lives beneath a path, such as `/prometheus`.
    pub(crate) fn beneath(mut self, path: &str) -> Self {
        path.clone_into(&mut self.path);
        self
    }

    /// It reads a second store as well, at this port. Where nobody listens there, it warns.
    pub(crate) fn reading_also(mut self, port: u16) -> Self {
        self.second_store = Some(port);
        self
    }

    /// Starts it, and waits until it answers.
    #[track_caller]
    pub(crate) fn start(self) -> Prometheus {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        write("rules.yml", &self.rules);
        write("prometheus.yml", &self.configuration());
        let users = format!("basic_auth_users: {{ {USER}: '{KEPT}' }}\n");
        write("web.yml", &users);
        let port = free_port();
        let mut prometheus = Prometheus {
            process: self.process(folder.path(), port),
            port,
            setup: self,
            folder,
        };
        let mut tries = 1;
        let begun = Instant::now();
        while !prometheus.is_ready() {
            assert!(begun.elapsed() < PATIENCE, "{}", prometheus.log());
            let ended = prometheus.process.try_wait().unwrap();
            if ended.is_some() {
                // Somebody else may have taken the port meanwhile; whatever else it is stays.
                assert!(tries < 3, "{ended:?}\n{}", prometheus.log());
                tries += 1;
                prometheus.port = free_port();
                let folder = prometheus.folder.path();
                prometheus.process = prometheus.setup.process(folder, prometheus.port);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        prometheus
    }

    fn process(&self, folder: &Path, port: u16) -> Child {
        let log = fs::File::create(folder.join("log")).unwrap();
        let mut command = Command::new("prometheus");
        command
            .current_dir(folder)
            .arg("--config.file=prometheus.yml")
            .arg("--storage.tsdb.path=data")
            .arg(format!("--web.listen-address={}", host(port)))
            .arg(format!("--web.route-prefix={}/", self.path))
            .arg("--log.level=warn")
            .stdin(Stdio::null())
            .stdout(log.try_clone().unwrap())
            .stderr(log);
        if self.password {
            command.arg("--web.config.file=web.yml");
        }
        let started = command.spawn();
        started.expect("`prometheus` is installed: ./test prometheus does it")
    }

    fn configuration(&self) -> String {
        let target = self.exporter.map(|port| format!("'{}'", host(port)));
        let target = target.unwrap_or_default();
        let store = self
            .second_store
            .map(|port| format!("{{ url: 'http://{}/', read_recent: true }}", host(port)));
        let store = store.unwrap_or_default();
        format!(
            "global: {{ scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s }}
rule_files: [rules.yml]
remote_read: [{store}]
scrape_configs:
  - job_name: shop
    static_configs: [{{ targets: [{target}] }}]
"
        )
    }
}

/// A port that nobody has at this moment.
fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    listener.local_addr().unwrap().port()
}

/// The series of an answer.
fn series(body: &str) -> Vec<Series> {
    let answer: Value = serde_json::from_str(body).unwrap();
    let result = &answer["data"]["result"];
    assert_eq!(answer["data"]["resultType"], "vector", "{body}");
    let of = |element: &Value| Series {
        labels: serde_json::from_value(element["metric"].clone()).unwrap(),
        value: element["value"][1].as_str().unwrap().to_owned(),
        at: element["value"][0].as_f64().unwrap(),
    };
    result.as_array().unwrap().iter().map(of).collect()
}

//! The world as the steps of a run need it: made once, from [`World`].

use std::cell::RefCell;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use futures_util::future::BoxFuture;
use jiff::Timestamp;
use secrecy::SecretString;

use crate::cli::Network;
use crate::facts::{Failure, FailureKind};
use crate::http::{HttpClient, HttpOptions, Limits, Pause, ProxySettings, TokioPause};
use crate::locale::Locale;
use crate::world::{Console, Files, Patience, Timer, Variable, Variables, World};

/// Where operating systems keep the certificates of authorities, as PEM.
const CERTIFICATES: [&str; 3] = [
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/cert.pem",
];

/// The largest file of certificates that is read, in bytes.
const LARGEST_BUNDLE: u64 = 4 * 1024 * 1024;

/// The world outside.
pub(crate) struct Outside {
    /// The present instant.
    pub(crate) clock: Box<dyn Fn() -> Timestamp>,
    /// Environment variables.
    pub(crate) variables: Variables,
    /// Everything printed.
    pub(crate) console: Console,
    /// Files.
    pub(crate) files: Files,
    /// Whether standard output is a terminal.
    pub(crate) terminal: bool,
    /// The language of whoever reads the terminal.
    pub(crate) language: Locale,
    /// Limits of network reads.
    pub(crate) patience: Patience,
    timer: Arc<dyn Timer>,
    input: RefCell<Box<dyn Read>>,
}

impl Outside {
    /// Takes the world over.
    pub(crate) fn new(world: World) -> Self {
        Self {
            clock: world.clock,
            variables: Variables::new(world.variables),
            console: Console::new(world.standard_output, world.standard_error),
            files: Files::new(world.directory),
            terminal: world.terminal,
            language: Locale::default(),
            patience: world.patience,
            timer: world.timer,
            input: RefCell::new(world.standard_input),
        }
    }

    /// What is piped in, at most `limit` bytes.
    ///
    /// # Errors
    /// Where it cannot be read or is larger.
    pub(crate) fn standard_input(&self, limit: u64) -> Result<Vec<u8>, Failure> {
        let mut bytes = Vec::new();
        let read = self
            .input
            .borrow_mut()
            .by_ref()
            .take(limit + 1)
            .read_to_end(&mut bytes);
        let failure = |kind| Failure::new(kind, "-");
        match read {
            Err(_) => Err(failure(FailureKind::Unreadable)),
            Ok(_) if bytes.len() as u64 > limit => Err(failure(FailureKind::TooLarge)),
            Ok(_) => Ok(bytes),
        }
    }

    /// The HTTP client of the run.
    ///
    /// # Errors
    /// Where the certificates or the exceptions from the address rules cannot be used.
    pub(crate) fn http(&self, network: &Network) -> Result<Arc<HttpClient>, Failure> {
        let proxy = |name| self.variables.proxy(name).map(SecretString::from);
        let options = HttpOptions {
            certificates: self.certificates(network)?,
            allow_hosts: network
                .allow_hosts
                .iter()
                .map(|host| host.as_str().to_owned())
                .collect(),
            limits: Limits {
                request: self.patience.request,
                run: self.patience.waiting,
                ..Limits::default()
            },
            pause: if self.patience.really_wait {
                Arc::new(TokioPause)
            } else {
                Arc::new(NoPause)
            },
            timer: Arc::clone(&self.timer),
            proxies: ProxySettings {
                http: proxy("http"),
                https: proxy("https"),
                all: proxy("all"),
                none_for: self.variables.proxy("no").map(str::to_owned),
            },
        };
        HttpClient::new(&options)
            .map(Arc::new)
            .map_err(|error| Failure::new(FailureKind::Refused, "http").because(error))
    }

    fn certificates(&self, network: &Network) -> Result<Vec<u8>, Failure> {
        if let Some(path) = &network.certificates {
            return self.read_bundle(path).map_err(|error| {
                Failure::new(FailureKind::Unreadable, path.display().to_string()).because(&error)
            });
        }
        let found = CERTIFICATES
            .iter()
            .map(PathBuf::from)
            .find_map(|path| self.read_bundle(&path).ok());
        Ok(found.unwrap_or_default())
    }

    fn read_bundle(&self, path: &Path) -> Result<Vec<u8>, crate::world::FileError> {
        self.files.read(path, LARGEST_BUNDLE)
    }

    /// Lets time pass, unless whoever made this world says that waiting takes none.
    pub(crate) async fn pause(&self, pause: std::time::Duration) {
        if self.patience.really_wait {
            TokioPause.pause(pause).await;
        }
    }

    /// The page of the workflow run, where there is one.
    pub(crate) fn report_url(&self, server: &url::Url) -> Option<url::Url> {
        let run = self.variables.get(Variable::GithubRunId)?;
        let repository = self.variables.get(Variable::GithubRepository)?;
        let repository: crate::ids::RepoSlug = repository.parse().ok()?;
        let run: u64 = run.parse().ok()?;
        let base = server.as_str().trim_end_matches('/');
        url::Url::parse(&format!("{base}/{repository}/actions/runs/{run}")).ok()
    }
}

/// Does not wait: for callers of the library who say so.
struct NoPause;

impl Pause for NoPause {
    fn pause(&self, _: std::time::Duration) -> BoxFuture<'_, ()> {
        Box::pin(std::future::ready(()))
    }
}

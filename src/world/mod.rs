//! Every impure thing, made once: the clock, the environment variables, the file system, the
//! console, chance and waiting. Nothing else in the program touches them.

mod console;
mod files;
mod log_safe;
mod variables;

pub(crate) use console::Console;
pub(crate) use files::{FileError, Files, Names};
pub(crate) use variables::{Variable, Variables};

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

/// Where the program runs, as it sees it.
///
/// `main` makes the real one; whoever embeds the library, tests first of all, can set each part.
/// Nothing in the program's own input (no variable, no flag, no policy) can.
pub struct World {
    /// The present instant.
    pub clock: Box<dyn Fn() -> Timestamp>,
    /// Environment variables. Only those in [`Variable`] are ever looked at.
    pub variables: BTreeMap<String, String>,
    /// Where results go.
    pub standard_output: Box<dyn Write>,
    /// Where everything else goes.
    pub standard_error: Box<dyn Write>,
    /// Standard input, read at most once.
    pub standard_input: Box<dyn std::io::Read>,
    /// The working directory: relative paths start here.
    pub directory: PathBuf,
    /// Whether standard output is a terminal that understands colour.
    pub terminal: bool,
    /// Time limits of network reads.
    pub patience: Patience,
    /// How the time of a request passes.
    pub timer: Arc<dyn Timer>,
}

/// How long the network may take.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// One request, from the first byte sent to the last byte read.
    pub request: Duration,
    /// All reading of one run together.
    pub run: Duration,
    /// All waiting for rate limits and between tries together.
    pub waiting: Duration,
    /// Whether waiting really takes time; a test can make it instant.
    pub really_wait: bool,
}

impl Default for Patience {
    /// 10 s for a request, 2 min for a run, 90 s of waiting.
    fn default() -> Self {
        Self {
            request: Duration::from_secs(10),
            run: Duration::from_secs(120),
            waiting: Duration::from_secs(90),
            really_wait: true,
        }
    }
}

/// How the time of a request passes. A trait so that a network that is a model, as in tests, can say
/// itself that an answer will not come, however fast the machine is.
pub trait Timer: Send + Sync {
    /// Is ready once a request that begins now has had so much time.
    fn is_up(&self, after: Duration) -> Pin<Box<dyn Future<Output = ()> + Send + '_>>;
}

/// Time as it really passes.
pub struct RealTime;

impl Timer for RealTime {
    fn is_up(&self, after: Duration) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(tokio::time::sleep(after))
    }
}

impl World {
    /// The world as it is, and the program's arguments without its name.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place for each of these"
    )]
    pub fn real() -> (Self, Vec<OsString>) {
        use std::io::IsTerminal;
        let variables = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        let world = Self {
            clock: Box::new(Timestamp::now),
            variables,
            standard_output: Box::new(std::io::stdout()),
            standard_error: Box::new(std::io::stderr()),
            standard_input: Box::new(std::io::stdin()),
            directory: std::env::current_dir().unwrap_or_else(|_| PathBuf::from(".")),
            terminal: std::io::stdout().is_terminal(),
            patience: Patience::default(),
            timer: Arc::new(RealTime),
        };
        (world, std::env::args_os().skip(1).collect())
    }
}

/// Sixteen bytes that nobody can foretell, as hexadecimal digits.
///
/// # Errors
/// Where the operating system has none to give.
pub(crate) fn random_token() -> Result<String, getrandom::Error> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

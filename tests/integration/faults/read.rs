//! One read of a run, told so that it is found again in another run.

use super::scenarios::Setting;

/// What a read weighs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Weight {
    /// Without it nobody knows.
    Decides,
    /// It says where to write: without it the decision stands and is not published as a whole.
    Publishes,
    /// Without it the run ends as it would have.
    Nothing,
}

/// One read, and from which time on it fails.
#[derive(Clone)]
pub(super) struct Read {
    pub(super) method: String,
    pub(super) path: String,
    pub(super) query: Vec<(String, String)>,
    pub(super) operation: String,
    pub(super) weight: Weight,
    pub(super) from: usize,
}

/// The judged commit and that of the policy, which differ from run to run where an address stands in
/// a file.
pub(super) struct Commits {
    judged: String,
    main: String,
}

impl Commits {
    pub(super) fn of(setting: &Setting) -> Self {
        Self {
            judged: setting.sha.clone(),
            main: setting.github.repository("acme/shop").head_of("main"),
        }
    }

    /// The read by what its commits are.
    pub(super) fn hidden(&self, read: Read) -> Read {
        let hide = |text: &str| {
            text.replace(&self.judged, "{judged}")
                .replace(&self.main, "{main}")
        };
        read.with(hide)
    }

    /// The read with the commits of this run.
    pub(super) fn shown(&self, read: Read) -> Read {
        let show = |text: &str| {
            text.replace("{judged}", &self.judged)
                .replace("{main}", &self.main)
        };
        read.with(show)
    }
}

impl Read {
    fn with(self, change: impl Fn(&str) -> String) -> Self {
        let query = self.query.iter();
        Self {
            path: change(&self.path),
            query: query
                .map(|(name, value)| (name.clone(), change(value)))
                .collect(),
            ..self
        }
    }
}

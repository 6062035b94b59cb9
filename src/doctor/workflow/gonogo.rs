//! Where a workflow runs gonogo, as far as a file tells it.

use super::model::{Job, Step, Workflow};

/// What gonogo does in a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Does {
    /// It decides and publishes.
    Check,
    /// It writes release notes.
    Notes,
    /// It only reads.
    Other,
}

/// What a step of gonogo does: nothing said is a decision, and so is what is not known.
pub(super) fn does(step: &Step) -> Does {
    match step.input("command") {
        Some("notes") => Does::Notes,
        Some("lint" | "window" | "demo" | "doctor") => Does::Other,
        _ => Does::Check,
    }
}

/// Whether a file speaks of gonogo at all, also where YAML's escapes hide the word: nothing else can
/// run it, or have a job that is called like its status.
pub(super) fn mentions_gonogo(text: &str) -> bool {
    let has = |text: &str| text.to_ascii_lowercase().contains("gonogo");
    has(text) || (text.contains('\\') && has(&unescaped(text)))
}

/// A text with the escapes of YAML's double quotes taken for what they mean, wherever they stand: for
/// letters by their numbers, and for lines that go on (YAML 1.2.2, 5.7).
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        let digits = match after.as_bytes().first() {
            Some(b'x') => 2,
            Some(b'u') => 4,
            Some(b'U') => 8,
            _ => 0,
        };
        let number = after.get(1..=digits).filter(|_| digits > 0);
        let number = number.and_then(|number| u32::from_str_radix(number, 16).ok());
        if let Some(letter) = number.and_then(char::from_u32) {
            plain.push(letter);
            rest = after.get(1 + digits..).unwrap_or_default();
        } else if after.starts_with(['\n', '\r']) {
            rest = after.trim_start();
        } else {
            plain.push('\\');
            rest = after;
        }
    }
    plain.push_str(rest);
    plain
}

/// Names of repositories and images know no case.
fn is_our_name(name: &str) -> bool {
    name.eq_ignore_ascii_case("gonogo")
}

impl Step {
    /// Whether it is this action: a repository of its name, a folder of it, or its image.
    pub(super) fn is_gonogo(&self) -> bool {
        let Some(uses) = self.uses.as_deref() else {
            return false;
        };
        let address = uses.split('@').next().unwrap_or_default();
        match address.strip_prefix("docker://") {
            Some(image) => {
                let name = image.rsplit('/').next().unwrap_or_default();
                is_our_name(name.split(':').next().unwrap_or_default())
            }
            None => {
                let name = address.split('/').nth(1).unwrap_or_default();
                is_our_name(name) && !address.starts_with('.')
            }
        }
    }

    /// Whether it runs gonogo where it cannot be followed: by a command in a script, such as
    /// `gonogo check` or `docker run ghcr.io/acme/gonogo:v1`, or by an action of the repository.
    pub(super) fn runs_gonogo_unseen(&self) -> bool {
        let local = self.uses.as_deref().filter(|uses| uses.starts_with("./"));
        if local.is_some_and(mentions_gonogo) {
            return true;
        }
        let script = self.run.as_deref().unwrap_or_default();
        let apart = |letter: char| letter.is_whitespace() || "\"'`;&|()".contains(letter);
        let mut words = script
            .split(apart)
            .filter(|word| !word.is_empty())
            .peekable();
        while let Some(word) = words.next() {
            let last = word.rsplit('/').next().unwrap_or_default();
            let name = last.split([':', '@']).next().unwrap_or_default();
            // These decide nothing.
            let harmless = ["lint", "window", "demo", "doctor", "notes"];
            let next = words.peek().copied().unwrap_or_default();
            if is_our_name(name) && !harmless.contains(&next) {
                return true;
            }
        }
        false
    }
}

impl Job {
    /// Whether it has a step of gonogo.
    pub(super) fn has_gonogo(&self) -> bool {
        self.steps.iter().any(Step::is_gonogo)
    }
}

impl Workflow {
    /// Whether any of its steps is this action.
    pub(super) fn runs_gonogo(&self) -> bool {
        self.jobs.iter().any(Job::has_gonogo)
    }

    /// Whether a script of it, or an action of its own, runs gonogo.
    pub(super) fn runs_gonogo_unseen(&self) -> bool {
        let mut steps = self.jobs.iter().flat_map(|job| &job.steps);
        steps.any(Step::runs_gonogo_unseen)
    }

    /// Whether an action of this repository could run gonogo without saying so.
    pub(super) fn has_local_action(&self) -> bool {
        let mut steps = self.jobs.iter().flat_map(|job| &job.steps);
        steps.any(|step| step.uses.as_deref().is_some_and(|it| it.starts_with("./")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_is_found_behind_every_escape() {
        for text in [
            "a GoNoGo",
            r#""gon\u006fgo/production""#,
            r#""\x67onogo""#,
            r#""gono\U00000067o""#,
            "\"gono\\\n    go\"",
        ] {
            assert!(mentions_gonogo(text), "{text}");
        }
        for text in ["", "go no go", r"gono\ngo", r"\xzzgono \u12", "gono\ngo"] {
            assert!(!mentions_gonogo(text), "{text}");
        }
    }
}

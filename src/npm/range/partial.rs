//! Versions of which numbers are left open.

use super::Version;

/// A version of which numbers may be missing or `x`.
pub(super) struct Partial<'a> {
    pub(super) major: Option<u64>,
    pub(super) minor: Option<u64>,
    patch: Option<u64>,
    /// As it is written, without a sign in front.
    pub(super) rest: &'a str,
    prerelease: bool,
}

impl<'a> Partial<'a> {
    pub(super) fn read(text: &'a str) -> Option<Self> {
        let bare = text.trim().trim_start_matches(['v', '=', ' ']);
        // `1.2.3beta` and `1.2.3.4` are for the reader of loose versions to judge.
        if let Ok(Version(version)) = bare.parse() {
            return Some(Self {
                major: Some(version.major()),
                minor: Some(version.minor()),
                patch: Some(version.patch()),
                rest: bare,
                prerelease: version.is_prerelease(),
            });
        }
        let numbers = bare.split(['-', '+']).next().unwrap_or_default();
        let mut parts = numbers.split('.');
        let mut next = || -> Option<Option<u64>> {
            match parts.next() {
                None | Some("" | "x" | "X" | "*") => Some(None),
                Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                    digits.parse().ok().map(Some)
                }
                Some(_) => None,
            }
        };
        let (major, minor, patch) = (next()?, next()?, next()?);
        // No number stands behind one that is left open.
        let in_order = (major.is_some() || minor.is_none()) && (minor.is_some() || patch.is_none());
        if parts.next().is_some() || !in_order {
            return None;
        }
        Some(Self {
            major,
            minor,
            patch,
            rest: bare,
            prerelease: false,
        })
    }

    pub(super) fn is_whole(&self) -> bool {
        self.patch.is_some()
    }

    /// The lowest version that it can be; `None` for any version at all.
    pub(super) fn lowest(&self) -> Option<String> {
        let minor = self.minor.unwrap_or(0);
        self.major.map(|major| format!("{major}.{minor}.0-0"))
    }

    /// The lowest version above all that it can be.
    pub(super) fn next(&self) -> String {
        let major = self.major.unwrap_or(0);
        match self.minor {
            Some(minor) => format!("{major}.{}.0-0", minor.saturating_add(1)),
            None => format!("{}.0.0-0", major.saturating_add(1)),
        }
    }

    /// As the first of two versions with a hyphen between.
    pub(super) fn lower_end(&self) -> Option<String> {
        match (self.is_whole(), self.prerelease) {
            (true, true) => Some(format!(">={}", self.rest)),
            (true, false) => Some(format!(">={}-0", self.release())),
            (false, _) => self.lowest().map(|lowest| format!(">={lowest}")),
        }
    }

    /// As the second of them.
    pub(super) fn upper_end(&self) -> Option<String> {
        match (self.is_whole(), self.prerelease) {
            (true, true) => Some(format!("<={}", self.rest)),
            (true, false) => {
                let (major, minor) = (self.major?, self.minor?);
                Some(format!(
                    "<{major}.{minor}.{}-0",
                    self.patch?.saturating_add(1)
                ))
            }
            (false, _) => self.major.map(|_| format!("<{}", self.next())),
        }
    }

    /// Without a build's name.
    fn release(&self) -> &str {
        self.rest.split('+').next().unwrap_or(self.rest)
    }
}

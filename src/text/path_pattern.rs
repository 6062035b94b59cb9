//! Patterns of paths, as `CODEOWNERS` has them: those of gitignore, with GitHub's exceptions.

use super::Glob;

/// Longer patterns are not read: no path that Git can check out is longer.
const LONGEST: usize = 4_096;

/// Which files a pattern is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PathPattern(Vec<Segment>);

/// What stands between two slashes.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Segment {
    /// Any number of folders, also none.
    AnyFolders,
    /// One name.
    Name(Glob),
}

impl PathPattern {
    /// Reads a pattern; none if GitHub takes it for an error.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        // GitHub: escaping `#`, negating with `!` and ranges in `[ ]` do not work.
        let is_invalid = text.is_empty()
            || text.len() > LONGEST
            || text.starts_with('!')
            || text.contains(['#', '[', ']'])
            || text.contains("***");
        if is_invalid {
            return None;
        }
        let (is_anchored, rest) = match text.strip_prefix('/') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (is_folder, names) = match rest.strip_suffix('/') {
            Some(names) => (true, names),
            None => (false, rest),
        };
        let mut segments = Vec::new();
        // A slash in the middle binds a pattern to the top, too.
        if !is_anchored && !names.contains('/') {
            segments.push(Segment::AnyFolders);
        }
        for name in names.split('/') {
            segments.push(match name {
                "**" => Segment::AnyFolders,
                _ => Segment::Name(Glob::with_escapes(name)?),
            });
        }
        close(&mut segments, names, is_folder);
        Some(Self(segments))
    }

    /// Whether the pattern is about the file at a path, of which these are the names. Costs at most the product of both lengths.
    pub(crate) fn matches(&self, path: &[&str]) -> bool {
        // The segments that the next name of the path may match, as places in the pattern.
        let mut places = vec![false; self.0.len() + 1];
        self.reach(&mut places, 0);
        for name in path {
            let mut next = vec![false; places.len()];
            for (place, segment) in self.0.iter().enumerate() {
                if !places.get(place).is_some_and(|reached| *reached) {
                    continue;
                }
                match segment {
                    Segment::AnyFolders => self.reach(&mut next, place),
                    Segment::Name(glob) if glob.matches(name) => self.reach(&mut next, place + 1),
                    Segment::Name(_) => {}
                }
            }
            places = next;
            if !places.contains(&true) {
                return false;
            }
        }
        places.last() == Some(&true)
    }

    /// Marks a place as reached, and those behind it that need no name.
    fn reach(&self, places: &mut [bool], from: usize) {
        for place in from..places.len() {
            if let Some(reached) = places.get_mut(place) {
                if *reached {
                    return;
                }
                *reached = true;
            }
            if !matches!(self.0.get(place), Some(Segment::AnyFolders)) {
                return;
            }
        }
    }
}

/// Adds what a pattern matches below what it names: everything in a folder, except that `docs/*` is about the files
/// directly in `docs`.
fn close(segments: &mut Vec<Segment>, names: &str, is_folder: bool) {
    let last = names.rsplit('/').next().unwrap_or_default();
    let any_name = || Segment::Name(Glob::new("*"));
    match (last, is_folder) {
        // Something has to stand below a folder: `logs/` is not about a file `logs`.
        (_, true) | ("**", false) => segments.extend([Segment::AnyFolders, any_name()]),
        ("*", false) => {}
        _ => segments.push(Segment::AnyFolders),
    }
}

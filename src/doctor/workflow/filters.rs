//! How much of an event is left by `branches`, `paths` and their opposites (GitHub docs, "Workflow
//! syntax for GitHub Actions", filter patterns).

use super::model::Trigger;
use crate::text::Glob;

/// How much of what matters starts a workflow, from the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    /// Not everything.
    Part,
    /// Perhaps everything: the patterns are not followed that far.
    Unsure,
    /// Everything.
    All,
}

/// How much of an event on pull requests into a branch starts a workflow.
pub(super) fn reach(trigger: &Trigger, branch: &str) -> Reach {
    let filter = |name| trigger.filter(name);
    let all = [
        filter("branches").map(|patterns| branches(patterns, branch)),
        filter("branches-ignore").map(|patterns| ignored(patterns, branch)),
        filter("paths").map(|patterns| match patterns {
            [] => Reach::Unsure,
            [every] if every == "**" => Reach::All,
            _ => Reach::Part,
        }),
        filter("paths-ignore").map(|patterns| match patterns {
            [] => Reach::Unsure,
            _ => Reach::Part,
        }),
    ];
    all.into_iter().flatten().min().unwrap_or(Reach::All)
}

/// Patterns in their order: the last one that fits decides.
fn branches(patterns: &[String], branch: &str) -> Reach {
    if patterns.is_empty() {
        return Reach::Unsure;
    }
    let mut reach = Reach::Part;
    for pattern in patterns {
        let (pattern, then) = match pattern.strip_prefix('!') {
            Some(pattern) => (pattern, Reach::Part),
            None => (pattern.as_str(), Reach::All),
        };
        reach = match fits(pattern, branch) {
            Some(true) => then,
            None if reach != then => Reach::Unsure,
            Some(false) | None => reach,
        };
    }
    reach
}

fn ignored(patterns: &[String], branch: &str) -> Reach {
    let left = |pattern: &String| match fits(pattern, branch) {
        Some(true) => Reach::Part,
        None => Reach::Unsure,
        Some(false) => Reach::All,
    };
    patterns.iter().map(left).min().unwrap_or(Reach::Unsure)
}

/// Whether a pattern fits a branch; `None` where it cannot be told.
fn fits(pattern: &str, branch: &str) -> Option<bool> {
    if pattern == branch || pattern == "**" {
        return Some(true);
    }
    if pattern.contains(['?', '+', '[', ']', '\\', '$', '!']) {
        return None;
    }
    // Here `*` takes slashes as well: what does not fit so fits in no way.
    if !Glob::new(pattern).matches(branch) {
        return Some(false);
    }
    (!branch.contains('/')).then_some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, patterns: &[&str], branch: &str, expected: Reach) {
        let patterns = patterns.iter().map(|&it| it.to_owned()).collect();
        let trigger = Trigger {
            event: "pull_request_target".to_owned(),
            types: None,
            filters: vec![(name.to_owned(), patterns)],
        };
        assert_eq!(reach(&trigger, branch), expected, "{:?}", trigger.filters);
    }

    #[test]
    fn what_filters_leave_is_told_or_not_known() {
        check("branches", &["main"], "main", Reach::All);
        check("branches", &["**"], "a/b", Reach::All);
        check("branches", &["*"], "main", Reach::All);
        check("branches", &["*"], "a/b", Reach::Unsure);
        check("branches", &["release/**"], "main", Reach::Part);
        check("branches", &["main", "!main"], "main", Reach::Part);
        check("branches", &["main", "!m*"], "main", Reach::Part);
        check("branches", &["!main", "main"], "main", Reach::All);
        check("branches", &["mai[n]"], "main", Reach::Unsure);
        check("branches", &["main", "!mai[n]"], "main", Reach::Unsure);
        check("branches", &[], "main", Reach::Unsure);
        check("branches-ignore", &["main"], "main", Reach::Part);
        check("branches-ignore", &["docs/**"], "main", Reach::All);
        check("branches-ignore", &["x", "m?in"], "main", Reach::Unsure);
        check("paths", &["src/**"], "main", Reach::Part);
        check("paths", &["**"], "main", Reach::All);
        check("paths-ignore", &["docs/**"], "main", Reach::Part);
        check("types", &["opened"], "main", Reach::All);
    }
}

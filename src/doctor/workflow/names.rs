//! The names under which jobs report on a commit, as far as a file tells them.

use super::Shop;
use super::read::Job;

/// A name of a job, with gaps where it is put together while it runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct JobName(Vec<String>);

/// How far a required check is the job's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Same {
    /// It is.
    Surely,
    /// It may be.
    Perhaps,
    /// It is not.
    No,
}

impl JobName {
    /// The name of one job, with each expression as a gap.
    fn of(job: &Job) -> Self {
        let mut rest = job.name.as_deref().unwrap_or(&job.id);
        let mut pieces = Vec::new();
        while let Some((before, expression)) = rest.split_once("${{") {
            pieces.push(before.to_owned());
            rest = expression.split_once("}}").map_or("", |(_, after)| after);
        }
        pieces.push(rest.to_owned());
        Self(pieces)
    }

    /// What a matrix puts behind a name.
    fn with_values(mut self) -> Self {
        if let Some(last) = self.0.last_mut() {
            last.push_str(" (");
        }
        self.0.push(")".to_owned());
        self
    }

    /// A job of a called workflow bears its caller's name before its own.
    fn under(mut self, outer: &Self) -> Self {
        let mut pieces = outer.0.clone();
        let first = self.0.remove(0);
        if let Some(last) = pieces.last_mut() {
            last.push_str(" / ");
            last.push_str(&first);
        }
        pieces.append(&mut self.0);
        Self(pieces)
    }

    /// Whether a check of this name is the job's.
    pub(crate) fn is(&self, context: &str) -> Same {
        let (Some((first, rest)), false) = (self.0.split_first(), self.0.len() == 1) else {
            let same = self.0.first().is_some_and(|name| name == context);
            return if same { Same::Surely } else { Same::No };
        };
        let Some(mut left) = context.strip_prefix(first.as_str()) else {
            return Same::No;
        };
        let (last, between) = rest.split_last().expect("there is more than one piece");
        for piece in between {
            match left.find(piece.as_str()) {
                Some(at) => left = left.get(at + piece.len()..).unwrap_or_default(),
                None => return Same::No,
            }
        }
        match left.ends_with(last.as_str()) {
            true => Same::Perhaps,
            false => Same::No,
        }
    }
}

/// The names that a job can have: with a matrix, its values may stand behind it.
fn names(job: &Job) -> Vec<JobName> {
    let name = JobName::of(job);
    match job.has_matrix {
        true => vec![name.clone().with_values(), name],
        false => vec![name],
    }
}

impl Shop {
    /// The names under which jobs that decide report on a commit.
    pub(crate) fn job_names(&self) -> Vec<JobName> {
        let mut all = Vec::new();
        for (workflow, job, _) in self.deciding() {
            for chain in self.chains(workflow) {
                let mut found = names(job);
                for (_, caller) in chain.iter().rev() {
                    let outer = names(caller);
                    let under = |name: &JobName| {
                        let name = name.clone();
                        outer.iter().map(move |outer| name.clone().under(outer))
                    };
                    found = found.iter().flat_map(under).collect();
                }
                all.append(&mut found);
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_gaps_may_be_a_checks() {
        let name = |pieces: &[&str]| JobName(pieces.iter().map(|&it| it.to_owned()).collect());
        assert_eq!(name(&["gate"]).is("gate"), Same::Surely);
        assert_eq!(name(&["gate"]).is("gate 2"), Same::No);
        assert_eq!(name(&["gate ", ""]).is("gate a"), Same::Perhaps);
        assert_eq!(name(&["gate ", ""]).is("tests"), Same::No);
        assert_eq!(name(&["a", "b", "c"]).is("a-b-c"), Same::Perhaps);
        assert_eq!(name(&["a", "b", "c"]).is("a-c"), Same::No);
        let inner = name(&["gate"]).with_values().under(&name(&["call ", ""]));
        assert_eq!(inner.is("call x / gate (y)"), Same::Perhaps);
        assert_eq!(inner.is("call x / gate"), Same::No);
    }
}

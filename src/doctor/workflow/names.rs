//! The names under which jobs report on a commit, as far as a file tells them.

use std::collections::BTreeSet;

use super::Shop;
use super::model::{Job, Workflow};

/// A name of a job, as far as a file tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::doctor) struct JobName(Vec<Piece>);

/// A piece of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    /// These words.
    Text(String),
    /// One of these words.
    OneOf(Vec<String>),
    /// Anything: it is put together while the job runs.
    Gap,
}

/// How far a required check is the job's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::doctor) enum Same {
    /// It is.
    Surely,
    /// It may be.
    Perhaps,
    /// It is not.
    No,
}

impl JobName {
    /// The name of one job.
    fn of(job: &Job) -> Self {
        let name = job.name.as_deref().unwrap_or(&job.id);
        let whole = job.matrix.as_ref().filter(|matrix| matrix.is_whole);
        let values = whole.map(|matrix| matrix.values.as_slice());
        Self::written(name, values.unwrap_or_default())
    }

    /// A name as it is written, with each expression as a gap; `values`: all that a matrix can bring.
    pub(super) fn written(name: &str, values: &[String]) -> Self {
        let mut rest = name;
        let mut pieces = Vec::new();
        while let Some((before, expression)) = rest.split_once("${{") {
            let (inner, after) = expression.split_once("}}").unwrap_or((expression, ""));
            pieces.push(Piece::Text(before.to_owned()));
            pieces.push(match is_of_matrix(inner) && !values.is_empty() {
                true => Piece::OneOf(values.to_vec()),
                false => Piece::Gap,
            });
            rest = after;
        }
        pieces.push(Piece::Text(rest.to_owned()));
        Self(pieces)
    }

    /// What a matrix puts behind a name.
    fn with_values(mut self) -> Self {
        let text = |text: &str| Piece::Text(text.to_owned());
        self.0.extend([text(" ("), Piece::Gap, text(")")]);
        self
    }

    /// A job of a called workflow bears its caller's name before its own.
    fn under(mut self, outer: &Self) -> Self {
        let mut pieces = outer.0.clone();
        pieces.push(Piece::Text(" / ".to_owned()));
        pieces.append(&mut self.0);
        Self(pieces)
    }

    /// Whether a check of this name is the job's.
    pub(in crate::doctor) fn is(&self, context: &str) -> Same {
        let is_plain = self.0.iter().all(|it| matches!(it, Piece::Text(_)));
        match (fits(&self.0, context), is_plain) {
            (true, true) => Same::Surely,
            (true, false) => Same::Perhaps,
            (false, _) => Same::No,
        }
    }

    /// Whether more of it is known than that anything may stand there.
    pub(super) fn says_something(&self) -> bool {
        let gaps = self.0.contains(&Piece::Gap);
        let says = |piece: &Piece| match piece {
            Piece::Text(text) => text.chars().any(char::is_alphanumeric),
            Piece::OneOf(_) | Piece::Gap => false,
        };
        !gaps || self.0.iter().any(says)
    }
}

/// Whether an expression is a value of the matrix and nothing else, such as `matrix.os`.
fn is_of_matrix(expression: &str) -> bool {
    let name = expression.trim().strip_prefix("matrix.");
    name.is_some_and(|name| {
        let inner = |letter: char| letter.is_alphanumeric() || "-_.".contains(letter);
        !name.is_empty() && name.chars().all(inner)
    })
}

/// Whether a text can be made of the pieces. Piece by piece it is asked where the ones up to here can
/// end, so that many gaps take no longer than few.
fn fits(pieces: &[Piece], text: &str) -> bool {
    let mut ends = BTreeSet::from([0]);
    for piece in pieces {
        let goes_on = |at: usize, word: &str| {
            let left = text.get(at..).unwrap_or_default();
            left.starts_with(word).then_some(at + word.len())
        };
        ends = match piece {
            Piece::Text(word) => ends.iter().filter_map(|at| goes_on(*at, word)).collect(),
            Piece::OneOf(words) => {
                let each = |at: &usize| {
                    let at = *at;
                    words.iter().filter_map(move |word| goes_on(at, word))
                };
                ends.iter().flat_map(each).collect()
            }
            Piece::Gap => {
                let first = ends.first().copied().unwrap_or(text.len() + 1);
                (first..=text.len())
                    .filter(|at| text.is_char_boundary(*at))
                    .collect()
            }
        };
    }
    ends.contains(&text.len())
}

/// The names that a job can have: with a matrix, its values may stand behind it.
fn names(job: &Job) -> Vec<JobName> {
    let name = JobName::of(job);
    match job.matrix {
        Some(_) => vec![name.clone().with_values(), name],
        None => vec![name],
    }
}

impl Shop {
    /// The names under which jobs that decide report on a commit.
    pub(in crate::doctor) fn job_names(&self) -> Vec<JobName> {
        let deciding = self.deciding();
        deciding
            .flat_map(|(workflow, job, _)| self.names_of(workflow, job))
            .collect()
    }

    /// The names under which a job reports, for each way that leads to it.
    pub(super) fn names_of(&self, workflow: &Workflow, job: &Job) -> Vec<JobName> {
        let mut all = Vec::new();
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
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, context: &str, expected: Same) {
        let values = ["gonogo/staging", "a"].map(str::to_owned);
        let found = JobName::written(name, &values).is(context);
        assert_eq!(found, expected, "{name} for {context}");
    }

    #[test]
    fn a_name_with_gaps_may_be_a_checks() {
        check("gate", "gate", Same::Surely);
        check("gate", "gate 2", Same::No);
        check("gate ${{ x }}", "gate a", Same::Perhaps);
        check("gate ${{ x }}", "tests", Same::No);
        check("a${{ x }}b${{ y }}c", "a-b-c", Same::Perhaps);
        check("a${{ x }}b${{ y }}c", "a-c", Same::No);
        check("${{ x }}", "gonogo/production", Same::Perhaps);
        let outer = JobName::written("call ${{ x }}", &[]);
        let inner = JobName::written("gate", &[]).with_values().under(&outer);
        assert_eq!(inner.is("call x / gate (y)"), Same::Perhaps);
        assert_eq!(inner.is("call x / gate"), Same::No);
    }

    #[test]
    fn a_name_of_many_gaps_is_answered_as_soon_as_one_of_few() {
        check(
            &"${{ x }}".repeat(2_000),
            "gonogo/production",
            Same::Perhaps,
        );
        let name = format!("{}!", "${{ x }}".repeat(2_000));
        check(&name, "gonogo/production", Same::No);
        check(
            &"${{ matrix.x }}".repeat(2_000),
            &"a".repeat(2_000),
            Same::Perhaps,
        );
    }

    #[test]
    fn a_matrix_brings_no_other_words_than_its_own() {
        check("${{ matrix.x }}", "gonogo/staging", Same::Perhaps);
        check("${{ matrix.x }}", "gonogo/production", Same::No);
        check("x ${{ matrix.x }}", "x a", Same::Perhaps);
        check(
            "${{ format(matrix.x) }}",
            "gonogo/production",
            Same::Perhaps,
        );
        assert!(JobName::written("${{ matrix.x }}", &["a".to_owned()]).says_something());
        assert!(!JobName::written("${{ matrix.x }}", &[]).says_something());
        assert!(JobName::written("${{ x }}/production", &[]).says_something());
    }
}

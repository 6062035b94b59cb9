//! What a text of a workflow stands for: the base, a stranger's commit or words, or something that is
//! only known while it runs.

use std::collections::BTreeMap;

/// What a text stands for, from the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stands {
    /// Nothing that a stranger says.
    Harmless,
    /// What is only known while it runs.
    Unknown,
    /// A pull request's own commit, or what its author or a commenter wrote.
    Strange,
}

/// Variables of a step, each with what it stands for; of two of one name the later counts.
#[derive(Clone, Debug, Default)]
pub(super) struct Known(BTreeMap<String, Stands>);

impl Known {
    /// Adds variables as they are written under `env:`.
    pub(super) fn add_written(&mut self, variables: &[(String, String)]) {
        for (name, text) in variables {
            let stands = self.stands_for(text);
            self.add(name, stands);
        }
    }

    /// Adds one.
    pub(super) fn add(&mut self, name: &str, stands: Stands) {
        self.0.insert(name.to_owned(), stands);
    }

    /// What a variable of this name stands for.
    pub(super) fn of(&self, name: &str) -> Option<Stands> {
        self.0.get(name).copied()
    }

    /// Those that stand for anything but what is harmless.
    pub(super) fn doubtful(&self) -> impl Iterator<Item = (&str, Stands)> {
        let all = self.0.iter().map(|(name, stands)| (name.as_str(), *stands));
        all.filter(|(_, stands)| *stands > Stands::Harmless)
    }

    /// What a text stands for, by the expressions in it.
    pub(super) fn stands_for(&self, text: &str) -> Stands {
        if names_pull_ref(text) {
            return Stands::Strange;
        }
        let expressions = expressions(text);
        let each = expressions.iter().map(|inner| self.expression(inner));
        each.max().unwrap_or(Stands::Harmless)
    }

    fn expression(&self, inner: &str) -> Stands {
        let inner = normal(inner);
        if is_harmless(&inner) {
            return Stands::Harmless;
        }
        if let Some(name) = inner.strip_prefix("env.") {
            // Names of variables know a case, but an expression was made small here.
            let same = self.0.iter();
            let same = same.filter(|(known, _)| known.eq_ignore_ascii_case(name));
            return same
                .map(|(_, stands)| *stands)
                .max()
                .unwrap_or(Stands::Unknown);
        }
        let strange = inner.contains("github.head_ref")
            || inner.contains("tojson(github")
            || inner.contains("github.event") && STRANGE.iter().any(|word| inner.contains(word));
        match strange {
            true => Stands::Strange,
            false => Stands::Unknown,
        }
    }
}

/// Parts of an event that strangers say (GitHub docs, "Secure use reference", untrusted input).
const STRANGE: [&str; 12] = [
    "head",
    "merge_commit_sha",
    "title",
    "body",
    "comment",
    "review",
    "issue",
    "discussion",
    "label",
    "commits",
    "pull_requests",
    "tojson(",
];

/// What a stranger writes in words of their own: where an expression puts it into a script, it is
/// carried out.
const WORDS: [&str; 10] = [
    "title",
    "body",
    "head.label",
    "head.ref",
    "head_ref",
    "head_branch",
    "display_title",
    "message",
    "email",
    "page_name",
];

/// Expressions that on these events stand for the base, for the run itself, or for what maintainers
/// have set: alone or followed by more.
const HARMLESS: [&str; 24] = [
    "secrets.",
    "vars.",
    "runner.",
    "strategy.",
    "github.token",
    "github.sha",
    "github.ref",
    "github.base_ref",
    "github.workflow",
    "github.repository",
    "github.server_url",
    "github.api_url",
    "github.graphql_url",
    "github.run_",
    "github.actor",
    "github.triggering_actor",
    "github.workspace",
    "github.job",
    "github.event_name",
    "github.event.action",
    "github.event.number",
    "github.event.sender.",
    "github.event.repository.",
    "github.event.pull_request.base.",
];

/// The same where nothing may follow.
const HARMLESS_ALONE: [&str; 7] = [
    "github.event.pull_request.number",
    "github.event.pull_request.html_url",
    "github.event.pull_request.user.login",
    "github.event.issue.number",
    "github.event.workflow_run.id",
    "github.event.workflow_run.conclusion",
    "github.event.comment.id",
];

/// Whether one plain expression, as it is after [`normal`], stands for nothing that a stranger says.
fn is_harmless(inner: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    inner.bytes().all(plain)
        && (HARMLESS.iter().any(|begin| inner.starts_with(begin))
            || HARMLESS_ALONE.contains(&inner)
            || inner.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The insides of the expressions in a text.
pub(super) fn expressions(text: &str) -> Vec<&str> {
    let pieces = text.split("${{").skip(1);
    pieces
        .map(|piece| piece.split_once("}}").map_or(piece, |(inner, _)| inner))
        .collect()
}

/// An expression in small letters, without blanks, and with `['name']` written as `.name`: names in
/// expressions know no case.
fn normal(inner: &str) -> String {
    let small: String = inner.split_whitespace().collect();
    dotted(&small.to_ascii_lowercase())
}

/// A text with `['name']` and `["name"]` written as `.name`.
pub(super) fn dotted(text: &str) -> String {
    let mut text = text.to_owned();
    for (open, close) in [("['", "']"), ("[\"", "\"]")] {
        text = text.replace(open, ".").replace(close, "");
    }
    text
}

/// Whether a text names the reference that GitHub keeps for a pull request's commit.
pub(super) fn names_pull_ref(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    text.contains("refs/pull/")
        || text.lines().any(|line| {
            let behind = line.split_once("pull/").map_or("", |(_, behind)| behind);
            behind.contains("/head") || behind.contains("/merge")
        })
}

/// Whether an expression in a script puts a stranger's words into it.
pub(super) fn has_words(script: &str) -> bool {
    expressions(script).into_iter().any(|inner| {
        let inner = normal(inner);
        let from_event = inner.contains("github.event") || inner.contains("github.head_ref");
        let number_or_truth = inner.starts_with("contains(") || inner.starts_with("startswith(");
        from_event
            && !is_harmless(&inner)
            && !number_or_truth
            && WORDS.iter().any(|word| inner.contains(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Stands) {
        let mut known = Known::default();
        known.add_written(&[
            ("HEAD".to_owned(), "${{ github.head_ref }}".to_owned()),
            ("BASE".to_owned(), "${{ github.base_ref }}".to_owned()),
        ]);
        assert_eq!(known.stands_for(text), expected, "{text}");
    }

    #[test]
    fn what_strangers_say_is_told_from_what_they_do_not() {
        for text in [
            "${{ github.event.pull_request.head.sha }}",
            "${{ github.event.pull_request['head']['repo'].full_name }}",
            "${{ GitHub.Event.Pull_Request.HEAD.ref }}",
            "${{ github.head_ref || github.ref }}",
            "${{ github.event.workflow_run.head_branch }}",
            "${{ github.event.pull_request.title }}",
            "${{ github.event.comment.body }}",
            "${{ toJSON(github.event) }}",
            "refs/pull/${{ github.event.number }}/merge",
            "pull/${{ github.event.number }}/head",
            "${{ env.HEAD }}",
        ] {
            check(text, Stands::Strange);
        }
        for text in [
            "${{ steps.pr.outputs.sha }}",
            "${{ inputs.ref }}",
            "${{ env.OTHER }}",
            "${{ github.event.client_payload.ref }}",
            "${{ github.token || inputs.x }}",
        ] {
            check(text, Stands::Unknown);
        }
        for text in [
            "",
            "main",
            "${{ github.sha }}",
            "${{ secrets.DEPLOY_TOKEN }}",
            "${{ github.event.pull_request.base.sha }}",
            "${{ github.event.pull_request.number }}",
            "https://github.com/${{ github.repository }}/pull/7",
            "${{ env.BASE }}",
        ] {
            check(text, Stands::Harmless);
        }
    }

    #[test]
    fn words_in_a_script_are_carried_out_and_numbers_are_not() {
        for script in [
            "echo \"${{ github.event.pull_request.title }}\"",
            "echo ${{ github.event.comment.body }}",
            "echo ${{ github.event['issue']['title'] }}",
        ] {
            assert!(has_words(script), "{script}");
        }
        for script in [
            "echo ${{ github.event.pull_request.number }}",
            "echo ${{ contains(github.event.comment.body, 'x') }}",
            "echo ${{ github.event.repository.default_branch }}",
            "echo \"$TITLE\"",
        ] {
            assert!(!has_words(script), "{script}");
        }
    }
}

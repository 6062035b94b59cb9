//! Issues that gonogo opens: where a tag is signed off, and what follows an emergency.

use super::Run;
use crate::decision::Emergency;
use crate::ids::{Environment, RefName, Sha};
use crate::locale::{Message, Surface, Value, Words};
use crate::text::Markdown;

/// An issue that is to be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct IssueText {
    /// Its title, plain text.
    pub(crate) title: String,
    /// Its text.
    pub(crate) body: Markdown,
    /// The hidden line that finds it again.
    pub(crate) marker: String,
}

/// The hidden line of a release issue. It says what the issue is for; what it is *taken* for says
/// our own first status on the commit.
pub(crate) fn release_marker(environment: &Environment, tag: &RefName, sha: &Sha) -> String {
    format!(
        "<!-- gonogo:release {environment} {} {sha} -->",
        encoded(tag.as_str())
    )
}

/// The tag that a release issue of this environment says it is for.
pub(crate) fn release_of(body: &str, environment: &Environment) -> Option<RefName> {
    body.lines().find_map(|line| {
        let inner = line.trim().strip_prefix("<!-- gonogo:release ")?;
        let mut parts = inner.strip_suffix(" -->")?.split(' ');
        let (of, tag, sha) = (parts.next()?, parts.next()?, parts.next()?);
        let fits = of == environment.as_str() && sha.parse::<Sha>().is_ok();
        fits.then(|| decoded(tag).parse().ok()).flatten()
    })
}

/// A tag may have a `>` in it, which could end the comment.
fn encoded(tag: &str) -> String {
    tag.replace('%', "%25").replace('>', "%3E")
}

fn decoded(text: &str) -> String {
    text.replace("%3E", ">").replace("%25", "%")
}

/// The issue on which a tag is signed off.
pub(crate) fn release_issue(run: &Run, tag: &RefName, words: &Words) -> IssueText {
    let say = |message: &Message| words.say(message, Surface::Markdown);
    let marker = release_marker(&run.environment, tag, &run.subject.sha);
    let intro = Message::new("render-issue-intro")
        .with("tag", Value::code(tag.as_str()))
        .with("sha", Value::code(run.subject.sha.as_str()))
        .with("environment", Value::code(run.environment.as_str()));
    let mut body = say(&intro);
    for table in run
        .decision
        .reports
        .iter()
        .filter_map(|report| report.table.as_ref())
    {
        body.push_str("\n\n");
        body.push_str(&super::summary::markdown_table(table, words));
    }
    body.push_str("\n\n");
    body.push_str(&say(&Message::new("render-issue-how")));
    if let Some(template) = &run.template {
        let heading = words.text("render-issue-checklist");
        // The template is Markdown of the policy's own commit, and is meant to be seen as such.
        body.push_str(&format!(
            "\n\n## {heading}\n\n{}",
            template.for_parsing().trim_end()
        ));
    }
    body.push_str(&format!("\n\n{marker}\n"));
    IssueText {
        title: format!("Go/No-Go {tag} → {}", run.environment),
        body: Markdown::trusted(body),
        marker,
    }
}

/// The issue that asks for what an emergency left to be done.
pub(crate) fn follow_up(run: &Run, emergency: &Emergency, words: &Words) -> IssueText {
    let say = |message: &Message| words.say(message, Surface::Markdown);
    let people = emergency.by.iter().map(|login| Value::code(login.as_str()));
    let gates = emergency.overrides.iter();
    let gates = gates.map(|gate| Value::code(gate.as_str()));
    let message = Message::new("render-follow-up")
        .with("incident", Value::Code(emergency.incident.clone()))
        .with("reason", Value::Text(emergency.reason.clone()))
        .with("people", people.collect::<Vec<_>>())
        .with("gates", gates.collect::<Vec<_>>())
        .with("sha", Value::code(run.subject.sha.as_str()))
        .with("environment", Value::code(run.environment.as_str()))
        .with("due", emergency.due.clone());
    let marker = crate::gates::sign_off::follow_up_marker(
        emergency.incident.for_parsing(),
        &run.subject.sha,
    );
    let title = Message::new("render-follow-up-title")
        .with("incident", Value::Code(emergency.incident.clone()));
    let mut body = say(&message);
    body.push_str("\n\n");
    body.push_str(&say(&message.attribute("list")));
    body.push_str(&format!("\n\n{marker}\n"));
    IssueText {
        title: words.plain(&title),
        body: Markdown::trusted(body),
        marker,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(tag: &str) {
        let (environment, tag): (Environment, RefName) =
            (Environment::default(), tag.parse().unwrap());
        let sha: Sha = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d".parse().unwrap();
        let marker = release_marker(&environment, &tag, &sha);
        assert_eq!(marker.matches("-->").count(), 1, "{marker}");
        let body = format!("- [ ] tested\n\n{marker}\n");
        assert_eq!(release_of(&body, &environment), Some(tag));
        let staging: Environment = "staging".parse().unwrap();
        assert_eq!(release_of(&body, &staging), None);
    }

    #[test]
    fn a_marker_reads_back_and_cannot_be_left_by_a_tag() {
        check("v1.4.0");
        check("v1-->x");
        check("release/2026%3E-->");
    }
}

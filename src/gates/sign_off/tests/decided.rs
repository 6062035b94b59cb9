//! A report, and all its words.

use crate::decision::{Block, Outcome, Reply, Report};
use crate::locale::{Locale, Surface, Words};

thread_local! {
    static WORDS: [Words; 2] = Locale::ALL.map(Words::new);
}

/// What a scene came to.
#[derive(Debug)]
pub(super) struct Decided {
    pub(super) report: Report,
}

impl Decided {
    /// Everything that is said, in English; that every language has all its words is checked on
    /// the way.
    pub(super) fn text(&self) -> String {
        let raw = format!("{:?}", self.report);
        assert!(
            !raw.contains("failure-not-gathered"),
            "not asked for: {raw}"
        );
        for locale in Locale::ALL {
            for surface in [Surface::Plain, Surface::Markdown, Surface::Html] {
                let text = self.said(locale, surface);
                for part in ["{$", "sign-off-", "failure-"] {
                    assert!(!text.contains(part), "{part} in:\n{text}");
                }
            }
        }
        self.said(Locale::English, Surface::Plain)
    }

    /// Everything that is said, a sentence a line.
    pub(super) fn said(&self, locale: Locale, surface: Surface) -> String {
        WORDS.with(|all| {
            let words = all.iter().find(|words| words.locale() == locale);
            self.lines(words.unwrap(), surface).join("\n")
        })
    }

    fn lines(&self, words: &Words, surface: Surface) -> Vec<String> {
        let mut lines = Vec::new();
        for finding in &self.report.findings {
            let mut messages = vec![finding.message()];
            messages.extend(Some(finding.lift()).filter(|lift| words.knows(lift.id())));
            lines.extend(messages.iter().map(|message| words.say(message, surface)));
        }
        for block in &self.report.blocks {
            let Block::Grouped(grouped) = block else {
                panic!("{block:?}");
            };
            let heads = grouped.said.head.iter().chain(&grouped.head);
            lines.extend(heads.map(|head| words.say(head, surface)));
            let listed = grouped.groups.iter().flat_map(|group| &group.rows);
            for row in grouped.said.rows.iter().chain(listed) {
                let cells: Vec<String> =
                    row.iter().map(|cell| words.value(cell, surface)).collect();
                lines.push(cells.join(" | "));
            }
        }
        let events = self.report.events.iter();
        lines.extend(events.map(|event| words.say(&event.what, surface)));
        for lapse in &self.report.lapses {
            lines.push(words.value(&lapse.what, surface));
        }
        let statuses = self.report.conversation.statuses.iter();
        lines.extend(statuses.map(|status| words.say(&status.line, surface)));
        let replies = self.report.conversation.replies.iter();
        let answers = replies.flat_map(|reply| &reply.answer);
        lines.extend(answers.map(|answer| words.say(answer, surface)));
        lines
    }

    /// What a role came to.
    pub(super) fn role(&self, name: &str) -> Outcome {
        let mut parts = self.report.parts.iter();
        parts.find(|(part, _)| part == name).unwrap().1
    }

    pub(super) fn codes(&self) -> Vec<&'static str> {
        self.report
            .findings
            .iter()
            .map(|finding| finding.code)
            .collect()
    }

    /// Logins of those who count for a role.
    pub(super) fn counted(&self, name: &str) -> Vec<String> {
        let roles = self.report.data["roles"].as_array().unwrap();
        let role = roles.iter().find(|role| role["role"] == name).unwrap();
        let people = role["counted"].as_array().unwrap().iter();
        people
            .map(|one| one["login"].as_str().unwrap().to_owned())
            .collect()
    }

    /// The reply to the comment with a number.
    pub(super) fn reply(&self, remark: u64) -> Option<&Reply> {
        let mut replies = self.report.conversation.replies.iter();
        replies.find(|reply| reply.remark == remark)
    }

    /// The answer to the comment with a number, in English; empty for none.
    pub(super) fn answer(&self, remark: u64) -> String {
        let words = Words::new(Locale::English);
        let answers = self.reply(remark).map(|reply| &reply.answer);
        let sentences = answers
            .into_iter()
            .flatten()
            .map(|answer| words.plain(answer));
        sentences.collect::<Vec<_>>().join(" ")
    }
}

//! What pull requests say of themselves on GitHub, put in place of what their commits say.
//!
//! A title can be mended after the merge, and the notes follow it. But nobody reviews that: what
//! the notes list stays listed, and that something breaks stays said once a commit says it.

use std::collections::{BTreeMap, HashMap};

use super::config::Config;
use super::conventional::{Change, read};
use super::message::Message;
use super::parts::blocks;
use super::pulls::{Branches, branches};
use crate::facts::PullText;
use crate::history::{Commit, CommitId, Person};
use crate::ids::Login;
use crate::text::Untrusted;

/// The pull requests that came in with a range of commits.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pulls {
    by_number: BTreeMap<u64, (CommitId, PullText)>,
}

impl Pulls {
    /// Those of some pull requests whose commit is in the range: anybody can write a number.
    pub(crate) fn of<'a>(
        texts: impl Iterator<Item = &'a PullText>,
        commits: &[Commit<Message>],
    ) -> Self {
        let mut found = Self::default();
        for text in texts {
            let Some(commit) = text.merge_commit.as_ref().map(CommitId::from) else {
                continue;
            };
            if commits.iter().any(|it| it.id == commit) {
                found.by_number.insert(text.number, (commit, text.clone()));
            }
        }
        found
    }

    /// The labels of one, for the commit that it came in with and those that this brought: anybody
    /// can write the number of another one.
    pub(super) fn labels(
        &self,
        number: Option<u64>,
        place: usize,
        commits: &[Commit<Message>],
        branches: &Branches,
    ) -> Vec<Untrusted> {
        let found = number.and_then(|number| self.by_number.get(&number));
        let Some((merged, text)) = found else {
            return Vec::new();
        };
        let mut bringers = std::iter::successors(Some(place), |place| branches.merge[*place]);
        match bringers.any(|bringer| commits[bringer].id == *merged) {
            true => text.labels.clone(),
            false => Vec::new(),
        }
    }

    /// Puts what they say in place of what their commits say.
    pub(crate) fn retell(&self, commits: &mut [Commit<Message>], config: &Config) {
        let mut by_commit: HashMap<CommitId, &PullText> = HashMap::new();
        for (commit, text) in self.by_number.values() {
            by_commit.insert(*commit, text);
        }
        let listed = listed(commits, config);
        for (commit, listed) in commits.iter_mut().zip(listed) {
            if let Some(text) = by_commit.get(&commit.id) {
                let is_merge = commit.is_merge();
                let told = Retold {
                    text,
                    config,
                    listed,
                };
                told.put(&mut commit.said, is_merge);
            }
        }
    }

    /// Who opened pull requests, and how many of them; programs are left out.
    pub(crate) fn makers(&self) -> BTreeMap<Login, Vec<u64>> {
        let mut makers: BTreeMap<Login, Vec<u64>> = BTreeMap::new();
        for (number, (_, text)) in &self.by_number {
            if let Some((login, false)) = maker(text) {
                makers.entry(login).or_default().push(*number);
            }
        }
        makers
    }

    /// The accounts of those whose commit GitHub made of their pull request: it names that. The last
    /// one of a rebased pull request does not, and may be another's. To be asked before the commits
    /// are told anew.
    pub(crate) fn accounts(&self, commits: &[Commit<Message>]) -> HashMap<Person, (Login, bool)> {
        let mut known = HashMap::new();
        for commit in commits.iter().filter(|commit| !commit.is_merge()) {
            let texts = self.by_number.values();
            let named = commit.said.change.pull_request;
            let mut own =
                texts.filter(|(merged, text)| *merged == commit.id && named == Some(text.number));
            if let Some(account) = own.next().and_then(|(_, text)| maker(text)) {
                known.insert(Person::clone(&commit.author), account);
            }
        }
        known
    }
}

/// Who opened a pull request, and whether that is a program.
fn maker(text: &PullText) -> Option<(Login, bool)> {
    let login = text.author.as_ref()?.for_parsing();
    let login = match text.bot && !login.ends_with("[bot]") {
        true => format!("{login}[bot]").parse(),
        false => login.parse(),
    };
    Some((login.ok()?, text.bot))
}

/// Which commits the notes list by their own words, be it by those of what they brought.
fn listed(commits: &[Commit<Message>], config: &Config) -> Vec<bool> {
    let is_listed = |said: &Message| match said.parts.is_empty() {
        true => !config.hides(&said.change),
        false => !said.parts.iter().all(|part| config.hides(part)),
    };
    let branches = branches(commits);
    let mut listed: Vec<bool> = commits
        .iter()
        .map(|commit| match &commit.said.merged {
            Some((_, Some(title))) if commit.is_merge() => !config.hides(title),
            Some((_, None)) if commit.is_merge() => false,
            _ => is_listed(&commit.said),
        })
        .collect();
    for (place, commit) in commits.iter().enumerate() {
        let Some(merge) = branches.merge[place].filter(|_| !commit.is_merge()) else {
            continue;
        };
        // Of what has no type a merge with a title says what it is.
        let said = &commits[merge].said;
        let has_title = !matches!(said.merged, Some((_, None)));
        let is_mute = commit.said.change.kind.is_none() && has_title;
        listed[merge] |= !is_mute && is_listed(&commit.said);
    }
    listed
}

/// How a commit is told anew.
struct Retold<'a> {
    text: &'a PullText,
    config: &'a Config,
    /// Whether its own words are listed.
    listed: bool,
}

impl Retold<'_> {
    fn put(&self, message: &mut Message, is_merge: bool) {
        let text = self.text;
        let old = match (is_merge, &message.merged) {
            (true, Some((_, title))) => title.as_deref().cloned(),
            _ => Some(message.change.clone()),
        };
        let new = self.title(old.as_ref());
        match is_merge {
            true => message.merged = Some((text.number, new.map(Box::new))),
            false => message.change = new.unwrap_or_else(|| message.change.clone()),
        }
        let instead = text.replaced.as_ref();
        let mut parts = instead.map_or_else(Vec::new, |text| blocks(text.for_parsing()));
        for part in &mut parts {
            part.pull_request = Some(text.number);
        }
        if let Some(first) = parts.first_mut()
            && let Some(old) = old.filter(|old| old.breaking)
        {
            // Nobody takes back by other words that something breaks.
            first.breaking = true;
            first.breaks.extend(old.breaks);
        }
        if !parts.is_empty() && !self.would_hide(&parts) {
            message.parts = parts;
        }
    }

    /// Whether nothing would be listed any more where something is.
    fn would_hide(&self, parts: &[Change]) -> bool {
        self.listed && parts.iter().all(|part| self.config.hides(part))
    }

    /// The title as a change: it counts where it has a type, or the commit has none either.
    fn title(&self, old: Option<&Change>) -> Option<Change> {
        let mut new = read(self.text.title.for_parsing());
        new.pull_request = Some(self.text.number);
        if let Some(old) = old {
            new.breaking |= old.breaking;
            new.breaks.clone_from(&old.breaks);
            new.oddity = old.oddity;
        }
        // What the commit lists beside its own first line stays listed.
        let raised = old.filter(|old| old.is_raised);
        let has_own = raised.is_none() && old.is_some_and(|old| old.kind.is_some());
        let is_vague = new.kind.is_none() && has_own;
        if let Some(raised) = raised {
            new.raise_to(raised);
        }
        let is_empty = new.text.for_parsing().is_empty();
        if is_vague || is_empty || self.would_hide(std::slice::from_ref(&new)) {
            let own = |old: &Change| Change {
                pull_request: new.pull_request,
                ..old.clone()
            };
            return old.map(own);
        }
        Some(new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notes::message::reader;

    /// What the notes say of a squash whose pull request has this title now: type and text.
    #[track_caller]
    fn check(title: &str, kind: &str, text: &str) {
        let mut said = reader(None, false)("Basket (#2)\n\n* feat: a\n\n* fix: b");
        let pull = PullText {
            number: 2,
            title: title.into(),
            labels: Vec::new(),
            author: None,
            bot: false,
            merge_commit: None,
            replaced: None,
        };
        let told = Retold {
            text: &pull,
            config: &Config::default(),
            listed: true,
        };
        told.put(&mut said, false);
        assert_eq!(said.change.kind.as_deref(), Some(kind), "{title}");
        assert_eq!(said.change.text.for_parsing(), text, "{title}");
    }

    #[test]
    fn rule_3_a_title_takes_no_feature_back_that_a_squash_lists() {
        check("Basket of all", "feat", "Basket of all");
        check("fix: basket", "feat", "basket");
        check("chore: basket", "feat", "basket");
        check("feat: basket", "feat", "basket");
        check("", "feat", "Basket");
    }
}

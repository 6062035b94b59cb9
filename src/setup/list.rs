//! Checklists that a repository has already: which of their sections a policy can name.

use std::collections::HashSet;

use super::headings::{Purpose, purpose};
use crate::gates::checklist::compare::section_key;
use crate::gates::checklist::document::{Document, ParseOptions};
use crate::gates::checklist::parse::parse;
use crate::ids::RepoPath;
use crate::text::is_invisible;

/// A Markdown file that people fill in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    /// Where it stands.
    pub(crate) path: RepoPath,
    /// Its text; none where it could not be read.
    pub(crate) text: Option<String>,
    /// The checklist in it, if it has one that can be asked for as a whole.
    pub(crate) list: Option<List>,
    /// Sections of which one item is ticked and not all, by their names.
    pub(crate) choices: Vec<String>,
}

/// A checklist that can be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct List {
    /// How many items count.
    pub(crate) items: usize,
    /// The sections whose items count, in order; empty where all of the file does.
    pub(crate) sections: Vec<String>,
    /// Sections for after the deploy.
    pub(crate) later: Vec<String>,
}

/// So many sections are named one by one.
const MOST_SECTIONS: usize = 20;
/// The longest name of one, in characters.
const LONGEST_NAME: usize = 200;

impl Form {
    /// Reads one; without a text there is nothing to be known of it.
    pub(crate) fn new(path: RepoPath, text: Option<String>) -> Self {
        let document = text
            .as_deref()
            .and_then(|text| parse(text, &ParseOptions::default()).ok());
        let (list, choices) = match &document {
            Some(document) => sorted(document),
            None => (None, Vec::new()),
        };
        Self {
            path,
            text,
            list,
            choices,
        }
    }
}

fn sorted(document: &Document) -> (Option<List>, Vec<String>) {
    let purposes = purposes(document);
    let mut named: [Vec<String>; 3] = Default::default();
    let mut seen = HashSet::new();
    let mut items = 0;
    let mut without_heading = false;
    for item in document.items.iter().filter(|item| !item.blockquote) {
        let heading = item
            .scope
            .and_then(|at| Some((document.headings.get(at)?, purposes.get(at)?)));
        let purpose = heading.map_or(Purpose::Do, |(_, purpose)| *purpose);
        items += usize::from(purpose == Purpose::Do);
        match heading {
            Some((heading, _)) if seen.insert((purpose as usize, section_key(&heading.text))) => {
                if let Some(names) = named.get_mut(purpose as usize) {
                    names.push(heading.text.clone());
                }
            }
            Some(_) => {}
            None => without_heading = true,
        }
    }
    let [mut sections, choices, later] = named;
    if without_heading
        || sections.len() > MOST_SECTIONS
        || !sections.iter().all(|it| is_nameable(it))
    {
        sections.clear();
    }
    // Without names everything counts, and of what is to be chosen nobody ticks all.
    let usable = items > 0 && (choices.is_empty() || !sections.is_empty());
    let list = usable.then_some(List {
        items,
        sections,
        later,
    });
    (list, choices)
}

/// What each heading's items are for: as the heading says, or else the one above it.
fn purposes(document: &Document) -> Vec<Purpose> {
    let mut purposes: Vec<Purpose> = Vec::with_capacity(document.headings.len());
    for heading in &document.headings {
        let own = purpose(&heading.text);
        let above = heading.parent.and_then(|parent| purposes.get(parent));
        // What no policy can name cannot be left out of it either.
        let purpose = own
            .or(above.copied())
            .filter(|_| is_nameable(&heading.text));
        purposes.push(purpose.unwrap_or(Purpose::Do));
    }
    purposes
}

/// Whether a policy can name a section so: whoever reviews it must see all of the name.
fn is_nameable(heading: &str) -> bool {
    heading.chars().count() <= LONGEST_NAME
        && !section_key(heading).is_empty()
        && heading.trim() == heading
        && !heading
            .chars()
            .any(|letter| letter.is_control() || is_invisible(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(text: &str) -> Form {
        let path = ".github/pull_request_template.md".parse().unwrap();
        Form::new(path, Some(text.to_owned()))
    }

    #[track_caller]
    fn check(text: &str, items: usize, sections: &[&str], later: &[&str]) {
        let list = form(text).list.expect("a list");
        assert_eq!(list.items, items);
        assert_eq!(list.sections, sections);
        assert_eq!(list.later, later);
    }

    #[test]
    fn its_sections_are_named_in_order_and_once() {
        check(
            "# What\n\nWords.\n\n## Checklist\n- [ ] a\n- [x] b\n### Tests\n- [ ] c\n## checklist\n- [ ] d\n",
            4,
            &["Checklist", "Tests"],
            &[],
        );
    }

    #[test]
    fn what_comes_after_the_deploy_waits() {
        check(
            "## Before\n- [ ] a\n## After the deploy\n- [ ] b\n### Dashboards\n- [ ] c\n",
            1,
            &["Before"],
            &["After the deploy", "Dashboards"],
        );
        check(
            "## Avant\n- [ ] a\n## Après le déploiement\n- [ ] b\n",
            1,
            &["Avant"],
            &["Après le déploiement"],
        );
    }

    #[test]
    fn what_only_sounds_like_later_or_like_a_choice_counts() {
        check(
            "## After review\n- [ ] Security approved\n## Post-QA sign-off before deploy\n- [ ] b\n## Data types migrated\n- [ ] c\n",
            3,
            &[
                "After review",
                "Post-QA sign-off before deploy",
                "Data types migrated",
            ],
            &[],
        );
        // A heading that no policy can name is not taken out of it in silence.
        check(
            "## Before\n- [ ] a\n## After the deploy\n### x\u{202e}y\n- [ ] b\n",
            2,
            &[],
            &[],
        );
    }

    #[test]
    fn of_a_choice_nobody_ticks_all() {
        let text = "## Type of change\n- [ ] Fix\n- [ ] Feature\n## Checklist\n- [ ] Tests\n";
        check(text, 1, &["Checklist"], &[]);
        assert_eq!(form(text).choices, ["Type of change"]);
        let only = form("### Kind of change\n- [ ] Fix\n- [ ] Feature\n");
        assert_eq!((only.list, only.choices.len()), (None, 1));
        // The items at the top cannot be named, and without names the choice would count.
        let mixed = form("- [ ] Tests\n## Type of change\n- [ ] Fix\n");
        assert_eq!(mixed.list, None);
    }

    #[test]
    fn without_headings_or_with_strange_ones_all_of_it_counts() {
        check("- [ ] a\n- [ ] b\n", 2, &[], &[]);
        check("- [ ] a\n## More\n- [ ] b\n", 2, &[], &[]);
        check("## a\u{202e}b\n- [ ] a\n", 1, &[], &[]);
        check(&format!("## {}\n- [ ] a\n", "x".repeat(300)), 1, &[], &[]);
        let many: String = (0..30).map(|it| format!("## s{it}\n- [ ] a\n")).collect();
        check(&many, 30, &[], &[]);
    }

    #[test]
    fn prose_code_and_quotes_are_no_list() {
        for text in [
            "",
            "Say why.",
            "```\n- [ ] a\n```\n",
            "> - [ ] a\n",
            "<!--\n- [ ] a\n-->\n",
        ] {
            assert_eq!(form(text).list, None, "{text}");
        }
        let path = ".github/pull_request_template.md".parse().unwrap();
        assert_eq!(Form::new(path, None).list, None);
    }
}

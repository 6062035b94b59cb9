//! What a heading says of the items below it. English and French alike.
//!
//! Only what cannot be meant otherwise is believed: an item that is wrongly waited for is a nuisance,
//! one that is wrongly not waited for lets a release out.

use crate::gates::checklist::compare::{fold, section_key};

/// What a section's items are for, by its heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// All of them are to be done.
    Do,
    /// One of them is chosen, as under “Type of change”.
    Choose,
    /// They come after the deploy.
    Later,
}

/// What begins a word about a time.
const AFTER: [&str; 3] = ["after", "post", "apres"];
/// What may stand between that word and the deploy.
const BETWEEN: [&str; 18] = [
    "the",
    "a",
    "an",
    "each",
    "every",
    "our",
    "your",
    "successful",
    "production",
    "prod",
    "le",
    "la",
    "les",
    "l",
    "un",
    "une",
    "chaque",
    "votre",
];
/// The deploy, in words that mean nothing else.
const DEPLOYS: [&str; 24] = [
    "deploy",
    "deploys",
    "deployment",
    "deployments",
    "deploying",
    "release",
    "releases",
    "releasing",
    "rollout",
    "roll out",
    "merge to production",
    "merge into production",
    "merge to prod",
    "merge into prod",
    "merging to production",
    "merging into production",
    "deploiement",
    "deploiements",
    "mise en production",
    "mises en production",
    "mise en prod",
    "mises en prod",
    "mep",
    "fusion en production",
];
/// Words around it that change nothing.
const AROUND: [&str; 43] = [
    "to",
    "in",
    "into",
    "on",
    "do",
    "be",
    "done",
    "todo",
    "is",
    "only",
    "the",
    "production",
    "prod",
    "check",
    "checks",
    "checklist",
    "task",
    "tasks",
    "step",
    "steps",
    "action",
    "actions",
    "item",
    "items",
    "test",
    "tests",
    "things",
    "monitoring",
    "verification",
    "a",
    "faire",
    "en",
    "liste",
    "de",
    "controle",
    "controles",
    "verifications",
    "etape",
    "etapes",
    "tache",
    "taches",
    "points",
    "surveillance",
];

/// A choice, in words that mean nothing else.
const CHOICES: [&str; 18] = [
    "type of change",
    "type of changes",
    "types of change",
    "types of changes",
    "kind of change",
    "kind of changes",
    "kinds of change",
    "kinds of changes",
    "change type",
    "change types",
    "type de changement",
    "type de changements",
    "types de changement",
    "types de changements",
    "type de modification",
    "types de modification",
    "nature du changement",
    "nature de la modification",
];
/// Words around it that change nothing.
const AROUND_CHOICES: [&str; 30] = [
    "what", "which", "is", "are", "it", "this", "the", "of", "in", "please", "choose", "select",
    "pick", "tick", "check", "mark", "one", "only", "all", "that", "apply", "applies", "pr",
    "pull", "request", "quel", "est", "choisir", "cocher", "un",
];

/// What a heading says of its items, if anything.
pub(super) fn purpose(heading: &str) -> Option<Purpose> {
    let plain = plain(&fold(&section_key(heading)));
    let words: Vec<&str> = plain
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    match () {
        () if words.iter().any(|word| matches!(*word, "before" | "avant")) => Some(Purpose::Do),
        () if is_later(&words) => Some(Purpose::Later),
        () if is_choice(&words) => Some(Purpose::Choose),
        () => None,
    }
}

/// A folded text without the accents of French, which people leave out.
fn plain(text: &str) -> String {
    let plain = |letter| match letter {
        'à' | 'â' => 'a',
        'é' | 'è' | 'ê' => 'e',
        'î' => 'i',
        'ô' => 'o',
        'ç' => 'c',
        other => other,
    };
    text.chars().map(plain).collect()
}

fn is_later(words: &[&str]) -> bool {
    let Some(at) = words.iter().position(|word| AFTER.contains(word)) else {
        return false;
    };
    let (before, rest) = words.split_at(at);
    let between = rest.iter().skip(1).take_while(|it| BETWEEN.contains(it));
    let rest = rest.get(1 + between.count()..).unwrap_or_default();
    has_around(before, &AROUND) && begins(rest, &DEPLOYS, &AROUND)
}

fn is_choice(words: &[&str]) -> bool {
    (0..words.len()).any(|at| {
        let (before, rest) = words.split_at(at);
        has_around(before, &AROUND_CHOICES) && begins(rest, &CHOICES, &AROUND_CHOICES)
    })
}

/// Whether words begin with one of the phrases and go on with nothing but these others.
fn begins(words: &[&str], phrases: &[&str], around: &[&str]) -> bool {
    phrases.iter().any(|phrase| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        words.starts_with(&phrase)
            && words
                .get(phrase.len()..)
                .is_some_and(|behind| has_around(behind, around))
    })
}

fn has_around(words: &[&str], around: &[&str]) -> bool {
    words.iter().all(|word| around.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(expected: Option<Purpose>, headings: &[&str]) {
        for heading in headings {
            assert_eq!(purpose(heading), expected, "{heading}");
        }
    }

    #[test]
    fn what_clearly_comes_after_the_deploy_is_later() {
        let later = [
            "After the deploy",
            "After deployment",
            "Post-deploy",
            "Post-deployment checks",
            "🚀 Post-release tasks:",
            "3. After the production release",
            "After deploying to production",
            "After the merge to production",
            "To do after the rollout",
            "Après le déploiement",
            "Apres la mise en production",
            "Contrôles après la mise en prod",
            "Post-MEP",
            "À faire après chaque déploiement",
        ];
        check(Some(Purpose::Later), &later);
    }

    #[test]
    fn in_doubt_items_count_before_the_deploy() {
        let doubtful = [
            "After review",
            "After the merge",
            "Post-QA sign-off",
            "Post-mortem",
            "Post",
            "After release approval",
            "After the release branch is cut",
            "After the release candidate",
            "After deployment to staging",
            "Security approved after deploy",
            "Après la revue",
            "Après le déploiement en recette",
            "Après la livraison",
            "Data types migrated",
            "Types",
            "All kinds of tests",
            "Type of change approved",
            "Nature",
            "",
        ];
        check(None, &doubtful);
        let before = [
            "Post-QA sign-off before deploy",
            "Before and after the deploy",
            "Avant et après le déploiement",
        ];
        check(Some(Purpose::Do), &before);
    }

    #[test]
    fn a_choice_is_told_by_the_whole_phrase() {
        let choices = [
            "Type of change",
            "Types of changes (check all that apply)",
            "What type of change is this?",
            "Kind of change",
            "Change type",
            "Type de changement",
            "Nature du changement",
        ];
        check(Some(Purpose::Choose), &choices);
    }
}

//! The words of one policy: its roles, and what else it calls the commands.

use crate::policy::suggest;
use crate::text::plain_letters;

use super::word::{RoleName, Verb};

/// What is understood in every policy.
const BUILT_IN: [(&str, Verb); 7] = [
    ("go", Verb::Go),
    ("signoff", Verb::Go),
    ("nogo", Verb::NoGo),
    ("no-go", Verb::NoGo),
    ("withdraw", Verb::Withdraw),
    ("emergency", Verb::Emergency),
    ("gonogo", Verb::Gonogo),
];

/// What a comment may name. Everything is compared as a whole and without regard to ASCII case.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    roles: Vec<RoleName>,
    aliases: Vec<(String, Verb)>,
}

impl Vocabulary {
    /// Takes the roles in the policy's order and its aliases, without their slash. A built-in word keeps its
    /// meaning, whatever an alias says.
    pub(crate) fn new(roles: Vec<RoleName>, aliases: Vec<(String, Verb)>) -> Self {
        Self { roles, aliases }
    }

    /// The verb that a word without its slash stands for.
    pub(super) fn verb(&self, word: &str) -> Option<Verb> {
        let own = self.aliases.iter();
        BUILT_IN
            .into_iter()
            .chain(own.map(|(alias, verb)| (alias.as_str(), *verb)))
            .find_map(|(known, verb)| known.eq_ignore_ascii_case(word).then_some(verb))
    }

    /// The verb that readers see in a word that is none: other letters that look the same, something invisible, or
    /// signs of a sentence or a style behind it.
    pub(super) fn verb_seen_in(&self, word: &str) -> Option<Verb> {
        let seen = plain_letters(word);
        let seen = seen.trim_end_matches(['*', '_', '.', ',', ':', ';', '!', '?']);
        let alike = |(alias, verb): &(String, Verb)| {
            let alias = plain_letters(alias);
            alias.eq_ignore_ascii_case(seen).then_some(*verb)
        };
        let known = self.verb(seen);
        known.or_else(|| self.aliases.iter().find_map(alike))
    }

    /// The role of a name.
    pub(super) fn role(&self, name: &str) -> Option<&RoleName> {
        self.roles
            .iter()
            .find(|role| role.as_str().eq_ignore_ascii_case(name))
    }

    /// The role whose name was probably meant by a word that is none.
    pub(super) fn nearest(&self, word: &str) -> Option<&RoleName> {
        let near = suggest::nearest(word, self.roles.iter().map(RoleName::as_str));
        match near {
            Some(name) => self.role(name),
            None => self
                .roles
                .iter()
                .find(|role| is_one_slip_away(word, role.as_str())),
        }
    }
}

/// Whether one wrong letter or one swap of two turns a word into another. The general rule of suggestions finds
/// none for names of two letters, such as `qa`.
fn is_one_slip_away(word: &str, role: &str) -> bool {
    (2..=8).contains(&word.len())
        && word.len() == role.len()
        && strsim::osa_distance(&word.to_ascii_lowercase(), &role.to_ascii_lowercase()) == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        let roles = ["qa", "ops", "tech-lead", "database"];
        let aliases = [("feu-vert", Verb::Go), ("go", Verb::NoGo)];
        Vocabulary::new(
            roles.map(RoleName::new).to_vec(),
            aliases
                .map(|(alias, verb)| (alias.to_owned(), verb))
                .to_vec(),
        )
    }

    #[test]
    fn a_built_in_word_keeps_its_meaning() {
        assert_eq!(vocabulary().verb("go"), Some(Verb::Go));
        assert_eq!(vocabulary().verb("Feu-Vert"), Some(Verb::Go));
        assert_eq!(vocabulary().verb("feu"), None);
        assert_eq!(vocabulary().verb(""), None);
    }

    #[test]
    fn the_nearest_role_is_one_that_was_probably_meant() {
        let check = |word: &str, expected: Option<&str>| {
            let known = vocabulary();
            let nearest = known.nearest(word).map(RoleName::as_str);
            assert_eq!(nearest, expected, "{word:?}");
        };
        check("data-base", Some("database"));
        check("techlead", Some("tech-lead"));
        check("tech_lead", Some("tech-lead"));
        check("qz", Some("qa"));
        check("aq", Some("qa"));
        check("qa:", Some("qa"));
        check("op", Some("ops"));
        check("the", None);
        check("a", None);
        check("is", None);
        check("", None);
        check(&"database".repeat(1_000), None);
    }
}

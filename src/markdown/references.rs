//! What plain text refers to: addresses, issues, commits and people, by GitHub's rules for bare text.

/// What a text refers to, in order of appearance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct References {
    /// Targets of links and bare addresses; issues as written (`#12`, `acme/shop#12`).
    pub(crate) links: Vec<Reference>,
    /// Sources of pictures.
    pub(crate) images: Vec<Reference>,
    /// Commit SHAs of 7 to 40 hexadecimal digits.
    pub(crate) commits: Vec<Reference>,
    /// People and teams without the `@`: `ana`, `acme/ops`.
    pub(crate) mentions: Vec<String>,
}

/// One thing that a text points at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reference {
    pub(crate) target: String,
    /// Whether words stand before it: a label that is itself a link proves nothing.
    pub(crate) after_text: bool,
}

impl Reference {
    pub(crate) fn new(target: &str, after_text: bool) -> Self {
        Self {
            target: target.to_owned(),
            after_text,
        }
    }
}

impl References {
    /// Adds the references of another text that stands later.
    pub(crate) fn append_later(&mut self, later: Self) {
        let follow = |mut reference: Reference| {
            reference.after_text = true;
            reference
        };
        self.links.extend(later.links.into_iter().map(follow));
        self.images.extend(later.images.into_iter().map(follow));
        self.commits.extend(later.commits.into_iter().map(follow));
    }

    /// Reads bare text. Whatever is no bare text (code, link texts) comes as `filler`.
    pub(crate) fn read(&mut self, text: &str, filler: char) {
        let mut words_before = false;
        for word in text.split_whitespace() {
            for piece in word.split([',', ';', '(', ')', '[', ']', '"', '«', '»', '|', filler]) {
                self.read_word(piece, words_before);
            }
            words_before |= word.contains(|c: char| c.is_alphanumeric() || c == filler);
        }
    }

    fn read_word(&mut self, word: &str, after_text: bool) {
        // Most words have none of what makes a reference.
        let tells = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'@' | b'.' | b':');
        if !word.bytes().any(tells) && word.len() < 40 {
            return;
        }
        let word = word.trim_end_matches(['.', ':', '!', '?', '\'', '*', '_', '~']);
        if let Some(address) = bare_address(word) {
            self.links.push(Reference::new(address, after_text));
        } else if is_issue(word) {
            self.links.push(Reference::new(word, after_text));
        } else if let Some(name) = word.trim_start_matches(['/', '\'']).strip_prefix('@') {
            self.mentions.extend(mention(name));
        } else {
            let last = word.rsplit('@').next().unwrap_or_default();
            if is_commit(last) {
                self.commits.push(Reference::new(last, after_text));
            }
        }
    }
}

/// Whether a text is a commit SHA. Shorter ones need a letter and a digit: `1234567` is a number, `defaced` a word.
pub(crate) fn is_commit(text: &str) -> bool {
    let hexadecimal = text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let telling = text.bytes().any(|byte| byte.is_ascii_digit())
        && text.bytes().any(|byte| byte.is_ascii_alphabetic());
    hexadecimal && (7..=40).contains(&text.len()) && (telling || text.len() == 40)
}

fn bare_address(word: &str) -> Option<&str> {
    let lower = word.get(..8).unwrap_or(word).to_ascii_lowercase();
    let host = ["https://", "http://", "www."]
        .iter()
        .find(|scheme| lower.starts_with(**scheme))
        .and_then(|scheme| word.get(scheme.len()..))?;
    host.starts_with(|c: char| c.is_alphanumeric())
        .then_some(word)
}

/// `#12`, `acme/shop#12`, `GH-12`: GitHub shows them as links.
fn is_issue(word: &str) -> bool {
    let is_number = |text: &str| {
        (1..=10).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    if let Some(number) = word.strip_prefix("GH-") {
        return is_number(number);
    }
    word.split_once('#').is_some_and(|(repository, number)| {
        let named = repository.split_once('/').is_some_and(|(owner, name)| {
            is_login(owner) && !name.is_empty() && name.chars().all(is_name_character)
        });
        is_number(number) && (repository.is_empty() || named)
    })
}

/// The person or team that `@name` means; a possessive or colon behind it is no part of the name.
fn mention(name: &str) -> Option<String> {
    let name = name.split(['\'', '’', ':']).next().unwrap_or_default();
    let valid = match name.split_once('/') {
        None => is_login(name),
        Some((organisation, team)) => {
            is_login(organisation)
                && (1..=100).contains(&team.len())
                && team.chars().all(is_name_character)
        }
    };
    valid.then(|| name.to_owned())
}

/// GitHub logins: up to 39 letters, digits and single hyphens, not at either end. Managed users' logins
/// hold an underscore before the enterprise's short code.
fn is_login(text: &str) -> bool {
    (1..=39).contains(&text.len())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        && !text.starts_with(['-', '_'])
        && !text.ends_with('-')
}

fn is_name_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> References {
        let mut found = References::default();
        found.read(text, '\u{1}');
        found
    }

    #[test]
    fn addresses_and_issues_are_links() {
        let check = |text: &str, expected: &[(&str, bool)]| {
            let found = read(text);
            let links: Vec<_> = found
                .links
                .iter()
                .map(|link| (link.target.as_str(), link.after_text))
                .collect();
            assert_eq!(links, expected, "{text:?}");
        };
        check(
            "done (https://a.test/x_y).",
            &[("https://a.test/x_y", true)],
        );
        check("https://a.test done", &[("https://a.test", false)]);
        check(
            "see www.a.test, #12 and a/b#3",
            &[("www.a.test", true), ("#12", true), ("a/b#3", true)],
        );
        check("GH-7 ran", &[("GH-7", false)]);
        check("\u{1} #1", &[("#1", true)]);
        check("#x a#1 https:// http://. #12345678901", &[]);
    }

    #[test]
    fn commits_are_told_from_words_and_numbers() {
        let check = |text: &str, expected: &[&str]| {
            let found = read(text);
            let commits: Vec<_> = found
                .commits
                .iter()
                .map(|commit| commit.target.as_str())
                .collect();
            assert_eq!(commits, expected, "{text:?}");
        };
        check("fixed in 1a2b3c4.", &["1a2b3c4"]);
        check("acme/shop@1a2b3c4", &["1a2b3c4"]);
        check(&"1".repeat(40), &[&"1".repeat(40)]);
        check("1234567 defaced 1a2b3c 1a2b3cg ana@acme.test", &[]);
    }

    #[test]
    fn people_and_teams_are_mentions_and_mail_is_not() {
        let check =
            |text: &str, expected: &[&str]| assert_eq!(read(text).mentions, expected, "{text:?}");
        check("QA: @ana", &["ana"]);
        check(
            "@ana, @Li-2; (@acme/ops-team) @joe_corp.",
            &["ana", "Li-2", "acme/ops-team", "joe_corp"],
        );
        check("@ana's and @li: and @acme/ops:", &["ana", "li", "acme/ops"]);
        check("ana@acme.test @-a @a- @ @a/ @a/b/c @é", &[]);
        check(&format!("@{}", "a".repeat(40)), &[]);
    }
}

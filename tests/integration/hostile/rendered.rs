//! What GitHub would make of our Markdown.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The HTML that we write ourselves.
const OWN_HTML: [&str; 9] = [
    "<!-- -->",
    "<!-- gonogo:production -->",
    "<code>",
    "</code>",
    "<sub>",
    "</sub>",
    "<details><summary>",
    "</summary>",
    "</details>",
];

/// The only address that we write.
const OWN_LINK: &str = "https://github.com/acme/shop/actions/runs/4711";

/// Whether a link leads to the run's page, or to an advisory's by nothing but its name.
fn is_own(address: &str) -> bool {
    let advisory = address.strip_prefix("https://github.com/advisories/GHSA-");
    let named = |name: &str| {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        name.len() == 14 && name.bytes().all(plain)
    };
    address == OWN_LINK || advisory.is_some_and(named)
}

/// Fails where the text would link, show, ping, refer or close more than we mean to.
pub(super) fn check(markdown: &str) -> Result<(), String> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_MATH;
    let mut words = String::new();
    let (mut code, mut headings, mut opened, mut closed) = (0_usize, Vec::new(), 0, 0);
    let mut in_heading = false;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(part) => {
                if in_heading && let Some(heading) = headings.last_mut() {
                    String::push_str(heading, &part);
                }
                if code == 0 {
                    words.push_str(&part);
                }
                continue;
            }
            Event::InlineHtml(html) | Event::Html(html) => {
                for piece in pieces(&html)? {
                    match piece {
                        Piece::Words(between) => acted_on(&between)?,
                        Piece::Tag("<code>") => code += 1,
                        Piece::Tag("</code>") => {
                            code = code.checked_sub(1).ok_or("code ends twice")?;
                        }
                        Piece::Tag("<details><summary>") => opened += 1,
                        Piece::Tag("</details>") => closed += 1,
                        Piece::Tag(_) => {}
                    }
                }
            }
            Event::Start(Tag::Image { .. }) => return Err("an image".to_owned()),
            Event::Start(Tag::Link { dest_url, .. }) if !is_own(&dest_url) => {
                return Err(format!("a link to {dest_url}"));
            }
            Event::Start(Tag::CodeBlock(_)) => return Err("a block of code".to_owned()),
            Event::Start(Tag::Heading { .. }) => {
                headings.push(String::new());
                in_heading = true;
            }
            Event::End(TagEnd::Heading(_)) => in_heading = false,
            Event::TaskListMarker(_)
            | Event::FootnoteReference(_)
            | Event::Rule
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::Start(Tag::Strikethrough | Tag::FootnoteDefinition(_) | Tag::Emphasis) => {
                return Err(format!("{event:?}"));
            }
            _ => {}
        }
        acted_on(&words)?;
        words.clear();
    }
    acted_on(&words)?;
    let ours = |heading: &String| {
        heading == "checklist"
            || heading.ends_with("npm-audit")
            || heading.ends_with("error-budget")
            || heading.contains(" for ")
            || heading.contains("nothing was decided")
    };
    if code > 0 || opened != closed || opened > 1 || !headings.iter().all(ours) {
        return Err(format!(
            "the structure: {headings:?}, {opened} opened, {closed} closed"
        ));
    }
    Ok(())
}

enum Piece {
    Tag(&'static str),
    Words(String),
}

/// The tags of a piece of HTML, all of them ours, and what stands between them.
fn pieces(html: &str) -> Result<Vec<Piece>, String> {
    let mut rest = html.trim();
    let mut found = Vec::new();
    while !rest.is_empty() {
        let length = match OWN_HTML.iter().find(|own| rest.starts_with(**own)) {
            Some(own) => {
                found.push(Piece::Tag(own));
                own.len()
            }
            None => {
                let length = rest.find('<').unwrap_or(rest.len());
                let words = rest.get(..length).unwrap_or_default();
                // References to characters are characters again.
                let words = words
                    .replace("&#64;", "@")
                    .replace("&#35;", "#")
                    .replace("&#58;", ":");
                found.push(Piece::Words(words));
                length
            }
        };
        if length == 0 {
            return Err(format!("HTML: {html:?}"));
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    Ok(found)
}

/// What GitHub looks for in the words outside of code.
fn acted_on(words: &str) -> Result<(), String> {
    let lower = words.to_lowercase();
    let letters: Vec<char> = lower.chars().collect();
    let pairs = |first: char, second: fn(&char) -> bool| {
        letters
            .windows(2)
            .any(|pair| pair[0] == first && second(&pair[1]))
    };
    let hexadecimal = lower
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .any(|word| word.len() >= 7 && word.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let acts = pairs('@', |next| next.is_alphanumeric())
        || pairs('#', char::is_ascii_digit)
        || lower.contains("://")
        || begins_a_word(&lower, "www.", |_| true)
        || begins_a_word(&lower, "gh-", |next| next.is_ascii_digit())
        || hexadecimal;
    if acts {
        return Err(format!("GitHub would act on {words:?}"));
    }
    Ok(())
}

/// Whether the prefix stands at the beginning of a word, followed by what makes it count.
fn begins_a_word(words: &str, prefix: &str, counts: fn(char) -> bool) -> bool {
    words.match_indices(prefix).any(|(at, _)| {
        let before = words.get(..at).unwrap_or_default().chars().next_back();
        let after = words.get(at + prefix.len()..).unwrap_or_default();
        before.is_none_or(|letter| !letter.is_alphanumeric()) && after.starts_with(counts)
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_check_finds_what_it_is_for() {
        for bad in [
            "@alice",
            "fixes #12",
            "&#64;alice",
            "see https://x.example",
            "www.x.example",
            "GH-7",
            "at 1a2b3c4",
            "[a](b)",
            "![a](b)",
            "<b>x</b>",
            "</details>",
            "# GO",
            "- [x] a",
            "```\nx",
        ] {
            assert!(super::check(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_check_lets_ours_pass() {
        for good in [
            "&#64;<!-- -->alice `#12` <code>&#64;alice</code>",
            "### 🔴 NO-GO for `production` · `1a2b3c4`",
            "<details><summary>🟢 1</summary>\n\n- x\n\n</details>\n\n<sub>x</sub>",
        ] {
            assert_eq!(super::check(good), Ok(()), "{good}");
        }
    }
}

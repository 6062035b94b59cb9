//! Whatever a template does with hostile words, they stay words.

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::super::scene;
use super::*;
use crate::locale::{Locale, Words};
use crate::notes::Entry;

const HOSTILE: [&str; 24] = [
    "**bold** _it_ ~~no~~ [a](https://evil.example)",
    "![x](https://evil.example/p.png)",
    "<img src=x onerror=alert(1)> </details> <!-- gonogo -->",
    "@acme/admins look, @alice",
    "closes #1, fixes GH-2, resolves acme/shop#3",
    "1234567 and deadbeef1234567890",
    "| a | b |",
    "# heading",
    "- [ ] task",
    "www.evil.example and https://evil.example/x",
    ":tada: $x^2$ &amp; \\* ",
    "unbalanced ` code",
    "`a`b` and ``",
    "use `@alice` and `#1`",
    "\" href=\"//evil.example",
    "' onclick='x",
    "--> <script>alert(1)</script>",
    "]]> ?> %}{{ 7 * 7 }}{% raw %}",
    ")](//evil.example",
    "{{ tag }} {% include 'x' %}",
    "\u{e000}\u{e010}\u{e001}",
    "~~~ ``` ====",
    "a\u{202e}b\u{7}c",
    "64;alice",
];

/// Where values stand: `{}` is one.
const PLACES: [&str; 26] = [
    "{}",
    "- {}",
    "# {}",
    "{}\n===",
    "> {}",
    "1. {} {}",
    "**{}** _{}_ ~~{}~~",
    "`{}`",
    "``a {} b``",
    "a ` {} and {}",
    "```\n{}\n```",
    "~~~\n{}\n~~~",
    "    {}",
    "[{}](https://github.com/x)",
    "![{}](https://github.com/x)",
    "| a |\n|---|\n| {} |",
    "| a |\n|---|\n| `{}` |",
    "<details><summary>{}</summary>\n\n{}\n\n</details>",
    "<div>\n{}\n</div>",
    "<b>{}</b>",
    "<pre>\n{}\n</pre>",
    "@{} #{} {}{}",
    "GH-{} www.{} https://{}",
    "x{}y{}z",
    "![{} [^1]\n\n[^1]: {}",
    "\\{} !{} &{}; &#{};",
];

/// Every mention, reference, address and tag that a reader's browser would be given: GitHub looks
/// for the first three in the rendered text, between tags, and not in code.
fn living(markdown: &str) -> Vec<String> {
    let mut found = Vec::new();
    let (mut text, mut code, mut element) = (String::new(), 0, false);
    let flush = |text: &mut String, found: &mut Vec<String>| {
        let lower = std::mem::take(text).to_lowercase();
        let has = |sign: &str| lower.contains(sign);
        let behind = |sign: &str, is_meant: fn(char) -> bool| {
            let mut pieces = lower.split(sign).skip(1);
            pieces.any(|piece| piece.starts_with(is_meant))
        };
        let mention = behind("@", |letter| letter.is_ascii_alphanumeric());
        let is_digit = |letter: char| letter.is_ascii_digit();
        let reference = behind("#", is_digit) || behind("gh-", is_digit);
        let commit = lower
            .split(|letter: char| !letter.is_ascii_hexdigit())
            .any(|word| word.len() >= 7);
        if mention || reference || commit || has("www.evil") || has("://evil") {
            found.push(lower);
        }
    };
    // What GitHub reads.
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_GFM;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => code += 1,
            Event::End(pulldown_cmark::TagEnd::CodeBlock) => code -= 1,
            Event::Text(_) if code > 0 || element => {}
            Event::Text(part) => text.push_str(&part),
            Event::Html(html) | Event::InlineHtml(html) => {
                let mut rest: &str = &html;
                while let Some((before, behind)) = rest.split_once('<') {
                    if !element {
                        text.push_str(&entities(before));
                    }
                    let (tag, behind) = behind.split_once('>').unwrap_or((behind, ""));
                    flush(&mut text, &mut found);
                    let own = [
                        "!-- --", "code", "/code", "div", "/div", "b", "/b", "pre", "/pre",
                        "details", "/details", "summary", "/summary",
                    ];
                    if !own.contains(&tag) {
                        found.push(format!("<{tag}>"));
                    }
                    element = tag == "code" || (element && tag != "/code");
                    rest = behind;
                }
                text.push_str(&entities(rest));
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                flush(&mut text, &mut found);
                if !dest_url.starts_with("https://github.com/") {
                    found.push(dest_url.to_string());
                }
            }
            _ => flush(&mut text, &mut found),
        }
    }
    flush(&mut text, &mut found);
    found
}

/// A text of HTML as it is read.
fn entities(text: &str) -> String {
    let mut parts = text.split("&#");
    let mut read = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part
            .split_once(';')
            .and_then(|(number, behind)| Some((char::from_u32(number.parse().ok()?)?, behind)))
        {
            Some((letter, behind)) => {
                read.push(letter);
                read.push_str(behind);
            }
            None => read.push_str(part),
        }
    }
    read
}

#[test]
fn rule_13_hostile_words_stay_words_wherever_a_template_puts_them() {
    let words = Words::new(Locale::English);
    let style = scene::style(&words, None);
    let mut filled = 0;
    for hostile in HOSTILE {
        let entry = Entry {
            scope: Some(hostile.into()),
            breaks: vec![hostile.into()],
            labels: vec![hostile.into()],
            ..scene::entry(hostile)
        };
        let notes = scene::notes(vec![(hostile, vec![entry])], Vec::new());
        for value in [
            "e.text",
            "e.scope",
            "e.breaks[0]",
            "e.labels | join",
            "sections[0].title",
        ] {
            for place in PLACES {
                let inner = place.replace("{}", &format!("{{{{ {value} }}}}"));
                let source = format!("{{% for e in sections[0].entries %}}{inner}{{% endfor %}}");
                let template = Template::new(source).unwrap();
                let markdown = template.markdown(&notes, &scene::heading(), &style);
                let markdown = markdown.unwrap_or_else(|fault| panic!("{place}: {fault:?}"));
                let living = living(markdown.as_str());
                assert_eq!(
                    living,
                    Vec::<String>::new(),
                    "{hostile} in {place}: {}",
                    markdown.as_str()
                );
                filled += 1;
            }
        }
    }
    assert_eq!(filled, HOSTILE.len() * PLACES.len() * 5);
}

proptest::proptest! {
    #[test]
    fn rule_13_any_words_in_any_template_stay_dead_or_are_refused(
        hostile in "[ -~é]{0,60}",
        before in "[ -~\n]{0,12}",
        between in "[ -~\n]{0,8}",
        behind in "[ -~\n]{0,12}",
    ) {
        // What the template itself says is its owner's: only what values add counts.
        let quoted = |text: &str| text.replace('{', "(").replace('}', ")");
        let (before, between, behind) = (quoted(&before), quoted(&between), quoted(&behind));
        let words = Words::new(Locale::English);
        let style = scene::style(&words, None);
        let of = |text: &str| {
            let notes = scene::notes(vec![("A", vec![scene::entry(text)])], Vec::new());
            let value = "{{ sections[0].entries[0].text }}";
            let source = format!("{before}{value}{between}{value}{behind}");
            let template = Template::new(source).ok()?;
            let markdown = template.markdown(&notes, &scene::heading(), &style).ok()?;
            Some(markdown.as_str().to_owned())
        };
        if let (Some(markdown), Some(harmless)) = (of(&hostile), of("x")) {
            // A harmless word shows what of this is the template's own.
            let count = living(&harmless).len();
            proptest::prop_assert!(living(&markdown).len() <= count, "{}\n{}", markdown, harmless);
        }
    }
}

fn written_length(source: &str) -> Result<usize, Fault> {
    let words = Words::new(Locale::English);
    let style = scene::style(&words, None);
    let notes = scene::notes(vec![("A", vec![scene::entry("x")])], Vec::new());
    let template = Template::new(source.to_owned())?;
    let markdown = template.markdown(&notes, &scene::heading(), &style)?;
    Ok(markdown.as_str().len())
}

/// The most memory that this process ever had, in MiB.
#[expect(clippy::disallowed_methods, reason = "only the system knows")]
fn peak() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM"))
        .unwrap();
    let number = line.split_whitespace().nth(1).unwrap();
    number.parse::<usize>().unwrap() / 1024
}

#[test]
fn rule_13_a_text_that_is_multiplied_is_stopped_before_it_fills_the_memory() {
    let written = written_length("# x\n{% set s = 'aaaaaaaaaa' * 50000000 %}ok");
    assert!(peak() < 200, "{written:?} with {} MiB", peak());
}

#[test]
fn rule_13_a_list_that_is_joined_again_and_again_is_stopped() {
    let source = format!(
        "# x\n{{% set s = 'aaaaaaaaaa' %}}\n{}ok",
        "{% set s = [s, s, s, s, s, s, s, s] | join %}\n".repeat(8)
    );
    let written = written_length(&source);
    assert!(peak() < 200, "{written:?} with {} MiB", peak());
}

#[test]
fn rule_13_quotes_without_end_take_no_time() {
    for piece in [
        "](",
        "<",
        "> ",
        "`",
        "[",
        "*a_",
        "<!--",
        "- ",
        "{{ sections[0].title }}",
    ] {
        let source = format!(
            "# x\n{}{{{{ tag }}}}",
            piece.repeat(60_000 / piece.len().max(4))
        );
        let _ = written_length(&source);
    }
}

#[test]
fn rule_13_one_join_does_not_fill_the_memory() {
    // 10 MB fifty times; the 64 KiB that a template may have hold twenty thousand times.
    let many = |count: usize| format!("{{% set s = [{}] | join %}}\n", "s,".repeat(count));
    let grow = many(100).repeat(3);
    let source = format!("# x\n{{% set s = 'aaaaaaaaaa' %}}\n{grow}{}ok", many(50));
    let written = written_length(&source);
    assert!(peak() < 200, "{written:?} with {} MiB", peak());
}

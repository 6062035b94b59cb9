//! What templates can do, and what they cannot.

use super::super::scene;
use super::*;
use crate::locale::{Locale, Words};
use crate::notes::Entry;

fn notes() -> Notes {
    let broken = Entry {
        breaking: true,
        breaks: vec!["the old way".into()],
        scope: Some("core".into()),
        pull_request: None,
        kind: Some("house-rule".into()),
        ..scene::entry("drop `Vec<u8>`")
    };
    scene::notes(
        vec![
            ("Breaking", vec![broken]),
            ("New", vec![scene::entry("a thing")]),
        ],
        vec![Entry {
            by_bot: true,
            ..scene::entry("bump x")
        }],
    )
}

fn with(source: &str, notes: &Notes) -> Result<String, Fault> {
    let (words, place) = (Words::new(Locale::English), scene::place());
    let style = scene::style(&words, Some(&place));
    let template = Template::new(source.to_owned())?;
    let markdown = template.markdown(notes, &scene::heading(), &style)?;
    Ok(markdown.as_str().to_owned())
}

#[track_caller]
fn check(source: &str, expected: &str) {
    assert_eq!(with(source, &notes()).unwrap(), expected, "{source}");
}

/// The line and the name of the fault.
#[track_caller]
fn check_fault(source: &str, line: Option<usize>, expected: &str) {
    let fault = with(source, &notes()).unwrap_err();
    let name = format!("{:?}", fault.kind);
    assert!(name.starts_with(expected), "{source}: {name}");
    assert_eq!(fault.line, line, "{source}: {name}");
    for locale in Locale::ALL {
        let message = fault.message("notes.md.j2");
        let words = Words::new(locale);
        let said = words.plain(&message) + &words.plain(&message.attribute("remedy"));
        assert!(said.starts_with("notes.md.j2"), "{said}");
        assert!(!said.contains(vault::is_private), "{said}");
    }
}

/// Of the first entry.
fn of_entry(inner: &str) -> String {
    format!("{{% for e in sections[0].entries %}}{inner}{{% endfor %}}")
}

#[test]
fn rule_13_a_template_is_given_what_the_notes_know() {
    check(
        "{{ hashes }} {{ heading }}",
        "## [v1.4.0](https://github.com/acme/shop/compare/v1.3.0...v1.4.0) (2026-11-24)",
    );
    check(
        "{{ version }}, {{ tag }}, {{ previous }}, {{ date }}",
        "1.4.0, v1.4.0, v1.3.0, 2026-11-24",
    );
    check(
        "[x]({{ compare }})",
        "[x](https://github.com/acme/shop/compare/v1.3.0...v1.4.0)",
    );
    check(
        "{% for s in sections %}{{ s.title }}: {{ s.entries | length }};{% endfor %}",
        "Breaking: 1;New: 1;",
    );
    check(
        "{{ counts.commits }}/{{ counts.listed }}: {{ counts.sentence }}",
        "3/3: 3 commits: 3 listed.",
    );
    check(
        "{{ contributors | join(', ') }} & {{ by_bots[0].text }}",
        "Alice & bump x",
    );
    check(
        &of_entry("**{{ e.scope }}:** {{ e.text }} {{ e.breaks | join('; ') }}"),
        "**core:** drop `Vec<u8>` the old way",
    );
    check(
        &of_entry("{% if e.breaking %}!{% endif %}{{ e.kind }}{{ e.by_bot }}"),
        "!false",
    );
    check(
        "{% if sections[1].entries[0].kind == 'feat' %}new{% endif %}",
        "new",
    );
    check(
        &of_entry("{{ e.pull_request }}{% if e.pull_request %}x{% endif %}"),
        "",
    );
    check(
        "{{ sections[1].entries[0].pull_request_link }}",
        "https://github.com/acme/shop/pull/7",
    );
    check(
        &of_entry("`{{ e.commits[0].short }}` {{ e.labels | join(' ') }} {{ e.authors[0] }}"),
        "`1a2b3c4` bug Alice",
    );
}

#[test]
fn rule_13_a_line_of_nothing_but_a_tag_leaves_no_blank_line() {
    check(
        "{% for s in sections %}\n## {{ s.title }}\n  {% for e in s.entries %}\n- {{ e.text }}\n  {% endfor %}\n{% endfor %}\n",
        "## Breaking\n- drop `Vec<u8>`\n## New\n- a thing\n",
    );
}

#[test]
fn rule_13_code_stands_between_back_quotes_only_where_these_are_its_own() {
    let element = "drop <code>Vec&#60;u8&#62;</code>";
    check(
        &of_entry("{{ e.text }} in `code`"),
        "drop `Vec<u8>` in `code`",
    );
    check(&of_entry("a ` {{ e.text }}"), &format!("a ` {element}"));
    check(
        &of_entry("[a](b`c) {{ e.text }}"),
        &format!("[a](b`c) {element}"),
    );
    check(
        &of_entry("<div>\n{{ e.text }}\n</div>"),
        &format!("<div>\n{element}\n</div>"),
    );
    check(
        &of_entry("|a|\n|-|\n|{{ e.text }}|"),
        &format!("|a|\n|-|\n|{element}|"),
    );
    check(&of_entry("`x {{ e.text }}`"), &format!("`x {element}`"));
}

#[test]
fn rule_13_endless_work_ends_as_an_error() {
    let loops = |count: usize| {
        let text = "{% for s in sections %}{% for e in s.entries %}".repeat(count);
        format!("{text}x{}", "{% endfor %}".repeat(2 * count))
    };
    assert!(with(&loops(3), &notes()).is_ok());
    check_fault(&loops(20), Some(1), "Fuel");
    let into_itself = "{% for s in sections recursive %}\n{{ loop(sections) }}{% endfor %}";
    check_fault(into_itself, Some(1), "Fuel");
    let doubled = format!(
        "{{% set x = 'abcdefgh' %}}{}{{{{ x }}}}",
        "{% set x = x ~ x %}".repeat(40)
    );
    check_fault(&doubled, Some(1), "Fuel");
    let long = format!(
        "{{% set x = 'abcdefgh' %}}{}{}",
        "{% set x = x ~ x %}".repeat(17),
        "{{ x }}".repeat(5)
    );
    check_fault(&long, None, "TooLong");
    let deep = format!("{}x{}", "(".repeat(10_000), ")".repeat(10_000));
    check_fault(&format!("{{{{ {deep} }}}}"), Some(1), "Syntax");
}

#[test]
fn rule_13_there_is_no_other_template_and_no_other_function() {
    for tag in [
        "include 'x'",
        "import 'x' as y",
        "extends 'x'",
        "macro x()",
        "block x",
    ] {
        check_fault(&format!("\n{{% {tag} %}}"), Some(2), "Syntax");
    }
    for value in [
        "tag | safe",
        "tag | upper",
        "tag | replace('a', 'b')",
        "range(3)",
        "debug()",
        "tag is defined",
        "tag.upper()",
    ] {
        check_fault(&format!("\n{{{{ {value} }}}}"), Some(2), "NotThere");
    }
}

#[test]
fn rule_13_faults_name_the_line() {
    check_fault("a\n{{ tga }}", Some(2), "Unknown");
    check_fault("a\n{% if counts.commit > 1 %}{% endif %}", Some(2), "");
    check_fault("a\n{{ sections }}", Some(2), "NoText");
    check_fault("a\n{{ sections | join }}", Some(2), "NoText");
    check_fault("a\n\n{{ tag", Some(3), "Syntax");
    check_fault("a\n\u{e000}\u{e010}\u{e001}", Some(2), "PrivateUse");
}

#[test]
fn rule_13_a_value_cannot_be_taken_apart_nor_made_up() {
    check_fault("a\n{{ tag[:1] }}", Some(2), "Broken");
    check_fault("a\n{{ tag[0] }}", Some(2), "Broken");
    check_fault("{{ '\\ue000' ~ tag }}", Some(1), "Broken");
    check_fault(
        "a\n{{ '\\ue000\\ue019\\ue019\\ue019\\ue001' }}",
        Some(2),
        "Broken",
    );
    check_fault("{{ '\\uf8ff' }}", Some(1), "Broken");
    check_fault(
        "{% for c in tag %}\n{{ c }} {% endfor %}",
        Some(2),
        "Broken",
    );
    // What stands for a value is that value, whoever writes it.
    let known = with("{{ '\\ue000\\ue010\\ue001' }}", &notes()).unwrap();
    assert_eq!(known, "Breaking");
}

#[test]
fn rule_13_no_value_stands_in_a_tag_a_comment_or_an_address() {
    for (source, line) in [
        ("<a title=\"{{ tag }}\">x</a>", 1),
        ("<!-- {{ tag }} -->", 1),
        ("x <b class={{ tag }}>y</b>", 1),
        ("x <!-- {{ tag }} --> y", 1),
        ("<div>\n<p title='{{ tag }}'>x</p>\n</div>", 2),
        ("<div title=\"\n\n{{ tag }}", 3),
        ("[x]({{ tag }})", 1),
        ("[x](<{{ tag }}>)", 1),
        ("[x](y '{{ tag }}')", 1),
        ("![x]({{ tag }})", 1),
        ("[x]: {{ tag }}", 1),
        ("<https://{{ tag }}>", 1),
        ("x\n\n```{{ tag }}\nx\n```", 3),
    ] {
        check_fault(source, Some(line), "Place");
    }
    for source in [
        "<{{ tag }}>",
        "<a {{ tag }}>",
        "</{{ tag }}",
        "1 < 2 {{ tag }}",
        "[x]({{ tag }} y",
        "[x](y\n{{ tag }}",
    ] {
        check_fault(source, Some(1 + source.matches('\n').count()), "Stray");
    }
    check(
        "1 < 2\n\n{{ tag }} \\<{{ tag }} &lt;{{ tag }}",
        "1 < 2\n\nv1.4.0 \\<<!-- -->v1.4.0 &lt;v1.4.0",
    );
}

#[test]
fn rule_13_what_is_too_long_stands_in_the_built_in_form() {
    let (words, place) = (Words::new(Locale::English), scene::place());
    let style = scene::style(&words, Some(&place));
    let template = Template::new("x".repeat(1000)).unwrap();
    let within = |limit| {
        let within = template.markdown_within(&notes(), &scene::heading(), &style, limit);
        let within = within.unwrap();
        (within.is_cut, within.markdown.as_str().len())
    };
    assert_eq!(within(1000), (false, 1000));
    let (is_cut, length) = within(600);
    assert!(is_cut && (100..=600).contains(&length), "{length}");
}

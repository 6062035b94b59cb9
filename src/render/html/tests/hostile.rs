//! Foreign text stays text, and nothing is run or read from elsewhere.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::*;
use sha2::{Digest, Sha256};

use super::parsed::parse;
use super::scene::{run, written};
use crate::decision::Level;
use crate::locale::Locale;
use crate::text::one_line;

#[track_caller]
fn check_plain(foreign: &str) {
    let harmless = parse(&written(&run("x", Level::Hold), Locale::English));
    let parsed = parse(&written(&run(foreign, Level::Hold), Locale::English));
    assert_eq!(parsed.tags, harmless.tags, "{foreign:?} made markup");
    assert_eq!(
        parsed.values, harmless.values,
        "{foreign:?} in an attribute"
    );
    let shown = one_line(foreign, 300);
    let times = parsed.text.matches(&shown).count();
    assert!(times >= 8, "{shown:?} is shown {times} times");
}

#[test]
fn markup_in_a_title_an_item_or_a_path_is_plain_text() {
    for foreign in [
        "<script>alert(1)</script>",
        "</title></style><script src=//evil.example>",
        "\" onmouseover=\"x",
        "' style='x",
        "<!-- gonogo -->",
        "&lt;b&gt; &amp; &#60;",
        "`code` \u{e000} \u{e001}",
        "]]> <![CDATA[ <?php ?>",
        "{ $item } { \"<b>\" }",
        "right \u{202e} left",
    ] {
        check_plain(foreign);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn any_text_rendered_then_parsed_is_plain_text(foreign in "[<>\"'&`/!=a-z \u{e000}-\u{e005}é\u{202e}]{1,60}") {
        prop_assume!(!foreign.trim().is_empty());
        check_plain(&foreign);
    }
}

#[test]
fn the_page_has_no_script_and_reads_nothing_from_elsewhere() {
    for locale in Locale::ALL {
        let page = written(&run("x", Level::NoGo), locale);
        let parsed = parse(&page);
        assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\""));
        assert!(page.contains(&format!("<html lang=\"{}\">", locale.tag())));
        let style = page.split("<style>").nth(1).expect("the looks");
        let (style, _) = style.split_once("</style>").expect("an end");
        let digest = STANDARD.encode(Sha256::digest(style));
        let policy = format!(
            "content=\"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; \
             form-action 'none'\""
        );
        assert!(page.contains(&policy), "{policy}");
        assert_eq!(page.matches("<style").count(), 1);
        assert!(!page.contains(" style="), "no looks in attributes");
        assert!(!page.contains("url(http") && !page.contains("@import"));
        for tag in &parsed.tags {
            let name = tag.split([' ', '=']).next().unwrap_or_default();
            let loads = [
                "script", "link", "img", "iframe", "object", "embed", "base", "form",
            ];
            assert!(!loads.contains(&name), "{tag}");
            assert!(!tag.contains(" src=") && !tag.contains(" on"), "{tag}");
        }
    }
}

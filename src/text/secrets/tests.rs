use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::text::{code_span, html_text, markdown_text, visible};

/// With a quote, a backslash, a blank, letters beyond ASCII and every sign that some surface escapes.
const HARD: &str = "pä\"s\\s w0rd<&>'`_*|:/@#😀%+=.deadbeef";

fn secrets(all: &[&str]) -> Secrets {
    let mut secrets = Secrets::default();
    for secret in all {
        secrets.add(&SecretString::from(*secret));
    }
    secrets
}

#[track_caller]
fn check(secret: &str, text: &str, expected: &str) {
    assert_eq!(secrets(&[secret]).hidden_in(text), expected, "{text}");
}

/// The text as JSON, without the quotes around it.
fn in_json(text: &str) -> String {
    let quoted = Value::from(text).to_string();
    let inner = quoted.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
    inner.unwrap().to_owned()
}

/// As programs write JSON that keep to ASCII.
fn in_ascii_json(text: &str) -> String {
    let text = in_json(text);
    let mut units = [0; 2];
    text.chars().fold(String::new(), |mut shown, letter| {
        match letter.is_ascii() {
            true => shown.push(letter),
            false => {
                for unit in letter.encode_utf16(&mut units) {
                    shown.push_str(&format!("\\u{unit:04X}"));
                }
            }
        }
        shown
    })
}

fn in_address(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02x}")).collect()
}

fn in_form(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

#[test]
fn a_secret_is_hidden_in_every_form() {
    let mut address = url::Url::parse("https://host/").unwrap();
    address.set_password(Some(HARD)).unwrap();
    let password = address.password().unwrap().to_owned();
    for form in [
        HARD.to_owned(),
        in_json(HARD),
        in_json(&in_json(HARD)),
        in_json(&in_json(&in_json(HARD))),
        in_ascii_json(HARD),
        in_json(HARD).replace('/', "\\/"),
        html_text(HARD).replace("<bdi>", "").replace("</bdi>", ""),
        html_text(&in_json(HARD))
            .replace("<bdi>", "")
            .replace("</bdi>", ""),
        markdown_text(HARD),
        markdown_text(&in_json(HARD)),
        visible(HARD),
        in_address(HARD),
        in_address(HARD).to_uppercase(),
        in_address(HARD).replace('%', "%25"),
        in_json(HARD)
            .bytes()
            .map(|byte| format!("%{byte:02X}"))
            .collect(),
        in_form(HARD),
        password,
        in_json(&in_form(HARD)),
        format!("{HARD:?}").trim_matches('"').to_owned(),
    ] {
        check(HARD, &form, "***");
        check(HARD, &format!("a {form} b {form}"), "a *** b ***");
    }
    let code = code_span(HARD);
    let shown = secrets(&[HARD]).hidden_in(&code).into_owned();
    assert_eq!(shown, "<code>***</code>", "{code}");
}

#[test]
fn a_password_is_hidden_where_it_is_packed_behind_any_user() {
    for user in ["", "u", "us", "use", "grafana", "usér"] {
        for password in ["pa55word", HARD, "hunter22!"] {
            let plain = format!("{user}:{password}");
            for packed in [STANDARD.encode(&plain), URL_SAFE.encode(&plain)] {
                for text in [packed.clone(), in_json(&packed), in_address(&packed)] {
                    let told = format!("Basic {text}");
                    let shown = secrets(&[password]).hidden_in(&told).into_owned();
                    assert!(shown.contains("***"), "{told} {shown}");
                    let left = shown.replace("***", "").replace("Basic ", "");
                    assert!(
                        left.len() <= text.len() / 2 || user.len() >= password.len(),
                        "{told} {shown}"
                    );
                    // No four letters of it are left that were not the user's.
                    let tail: String = packed.trim_end_matches('=').chars().rev().take(4).collect();
                    let tail: String = tail.chars().rev().collect();
                    assert!(!left.contains(&tail), "{told} {shown}");
                }
            }
        }
    }
}

#[test]
fn of_a_packed_secret_the_password_is_hidden_too() {
    let packed = STANDARD.encode("maria:correct-horse");
    check(&packed, "correct-horse", "***");
    check(&packed, "maria", "maria");
    // A token that only looks like base64 has no password in it.
    check("YWJjZGVm", "abcdef", "abcdef");
}

#[test]
fn very_short_secrets_hide_nothing() {
    for short in ["", "a", "\"\\", "abc", "é"] {
        check(short, "a \"\\ abc é YWJj", "a \"\\ abc é YWJj");
    }
    check("1234", "x 1234 y", "x *** y");
}

#[test]
fn ordinary_text_stays_as_it_is() {
    for text in [
        "",
        "nothing to see",
        "50% of a&b \\ c + d",
        "&amp;&lt;%25\\u00e9\\\\",
        "p",
        "pä",
        "%",
        "&",
        "\\",
    ] {
        check(HARD, text, text);
    }
}

#[test]
fn one_secret_in_another_leaves_nothing_of_the_longer_one() {
    for all in [["token", "my-token-is-long"], ["my-token-is-long", "token"]] {
        let shown = secrets(&all)
            .hidden_in("a my-token-is-long b token c")
            .into_owned();
        assert_eq!(shown, "a *** b *** c");
    }
    let shown = secrets(&["abcdef", "defghi"])
        .hidden_in("abcdefghi")
        .into_owned();
    assert_eq!(shown, "***");
}

#[test]
fn a_document_keeps_its_shape() {
    // Each would break the document if its text were searched as it is.
    for secret in [
        "n123", "u00e9x", "a\",\"b", "back\\", "quote\"", "12345", "true",
    ] {
        let document = json!({
            "text": format!("one\n123 {secret} \u{e9}x"),
            "list": ["a", "b", secret],
            secret: 12345,
            "flag": true,
        });
        for text in [
            document.to_string(),
            serde_json::to_string_pretty(&document).unwrap(),
        ] {
            let shown = secrets(&[secret]).hidden_in_json(&text).into_owned();
            let read: Value = serde_json::from_str(&shown).unwrap();
            assert_eq!(read["list"], json!(["a", "b", "***"]), "{secret}: {shown}");
            assert_eq!(read["***"], 12345, "{secret}: {shown}");
            assert_eq!(read["flag"], true);
            assert_eq!(shown.contains('\n'), text.contains('\n'));
        }
    }
    let clean = "{ \"b\":1,\"a\":[] }";
    assert_eq!(secrets(&["token"]).hidden_in_json(clean), clean);
    assert_eq!(secrets(&["token"]).hidden_in_json("{ token"), "{ ***");
}

#[test]
fn many_backslashes_and_signs_take_no_time() {
    for sign in ["\\", "%25", "&amp;", "%", "a", "<!-- -->"] {
        let text = sign.repeat(40_000);
        let secret = format!("{}b", "a".repeat(60));
        check(&secret, &text, &text);
    }
}

proptest! {
    #[test]
    fn whatever_is_in_a_secret_it_is_hidden(
        secret in r#"[ -~\n\té😀]{4,24}"#,
        before in "[ -~é]{0,8}",
        behind in "[ -~é]{0,8}",
    ) {
        prop_assume!(!before.contains(&secret) && !behind.contains(&secret));
        let all = secrets(&[&secret]);
        for form in [
            secret.clone(),
            in_json(&secret),
            in_ascii_json(&in_json(&secret)),
            in_address(&secret),
            in_form(&secret),
            visible(&secret),
        ] {
            let text = format!("{before}{form}{behind}");
            let shown = all.hidden_in(&text);
            prop_assert!(shown.contains("***"), "{} {}", text, shown);
        }
        let text = json!([format!("{before}{secret}{behind}")]).to_string();
        let read: Vec<String> = serde_json::from_str(&all.hidden_in_json(&text)).unwrap();
        prop_assert!(read.iter().all(|text| !text.contains(&secret)));
    }
}

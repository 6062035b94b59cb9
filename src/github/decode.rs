//! Bodies become values: leniently in what is not used, strictly in what is.

use http::{HeaderMap, header};
use serde::de::DeserializeOwned;

use super::error::{Found, GitHubErrorKind};

/// The outermost form of an answer. Checked by itself: serde would read a struct from an array.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `{…}`
    Object,
    /// `[…]`
    List,
}

/// Reads a JSON body of the given form.
pub(super) fn decode<T: DeserializeOwned>(
    form: Form,
    expected: &'static str,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<T, GitHubErrorKind> {
    let unreadable = |found| GitHubErrorKind::Unreadable { expected, found };
    let first = body.iter().find(|byte| !byte.is_ascii_whitespace());
    let opening = match form {
        Form::Object => b'{',
        Form::List => b'[',
    };
    match first {
        None => return Err(unreadable(Found::Empty)),
        Some(b'<') => return Err(unreadable(Found::Html)),
        Some(_) if is_html(headers) => return Err(unreadable(Found::Html)),
        Some(first) if *first == opening => {}
        Some(_) => {
            let json = serde_json::from_slice::<serde::de::IgnoredAny>(body).is_ok();
            return Err(unreadable(if json {
                Found::OtherShape
            } else {
                Found::NotJson
            }));
        }
    }
    serde_json::from_slice(body).map_err(|error| {
        unreadable(match error.classify() {
            serde_json::error::Category::Eof => Found::Truncated,
            serde_json::error::Category::Data => Found::OtherShape,
            _ => Found::NotJson,
        })
    })
}

fn is_html(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only whether it can be read matters")]
    struct Thing {
        id: u64,
        name: Option<String>,
    }

    fn check(form: Form, body: &str, expected: Option<Found>) {
        let headers = HeaderMap::new();
        let found = match form {
            Form::Object => decode::<Thing>(form, "thing", &headers, body.as_bytes()).err(),
            Form::List => decode::<Vec<Thing>>(form, "thing", &headers, body.as_bytes()).err(),
        };
        let expected = expected.map(|found| GitHubErrorKind::Unreadable {
            expected: "thing",
            found,
        });
        assert_eq!(found, expected, "{body}");
    }

    #[test]
    fn an_object_has_every_field_that_is_used() {
        check(Form::Object, r#" {"id":1,"name":null,"more":[{}]}"#, None);
        check(Form::Object, r#"{"id":1}"#, None);
        for (body, found) in [
            ("", Found::Empty),
            (" \n", Found::Empty),
            ("{}", Found::OtherShape),
            ("[]", Found::OtherShape),
            ("[1,\"a\"]", Found::OtherShape),
            ("[{\"id\":1}]", Found::OtherShape),
            ("null", Found::OtherShape),
            ("7", Found::OtherShape),
            ("{\"id\":\"1\"}", Found::OtherShape),
            ("{\"id\":-1}", Found::OtherShape),
            ("{\"id\":1", Found::Truncated),
            ("{\"id\":1}}", Found::NotJson),
            ("{id:1}", Found::NotJson),
            ("upstream connect error", Found::NotJson),
            ("<!DOCTYPE html><p>Sign in", Found::Html),
        ] {
            check(Form::Object, body, Some(found));
        }
    }

    #[test]
    fn an_empty_list_is_a_list_and_an_empty_object_is_none() {
        check(Form::List, "[]", None);
        check(Form::List, "{}", Some(Found::OtherShape));
        check(Form::List, "[{}]", Some(Found::OtherShape));
        check(Form::List, "[{\"id\":1},null]", Some(Found::OtherShape));
    }

    #[test]
    fn depth_does_no_harm() {
        let (open, close) = ("[".repeat(100_000), "]".repeat(100_000));
        let outcome = |body: String| {
            decode::<Thing>(Form::Object, "thing", &HeaderMap::new(), body.as_bytes()).is_ok()
        };
        assert!(outcome(format!("{{\"id\":1,\"unused\":{open}{close}}}")));
        assert!(!outcome(format!("{{\"id\":{open}{close}}}")));
        assert!(!outcome(format!("{{\"id\":1,\"unused\":{open}")));
    }

    #[test]
    fn a_web_page_is_told_by_its_type_too() {
        let mut headers = HeaderMap::new();
        headers.insert(
            header::CONTENT_TYPE,
            "text/html; charset=utf-8".parse().unwrap(),
        );
        let read = decode::<Thing>(Form::Object, "thing", &headers, b"{\"id\":1}");
        assert!(read.is_err());
    }
}

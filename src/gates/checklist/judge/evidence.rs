//! What stands beside a tick to prove it: a link, an image or a commit.

use std::collections::HashSet;

use url::Url;

use crate::gates::checklist::{
    compare::{fold, item_key},
    document::{Document, Item},
};
use crate::markdown::references::{Reference, References};
use crate::text::Glob;

/// What the policy asks for evidence of.
pub(crate) struct Evidence {
    /// Folded.
    patterns: Vec<Glob>,
    /// Where the template leads to; that proves nothing.
    of_template: HashSet<String>,
}

impl Evidence {
    pub(crate) fn new(patterns: &[String], template: Option<&Document>) -> Self {
        let items = template.filter(|_| !patterns.is_empty());
        let items = items.map_or(&[][..], |template| &template.items);
        Self {
            patterns: patterns
                .iter()
                .map(|pattern| Glob::new(&fold(pattern)))
                .collect(),
            of_template: items
                .iter()
                .flat_map(|item| all(&item.references))
                .filter_map(|reference| place(&reference.target))
                .collect(),
        }
    }

    /// Whether evidence is asked for and not given.
    pub(crate) fn is_lacking(&self, item: &Item) -> bool {
        if self.patterns.is_empty() {
            return false;
        }
        let texts = [fold(&item.text), item_key(&item.text)];
        let mut patterns = self.patterns.iter();
        let asked = patterns.any(|pattern| texts.iter().any(|text| pattern.matches(text)));
        asked
            && !all(&item.references)
                .filter(|reference| reference.after_text)
                .filter_map(|reference| place(&reference.target))
                .any(|place| !self.of_template.contains(&place))
    }
}

fn all(references: &References) -> impl Iterator<Item = &Reference> {
    let links = references.links.iter().chain(&references.images);
    links.chain(&references.commits)
}

/// Where a target leads to, for comparison; `None` where it leads nowhere, as do `https://`, `.` and `mailto:`.
/// What part of a page is meant, and whether it is asked for by `http` or `https`, makes no other place of it.
fn place(target: &str) -> Option<String> {
    let target = target.trim();
    let lower = target.to_ascii_lowercase();
    let scheme = lower.split_once(':').map(|(scheme, _)| scheme);
    let has_scheme = scheme.is_some_and(|scheme| {
        !scheme.is_empty()
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    });
    let address = match () {
        () if has_scheme => Some(target.to_owned()),
        () if target.starts_with("//") => Some(format!("https:{target}")),
        () if lower.starts_with("www.") => Some(format!("https://{target}")),
        () => None,
    };
    let bare = match address {
        Some(address) => {
            let url = Url::parse(&address).ok()?;
            let host = url
                .host_str()
                .filter(|_| matches!(url.scheme(), "http" | "https"))?;
            host.contains(char::is_alphanumeric).then_some(())?;
            let port = url.port().map_or(String::new(), |port| format!(":{port}"));
            let query = url.query().filter(|query| !query.is_empty());
            let query = query.map_or(String::new(), |query| format!("?{query}"));
            format!("//{host}{port}{}{query}", url.path().trim_end_matches('/'))
        }
        None if is_issue(&lower) => lower,
        None => {
            let path = target.split(['#', '?']).next().unwrap_or_default();
            path.trim_start_matches("./").trim_matches('/').to_owned()
        }
    };
    bare.contains(char::is_alphanumeric).then_some(bare)
}

/// `#12` or `acme/shop#12`.
fn is_issue(target: &str) -> bool {
    target.split_once('#').is_some_and(|(_, number)| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_leads_somewhere_or_nowhere() {
        for target in [
            "",
            "#",
            "#top",
            ".",
            "..",
            "./",
            "/",
            "?",
            "?#",
            "//",
            "https://",
            "http://#x",
            "https://.",
            "https:",
            "mailto:a@b.test",
            "javascript:x",
            "ftp://a.test",
        ] {
            assert_eq!(place(target), None, "{target:?}");
        }
        for target in [
            "https://a.test",
            "http://jenkins/1",
            "//a.test/x",
            "www.a.test",
            "/i.png",
            "docs/x.md",
            "#12",
            "acme/shop#12",
            "1a2b3c4",
            "../x",
        ] {
            assert!(place(target).is_some(), "{target:?}");
        }
    }

    #[test]
    fn the_same_place_is_the_same_however_it_is_written() {
        for target in [
            "https://a.test/book#",
            "https://a.test/book#part",
            "http://A.test/book/",
            "https://a.test:443/book?",
            "//a.test/book",
        ] {
            assert_eq!(place(target), place("https://a.test/book"), "{target:?}");
        }
        assert_ne!(
            place("https://a.test/book?run=1"),
            place("https://a.test/book")
        );
        assert_eq!(place("./docs/x.md#top"), place("docs/x.md"));
        assert_ne!(place("acme/shop#12"), place("acme/shop#13"));
    }
}

//! Lists, read to their end or not at all.
//!
//! GitHub numbers pages and names the next and the last in the `Link` header (RFC 8288). Once the
//! last is known the pages between are read together; what was added meanwhile is followed one
//! by one.

use std::collections::HashSet;

use futures_util::stream::{self, StreamExt, TryStreamExt};
use http::HeaderMap;
use http::header::LINK;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use url::Url;

use super::client::{GitHub, Wanted};
use super::decode::{Form, decode};
use super::error::{GitHubError, GitHubErrorKind, PagingFault};
use super::route::Route;

/// Entries asked for per page: GitHub's largest.
pub(super) const PER_PAGE: u32 = 100;

/// Pages of one list that are read at the same time.
const TOGETHER: usize = 6;

/// All pages of one list together, in bytes.
const LIST_BYTES: u64 = 64 * 1024 * 1024;

/// A page of a list: the list itself, or an object around it.
pub(super) trait Page: DeserializeOwned {
    /// What the list is of.
    type Item;
    /// Its outermost form.
    const FORM: Form;
    /// The entries.
    fn items(self) -> Vec<Self::Item>;
}

/// A page that is the list.
#[derive(Deserialize)]
#[serde(transparent, bound = "T: DeserializeOwned")]
pub(super) struct Plain<T>(Vec<T>);

impl<T: DeserializeOwned> Page for Plain<T> {
    type Item = T;
    const FORM: Form = Form::List;
    fn items(self) -> Vec<T> {
        self.0
    }
}

struct Read<T> {
    items: Vec<T>,
    bytes: u64,
    next: Option<Url>,
    last: Option<u32>,
}

/// A list as far as it is read.
struct Reading<T> {
    items: Vec<T>,
    bytes: u64,
    pages: u32,
    next: Option<Url>,
}

impl<T> Default for Reading<T> {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            bytes: 0,
            pages: 0,
            next: None,
        }
    }
}

impl<T> Reading<T> {
    fn add(&mut self, page: Read<T>) -> Result<(), GitHubErrorKind> {
        self.bytes = self.bytes.saturating_add(page.bytes);
        if self.bytes > LIST_BYTES {
            return Err(GitHubErrorKind::TooLarge { limit: LIST_BYTES });
        }
        self.items.extend(page.items);
        self.pages += 1;
        self.next = page.next;
        Ok(())
    }
}

impl GitHub {
    /// Asks for a whole list.
    pub(super) async fn list<P: Page>(
        &self,
        route: &Route,
        expected: &'static str,
    ) -> Result<Vec<P::Item>, GitHubError> {
        self.list_up_to::<P>(route, expected, self.page_cap).await
    }

    /// Asks for a whole list of at most so many pages.
    pub(super) async fn list_up_to<P: Page>(
        &self,
        route: &Route,
        expected: &'static str,
        cap: u32,
    ) -> Result<Vec<P::Item>, GitHubError> {
        let fail = |kind| GitHubError::new(route, kind);
        let base = route.clone().query("per_page", PER_PAGE);
        let first = self.page::<P>(&base, expected).await?;
        let last = first.last;
        let mut list = Reading::default();
        list.add(first).map_err(fail)?;
        if let (Some(next), Some(last)) = (&list.next, last) {
            self.below(route, next).map_err(fail)?;
            if last > cap {
                return Err(fail(too_many(cap)));
            }
            let pages = stream::iter((2..=last).map(|number| base.clone().query("page", number)));
            let mut pages = pages
                .map(|route| async move { self.page::<P>(&route, expected).await })
                .buffered(TOGETHER);
            while let Some(page) = pages.try_next().await? {
                list.add(page).map_err(fail)?;
            }
        }
        self.follow::<P>(route, expected, &mut list, cap).await?;
        Ok(list.items)
    }

    /// Asks for the beginning of a list, on purpose.
    pub(super) async fn first_page<P: Page>(
        &self,
        route: &Route,
        expected: &'static str,
    ) -> Result<Vec<P::Item>, GitHubError> {
        Ok(self.page::<P>(route, expected).await?.items)
    }

    /// Follows the links to the next page, each once.
    async fn follow<P: Page>(
        &self,
        route: &Route,
        expected: &'static str,
        list: &mut Reading<P::Item>,
        cap: u32,
    ) -> Result<(), GitHubError> {
        let fail = |kind| GitHubError::new(route, kind);
        let circle = || fail(GitHubErrorKind::Incomplete(PagingFault::Circle));
        let mut visited = HashSet::new();
        while let Some(next) = list.next.take() {
            if list.pages >= cap {
                return Err(fail(too_many(cap)));
            }
            if page_number(&next).is_some_and(|number| number <= list.pages) {
                return Err(circle());
            }
            let target = self.below(route, &next).map_err(fail)?;
            if !visited.insert(next) {
                return Err(circle());
            }
            let page = self.page::<P>(&target, expected).await;
            // The endpoint is the one that was asked for, whatever the link calls it.
            let page = page.map_err(|error| fail(error.kind))?;
            list.add(page).map_err(fail)?;
        }
        Ok(())
    }

    async fn page<P: Page>(
        &self,
        route: &Route,
        expected: &'static str,
    ) -> Result<Read<P::Item>, GitHubError> {
        let fail = |kind| GitHubError::new(route, kind);
        let answer = self.get(route, expected, Wanted::default()).await?;
        let page: P = decode(P::FORM, expected, &answer.headers, &answer.body).map_err(fail)?;
        let foreign = || fail(GitHubErrorKind::Incomplete(PagingFault::ForeignLink));
        let next = match link(&answer.headers, "next") {
            None => None,
            Some(next) => Some(self.base.join(&next).map_err(|_| foreign())?),
        };
        let last = link(&answer.headers, "last").and_then(|last| self.base.join(&last).ok());
        Ok(Read {
            items: page.items(),
            bytes: answer.body.len() as u64,
            next,
            last: last.as_ref().and_then(page_number),
        })
    }

    /// The route of a link, which must lie below the base address.
    fn below(&self, route: &Route, link: &Url) -> Result<Route, GitHubErrorKind> {
        let base = self.base.path().trim_end_matches('/');
        let plain = link.username().is_empty() && link.password().is_none();
        let path = link
            .path()
            .strip_prefix(base)
            .filter(|path| path.starts_with('/'));
        match path {
            Some(path) if plain && link.origin() == self.base.origin() => {
                Ok(route.at(path, link.query()))
            }
            _ => Err(GitHubErrorKind::Incomplete(PagingFault::ForeignLink)),
        }
    }
}

fn too_many(cap: u32) -> GitHubErrorKind {
    GitHubErrorKind::Incomplete(PagingFault::Pages(cap))
}

fn page_number(url: &Url) -> Option<u32> {
    let (_, number) = url.query_pairs().find(|(name, _)| name == "page")?;
    number.parse().ok()
}

/// The target of the link with this relation (RFC 8288, 3).
fn link(headers: &HeaderMap, relation: &str) -> Option<String> {
    let text = headers.get(LINK)?.to_str().ok()?;
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('<') {
        let (target, after) = after.split_once('>')?;
        let parameters = after
            .split_once('<')
            .map_or(after, |(parameters, _)| parameters);
        let matches = parameters.split([';', ',']).any(|parameter| {
            let named = parameter.trim().strip_prefix("rel=").unwrap_or_default();
            named
                .trim_matches('"')
                .split(' ')
                .any(|name| name == relation)
        });
        if matches {
            return Some(target.to_owned());
        }
        rest = after;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(header: &str, next: Option<&str>) {
        let mut headers = HeaderMap::new();
        headers.insert(LINK, header.parse().unwrap());
        assert_eq!(link(&headers, "next").as_deref(), next, "{header}");
    }

    #[test]
    fn the_next_page_is_found_among_the_links() {
        let next = Some("https://api.example/x?page=2");
        check(r#"<https://api.example/x?page=2>; rel="next""#, next);
        check(
            r#"<https://api.example/x?page=9>; rel="last", <https://api.example/x?page=2>; rel="next""#,
            next,
        );
        check(
            r#"<https://api.example/x?page=2>; title="a, b"; rel="next prev""#,
            next,
        );
        check("<https://api.example/x?page=2>; rel=next", next);
        check(
            r#"<https://api.example/x?a=b,c&page=2>; rel="next""#,
            Some("https://api.example/x?a=b,c&page=2"),
        );
        check(r#"<https://api.example/x?page=1>; rel="prev""#, None);
        check("", None);
        check("<<>>;;rel", None);
        check(r#"<https://api.example/x"#, None);
    }
}

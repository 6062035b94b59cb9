//! Pages and the `Link` header, as GitHub writes it: the address names the repository by its id,
//! keeps the other parameters, and comes with `prev`, `next`, `last` and `first` where they apply.

use serde_json::Value;
use url::form_urlencoded::Serializer;

use super::answer::Answer;
use super::call::Call;

/// One page out of a list.
pub(crate) struct Page<T> {
    pub(crate) items: Vec<T>,
    link: Option<String>,
}

impl<T> Page<T> {
    /// Cuts the page that the request asks for.
    pub(crate) fn of(call: &Call, all: Vec<T>) -> Self {
        let per_page = number(call, "per_page").unwrap_or(30).clamp(1, 100);
        let page = number(call, "page").unwrap_or(1).max(1);
        let last = all.len().div_ceil(per_page).max(1);
        let items = all
            .into_iter()
            .skip((page - 1).saturating_mul(per_page))
            .take(per_page);
        Self {
            items: items.collect(),
            link: link(call, page, last),
        }
    }

    /// Adds the `Link` header to an answer.
    pub(crate) fn linked(self, answer: Answer) -> Answer {
        self.link
            .into_iter()
            .fold(answer, |answer, link| answer.with("link", &link))
    }
}

/// An answer that is one page of a plain list.
pub(crate) fn list(call: &Call, all: Vec<Value>) -> Answer {
    let mut page = Page::of(call, all);
    let items = std::mem::take(&mut page.items);
    page.linked(Answer::ok(Value::Array(items)))
}

/// The same, where only what is on the page is worth looking at.
pub(crate) fn list_of<T>(call: &Call, all: Vec<T>, view: impl FnMut(&T) -> Value) -> Answer {
    let mut page = Page::of(call, all);
    let items = std::mem::take(&mut page.items);
    let views = items.iter().map(view).collect();
    page.linked(Answer::ok(Value::Array(views)))
}

fn number(call: &Call, name: &str) -> Option<usize> {
    call.query(name).and_then(|text| text.parse().ok())
}

fn link(call: &Call, page: usize, last: usize) -> Option<String> {
    let mut relations = Vec::new();
    if page > 1 {
        relations.push(("prev", (page - 1).min(last)));
    }
    if page < last {
        relations.push(("next", page + 1));
        relations.push(("last", last));
    }
    if page > 1 {
        relations.push(("first", 1));
    }
    let parts: Vec<String> = relations
        .into_iter()
        .map(|(relation, number)| format!("<{}>; rel=\"{relation}\"", address(call, number)))
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// The address of another page of the same list.
pub(crate) fn address(call: &Call, page: usize) -> String {
    let mut query = Serializer::new(String::new());
    for (name, value) in call.query.iter().filter(|(name, _)| *name != "page") {
        query.append_pair(name, value);
    }
    query.append_pair("page", &page.to_string());
    format!("{}?{}", call.own_url, query.finish())
}

//! What the server is asked, and whether that is how its API has it.

use crate::fake_github::wire::call::Incoming;

/// Where queries go, behind any prefix.
pub(crate) const QUERY: &str = "/api/v1/query";

/// One request, as it arrived.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) method: String,
    /// Without the query string.
    pub(crate) path: String,
    /// Names in lower case.
    headers: Vec<(String, String)>,
    /// Whether it is a query, and not for a document.
    pub(super) is_query: bool,
    /// The query; of a document, its path.
    pub(crate) what: String,
}

impl Asked {
    /// A header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(given, _)| given == name)?;
        Some(&found.1)
    }

    /// Reads a request, and says what is wrong with it.
    pub(super) fn read(incoming: &Incoming) -> (Self, Vec<String>) {
        let is_query = incoming.path.ends_with(QUERY);
        let mut asked = Self {
            method: incoming.method.clone(),
            path: incoming.path.clone(),
            headers: incoming.headers.clone(),
            is_query,
            what: incoming.path.clone(),
        };
        let endpoint = format!("{} {}", incoming.method, incoming.path);
        let mut faults = Vec::new();
        let mut demand = |holds: bool, fault: &str| {
            if !holds {
                faults.push(format!("{endpoint}: {fault}"));
            }
        };
        demand(asked.header("user-agent").is_some(), "nobody asks");
        demand(
            asked.header("accept") == Some("application/json"),
            "what is accepted",
        );
        if !is_query {
            demand(incoming.method == "GET", "a document is got");
            return (asked, faults);
        }
        let posted = incoming.method == "POST";
        let form: Vec<(String, String)> = if posted {
            demand(
                asked.header("content-type") == Some("application/x-www-form-urlencoded"),
                "the content type",
            );
            demand(incoming.query.is_empty(), "parameters in two places");
            url::form_urlencoded::parse(&incoming.body)
                .into_owned()
                .collect()
        } else {
            demand(incoming.method == "GET", "no such method");
            incoming.query.clone()
        };
        let of = |name: &str| -> Vec<&String> {
            let named = form.iter().filter(|(given, _)| given == name);
            named.map(|(_, value)| value).collect()
        };
        demand(of("query").len() == 1, "not one query");
        demand(of("time").is_empty(), "a time of the asker's own");
        demand(
            of("timeout").iter().all(|it| it.ends_with('s')),
            "the timeout",
        );
        let known = ["query", "timeout"];
        demand(
            form.iter().all(|(name, _)| known.contains(&name.as_str())),
            "a parameter that is not known",
        );
        asked.what = of("query")
            .first()
            .map(|it| (*it).clone())
            .unwrap_or_default();
        (asked, faults)
    }
}

//! Reads figures: every question at once, with credentials that are read once.

use std::collections::BTreeMap;

use futures_util::future::join_all;
use http::HeaderMap;

use super::{Access, Series};
use crate::facts::gather::Sources;
use crate::facts::{Answer, Failure, FailureKind, Need};
use crate::metrics::{self, Found, Server};
use crate::text::Untrusted;

/// Headers that let a server know us, or why there are none.
type Credentials = Result<HeaderMap, Failure>;

impl Sources<'_> {
    /// Answers all questions for figures at once.
    pub(in crate::facts) async fn figures(
        &self,
        needs: Vec<Need>,
    ) -> Vec<(Need, Result<Answer, Failure>)> {
        let mut known: BTreeMap<&Access, Credentials> = BTreeMap::new();
        for access in needs.iter().filter_map(access) {
            known
                .entry(access)
                .or_insert_with(|| self.credentials(access));
        }
        let known = &known;
        let asking = needs.iter().map(async |need| {
            let credentials = access(need).and_then(|access| known.get(access));
            match credentials {
                Some(Ok(headers)) => self.asked(need, headers.clone()).await,
                Some(Err(failure)) => Err(failure.clone()),
                None => Err(Failure::new(FailureKind::NotGathered, need.to_string())),
            }
        });
        let answers = join_all(asking).await;
        needs.into_iter().zip(answers).collect()
    }

    async fn asked(&self, need: &Need, headers: HeaderMap) -> Result<Answer, Failure> {
        let answer = match need {
            Need::Query { server, query, .. } => {
                let server = Server::at(self.http, server.for_parsing(), headers)?;
                let found = server.instant(query.for_parsing()).await;
                found.map(|found| self.series(found))
            }
            Need::Figures { url, pointers, .. } => {
                let found = metrics::figures(self.http, url.for_parsing(), headers, pointers);
                let shown = |text: String| self.shown(&text);
                found.await.map(|values| Answer::Figures {
                    values: values.into_iter().map(|it| it.map(shown)).collect(),
                })
            }
            other => Err(Failure::new(FailureKind::NotGathered, other.to_string())),
        };
        answer.map_err(|failure| failure.retold(|text| self.console.redacted(text)))
    }

    fn series(&self, found: Found) -> Answer {
        // Looking once is quick, and nearly always there is nothing to hide.
        let all = found.texts().collect::<Vec<&str>>().join("\n");
        let is_clean = self.console.redacted(&all) == all;
        let told = |text: String| match is_clean {
            true => Untrusted::new(text),
            false => self.shown(&text),
        };
        let named = |name: String| match is_clean {
            true => name,
            false => self.console.redacted(&name),
        };
        let series = found.series.into_iter().map(|sample| Series {
            labels: sample
                .labels
                .into_iter()
                .map(|(name, value)| (named(name), told(value)))
                .collect(),
            value: told(sample.value),
            at: sample.at,
        });
        Answer::Series {
            series: series.collect(),
            warnings: found.warnings.into_iter().map(told).collect(),
        }
    }

    /// A server's words without what we showed it: it may tell them again. A number stays as it is.
    fn shown(&self, text: &str) -> Untrusted {
        match text.parse::<f64>() {
            Ok(_) => Untrusted::new(text),
            Err(_) => Untrusted::new(self.console.redacted(text)),
        }
    }
}

fn access(need: &Need) -> Option<&Access> {
    match need {
        Need::Query { access, .. } | Need::Figures { access, .. } => Some(access),
        _ => None,
    }
}

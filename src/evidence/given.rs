//! A record that was given as that of the release before: what it may tell, and what not.

use jiff::Timestamp;

use super::{Contradiction, Digest, Evidence, KnownBy, Missing, Previous, RecordBefore, Release};
use crate::facts::Failure;
use crate::ids::{Environment, RepoSlug};
use crate::text::Untrusted;

/// The record that whoever started the run gave as that of the release before.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Given {
    /// What it is about.
    pub(crate) record: Box<Evidence>,
    /// Its digest.
    pub(crate) digest: Digest,
    /// When it was read.
    pub(crate) read_at: Timestamp,
}

impl Previous {
    /// The same with a record that was given. It fills a gap, and never takes the place of what GitHub
    /// tells: where our status names another record of that release, neither is believed.
    pub(crate) fn given(
        mut self,
        given: Result<Given, Failure>,
        (repository, environment): (&RepoSlug, &Environment),
    ) -> Self {
        let missing = RecordBefore::missing;
        let is_told = match &self.record {
            RecordBefore::Known { .. } => true,
            RecordBefore::Missing { why, .. } if why.is_gap() => false,
            RecordBefore::Missing { .. } => return self,
        };
        let given = match (given, &self.record) {
            (Ok(given), _) => given,
            // What our status says stands, whatever became of the file.
            (Err(_), RecordBefore::Known { .. }) => return self,
            (Err(failure), RecordBefore::Missing { .. }) => {
                self.record = missing(Missing::Unreadable, Some(failure));
                return self;
            }
        };
        let inputs = &given.record.inputs;
        let is_go = given.record.is_go() && !inputs.simulated;
        let is_here =
            inputs.subject.repository == *repository && inputs.environment == *environment;
        let of_tag = inputs.subject.tag().filter(|_| is_go && is_here);
        let called = inputs.subject.tag().map_or("", |tag| tag.as_str());
        let named = |release: &Release| {
            release.commit == inputs.subject.sha && release.tag.for_parsing() == called
        };
        let fits = self.release.as_ref().is_none_or(named);
        let Some(tag) = of_tag.filter(|_| fits) else {
            if is_told {
                return self;
            }
            self.record = missing(Missing::OtherRecord, None);
            return self;
        };
        match &self.record {
            RecordBefore::Known { digest, .. } if *digest == given.digest => return self,
            RecordBefore::Known { digest, .. } => {
                self.record = RecordBefore::Missing {
                    why: Missing::Contradiction,
                    failure: None,
                    contradiction: Some(Box::new(Contradiction {
                        named: digest.clone(),
                        given: given.digest,
                    })),
                };
                return self;
            }
            RecordBefore::Missing { .. } => {}
        }
        if self.release.is_none() {
            self.release = Some(Release {
                tag: Untrusted::new(tag.as_str()),
                commit: inputs.subject.sha.clone(),
            });
        }
        self.record = RecordBefore::Known {
            digest: given.digest,
            source: KnownBy::File,
            read_at: given.read_at,
        };
        self
    }
}

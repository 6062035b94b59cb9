//! Which action the workflows use.

use std::fmt;
use std::str::FromStr;

use crate::ids::{InvalidId, RepoSlug, Sha};

/// The action by its repository and one commit, as `OWNER/gonogo@SHA`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Action {
    repository: RepoSlug,
    commit: Sha,
}

impl Action {
    /// The address of the policy's schema in that very commit, on github.com.
    pub(super) fn schema(&self) -> String {
        format!(
            "https://raw.githubusercontent.com/{}/{}/schema/gonogo.schema.json",
            self.repository, self.commit
        )
    }
}

impl FromStr for Action {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let invalid = InvalidId {
            what: "action",
            expected: "OWNER/gonogo@ and 40 hexadecimal digits",
        };
        let (repository, commit) = text.split_once('@').ok_or(invalid)?;
        let commit: Sha = commit.parse().map_err(|_| invalid)?;
        if commit.is_none() {
            return Err(invalid);
        }
        Ok(Self {
            repository: repository.parse().map_err(|_| invalid)?,
            commit,
        })
    }
}

impl fmt::Display for Action {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}@{}", self.repository, self.commit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHA: &str = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";

    #[test]
    fn an_action_is_a_repository_at_one_commit() {
        let text = format!("acme/gonogo@{SHA}");
        let action: Action = text.parse().unwrap();
        assert_eq!(action.to_string(), text);
        for bad in [
            "acme/gonogo",
            "acme/gonogo@v1",
            "acme/gonogo@1a2b3c4",
            "gonogo@1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d",
            "acme/gonogo@0000000000000000000000000000000000000000",
            "acme/go nogo@1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d",
            "acme/gonogo\n@1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d",
        ] {
            assert!(bad.parse::<Action>().is_err(), "{bad}");
        }
    }
}

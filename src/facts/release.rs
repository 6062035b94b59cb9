//! What is known of where a release comes from: tags, the commits since, the pull requests of these.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::{Login, Sha};
use crate::text::Untrusted;

/// A tag that is a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct VersionTag {
    /// Its name.
    pub(crate) name: Untrusted,
    /// The commit that it leads to.
    pub(crate) commit: Sha,
}

/// A commit of a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ReleaseCommit {
    /// The commit.
    pub(crate) sha: Sha,
    /// The commits it follows.
    pub(crate) parents: Vec<Sha>,
    /// The author's name, as Git has it.
    pub(crate) name: Untrusted,
    /// The author's address.
    pub(crate) email: Untrusted,
    /// The author's account; `None` if the address belongs to none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) login: Option<Login>,
    /// Whether that account is a program's.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) bot: bool,
    /// When it was committed, by the committer's own clock.
    pub(crate) at: Timestamp,
    /// The message, at most 64 KiB of it.
    pub(crate) message: Untrusted,
    /// Whether there is more of it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) is_cut: bool,
}

/// What a merged pull request says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PullText {
    /// Its number.
    pub(crate) number: u64,
    /// Its title.
    pub(crate) title: Untrusted,
    /// Its labels.
    pub(crate) labels: Vec<Untrusted>,
    /// Who opened it; `None` where the account is gone.
    pub(crate) author: Option<Untrusted>,
    /// Whether that is a program.
    pub(crate) bot: bool,
    /// The commit that it came in with; `None` where it was not merged.
    pub(crate) merge_commit: Option<Sha>,
    /// What stands between `BEGIN_COMMIT_OVERRIDE` and `END_COMMIT_OVERRIDE` in its description.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) replaced: Option<Untrusted>,
}

/// What we said last of a commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum OwnStatus {
    /// Nothing.
    None,
    /// GO.
    Go,
    /// Something else, after a GO: perhaps it had gone out by then.
    Since,
    /// Something else.
    Refused,
}

/// What we said last of one tag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TagSaid {
    /// The tag's name, as our status has it.
    pub(crate) tag: Untrusted,
    /// What that was.
    pub(crate) status: OwnStatus,
}

/// What stands between the parts of a status line.
pub(crate) const BETWEEN: &str = " · ";

/// The tag that a status line of ours is about, which is its second part: `GO · v1.4.0 · …`. Lines about anything
/// else have sentences there, and a name that was cut is none.
pub(crate) fn tag_in(description: &str) -> Option<&str> {
    let named = description.split(BETWEEN).nth(1)?;
    let is_name = |letter: char| !letter.is_whitespace() && letter != '…';
    (!named.is_empty() && named.chars().all(is_name)).then_some(named)
}

/// How a tag is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "is")]
pub(crate) enum Signature {
    /// It is a name for a commit and nothing that could be signed.
    Lightweight,
    /// GitHub verified it.
    Verified,
    /// GitHub did not.
    Unverified {
        /// Why, in GitHub's word for it.
        reason: Untrusted,
    },
    /// It leads to another commit than the judged one by now.
    Elsewhere,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_line_names_its_tag_whole_or_not_at_all() {
        let check =
            |line: &str, expected: Option<&str>| assert_eq!(tag_in(line), expected, "{line}");
        check("GO · v1.4.0 · All gates are go.", Some("v1.4.0"));
        check("NO-GO · pkg@1.4.0", Some("pkg@1.4.0"));
        check("EN ATTENTE · v1.4.0 · un point est ouvert", Some("v1.4.0"));
        for line in [
            "",
            "GO",
            "GO · All gates are go.",
            "GO · v1.4…",
            "GO ·  · x",
        ] {
            check(line, None);
        }
    }
}

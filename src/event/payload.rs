//! The fields of GitHub's payloads that we read, and no others.
//!
//! One structure serves every event: a field has the same meaning in each event that has it, and
//! what an event does not have is never asked for. Names and types as in GitHub's "Webhook events
//! and payloads"; `inputs`, `ref` and `schedule` as in "Events that trigger workflows".

use serde::Deserialize;
use serde::de::MapAccess;
use serde::de::value::MapAccessDeserializer;

use super::error::Expected;
use super::field::{Field, Shape};

macro_rules! objects {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty),* $(,)? })+) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Default, Deserialize)]
            #[serde(default)]
            pub(super) struct $name {
                $($(#[$field_doc])* pub(super) $field: Field<$type>,)*
            }
            impl Shape for $name {
                const EXPECTED: Expected = Expected::Object;
                fn from_object<'de, A: MapAccess<'de>>(object: A) -> Result<Option<Self>, A::Error> {
                    Self::deserialize(MapAccessDeserializer::new(object)).map(Some)
                }
            }
        )+
    };
}

objects! {
    /// The whole payload.
    Payload {
        /// Activity type.
        action: String,
        /// Where it happened; a schedule's payload may lack it.
        repository: Repository,
        /// Who caused it.
        sender: Account,
        /// Of the pull request and review events.
        pull_request: PullRequest,
        /// Of `issues` and `issue_comment`.
        issue: Issue,
        /// Of `push` and `workflow_dispatch`: the full ref name.
        #[serde(rename = "ref")]
        full_ref: String,
        /// Of `push`: the object that the ref names now; zeros when it was deleted.
        after: String,
        /// Of `push`.
        deleted: bool,
        /// Of `release`.
        release: Release,
        /// Of `merge_group`.
        merge_group: MergeGroup,
        /// Of `workflow_dispatch`; null when the workflow declares none.
        inputs: DispatchInputs,
    }

    /// A repository.
    Repository {
        /// `owner/name`.
        full_name: String,
        /// Short name of the default branch.
        default_branch: String,
    }

    /// A user, an app or an organisation.
    Account {
        /// Its login.
        login: String,
    }

    /// A pull request, in full or as a review event has it.
    PullRequest {
        /// Its number.
        number: u64,
        /// `open` or `closed`.
        state: String,
        /// Its author.
        user: Account,
        /// What is to be merged.
        head: Side,
        /// What it is to be merged into.
        base: Side,
    }

    /// One side of a pull request.
    Side {
        /// Branch name.
        #[serde(rename = "ref")]
        branch: String,
        /// Commit.
        sha: String,
        /// Repository; null when the fork was deleted.
        repo: Repository,
    }

    /// An issue, or a pull request seen as one.
    Issue {
        /// Its number.
        number: u64,
        /// `open` or `closed`.
        state: String,
        /// There when the issue is a pull request.
        pull_request: PullRequestLinks,
    }

    /// Addresses of a pull request; only that they are there is of interest.
    PullRequestLinks {}

    /// A release.
    Release {
        /// Its tag's short name.
        tag_name: String,
        /// Not published yet.
        draft: bool,
    }

    /// A group of pull requests in the merge queue.
    MergeGroup {
        /// The commit to be judged.
        head_sha: String,
        /// Full name of the queue's branch.
        head_ref: String,
        /// Full name of the branch that is merged into.
        base_ref: String,
    }

    /// The inputs of a workflow started by hand that we know the meaning of. Not given is empty.
    DispatchInputs {
        /// Number of a pull request.
        #[serde(rename = "pull-request")]
        pull_request: String,
        /// Name of a tag.
        tag: String,
        /// Full commit SHA.
        sha: String,
    }
}

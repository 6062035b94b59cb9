//! Who may do what: which permission an operation needs, and how GitHub refuses.

use super::super::model::people::{Identity, Level, Scope, Token};
use super::super::model::{Repository, State};
use super::answer::Answer;
use super::call::Call;

/// What an operation needs: one of the scopes, to this level.
struct Need {
    scopes: Vec<Scope>,
    level: Level,
}

impl Need {
    /// As the `X-Accepted-GitHub-Permissions` header writes it: semicolons mean "or".
    fn header(&self) -> String {
        let level = self.level.word();
        let parts: Vec<String> = self
            .scopes
            .iter()
            .map(|scope| format!("{}={level}", scope.word()))
            .collect();
        parts.join("; ")
    }

    fn met_by(&self, token: &Token) -> bool {
        self.scopes
            .iter()
            .any(|scope| token.level(*scope) >= self.level)
    }
}

/// The permission that GitHub's documentation names for an operation.
fn need(operation: &str) -> Need {
    let (family, name) = operation.split_once('/').unwrap_or((operation, ""));
    let writes = ["create", "update", "delete", "add"]
        .iter()
        .any(|verb| name.starts_with(verb));
    let level = if writes { Level::Write } else { Level::Read };
    let scopes = match (family, name) {
        ("repos", "get" | "get-collaborator-permission-level" | "get-branch-rules") => {
            vec![Scope::Metadata]
        }
        ("repos", "get-branch-protection") => vec![Scope::Administration],
        ("teams", _) => vec![Scope::Members],
        ("repos", name) if name.contains("status") => vec![Scope::Statuses],
        ("repos", "list-pull-requests-associated-with-commit") | ("pulls", _) => {
            vec![Scope::PullRequests]
        }
        ("issues", "create") => vec![Scope::Issues],
        ("issues" | "reactions", _) => vec![Scope::Issues, Scope::PullRequests],
        ("checks", _) => vec![Scope::Checks],
        _ => vec![Scope::Contents],
    };
    Need { scopes, level }
}

/// What the `X-Accepted-GitHub-Permissions` header of an answer says; nothing where there is neither
/// a repository nor an organisation, or no token that permissions could be given to.
pub(crate) fn accepted_permissions(call: &Call) -> Option<String> {
    let concerned = !call.repository.is_empty() || is_about_teams(call);
    (call.token.is_some() && concerned).then(|| need(&call.operation).header())
}

/// Why the call may not have what it asks for, if so.
pub(crate) fn refusal(call: &Call, state: &State) -> Option<Answer> {
    if is_about_teams(call) {
        return members_refusal(call);
    }
    if call.repository.is_empty() {
        return None;
    }
    let visible = state
        .repositories
        .get(&call.repository)
        .filter(|repository| {
            let reached = call
                .token
                .as_ref()
                .is_some_and(|token| token.reaches(&call.repository));
            reached || !repository.private
        });
    let Some(repository) = visible else {
        return Some(Answer::not_found());
    };
    let mut need = need(&call.operation);
    if is_plain_issue(call, repository) {
        need.scopes.retain(|scope| *scope != Scope::PullRequests);
    }
    if need.level == Level::Read && !repository.private {
        return None;
    }
    let Some(token) = &call.token else {
        return Some(Answer::error(401, "Requires authentication"));
    };
    if need.met_by(token) && token.reaches(&call.repository) {
        return None;
    }
    if need.level == Level::Read && need.scopes == [Scope::Contents] {
        return Some(Answer::not_found());
    }
    Some(forbidden(&token.identity))
}

fn is_about_teams(call: &Call) -> bool {
    call.operation.starts_with("teams/")
}

/// Without the permission not even the existence of an organisation is told.
fn members_refusal(call: &Call) -> Option<Answer> {
    let Some(token) = &call.token else {
        return Some(Answer::error(401, "Requires authentication"));
    };
    let granted = need(&call.operation).met_by(token);
    (!granted).then(|| forbidden(&token.identity))
}

/// GitHub's words when a token may not.
pub(crate) fn forbidden(identity: &Identity) -> Answer {
    let message = match identity {
        Identity::User(_) => "Resource not accessible by personal access token",
        Identity::Installation(_) => "Resource not accessible by integration",
    };
    Answer::error(403, message)
}

/// `pull-requests` suffices for the threads of pull requests, not for those of plain issues.
fn is_plain_issue(call: &Call, repository: &Repository) -> bool {
    let comment = repository.comments.get(&call.number("comment_id"));
    let number = comment.map_or_else(|| call.number("issue_number"), |comment| comment.thread);
    repository
        .threads
        .get(&number)
        .is_some_and(|thread| thread.pull.is_none())
}

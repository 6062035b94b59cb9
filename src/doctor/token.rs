//! What the token may: what was tried says what it may read. What it may write nobody is asked, since
//! trying would be writing.

use super::workflow::Shop;
use super::{Asks, Check, Seen, TokenKind, Verdict, code, gravity};
use crate::facts::FailureKind;
use crate::locale::Message;

/// What is to be said of the token.
pub(super) fn checks(seen: &Seen<'_>, shop: &Shop, asks: Option<&Asks>) -> Vec<Check> {
    let mut checks: Vec<Check> = Vec::new();
    for tried in seen.tried {
        let scope = code(tried.scope);
        checks.push(match &tried.outcome {
            Ok(()) => {
                let id = match seen.private {
                    true => "doctor-token-reads",
                    false => "doctor-token-reads-public",
                };
                Check::ok(tried.id, Message::new(id).with("scope", scope))
            }
            Err(failure) => {
                let subject = Message::new("doctor-subject-scope").with("scope", scope);
                // What is there for sure and cannot be seen, the token may not see.
                let hidden = failure.kind == FailureKind::NotFound && failure.needed.is_some();
                let verdict = if hidden {
                    Verdict::Problem
                } else {
                    gravity(failure)
                };
                Check::unread(tried.id, verdict, subject, failure)
            }
        });
    }
    for (team, outcome) in seen.teams {
        let team = code(&team.to_string());
        checks.push(match outcome {
            Ok(()) => {
                let what = Message::new("doctor-token-team").with("team", team);
                Check::ok("token/teams", what)
            }
            Err(failure) => {
                let subject = Message::new("doctor-subject-team").with("team", team);
                let verdict = match failure.kind {
                    FailureKind::TeamHidden | FailureKind::NotFound => Verdict::Problem,
                    _ => gravity(failure),
                };
                Check::unread("token/teams", verdict, subject, failure)
            }
        });
    }
    checks.push(writes(seen, shop, asks));
    checks
}

/// Whether the decision can be published, as far as that is known without trying.
fn writes(seen: &Seen<'_>, shop: &Shop, asks: Option<&Asks>) -> Check {
    const ID: &str = "token/write";
    let bad = |verdict, id: &'static str| Check::bad(ID, verdict, Message::new(id));
    match (seen.token, seen.push) {
        (TokenKind::Nobody, _) => bad(Verdict::Problem, "doctor-write-no-token"),
        // A job's token may do what its workflow says, and nobody else says it.
        (TokenKind::Installation, _) => match asks.and_then(|asks| shop.grants(seen.private, asks))
        {
            Some(true) => Check::ok(ID, Message::new("doctor-write-by-workflow")),
            Some(false) => bad(Verdict::Problem, "doctor-write-not-granted"),
            None => bad(Verdict::NotKnown, "doctor-write-unknown-job"),
        },
        (_, Some(false)) => bad(Verdict::Problem, "doctor-write-no-push"),
        (TokenKind::Scoped, Some(true)) if has_scope(seen) => {
            Check::ok(ID, Message::new("doctor-write-by-scope"))
        }
        (TokenKind::Scoped, Some(true)) if seen.scopes.is_some() => {
            bad(Verdict::Problem, "doctor-write-no-scope")
        }
        _ => bad(Verdict::NotKnown, "doctor-write-unknown"),
    }
}

/// Whether the token's scopes let it write here (GitHub docs, "Scopes for OAuth apps").
fn has_scope(seen: &Seen<'_>) -> bool {
    let scopes = seen.scopes.unwrap_or_default();
    let has = |word: &str| scopes.iter().any(|scope| scope == word);
    has("repo") || (!seen.private && has("public_repo"))
}

//! Credentials: shown as they should be, to nobody else, and in nothing that is told.

use super::{HALF, Run, basic, bearer, header, query};
use crate::facts::figures::Access;
use crate::facts::{Cause, Failure, FailureKind};
use crate::http::scripted::{Answer as Reply, Server};
use crate::locale::{Locale, Words};

#[tokio::test]
async fn each_way_to_be_known_is_a_header_and_masked_before_it_is_sent() {
    let packed = "YWxpY2U6cMOkc3N3b3JkOjE=";
    for (access, name, value, masks) in [
        (
            bearer("PROM_TOKEN"),
            "authorization",
            "Bearer t0ken-s3cret",
            vec!["t0ken-s3cret"],
        ),
        (
            basic("PROM_USER", "PROM_PASSWORD"),
            "authorization",
            &format!("Basic {packed}"),
            vec!["pässword:1", packed],
        ),
        (
            header("x-scope-orgid", "TENANT"),
            "x-scope-orgid",
            "acme",
            vec!["acme"],
        ),
    ] {
        let server = Server::answering([Reply::json(HALF)]).await;
        let run = Run::asking(&server);
        run.gather([query(&server, access, "up")]).await;
        assert_eq!(server.received()[0].header(name), Some(value));
        let expected: String = masks
            .iter()
            .map(|it| format!("::add-mask::{it}\n"))
            .collect();
        assert_eq!(run.printed(), expected);
    }
    let server = Server::answering([Reply::json(HALF)]).await;
    let run = Run::asking(&server);
    run.gather([query(&server, Access::Open, "up")]).await;
    assert_eq!(server.received()[0].header("authorization"), None);
    assert_eq!(run.printed(), "");
}

#[tokio::test]
async fn without_credentials_that_can_be_shown_nobody_is_asked() {
    for (access, name, cause) in [
        (bearer("UNSET"), "UNSET", Cause::NotSet),
        (bearer("UNSEEN"), "UNSEEN", Cause::NotSet),
        (bearer("GITHUB_TOKEN"), "GITHUB_TOKEN", Cause::VariableName),
        (bearer("$(id)"), "$(id)", Cause::VariableName),
        (bearer("LINES"), "LINES", Cause::Token),
        (bearer("BLANK"), "BLANK", Cause::Token),
        (bearer("PROM_PASSWORD"), "PROM_PASSWORD", Cause::Token),
        (basic("PROM_USER", "UNSET"), "UNSET", Cause::NotSet),
        (basic("UNSET", "PROM_PASSWORD"), "UNSET", Cause::NotSet),
        (basic("COLON", "PROM_PASSWORD"), "COLON", Cause::Token),
        (basic("PROM_USER", "LINES"), "LINES", Cause::Token),
        (header("x-scope-orgid", "LINES"), "LINES", Cause::Token),
        (header("x-scope-orgid", "BLANK"), "BLANK", Cause::Token),
        (
            header("x-scope-orgid", "GH_TOKEN"),
            "GH_TOKEN",
            Cause::VariableName,
        ),
        (header("host", "TENANT"), "host", Cause::HeaderName),
        (header("a b", "TENANT"), "a b", Cause::HeaderName),
    ] {
        let server = Server::answering([Reply::json(HALF)]).await;
        let run = Run::asking(&server);
        let need = query(&server, access, "up");
        let facts = run.gather([need.clone()]).await;
        let expected = Failure::new(FailureKind::Credential, name).because(cause);
        assert_eq!(facts.get(&need), Err(expected));
        assert_eq!(server.received().len(), 0);
        assert!(!run.printed().contains("ghs_planted"));
    }
}

#[tokio::test]
async fn a_refusal_that_repeats_the_token_is_told_without_it() {
    let body = r#"{"status":"error","error":"no such token t0ken-s3cret"}"#;
    let server = Server::answering([Reply::with(403, &[], body)]).await;
    let run = Run::asking(&server);
    let need = query(&server, bearer("PROM_TOKEN"), "up");
    let failure = run.gather([need.clone()]).await.get(&need).unwrap_err();
    let endpoint = failure.endpoint.for_parsing();
    let expected = Failure::new(FailureKind::FiguresAccess, endpoint).detail("no such token ***");
    assert_eq!(failure, expected);
}

#[test]
fn who_forgot_to_hand_a_variable_over_is_told_which_and_how() {
    let failure = Failure::new(FailureKind::Credential, "PROM_TOKEN").because(Cause::NotSet);
    for (locale, message, remedy) in [
        (
            Locale::English,
            "PROM_TOKEN gives nothing that a server could be shown: the environment variable is not set",
            "hand it to the job with `env:`",
        ),
        (
            Locale::French,
            "PROM_TOKEN ne donne rien à présenter à un serveur\u{a0}: la variable d’environnement n’est pas définie",
            "la passer au job avec `env:`",
        ),
    ] {
        let words = Words::new(locale);
        assert_eq!(words.plain(&failure.message()), message);
        assert!(words.plain(&failure.remedy()).contains(remedy));
    }
}

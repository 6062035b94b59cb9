//! What a run gathers, and that it gathers all at once.

use super::{HALF, Run, bearer, query};
use crate::facts::figures::Access;
use crate::facts::{Answer, Facts, FailureKind, Need};
use crate::http::scripted::{Answer as Reply, Server};
use crate::text::Untrusted;

#[tokio::test]
async fn a_query_is_answered_without_what_was_shown_for_it() {
    let server = Server::answering([Reply::json(HALF)]).await;
    let run = Run::asking(&server);
    let need = query(&server, bearer("PROM_TOKEN"), "up");
    let facts = run.gather([need.clone()]).await;
    let Ok(Answer::Series { series, warnings }) = facts.get(&need) else {
        panic!("{facts:?}")
    };
    assert_eq!(warnings, &[Untrusted::from("Bearer ***")]);
    assert_eq!(series[0].labels["job"], "***".into());
    assert_eq!(series[0].value, "0.35".into());
    assert_eq!(series[0].at, "2026-11-20T09:53:29.5Z".parse().unwrap());
    let record = serde_json::to_string(&facts).unwrap();
    assert!(!record.contains("s3cret") && !format!("{facts:?}").contains("s3cret"));
    assert_eq!(serde_json::from_str::<Facts>(&record).unwrap(), facts);
    assert_eq!(run.printed(), "::add-mask::t0ken-s3cret\n");
}

#[tokio::test]
async fn two_hundred_questions_go_out_together_and_equal_ones_once() {
    let server = Server::answering([Reply::json(HALF)]).await;
    let run = Run::asking(&server);
    let needs: Vec<Need> = (0..400)
        .map(|number| query(&server, bearer("PROM_TOKEN"), &format!("up{}", number / 2)))
        .collect();
    let facts = run.gather(needs.clone()).await;
    assert!(needs.iter().all(|need| facts.get(need).is_ok()));
    assert_eq!(server.received().len(), 200);
    assert_eq!(run.printed().lines().count(), 1, "one secret, one mask");

    // Nobody waits for anybody's answer: as many are on their way as may be.
    let silent = Server::answering([Reply::Hang]).await;
    let run = Run::asking(&silent);
    let needs = (0..200).map(|number| query(&silent, Access::Open, &format!("up{number}")));
    let all_under_way = async {
        while silent.received().len() < 16 {
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        facts = run.gather(needs) => panic!("{facts:?}"),
        () = all_under_way => {}
    }
}

#[tokio::test]
async fn figures_come_in_the_order_of_their_pointers() {
    let body = r#"{"sli":99.940,"target":"99.9","none":null,"list":[]}"#;
    let server = Server::answering([Reply::json(body)]).await;
    let run = Run::asking(&server);
    let need = |pointers: &[&str]| Need::Figures {
        url: Untrusted::new(server.url("/slo?from=1").as_str()),
        access: Access::Headers {
            headers: vec![
                ("dd-api-key".to_owned(), "PROM_TOKEN".to_owned()),
                ("dd-application-key".to_owned(), "TENANT".to_owned()),
            ],
        },
        pointers: pointers.iter().map(|&it| it.to_owned()).collect(),
    };
    let (good, bad) = (need(&["/target", "/sli", "/none", "/x"]), need(&["/list"]));
    let facts = run.gather([good.clone(), bad.clone()]).await;
    let values = [Some("99.9"), Some("99.940"), None, None];
    let values = values.map(|value| value.map(Untrusted::from)).into();
    assert_eq!(facts.get(&good), Ok(&Answer::Figures { values }));
    let failure = facts.get(&bad).unwrap_err();
    assert!(failure.endpoint.for_parsing().ends_with("/slo#/list"));
    let request = &server.received()[0];
    assert_eq!(request.line(), "GET /slo?from=1");
    assert_eq!(request.header("dd-api-key"), Some("t0ken-s3cret"));
    assert_eq!(request.header("dd-application-key"), Some("acme"));
}

#[tokio::test]
async fn a_saved_file_is_a_small_text_beneath_the_working_directory() {
    let server = Server::answering([Reply::Close]).await;
    let run = Run::asking(&server);
    let need = |file: &str| Need::SavedFile {
        file: file.parse().unwrap(),
    };
    let [text, absent, binary, large] = ["slo.json", "missing.json", "binary", "large"].map(need);
    let needs = [&text, &absent, &binary, &large].map(Need::clone);
    let facts = run.gather(needs).await;
    let expected = Answer::Text {
        text: "{\"slos\":[]}".into(),
    };
    assert_eq!(facts.get(&text), Ok(&expected));
    assert_eq!(facts.get(&absent), Ok(&Answer::Absent));
    assert_eq!(
        facts.get(&binary).unwrap_err().kind,
        FailureKind::Unreadable
    );
    assert_eq!(facts.get(&large).unwrap_err().kind, FailureKind::TooLarge);
}

//! A planted token, and the places at which it must never be seen; hosts that nobody allowed.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::stage::{Stage, objective};
use crate::fake_github::wire::faults::Fault;
use crate::fake_prometheus::{FakePrometheus, Sample};
use crate::stories::acme;
use crate::stories::npm_audit::stage::readable;
use crate::stories::runner::{Ended, Step};

const TOKEN: &str = "glc_PlantedToken000000000000000000";

fn stage() -> Stage {
    let slo = objective("api", "bearer: METRICS_TOKEN");
    let stage = Stage::with(&format!("slos:\n{slo}"));
    stage.figures("api").left(80.0);
    stage
}

fn step(stage: &Stage) -> Step {
    let step = stage.step().variable("METRICS_TOKEN", TOKEN);
    step.input("evidence", "e.json")
        .input("html", "report.html")
        .input("report", "both")
}

/// The token is nowhere but where it belongs.
#[track_caller]
fn nowhere(stage: &Stage, ended: &Ended, token: &str) {
    let masks = |line: &&str| !line.starts_with("::add-mask::");
    let out: Vec<&str> = ended.out.lines().filter(masks).collect();
    let shop = acme(&stage.github);
    let head = shop.head_of_pull_request(7);
    let mut places = vec![
        out.join("\n"),
        ended.err.clone(),
        ended.summary.clone(),
        format!("{:?}", ended.outputs),
        format!("{:?}", shop.comments(7)),
        format!("{:?}", shop.statuses(&head)),
    ];
    for file in ["e.json", "report.html"] {
        if ended.left_behind().contains(&file.to_owned()) {
            places.push(ended.file(file));
        }
    }
    let runs = shop.check_runs(&head);
    places.extend(runs.iter().map(|run| run.output.to_string()));
    let requests = stage.github.requests();
    places.extend(requests.iter().map(|it| format!("{it:?}")));
    for text in places {
        assert!(!readable(&text).contains(token), "{text}");
    }
}

#[test]
fn the_token_is_shown_to_the_server_and_to_nobody_else() {
    let stage = stage();
    stage
        .prometheus
        .demands("authorization", &format!("Bearer {TOKEN}"));
    let ended = step(&stage).run();
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    nowhere(&stage, &ended, TOKEN);
    let mask = format!("::add-mask::{TOKEN}");
    assert!(ended.out.contains(&mask), "{}", ended.out);
}

#[test]
fn a_server_that_repeats_the_token_does_not_make_us_repeat_it() {
    for (status, body) in [
        (
            400,
            format!("{{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"{TOKEN}\"}}"),
        ),
        (
            422,
            format!(
                "{{\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"no {TOKEN}\"}}"
            ),
        ),
        (401, TOKEN.to_owned()),
        (500, format!("<html>{TOKEN}")),
    ] {
        let stage = stage();
        let answer = crate::fake_github::wire::answer::Answer::new(
            status,
            crate::fake_github::wire::answer::Payload::Raw {
                media_type: "application/json",
                bytes: body.into_bytes(),
            },
        );
        stage.prometheus.fails(Fault::Instead(answer));
        let ended = step(&stage).run();
        assert_eq!(ended.exit, 4, "{}", ended.everything());
        nowhere(&stage, &ended, TOKEN);
    }
}

#[test]
fn a_warning_a_label_and_a_value_with_the_token_are_told_without_it() {
    let stage = stage();
    stage.prometheus.warns(&format!("seen {TOKEN}"));
    let ended = step(&stage).run();
    assert_eq!(ended.exit, 4, "{}", ended.everything());
    nowhere(&stage, &ended, TOKEN);
    for series in [
        vec![Sample::of(TOKEN)],
        vec![
            Sample::of("1").label("token", TOKEN),
            Sample::of("2").label(TOKEN, "x"),
        ],
    ] {
        let stage = self::stage();
        stage.figures("api").says("good", &series);
        let ended = step(&stage).run();
        assert_eq!(ended.exit, 4, "{}", ended.everything());
        nowhere(&stage, &ended, TOKEN);
    }
}

#[test]
fn a_wrong_token_and_one_that_is_not_set_are_unknown() {
    let stage = stage();
    stage.prometheus.demands("authorization", "Bearer another");
    let ended = step(&stage).run();
    assert_eq!(ended.exit, 4, "{}", ended.everything());
    assert!(
        ended.out.contains(&stage.prometheus.host()),
        "{}",
        ended.out
    );
    assert!(ended.out.contains("→ "), "{}", ended.out);
    nowhere(&stage, &ended, TOKEN);
    let asked = stage.prometheus.asked().len();
    assert_eq!(asked, 3, "a refusal is not asked about again");
    stage.is_unknown("METRICS_TOKEN");
    assert_eq!(
        stage.prometheus.asked().len(),
        asked,
        "nobody is asked without it"
    );
}

#[test]
fn user_and_password_are_shown_as_http_has_it_and_nowhere_else() {
    let slo = objective(
        "api",
        "basic: { user: METRICS_USER, password: METRICS_PASSWORD }",
    );
    let stage = Stage::with(&format!("slos:\n{slo}"));
    stage.figures("api").left(80.0);
    let packed = "Z3JhZmFuYTpwbGFudGVkLXBhc3N3b3JkLTAw";
    stage
        .prometheus
        .demands("authorization", &format!("Basic {packed}"));
    let step = step(&stage)
        .variable("METRICS_USER", "grafana")
        .variable("METRICS_PASSWORD", "planted-password-00");
    let ended = step.run();
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    for secret in ["planted-password-00", packed] {
        nowhere(&stage, &ended, secret);
    }
}

#[test]
fn a_password_with_quotes_and_accents_is_repeated_in_no_form() {
    const PASSWORD: &str = "pä\"ss\\w0rd <&>/é";
    let in_json = json!(PASSWORD).to_string();
    let in_json = in_json.trim_matches('"').to_owned();
    let in_address: String = PASSWORD.bytes().map(|it| format!("%{it:02X}")).collect();
    let packed = STANDARD.encode(format!("grafana:{PASSWORD}"));
    // Behind the user and the colon every letter is the password's.
    let core = packed
        .get(12..packed.len() - 4)
        .expect("it is ASCII")
        .to_owned();
    let in_html = "pä&quot;ss\\w0rd &lt;&amp;&gt;/é".to_owned();
    let forms = [
        PASSWORD.to_owned(),
        in_json,
        in_address,
        core,
        in_html,
        "ss\\\\w0rd".to_owned(),
    ];
    let slo = objective(
        "api",
        "basic: { user: METRICS_USER, password: METRICS_PASSWORD }",
    );
    for said in [&forms[0], &forms[1], &forms[2], &packed, &forms[4]] {
        let stage = Stage::with(&format!("slos:\n{slo}"));
        stage.figures("api").left(80.0);
        stage.prometheus.warns(&format!("seen {said} {said}"));
        let step = step(&stage)
            .variable("METRICS_USER", "grafana")
            .variable("METRICS_PASSWORD", PASSWORD);
        let ended = step.run();
        assert_eq!(ended.exit, 4, "{}", ended.everything());
        for form in &forms {
            nowhere(&stage, &ended, form);
        }
    }
}

#[test]
fn a_redirect_to_another_host_is_not_followed() {
    for status in [301, 302, 303, 307, 308] {
        let (stage, foreign) = (stage(), FakePrometheus::start());
        let away = format!("{}/api/v1/query", foreign.origin());
        stage.prometheus.fails(Fault::redirect(status, &away));
        let hosts = format!("{},{}", stage.prometheus.host(), foreign.host());
        let ended = step(&stage).input("allow-hosts", &hosts).run();
        assert_eq!(ended.exit, 4, "{status}: {}", ended.everything());
        assert!(ended.out.contains("/api/v1/query"), "{}", ended.out);
        assert_eq!(foreign.asked().len(), 0, "{status}");
        nowhere(&stage, &ended, TOKEN);
    }
}

#[test]
fn a_server_inside_that_the_operator_did_not_allow_is_not_asked() {
    let stage = stage();
    let ended = step(&stage).input("allow-hosts", "").run();
    assert_eq!(ended.exit, 4, "{}", ended.everything());
    assert!(ended.out.contains("allow-hosts"), "{}", ended.out);
    assert_eq!(stage.prometheus.asked().len(), 0);
}

#[test]
fn a_pull_request_cannot_name_another_server() {
    let (stage, foreign) = (stage(), FakePrometheus::start());
    let slo = objective("api", "bearer: METRICS_TOKEN");
    let theirs = super::stage::policy(&foreign, &format!("slos:\n{slo}"));
    acme(&stage.github).push_to_pull_request(7, &[(".github/gonogo.yml", &theirs)]);
    let hosts = format!("{},{}", stage.prometheus.host(), foreign.host());
    let ended = step(&stage).input("allow-hosts", &hosts).run();
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    assert_eq!(foreign.asked().len(), 0);
}

#[test]
fn the_runners_own_tokens_cannot_be_named() {
    for name in [
        "GITHUB_TOKEN",
        "ACTIONS_RUNTIME_TOKEN",
        "INPUT_GITHUB-TOKEN",
        "github_token",
    ] {
        let slo = objective("api", &format!("bearer: {name}"));
        let stage = Stage::with(&format!("slos:\n{slo}"));
        let ended = stage.run();
        assert_eq!(ended.exit, 5, "{name}: {}", ended.everything());
        assert_eq!(stage.prometheus.asked().len(), 0);
    }
}

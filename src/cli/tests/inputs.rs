//! The action: no arguments on the runner.

use secrecy::ExposeSecret;

use super::super::inputs::INPUTS;
use super::super::invocation::AllowedHost;
use super::super::problem::Place;
use super::*;
use crate::exit::FailOn;
use crate::publish::ReportAs;

fn act(inputs: &[(&str, &str)]) -> Result<Invocation, Stop> {
    let named: Vec<(String, String)> = inputs
        .iter()
        .map(|(name, value)| {
            (
                format!("INPUT_{}", name.to_uppercase()),
                (*value).to_owned(),
            )
        })
        .collect();
    let runner = [
        ("GITHUB_ACTIONS", "true"),
        ("GITHUB_REPOSITORY", "acme/shop"),
    ];
    let all: Vec<(&str, &str)> = named
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .chain(runner)
        .collect();
    run("", &all)
}

/// One input that is wrong: the first line of the error.
#[track_caller]
fn check(name: &str, value: &str, expected: &str) {
    let (_, text) = wrong(act(&[(name, value)]));
    assert_eq!(text.lines().next(), Some(expected), "{name}={value}");
}

#[test]
fn without_inputs_the_event_says_what_to_check_and_the_policy_how() {
    let empty: Vec<(&str, &str)> = INPUTS.iter().map(|name| (*name, "")).collect();
    for inputs in [&[][..], &empty] {
        let invocation = act(inputs).unwrap();
        assert_eq!(invocation.caller, Caller::Action);
        assert_eq!(invocation.options.environment.as_str(), "production");
        assert_eq!(invocation.options.locale, None);
        assert!(!invocation.options.color);
        let check = checked(invocation);
        assert_eq!(
            check.policy,
            PolicyFrom::Repository {
                path: None,
                reference: None
            }
        );
        assert_eq!(check.repository, "acme/shop".parse().ok());
        assert_eq!((check.target, check.at, check.dry_run), (None, None, false));
        assert_eq!((check.report, check.comment), (None, None));
        assert_eq!(check.fail_on, FailOn::Auto);
        assert!(check.github.token.is_none() && check.github.members_token.is_none());
    }
}

#[test]
fn the_inputs_are_those_that_action_yml_declares() {
    let inputs = include_str!("../../../action.yml")
        .lines()
        .skip_while(|line| *line != "inputs:")
        .skip(1)
        .take_while(|line| line.is_empty() || line.starts_with(' '));
    let names: Vec<&str> = inputs
        .filter_map(|line| line.strip_prefix("  ")?.strip_suffix(':'))
        .filter(|name| !name.starts_with(' '))
        .collect();
    assert_eq!(names, INPUTS);
}

#[test]
fn every_input_is_read() {
    let invocation = act(&[
        ("github-token", "ghs_job\n"),
        ("members-token", "ghs_members\n"),
        ("command", "check"),
        ("environment", "staging"),
        ("policy", "./ops/gonogo.yml"),
        ("policy-ref", "refs/heads/release/1.x"),
        ("pull-request", "12"),
        ("report", "check-run"),
        ("comment", "false"),
        ("fail-on", "never"),
        (
            "allow-hosts",
            "prometheus.internal:9090, 10.0.0.1\n\n[::1]:80\n",
        ),
        ("ca-certificates", "/etc/ca.pem"),
        ("html", "out/report.html"),
        ("evidence", "out/evidence.json"),
        ("dry-run", "true"),
    ])
    .unwrap();
    let options = &invocation.options;
    assert_eq!(options.environment.as_str(), "staging");
    assert_eq!(options.policy, Some("ops/gonogo.yml".into()));
    let hosts: Vec<&str> = options
        .network
        .allow_hosts
        .iter()
        .map(AllowedHost::as_str)
        .collect();
    assert_eq!(hosts, ["prometheus.internal:9090", "10.0.0.1", "[::1]:80"]);
    assert_eq!(options.network.certificates, Some("/etc/ca.pem".into()));
    let check = checked(invocation);
    let (path, reference) = ("ops/gonogo.yml".parse().ok(), "release/1.x".parse().ok());
    assert_eq!(check.policy, PolicyFrom::Repository { path, reference });
    assert_eq!(
        check.target,
        Some(NamedSubject::PullRequest("12".parse().unwrap()))
    );
    assert_eq!(
        (check.report, check.comment),
        (Some(ReportAs::CheckRun), Some(false))
    );
    assert_eq!((check.fail_on, check.dry_run), (FailOn::Never, true));
    assert_eq!(check.html, Some("out/report.html".into()));
    assert_eq!(check.evidence, Some("out/evidence.json".into()));
    assert_eq!(check.github.token.unwrap().expose_secret(), "ghs_job");
    let members_token = check.github.members_token.unwrap();
    assert_eq!(members_token.expose_secret(), "ghs_members");
}

#[test]
fn the_action_knows_other_commands() {
    assert!(matches!(
        act(&[("command", "lint")]).unwrap().command,
        Command::Lint
    ));
    assert!(matches!(
        act(&[("command", "window")]).unwrap().command,
        Command::Window {
            at: None,
            days: None
        }
    ));
    assert!(matches!(
        act(&[("command", "demo")]).unwrap().command,
        Command::Demo { .. }
    ));
}

#[test]
fn a_wrong_input_is_named_with_what_it_got_and_what_it_expects() {
    check(
        "pull-request",
        "twelve",
        "error: the input “pull-request” cannot be “twelve”: expected a whole number from 1",
    );
    check(
        "comment",
        "no",
        "error: the input “comment” cannot be “no”: expected one of: true, false",
    );
    check(
        "command",
        "rm -rf /",
        "error: the input “command” cannot be “rm -rf /”: expected one of: check, demo, doctor, lint, notes, window",
    );
    check(
        "allow-hosts",
        "a.example,https://b.example",
        "error: the input “allow-hosts” cannot be “https://b.example”: expected a host or \
         host:port, without a scheme or wildcard (IPv6 addresses in brackets)",
    );
    check(
        "environment",
        "Production!\n::error::x",
        "error: the input “environment” cannot be “Production! ::error::x”: expected up to 40 \
         small letters, digits, dashes and underscores",
    );
    let many = vec!["a.example"; 101].join(",");
    check(
        "allow-hosts",
        &many,
        "error: the input “allow-hosts” cannot be “a.example”: expected at most 100 hosts",
    );
}

#[test]
fn no_input_leaves_the_workspace_or_the_repository() {
    for name in ["policy", "html", "evidence"] {
        for path in ["../x", "/etc/passwd", "a/../../b", ".git/config"] {
            let (problem, _) = wrong(act(&[(name, path)]));
            assert!(
                matches!(problem, Problem::InvalidValue { .. }),
                "{name}={path}"
            );
        }
    }
}

#[test]
fn an_input_is_wrong_whatever_the_command() {
    let (problem, _) = wrong(act(&[("command", "lint"), ("fail-on", "sometimes")]));
    assert!(matches!(
        problem,
        Problem::InvalidValue {
            place: Place::Input("fail-on"),
            ..
        }
    ));
}

#[test]
fn a_pull_request_and_a_tag_exclude_each_other() {
    let (_, text) = wrong(act(&[("pull-request", "1"), ("tag", "v1")]));
    assert_eq!(
        text,
        "error: the input “pull-request” and the input “tag” exclude each other\n"
    );
}

#[test]
fn a_token_that_cannot_be_sent_is_not_shown() {
    for name in ["github-token", "members-token"] {
        let (problem, text) = wrong(act(&[(name, "ghs_planted\nghs_second")]));
        let place = Place::Input(name);
        assert_eq!(problem, Problem::UnusableToken { place });
        assert!(!text.contains("planted"));
    }
}

#[test]
fn nothing_moves_the_clock_of_the_action() {
    let invocation = act(&[("at", "2026-01-01T00:00Z"), ("dry-run", "true")]).unwrap();
    assert_eq!(checked(invocation).at, None);
}

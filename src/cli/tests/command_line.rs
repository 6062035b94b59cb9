//! Lines that are right.

use std::path::Path;

use secrecy::ExposeSecret;

use super::*;
use crate::exit::FailOn;
use crate::publish::ReportAs;

const SHA: &str = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";

#[test]
fn a_plain_check_publishes_about_everything_open_by_the_working_trees_policy() {
    let invocation = good("check");
    assert_eq!(invocation.caller, Caller::CommandLine);
    assert_eq!(invocation.options.environment.as_str(), "production");
    assert_eq!(invocation.options.format, Format::Text);
    assert_eq!(invocation.options.verbosity, Verbosity::Normal);
    assert_eq!(invocation.options.locale, None);
    assert_eq!(invocation.options.network, Network::default());
    let check = checked(invocation);
    assert_eq!(check.policy, PolicyFrom::WorkingTree { path: None });
    assert_eq!(
        (check.repository, check.target, check.at),
        (None, None, None)
    );
    assert_eq!(
        (check.dry_run, check.comment, check.report),
        (false, None, None)
    );
    assert_eq!(check.fail_on, FailOn::Auto);
    assert!(check.github.token.is_none());
    assert_eq!(check.github.api.as_str(), "https://api.github.com/");
    assert_eq!(check.github.server.as_str(), "https://github.com/");
}

#[test]
fn a_check_in_a_step_on_the_runner_does_not_read_the_checkouts_policy() {
    let on_the_runner = |line: &str| run(line, &[("GITHUB_ACTIONS", "true")]);
    for (line, path) in [
        ("check", None),
        (
            "check --policy ./release/gate.yml",
            "release/gate.yml".parse().ok(),
        ),
    ] {
        let invocation = on_the_runner(line).expect("a right line");
        assert_eq!(invocation.caller, Caller::CommandLine);
        let reference = None;
        assert_eq!(
            checked(invocation).policy,
            PolicyFrom::Repository { path, reference }
        );
    }
    for outside in ["/tmp/mine.yml", "../mine.yml"] {
        let (_, text) = wrong(on_the_runner(&format!("check --policy {outside}")));
        assert!(text.contains("--policy"), "{text}");
    }
}

#[test]
fn a_check_takes_every_flag() {
    let line = "--policy p.yml check --repo acme/shop --pr #12 --dry-run --at 2026-12-24T16:00+01:00 \
                --evidence e.json --html r.html --report both --no-comment --fail-on hold \
                --environment staging --format markdown -v";
    let invocation = good(line);
    assert_eq!(
        invocation.options.policy.as_deref(),
        Some(Path::new("p.yml"))
    );
    assert_eq!(invocation.options.environment.as_str(), "staging");
    assert_eq!(invocation.options.format, Format::Markdown);
    assert_eq!(invocation.options.verbosity, Verbosity::Verbose);
    let check = checked(invocation);
    assert_eq!(
        check.policy,
        PolicyFrom::WorkingTree {
            path: Some("p.yml".into())
        }
    );
    assert_eq!(check.repository, "acme/shop".parse().ok());
    assert_eq!(
        check.target,
        Some(NamedSubject::PullRequest("12".parse().unwrap()))
    );
    assert_eq!(check.at, "2026-12-24T15:00:00Z".parse().ok());
    assert_eq!(check.evidence, Some("e.json".into()));
    assert_eq!(check.html, Some("r.html".into()));
    assert_eq!(check.report, Some(ReportAs::Both));
    assert_eq!(check.comment, Some(false));
    assert_eq!(check.fail_on, FailOn::Hold);
}

#[test]
fn a_subject_is_a_pull_request_a_tag_or_a_commit() {
    let target = |line: &str| checked(good(line)).target;
    assert_eq!(
        target("check --tag v1.2.0"),
        Some(NamedSubject::Tag("v1.2.0".parse().unwrap()))
    );
    assert_eq!(
        target(&format!("check --sha {SHA}")),
        Some(NamedSubject::Commit(SHA.parse().unwrap()))
    );
}

#[test]
fn the_way_to_github_comes_from_the_environment() {
    let environment = [
        ("GITHUB_REPOSITORY", "acme/shop"),
        ("GITHUB_API_URL", "https://ghe.example/api/v3"),
        ("GITHUB_SERVER_URL", "https://ghe.example"),
        ("GITHUB_TOKEN", "ghs_first"),
        ("GH_TOKEN", "ghs_second"),
        ("GITHUB_GRAPHQL_URL", "https://ghe.example/api/graphql"),
        ("GONOGO_MEMBERS_TOKEN", "ghs_members"),
        ("SSL_CERT_FILE", "/etc/ca.pem"),
    ];
    let invocation = run("check", &environment).unwrap();
    assert_eq!(
        invocation.options.network.certificates,
        Some("/etc/ca.pem".into())
    );
    let check = checked(invocation);
    assert_eq!(check.repository, "acme/shop".parse().ok());
    assert_eq!(check.github.api.as_str(), "https://ghe.example/api/v3");
    assert_eq!(check.github.server.as_str(), "https://ghe.example/");
    assert_eq!(check.github.token.unwrap().expose_secret(), "ghs_first");
    let graphql = check.github.graphql.unwrap();
    assert_eq!(graphql.as_str(), "https://ghe.example/api/graphql");
    let members_token = check.github.members_token.unwrap();
    assert_eq!(members_token.expose_secret(), "ghs_members");
    let check = checked(run("check --repo a/b", &environment[..1]).unwrap());
    assert_eq!(check.repository, "a/b".parse().ok(), "the flag wins");
    assert!(check.github.graphql.is_none() && check.github.members_token.is_none());
    let check = checked(run("check", &environment[4..]).unwrap());
    assert_eq!(check.github.token.unwrap().expose_secret(), "ghs_second");
}

#[test]
fn a_token_is_never_in_debug_output() {
    for name in ["GITHUB_TOKEN", "GONOGO_MEMBERS_TOKEN"] {
        let invocation = run("check", &[(name, "ghs_planted")]).unwrap();
        assert!(!format!("{invocation:?}").contains("ghs_planted"));
    }
}

#[test]
fn with_arguments_the_runner_is_a_command_line_like_any_other() {
    let environment = [("GITHUB_ACTIONS", "true"), ("INPUT_ENVIRONMENT", "staging")];
    let invocation = run("check --pr 1", &environment).unwrap();
    assert_eq!(invocation.caller, Caller::CommandLine);
    assert_eq!(invocation.options.environment.as_str(), "production");
}

#[test]
fn every_other_command_is_read() {
    let Command::Window { at, days } =
        good("window --at 2026-12-24T16:00+01:00 --days 30 --format svg").command
    else {
        panic!("no window");
    };
    assert_eq!(
        (at, days.map(Days::get)),
        ("2026-12-24T15:00:00Z".parse().ok(), Some(30))
    );
    assert!(matches!(
        good("window").command,
        Command::Window {
            at: None,
            days: None
        }
    ));
    assert!(matches!(good("lint").command, Command::Lint));
    assert!(matches!(good("schema").command, Command::Schema));
    assert_eq!(good("schema").options.format, Format::Json);
    assert!(matches!(
        good("checklist -").command,
        Command::Checklist {
            source: Source::StandardInput
        }
    ));
    assert!(matches!(
        good("checklist list.md").command,
        Command::Checklist { source: Source::File(path) } if path == Path::new("list.md")
    ));
    assert!(matches!(
        good("replay e.json --at 2026-12-24T16:00Z").command,
        Command::Replay { file, at: Some(_), what_if: None } if file == Path::new("e.json")
    ));
    assert!(matches!(
        good("explain").command,
        Command::Explain { code: None }
    ));
    assert!(matches!(
        good("explain window/closed").command,
        Command::Explain { code: Some(code) } if code.for_parsing() == "window/closed"
    ));
    assert!(matches!(
        good("demo").command,
        Command::Demo { scenario: Scenario::NoGo, output } if output == Path::new("gonogo-report")
    ));
    assert!(matches!(
        good("demo --scenario friday --output out").command,
        Command::Demo { scenario: Scenario::Friday, output } if output == Path::new("out")
    ));
}

#[test]
fn colour_is_asked_for_or_for_a_terminal_that_does_not_mind() {
    let color = |line: &str, environment: &[(&str, &str)], terminal: bool| {
        let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        parse(&arguments, &variables(environment), terminal)
            .unwrap()
            .options
            .color
    };
    assert!(color("lint", &[], true));
    assert!(!color("lint", &[], false));
    assert!(!color("lint", &[("NO_COLOR", "1")], true));
    assert!(color("lint --color always", &[("NO_COLOR", "1")], false));
    assert!(!color("lint --color never", &[], true));
}

#[test]
fn the_reader_says_the_language_before_the_environment_does() {
    let language = |line: &str, environment: &[(&str, &str)]| {
        let options = run(line, environment).unwrap().options;
        (options.locale.map(Locale::tag), options.language.tag())
    };
    let french = [("LANG", "fr_FR.UTF-8")];
    assert_eq!(language("lint", &[]), (None, "en"));
    assert_eq!(language("lint", &french), (None, "fr"));
    assert_eq!(language("lint --locale en", &french), (Some("en"), "en"));
    assert_eq!(language("--locale=fr lint", &[]), (Some("fr"), "fr"));
    assert_eq!(
        language("lint", &[("LC_ALL", "C"), ("LANG", "fr_FR")]),
        (None, "en")
    );
    assert_eq!(
        language("lint", &[("LC_MESSAGES", "fr_CA"), ("LANG", "de_DE")]),
        (None, "fr")
    );
}

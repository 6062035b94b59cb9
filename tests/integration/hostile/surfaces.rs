//! Every surface, with texts made to break out of it.

use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};
use serde_json::Value;

use super::generate::{text, texts};
use super::{OutputsFile, check_calm, check_runner, policy, rendered, shop, step};

/// Few cases, each with a dozen texts of a handful of pieces; no file of past failures.
fn few() -> ProptestConfig {
    ProptestConfig {
        cases: 48,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn the_action_says_nothing_but_its_own(texts in texts()) {
        let github = shop(&texts, &policy(&texts.policy));
        for run in ["published", "refused"] {
            let file = OutputsFile::new();
            let path = file.path().display().to_string();
            let ended = step(&github).variable("GITHUB_OUTPUT", &path).run();
            prop_assert_eq!(check_runner(&ended, &file), Ok(()), "{}", run);
            prop_assert_eq!(check_calm(&ended), Ok(()), "{}", run);
            prop_assert_eq!(rendered::check(&ended.summary), Ok(()), "{}", ended.summary);
            let shop = github.repository("acme/shop");
            let ours: Vec<_> = shop
                .comments(7)
                .into_iter()
                .filter(|comment| comment.author == "github-actions[bot]")
                .collect();
            prop_assert!(ours.len() == usize::from(run == "published"));
            for comment in ours {
                prop_assert_eq!(rendered::check(&comment.body), Ok(()), "{}", comment.body);
                shop.delete_comment(comment.id);
            }
        }
    }

    #[test]
    fn an_invalid_policy_is_quoted_and_stays_text(texts in texts(), bare in text()) {
        let policies = [
            format!("version: 1\ngates:\n  {}: 1\n", super::quoted(&texts.policy)),
            format!("version: 1\ntimezone: {}\n", super::quoted(&texts.policy)),
            format!("version: 1\n{bare}"),
        ];
        for policy in policies {
            let github = shop(&texts, &policy);
            let file = OutputsFile::new();
            let path = file.path().display().to_string();
            let ended = step(&github).variable("GITHUB_OUTPUT", &path).run();
            prop_assert_eq!(check_runner(&ended, &file), Ok(()));
            prop_assert_eq!(check_calm(&ended), Ok(()));
            prop_assert_eq!(rendered::check(&ended.summary), Ok(()), "{}", ended.summary);
            let linted = step(&github).file("p.yml", &policy).run_with(&["lint", "--policy", "p.yml"]);
            prop_assert_eq!(check_calm(&linted), Ok(()));
            prop_assert!(crate::runner_rules::commands(&linted.out).is_empty());
        }
    }

    #[test]
    fn a_command_line_prints_text_and_json(texts in texts(), argument in text()) {
        let github = shop(&texts, &policy(&texts.policy));
        let list = format!("# {}\n- [ ] {}\n", texts.title, texts.items.concat());
        let policy = policy(&texts.policy);
        for format in ["text", "json", "markdown"] {
            for command in [
                vec!["check", "--pr", "7", "--dry-run", "-v"],
                vec!["checklist", "list.md"],
                vec!["checklist", "list.md", "--policy", "p.yml"],
            ] {
                if format == "markdown" && command[0] != "check" {
                    continue;
                }
                let arguments: Vec<&str> = command.iter().copied().chain(["--format", format]).collect();
                let ended = step(&github)
                    .file("list.md", &list)
                    .file("p.yml", &policy)
                    .file(".github/gonogo.yml", &policy)
                    .run_with(&arguments);
                prop_assert!(ended.exit != 2 && ended.exit != 70, "{:?}: {}", arguments, ended.err);
                prop_assert_eq!(check_calm(&ended), Ok(()));
                let found = crate::runner_rules::commands(&format!("{}{}", ended.out, ended.err));
                prop_assert!(found.iter().all(|command| command.name == "add-mask"), "{:?}", found);
                if format == "json" && ended.exit < 5 {
                    let out: String = ended.out.lines().filter(|line| !line.starts_with("::add-mask::")).collect();
                    prop_assert!(serde_json::from_str::<Value>(&out).is_ok(), "{}", out);
                }
            }
        }
        for arguments in [vec!["explain", &argument], vec!["check", "--tag", &argument], vec![&argument]] {
            if argument.contains('\0') {
                continue;
            }
            let ended = step(&github).run_with(&arguments);
            prop_assert_eq!(check_calm(&ended), Ok(()), "{:?}", arguments);
            let found = crate::runner_rules::commands(&format!("{}{}", ended.out, ended.err));
            prop_assert!(found.iter().all(|command| command.name == "add-mask"), "{:?}", found);
        }
    }
}

//! What stands behind `# ` is a policy, too, once the sign is taken away.

use super::*;

/// The policy with the `# ` of these lines taken away: from the one that is `key:` to the last that is
/// deeper.
fn awake(policy: &str, key: &str) -> String {
    let mut text = String::new();
    let mut inside: Option<String> = None;
    for line in policy.lines() {
        let blanks: String = line.chars().take_while(|it| *it == ' ').collect();
        let rest = line.trim_start().strip_prefix("# ");
        let begins = rest.is_some_and(|rest| rest.starts_with(&format!("{key}:")));
        let goes_on =
            inside.as_ref() == Some(&blanks) && rest.is_some_and(|it| it.starts_with(' '));
        inside = (begins || goes_on).then(|| blanks.clone());
        match rest.filter(|_| inside.is_some()) {
            Some(rest) => text.push_str(&format!("{blanks}{rest}\n")),
            None => text.push_str(&format!("{line}\n")),
        }
    }
    assert_ne!(text, policy, "{key}");
    text
}

fn policies(seen: &Seen) -> Vec<String> {
    let of = |locale| {
        let plan = planned(seen, &order(locale, "Europe/Paris"));
        text(&plan, ".github/gonogo.yml").to_owned()
    };
    LANGUAGES.map(of).to_vec()
}

#[test]
fn working_hours_holidays_and_reports_are_valid_when_they_are_awake() {
    let seen = Seen {
        other_lockfiles: vec![path("pnpm-lock.yaml")],
        ..Seen::default()
    };
    for policy in policies(&seen) {
        for key in ["allow", "holidays", "npm-audit"] {
            flawless(&awake(&policy, key));
        }
    }
}

#[test]
fn roles_are_valid_when_they_are_awake() {
    let many: String = (0..20)
        .map(|it| format!("* @user{it} @acme/team.{it}\n"))
        .collect();
    for owners in [
        "* @alice\n",
        "* @alice @bob\n/x @acme/qa\n",
        "* @acme/qa\n",
        "* @a/responsables @b/owners @c\n",
        &many,
        "",
    ] {
        let seen = Seen {
            owners: Some(Owners::new(path("CODEOWNERS"), owners)),
            ..rich()
        };
        for policy in policies(&seen) {
            let loaded = flawless(&awake(&policy, "sign-off"));
            assert!(loaded.policy.expect("a policy").gates.sign_off.is_some());
        }
    }
}

#[test]
fn branches_of_older_versions_replace_the_line_above() {
    for policy in policies(&rich()) {
        let policy = policy.replace("    branches: [main]\n", "");
        let loaded = flawless(&awake(&policy, "branches"));
        assert!(loaded.policy.expect("a policy").gates.version.is_some());
    }
}

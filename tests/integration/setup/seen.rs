//! What comes of what is there.

use serde_json::Value;

use super::{
    FORM, GATE, INIT, POLICY, RELEASE, SIGN_OFF, Shop, everything, gates, remarks, states, told,
    with_lockfile,
};

#[test]
fn tags_branches_and_the_remote_of_a_clone_are_seen() {
    let shop = Shop::new();
    shop.commit("feat: a");
    shop.tag("v1.0.0").commit("feat: b");
    shop.tag("v1.1.0");
    shop.git(&["branch", "release/1.x"]);
    shop.git(&["branch", "feature/x"]);
    let clone = shop.cloned(&[]);
    let told = told(&clone, INIT);
    assert_eq!(told["default_branch"], "main");
    assert_eq!(told["repository"], Value::Null);
    assert!(remarks(&told, "repository").contains("is not on github.com"));
    assert!(remarks(&told, "version").contains("because of 2 tags, the highest v1.1.0"));
    assert!(remarks(&told, "version").contains("release/1.x look like"));
    let policy = gates(&clone);
    assert!(policy.contains("    branches: [main]\n"), "{policy}");
    assert!(
        policy.contains("    # branches: [main, release/1.x]\n"),
        "{policy}"
    );
    assert!(
        policy.contains("sources: [pull-request, release-issue]\n"),
        "{policy}"
    );
    assert!(clone.path().join(SIGN_OFF).exists() && clone.path().join(RELEASE).exists());
}

#[test]
fn the_repository_is_named_by_its_remote_and_a_password_in_it_by_nothing() {
    let shop = with_lockfile();
    let address = "https://x-access-token:ghs_verysecret@github.com/acme/shop.git";
    shop.git(&["remote", "add", "origin", address]);
    let said = shop.says(&format!("{INIT} --dry-run"));
    assert!(
        said.contains("gonogo check --repo acme/shop --pr 1 --dry-run"),
        "{said}"
    );
    let json = shop.says(&format!("{INIT} --format json"));
    for text in [said, json].into_iter().chain(
        everything(shop.path())
            .into_values()
            .map(|it| String::from_utf8_lossy(&it).into_owned()),
    ) {
        assert!(!text.contains("verysecret"), "{text}");
    }
}

#[test]
fn a_clone_without_its_tags_says_so() {
    let shop = Shop::new();
    shop.commit("feat: a");
    shop.tag("v1.0.0");
    let clone = shop.cloned(&["--no-tags"]);
    let told = told(&clone, INIT);
    assert!(remarks(&told, "version").contains("git fetch --tags"));
    assert!(!clone.path().join(RELEASE).exists());
}

#[test]
fn a_form_or_owners_that_cannot_be_read_are_told_with_the_reason() {
    let large = "x".repeat(300 * 1024).into_bytes();
    let foreign = b"- [ ] caf\xe9\n".to_vec();
    for (bytes, reason) in [
        (None, "it is a link or no file"),
        (Some(foreign), "it is not UTF-8 text"),
        (Some(large), "it is too large"),
    ] {
        let shop = with_lockfile();
        for path in ["PULL_REQUEST_TEMPLATE.md", "CODEOWNERS"] {
            let place = shop.path().join(path);
            match &bytes {
                Some(bytes) => std::fs::write(place, bytes).expect("a file"),
                None => std::os::unix::fs::symlink("package-lock.json", place).expect("a link"),
            }
        }
        shop.file("docs/CODEOWNERS", "* @mallory\n");
        let told = told(&shop, INIT);
        for (about, path) in [
            ("checklist", "PULL_REQUEST_TEMPLATE.md"),
            ("sign-off", "CODEOWNERS"),
        ] {
            let said = remarks(&told, about);
            let words = format!("{path} is there and could not be read: {reason}.");
            assert!(said.contains(&words), "{words}\n{said}");
            assert!(!said.contains("no list was found"), "{said}");
        }
        assert!(
            !gates(&shop).contains("mallory"),
            "GitHub reads the first file only"
        );
    }
}

#[test]
fn owners_become_roles_that_wait() {
    let shop = with_lockfile();
    shop.file("docs/CODEOWNERS", "* @mallory\n");
    shop.file(".github/CODEOWNERS", "* @alice @acme/qa\n");
    let first = told(&shop, INIT);
    assert!(remarks(&first, "sign-off").contains(".github/CODEOWNERS names alice, acme/qa."));
    let policy = gates(&shop);
    assert!(
        !policy.contains("mallory"),
        "GitHub reads the first file only"
    );
    assert!(!shop.path().join(SIGN_OFF).exists());

    // Taking the signs away is all it takes, and the next run brings the workflow.
    let mut awake = String::new();
    let mut inside = false;
    for line in policy.lines() {
        inside |= line == "  # sign-off:";
        awake.push_str(&if inside {
            line.replacen("# ", "", 1)
        } else {
            line.to_owned()
        });
        awake.push('\n');
    }
    std::fs::write(shop.path().join(POLICY), &awake).expect("a file");
    shop.says("lint");
    let second = told(&shop, INIT);
    assert!(
        states(&second).contains(&format!("{SIGN_OFF} written")),
        "{second}"
    );
    assert_eq!(shop.read(POLICY), awake);
}

#[test]
fn a_form_in_any_case_and_place_gives_its_sections() {
    for path in [
        "PULL_REQUEST_TEMPLATE.md",
        "docs/pull_request_template.md",
        ".github/Pull_Request_Template.md",
    ] {
        let shop = Shop::new();
        let form =
            "## Type of change\n- [ ] Fix\n- [ ] Feature\n\n## Checklist\n- [ ] Tests: green\n";
        shop.file(path, form);
        shop.says(INIT);
        let policy = gates(&shop);
        assert!(
            policy.contains(&format!("    template: {path}\n")),
            "{policy}"
        );
        assert!(policy.contains("    sections: [Checklist]\n"), "{policy}");
        assert_eq!(shop.read(path), form);
        assert!(!shop.path().join(FORM).exists() || path == FORM);
        let ticked =
            "## Type of change\n- [x] Fix\n- [ ] Feature\n\n## Checklist\n- [x] Tests: green\n";
        shop.file("ticked.md", ticked);
        shop.says(&format!("checklist ticked.md --policy {POLICY}"));
    }
}

#[test]
fn a_policy_under_its_other_name_is_not_shadowed() {
    let shop = with_lockfile();
    shop.file(
        ".gonogo.yml",
        "version: 1\ntimezone: UTC\ngates: { window: { deny: [] } }\n",
    );
    let told = told(&shop, "init");
    assert_eq!(
        states(&told),
        [".gonogo.yml exists".to_owned(), format!("{GATE} written")]
    );
    assert!(!shop.path().join(POLICY).exists());
}

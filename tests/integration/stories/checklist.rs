//! Lists that somebody wants to pass: by the command that judges a file, and in a run.

use super::runner::{Ended, TUESDAY, person};
use super::{DONE, acme, empty_shop, ending, on_push, shop, status, the_comment};

/// Judges a list by a policy and a template, in that language.
fn judged(policy: &str, template: &str, list: &str, language: &str) -> Ended {
    person(&empty_shop(DONE))
        .file("policy.yml", policy)
        .file("template.md", template)
        .variable("LANG", language)
        .piped(list.as_bytes())
        .run_with(&["checklist", "-", "--policy", "policy.yml"])
}

#[track_caller]
fn check(policy: &str, template: &str, list: &str, exit: u8, said: &[&str]) {
    let ended = judged(policy, template, list, "en_GB.UTF-8");
    assert_eq!(ended.exit, exit, "{}", ended.everything());
    for said in said {
        assert!(ended.out.contains(said), "{said}: {}", ended.everything());
    }
}

#[test]
fn a_template_that_asks_for_nothing_is_unknown() {
    let policy = "template: template.md";
    let said = "template.md has no checklist item";
    check(policy, "Nothing\n", "- [x] a\n", 4, &[said]);

    let policy = "version: 1\ngates:\n  checklist: { sources: [pull-request], template: t.md }\n";
    let github = shop(policy, "- [x] a\n");
    acme(&github).file_on("main", "t.md", "# Release\n");
    let ended = on_push(&github).at(TUESDAY).run();
    assert_eq!(ending(&ended).1, "unknown", "{}", ended.everything());
    assert_eq!(status(&github), "error");
    assert!(the_comment(&github).contains("`t.md` has no checklist item"));
}

#[test]
fn an_open_end_hides_no_item_in_silence() {
    let (policy, items) = ("template: template.md", "- [ ] a\n- [ ] Backup\n");
    let template = "- [ ] a\n\n```sh\nmake\n\n- [ ] Backup\n";
    let said = ["The template template.md, line 3: a code fence is not closed"];
    check(policy, template, "- [x] a\n", 4, &said);
    let said = [
        "The template's item “Backup” is missing",
        "close the HTML comment in standard input line 3, which hides all that follows",
    ];
    check(
        policy,
        items,
        "- [x] a\n\n<!-- b\n\n- [x] Backup\n",
        1,
        &said,
    );
    let ended = judged(
        policy,
        items,
        "- [x] a\n\n~~~\n- [x] Backup\n",
        "fr_FR.UTF-8",
    );
    let said = "fermer le bloc de code dans l’entrée standard ligne 3";
    assert!(ended.out.contains(said), "{}", ended.everything());
}

#[test]
fn a_slip_in_a_proof_is_told_with_the_line_to_write() {
    let template = "- [ ] Window open\n\n<!-- Gonogo: window -->\n";
    let said = [
        "template.md line 3 looks like the proof",
        "- [ ] Window open <!-- gonogo: window -->",
    ];
    check(
        "template: template.md",
        template,
        "- [x] Window open\n",
        4,
        &said,
    );
}

#[test]
fn html_that_ends_nobody_knows_where_is_unknown_with_and_without_a_policy() {
    let list = "- [x] a\n\n<textarea>\n\n- [ ] Backup\n";
    let said = "standard input line 3: whether what follows";
    check("{}", "", list, 4, &[said]);
    let ended = person(&empty_shop(DONE))
        .piped(list.as_bytes())
        .run_with(&["checklist", "-"]);
    assert_eq!(ended.exit, 4, "{}", ended.everything());
    check(
        "{}",
        "",
        "- [x] a\n\n<pre>\n</script>\n\n- [ ] Backup\n",
        1,
        &["1 item is open"],
    );
}

#[test]
fn a_list_of_which_nothing_applies_says_what_is_there() {
    let said = "All 2 items that count in standard input are taken off the list";
    check("na: strike", "", "- [ ] ~~a~~\n- [ ] ~~b~~\n", 1, &[said]);
    let later = "post-deploy: { sections: [Later] }";
    let said = "The only item in standard input does not count";
    check(later, "", "## Later\n- [ ] a\n", 1, &[said]);
    let said = "There is no checklist item in standard input";
    check("{}", "", "Nothing\n", 1, &[said]);
    let ended = judged("{}", "", "Nothing\n", "fr_FR.UTF-8");
    assert!(
        ended.out.contains("dans l’entrée standard"),
        "{}",
        ended.out
    );
}

#[test]
fn too_many_patterns_are_a_fault_of_the_policy() {
    let patterns = |count| {
        let patterns: Vec<String> = (0..count).map(|index| format!("\"*{index}*\"")).collect();
        format!("evidence: {{ items: [{}] }}", patterns.join(", "))
    };
    check(&patterns(200), "", "- [x] a\n", 0, &[]);
    let ended = judged(&patterns(201), "", "- [x] a\n", "en_GB.UTF-8");
    assert_eq!(ended.exit, 5, "{}", ended.everything());
    assert!(
        ended.everything().contains("at most 200"),
        "{}",
        ended.everything()
    );
}

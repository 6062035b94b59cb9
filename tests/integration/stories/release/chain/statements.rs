//! The statement about a record.

use super::*;

#[test]
fn a_statement_is_written_about_the_evidence_and_belongs_to_it() {
    let github = shop(HOURS);
    let ended = next(&github, 7, "v1.4.1")
        .input("statement", "out/statement.json")
        .run();
    assert_eq!(ending(&ended), (0, "go"), "{}", ended.everything());
    let (evidence, text) = (ended.file("e.json"), ended.file("out/statement.json"));
    let statement = parsed(&text);
    assert_eq!(statement["_type"], "https://in-toto.io/Statement/v1");
    assert_eq!(statement["predicateType"], "urn:gonogo:decision:1");
    assert_eq!(statement["subject"][1]["name"], "e.json");
    let head = acme(&github).head_of("v1.4.1");
    assert_eq!(
        statement["subject"][0]["digest"]["gitCommit"],
        head.as_str()
    );
    assert_eq!(
        statement["predicate"]["evidence"],
        parsed(&evidence)["digest"]
    );
    assert_eq!(statement["predicate"]["decision"], "go");
    let check = |statement: &str| {
        let files = [("e.json", &*evidence), ("statement.json", statement)];
        verify(&files, &["--statement", "statement.json"])
    };
    let ended = check(&text);
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    assert!(
        ended.out.contains("The statement is about e.json"),
        "{}",
        ended.out
    );
    assert_eq!(check(&text.replace("\"go\"", "\"hold\"")).exit, 1);
    assert_eq!(check("{}").exit, 6);
}

#[test]
fn a_statement_that_cannot_be_written_is_no_go() {
    let github = shop(HOURS);
    let ended = next(&github, 7, "v1.4.1")
        .file("out", "a file where a folder should be")
        .input("statement", "out/statement.json")
        .run();
    assert_eq!(ending(&ended), (7, "unknown"), "{}", ended.everything());
    let head = acme(&github).head_of("v1.4.1");
    assert_eq!(crate::stories::status_of(&github, &head), "error");
    assert!(!description(&github, "v1.4.1").contains("sha256"));
}

#[test]
fn a_statement_is_about_evidence_and_about_nothing_made_up() {
    let github = shop(HOURS);
    tagged(&github, "v1.4.1");
    for (input, value) in [("statement", "s.json"), ("previous-evidence", "p.json")] {
        let ended = on_tag(&github, "v1.4.1").input(input, value).run();
        assert_eq!(ended.exit, 2, "{input}: {}", ended.everything());
        assert!(ended.err.contains("evidence"), "{}", ended.err);
    }
    let same = on_tag(&github, "v1.4.1").input("evidence", "s.json");
    assert_eq!(same.input("statement", "s.json").run().exit, 2);
    for more in [
        ["--statement", "s.json"].as_slice(),
        &["--evidence", "e.json", "--statement", "e.json"],
        &[
            "--evidence",
            "e.json",
            "--statement",
            "s.json",
            "--dry-run",
            "--at",
            TUESDAY,
        ],
    ] {
        let check = ["check", "--repo", "acme/shop", "--tag", "v1.4.1"];
        let ended = person(&github)
            .file(".github/gonogo.yml", HOURS)
            .run_with(&[&check, more].concat());
        assert_eq!(ended.exit, 2, "{more:?}: {}", ended.everything());
    }
    assert!(github.writes().is_empty());
}

#[test]
fn a_pull_requests_record_has_no_link_and_may_have_a_statement() {
    let github = crate::stories::shop(crate::stories::CHECKLIST_POLICY, crate::stories::DONE);
    let ended = on_push(&github)
        .input("evidence", "e.json")
        .input("statement", "s.json")
        .run();
    assert_eq!(ending(&ended), (0, "go"), "{}", ended.everything());
    let (evidence, statement) = (ended.file("e.json"), ended.file("s.json"));
    assert_eq!(parsed(&evidence).get("previous"), None);
    assert_eq!(parsed(&statement)["predicate"]["pull_request"], 7);
    let files = [("e.json", &*evidence), ("statement.json", &*statement)];
    let ended = verify(&files, &["--statement", "statement.json"]);
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    assert!(ended.out.contains("it stands alone"), "{}", ended.out);
}

//! Records that were given, and statuses of somebody else.

use super::*;

#[test]
fn somebody_elses_status_is_not_believed_and_no_file_takes_its_place() {
    let github = shop(HOURS);
    let one = released(next(&github, 7, "v1.4.1"));
    let shop = acme(&github);
    let head = shop.head_of("v1.4.1");
    shop.set_status(&head, "mallory", "gonogo/production", "success");
    let two = next(&github, 8, "v1.4.2");
    let given = two.clone().file("before.json", &one);
    for step in [two, given.input("previous-evidence", "before.json")] {
        let ended = step.run();
        assert_eq!(ending(&ended), (0, "go"), "{}", ended.everything());
        assert_eq!(missing(&ended.file("e.json")), "foreign");
        let said = "The record of v1.4.1 is not known: somebody else set its status";
        assert!(ended.err.contains(said), "{}", ended.err);
        assert!(ended.summary.contains("is not known"), "{}", ended.summary);
    }
}

#[test]
fn where_no_status_names_a_record_a_given_one_fills_the_gap_and_is_told_as_given() {
    let github = shop(HOURS);
    let step = next(&github, 7, "v1.4.1").input("report", "none");
    let ended = step.run();
    assert_eq!(ending(&ended), (0, "go"), "{}", ended.everything());
    assert_eq!(missing(&ended.file("e.json")), "not-kept");
    let said = "The record of v1.4.0 is not known";
    assert!(ended.err.contains(said), "{}", ended.err);
    let lost = "The next release will not find this record by itself";
    assert!(ended.err.contains(lost), "{}", ended.err);
    let one = ended.file("e.json");
    let two = next(&github, 8, "v1.4.2").input("report", "none");
    let given = |file: &str| {
        let step = two.clone().file("before.json", file);
        released(step.input("previous-evidence", "before.json"))
    };
    let linked = given(&one);
    let record = &parsed(&linked)["previous"]["record"];
    assert_eq!(record["source"], "file");
    assert_eq!(record["digest"], parsed(&one)["digest"]);
    let known = parsed(&one)["digest"].as_str().unwrap().to_owned();
    let files = [("1.json", &*one), ("2.json", &*linked)];
    let ended = verify(&files, &["--digest", &known]);
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    let told = "as whoever started the run said by giving that file";
    assert!(ended.out.contains(told), "{}", ended.out);
    // What is no record of that GO is not taken, and breaks no run.
    for file in ["", "{}", &*one.replace("acme/shop", "acme/shap")] {
        assert_eq!(missing(&given(file)), "unreadable", "{file}");
    }
    assert_eq!(missing(&given(&linked)), "other-record");
}

#[test]
fn a_given_record_that_our_status_does_not_name_is_a_contradiction() {
    let github = shop(HOURS);
    let one = released(next(&github, 7, "v1.4.1"));
    // Decided again a moment later: another record, which the status names now.
    released(
        on_tag(&github, "v1.4.1")
            .at("2026-11-24T10:00:00Z")
            .input("evidence", "e.json"),
    );
    let two = next(&github, 8, "v1.4.2")
        .at("2026-11-24T10:30:00Z")
        .file("before.json", &one)
        .input("previous-evidence", "before.json");
    let evidence = released(two);
    assert_eq!(missing(&evidence), "contradiction");
    // Both digests are kept, so that somebody can find out which of the two is genuine.
    let kept = &parsed(&evidence)["previous"]["record"]["contradiction"];
    assert_eq!(kept["given"], parsed(&one)["digest"]);
    let named = description(&github, "v1.4.1");
    let named = named.rsplit(' ').next().unwrap_or_default();
    assert_eq!(kept["named"], named);
}

//! Files with nothing in them, and files that are no reports.

use super::*;

#[test]
fn an_empty_file_is_clean_only_of_yarn_4_that_succeeded() {
    for empty in ["", " \n", "\u{feff}\r\n"] {
        assert_eq!(fault(empty), ReportFault::Empty);
        for producer in Producer::ALL {
            for exit_code in [0, 1] {
                let read = read(
                    empty.as_bytes(),
                    Some(Hint {
                        producer,
                        exit_code,
                    }),
                );
                let clean = producer == Producer::Yarn4 && exit_code == 0;
                assert_eq!(
                    read.is_ok_and(|report| report.is_clean()),
                    clean,
                    "{producer:?}"
                );
            }
        }
    }
}

#[test]
fn an_empty_object_is_clean_only_of_a_producer_that_writes_it() {
    assert_eq!(fault("{}"), ReportFault::EmptyObject);
    for producer in Producer::ALL {
        for exit_code in [0, 1] {
            let read = read(
                b"{}\n",
                Some(Hint {
                    producer,
                    exit_code,
                }),
            );
            let clean = matches!(producer, Producer::Bun | Producer::Yarn4) && exit_code == 0;
            assert_eq!(
                read.is_ok_and(|report| report.is_clean()),
                clean,
                "{producer:?}"
            );
        }
    }
}

#[test]
fn a_hint_makes_nothing_clean_that_says_something() {
    let hint = Some(Hint {
        producer: Producer::Yarn4,
        exit_code: 0,
    });
    for name in [
        "npm11.nolock.stdout",
        "yarn4.nolock.stdout",
        "yarn1.nolock.stdout",
    ] {
        assert!(read(&fixture(name), hint).is_err(), "{name}");
    }
    for name in [
        "npm11.mixed.stdout",
        "bun.mixed.stdout",
        "yarn4.mixed.stdout",
    ] {
        assert_eq!(
            read(&fixture(name), hint).unwrap().findings.len(),
            37,
            "{name}"
        );
    }
}

#[test]
fn pages_texts_and_values_are_no_reports() {
    assert_eq!(fault("<html>gateway</html>"), ReportFault::Html);
    assert_eq!(
        fault("\n<!DOCTYPE html><script>\n{}\n</script>"),
        ReportFault::Html
    );
    for text in [
        "found 0 vulnerabilities",
        "[]",
        "null",
        "0",
        "\"{\"",
        "{broken",
        "{'a': 1}",
    ] {
        let fault = fault(text);
        let known = matches!(fault, ReportFault::NotJson { .. } | ReportFault::CutOff);
        assert!(known, "{text}: {fault:?}");
    }
}

#[test]
fn other_documents_are_of_an_unknown_shape() {
    for text in [
        r#"{"success": true, "error": null, "results": {}}"#,
        r#"{"vulnerabilities": {}, "metadata": {"vulnerabilities": {}}}"#,
        r#"{"a": [], "b": 1}"#,
        r#"{"advisories": [], "metadata": {}}"#,
    ] {
        assert_eq!(fault(text), ReportFault::UnknownShape, "{text}");
    }
}

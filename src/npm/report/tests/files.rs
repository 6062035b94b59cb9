//! Encodings, and what may stand around a report.

use super::*;

fn utf_16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

#[test]
fn utf_8_and_utf_16_in_both_orders_are_read_with_and_without_a_mark() {
    for name in [
        "npm11.mixed.stdout",
        "npm11.clean.stdout",
        "yarn4.mixed.stdout",
    ] {
        let plain = text(name);
        let expected = report(&plain);
        let marked = format!("\u{feff}{plain}");
        for bytes in [
            marked.clone().into_bytes(),
            utf_16(&marked, u16::to_le_bytes),
            utf_16(&marked, u16::to_be_bytes),
            utf_16(&plain, u16::to_le_bytes),
            utf_16(&plain, u16::to_be_bytes),
            plain.replace('\n', "\r\n").into_bytes(),
        ] {
            assert_eq!(read(&bytes, None).as_ref(), Ok(&expected), "{name}");
        }
    }
}

#[test]
fn half_a_character_is_a_cut_and_other_bytes_are_no_text() {
    let mut odd = utf_16("\u{feff}{}", u16::to_le_bytes);
    odd.pop();
    assert_eq!(read(&odd, None), Err(ReportFault::CutOff));
    assert_eq!(read(b"{\"a\": \"\xe2\x82", None), Err(ReportFault::CutOff));
    assert_eq!(read(b"{\"a\": \"\xff\"}", None), Err(ReportFault::NotText));
    assert_eq!(read(b"\xff\xfe\x00\xd8", None), Err(ReportFault::NotText));
    assert_eq!(read(b"PK\x03\x04\xff", None), Err(ReportFault::NotText));
}

#[test]
fn warnings_and_echoes_may_stand_before_a_report() {
    for name in [
        "npm11.mixed.stdout",
        "npm6.clean.stdout",
        "bun.mixed.stdout",
        "yarn4.mixed.stdout",
    ] {
        let plain = text(name);
        let noise =
            "\n> app@1.0.0 audit\n> npm audit --json\n\nnpm warn config {production} is old\n";
        assert_eq!(report(&format!("{noise}{plain}")), report(&plain), "{name}");
    }
    let noise = "[12:00:01] auditing, please wait\n  ";
    assert!(report(&format!("{noise}{}", text("npm11.clean.stdout"))).is_clean());
}

#[test]
fn what_stands_after_a_report_is_known_noise_or_a_fault() {
    let clean = text("npm11.clean.stdout");
    for noise in [
        "\n\n",
        "npm ERR! code ELIFECYCLE\nnpm ERR! errno 1\n",
        "##[error]Process completed with exit code 1.\n",
        "npm notice New major version of npm available!",
    ] {
        assert!(report(&format!("{clean}{noise}")).is_clean(), "{noise}");
    }
    for more in [
        clean.as_str(),
        "]",
        "}",
        "Error: heap out of memory",
        "{}",
        "null",
        "➤ YN0001: no",
    ] {
        let fault = fault(&format!("{clean}{more}"));
        assert!(
            matches!(fault, ReportFault::Beside { .. }),
            "{more}: {fault:?}"
        );
    }
}

#[test]
fn two_reports_in_one_file_are_not_read_as_the_first() {
    let (clean, mixed) = (text("npm11.clean.stdout"), text("npm11.mixed.stdout"));
    for both in [
        format!("{clean}{mixed}"),
        format!("[\n{clean},\n{mixed}]\n"),
        format!("[{clean}]"),
    ] {
        assert!(read(both.as_bytes(), None).is_err());
    }
    let twice = text("yarn1.made-mixed.stdout") + &text("yarn1.made-clean.stdout");
    assert_eq!(fault(&twice), ReportFault::SeveralReports);
}

//! Vetoes in what we publish: a line of our comment that readers do not see, and the end of the
//! status line of the role.

use jiff::Timestamp;

use crate::facts::VetoTrace;
use crate::ids::UserId;

/// The hidden line of a comment that keeps a veto.
pub(crate) fn comment_line(trace: &VetoTrace) -> String {
    format!("<!-- gonogo:veto {} -->", written(trace))
}

/// The end of a status line that keeps the vetoes of its role, as many as fit.
pub(crate) fn status_suffix(traces: &[VetoTrace]) -> String {
    if traces.is_empty() {
        return String::new();
    }
    let kept: Vec<String> = traces.iter().take(IN_STATUS).map(numbers).collect();
    format!(" [veto {}]", kept.join(", "))
}

/// How many vetoes the line of a status has room for.
pub(crate) const IN_STATUS: usize = 3;

/// The hidden line of a comment that keeps a withdrawal.
pub(crate) fn withdrawal_line(trace: &VetoTrace) -> String {
    format!("<!-- gonogo:withdrawn {} -->", written(trace))
}

/// Role, remark, person and second: nothing that could end a comment.
fn written(trace: &VetoTrace) -> String {
    format!("{} {}", trace.role, numbers(trace))
}

fn numbers(trace: &VetoTrace) -> String {
    let VetoTrace { remark, by, at, .. } = trace;
    format!("{remark} {} {}", by.0, at.as_second())
}

/// Whether a line of a comment of ours keeps something.
pub(crate) fn keeps(line: &str) -> bool {
    in_comment(line).is_some() || withdrawal_in_comment(line).is_some()
}

/// The veto that a line of a comment of ours keeps.
pub(crate) fn in_comment(line: &str) -> Option<VetoTrace> {
    let line = line.trim().strip_prefix("<!-- gonogo:veto ")?;
    read(line.strip_suffix(" -->")?)
}

/// The withdrawal that a line of a comment of ours keeps.
pub(crate) fn withdrawal_in_comment(line: &str) -> Option<VetoTrace> {
    let line = line.trim().strip_prefix("<!-- gonogo:withdrawn ")?;
    read(line.strip_suffix(" -->")?)
}

/// The vetoes that a status line of ours keeps for its role.
pub(crate) fn in_status(role: &str, line: &str) -> Vec<VetoTrace> {
    let kept = line
        .rsplit_once(" [veto ")
        .and_then(|(_, rest)| rest.strip_suffix(']'));
    let kept = kept.into_iter().flat_map(|kept| kept.split(", "));
    kept.filter_map(|numbers| read(&format!("{role} {numbers}")))
        .collect()
}

fn read(text: &str) -> Option<VetoTrace> {
    let mut parts = text.split(' ');
    let is_role = |text: &&str| {
        let fine = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        (1..=40).contains(&text.len()) && text.bytes().all(fine)
    };
    let role = parts.next().filter(is_role)?.to_owned();
    let remark = parts.next()?.parse().ok()?;
    let by = UserId(parts.next()?.parse().ok()?);
    let at = Timestamp::from_second(parts.next()?.parse().ok()?).ok()?;
    parts.next().is_none().then_some(VetoTrace {
        remark,
        by,
        role,
        at,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trace() -> VetoTrace {
        VetoTrace {
            remark: 5_000_000_123,
            by: UserId(42),
            role: "tech-lead".to_owned(),
            at: Timestamp::from_second(1_764_000_000).unwrap(),
        }
    }

    #[test]
    fn rule_18_a_trace_reads_back_as_it_was_written() {
        assert_eq!(read(&written(&trace())), Some(trace()));
    }

    #[test]
    fn rule_18_a_status_keeps_as_many_vetoes_as_fit() {
        let traces = vec![trace(); IN_STATUS];
        let suffix = status_suffix(&traces);
        assert!(suffix.chars().count() < 120, "{suffix}");
        assert_eq!(in_status("tech-lead", &format!("NO-GO{suffix}")), traces);
        assert_eq!(in_status("tech-lead", "NO-GO"), []);
        assert_eq!(status_suffix(&[]), "");
    }

    #[test]
    fn what_is_no_trace_is_none() {
        for text in [
            "",
            "qa",
            "qa x 1 2",
            "qa 1 2",
            "qa 1 2 3 4",
            "qa 1 2 x",
            " 1 2 3",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}

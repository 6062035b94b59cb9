//! What tools, shells and runners write around a report, and which of it tells of a failure.

use super::ReportFault;

/// What package managers, shells and runners write around an output, by how the line begins.
const NOISE: [&str; 22] = [
    "npm warn",
    "npm notice",
    "npm err!",
    "npm error",
    "npm info",
    "npm http",
    "npm verb",
    "npm sill",
    "npm timing",
    "> ",
    "$ ",
    "yarn run v",
    "yarn audit v",
    "done in ",
    "warning ",
    "info visit https://yarnpkg.com/",
    "error command failed with exit code",
    "error: process completed with exit code",
    "elifecycle",
    "err_pnpm_recursive_run_first_fail",
    "##[error]process completed with exit code",
    "(node:",
];

/// Errors of npm that are about the script around an audit, which ends with 1 where there are findings. npm 6 to 11 write
/// these, each behind `npm ERR!` or `npm error`.
const AROUND: [&str; 16] = [
    "code elifecycle",
    "code 1",
    "errno 1",
    "path ",
    "workspace ",
    "location ",
    "command failed",
    "command sh -c",
    "command bash -c",
    "lifecycle script",
    "exit status 1",
    "failed at the ",
    "this is probably not a problem with npm",
    "a complete log of this run can be found in",
    "in workspace",
    "at location",
];

/// How the lines of tools and runners begin that failed.
const FAILED: [&str; 9] = [
    "error",
    "[error]",
    "##[error]",
    "::error",
    "err_",
    "fatal",
    "internal error",
    "usage error",
    "\u{27a4} yn",
];

/// Whether a line tells that the audit itself failed, whatever the document says.
pub(super) fn tells_of_failure(line: &str) -> bool {
    let line = line.trim().to_ascii_lowercase();
    // A log may have the time before it.
    let of_npm = ["npm err!", "npm error"].iter().find_map(|start| {
        let at = line.find(start)?;
        line.get(at + start.len()..)
    });
    if let Some(rest) = of_npm {
        return !is_around(rest.trim());
    }
    if let Some(rest) = line.strip_prefix("npm warn audit") {
        let rest = rest.trim();
        return !rest.starts_with("fix ") && !rest.starts_with("no fix");
    }
    let is_noise = NOISE.iter().any(|noise| line.starts_with(noise));
    !is_noise && FAILED.iter().any(|start| line.starts_with(start))
}

/// Whether an error is about the script around an audit: of the script `app@1.0.0 audit` npm 6 repeats the command.
fn is_around(error: &str) -> bool {
    let script = error
        .split_once(": `")
        .is_some_and(|(script, _)| script.contains('@') && !script.contains("://"));
    error.is_empty() || script || AROUND.iter().any(|start| error.starts_with(start))
}

/// Every line must be blank or known noise.
pub(super) fn harmless(text: &str) -> Result<(), ReportFault> {
    let strange = text.lines().map(str::trim).find(|line| {
        let head: String = line.chars().take(60).collect();
        let head = head.to_ascii_lowercase();
        let is_noise = line.is_empty() || NOISE.iter().any(|noise| head.starts_with(noise));
        !is_noise || tells_of_failure(line)
    });
    match strange {
        None => Ok(()),
        Some(line) => Err(ReportFault::beside(line)),
    }
}

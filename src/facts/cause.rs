//! What lies behind a failure, as one of a few words that each language has a sentence for.

use serde::{Deserialize, Serialize};

use crate::locale::Message;

/// Why a file, an address or a setting could not be used. The words are those of `failure-cause`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Cause {
    /// A file is not there.
    Missing,
    /// A folder, a link or a device, or a path that leads out of the folder.
    NotAFile,
    /// Over the size limit.
    TooLarge,
    /// Not UTF-8.
    NotText,
    /// Something of that name stands in the way.
    Exists,
    /// The operating system's permissions forbid it.
    Denied,
    /// The disk is full, or only for reading.
    NoRoom,
    /// The operating system refused for another reason.
    System,
    /// The host's name could not be resolved.
    HostNotFound,
    /// Nobody listens there.
    ConnectionRefused,
    /// No way leads there, or the proxy would not.
    Unreachable,
    /// The connection broke.
    ConnectionReset,
    /// The certificate is from an authority that is not trusted here.
    UnknownIssuer,
    /// The certificate is not valid at this time.
    CertificateExpired,
    /// The certificate is for other names.
    CertificateName,
    /// The secure connection could not be made.
    Tls,
    /// No certificates of authorities are there.
    NoCertificates,
    /// A redirect that is not followed.
    Redirect,
    /// No usable address, or a header that cannot be sent.
    InvalidAddress,
    /// An HTML page instead of data.
    Html,
    /// Nothing at all.
    Empty,
    /// A list of deprecated packages, behind which anything may be cut off.
    OnlyDeprecations,
    /// Not JSON.
    NotJson,
    /// Cut off in the middle.
    CutOff,
    /// JSON of another shape.
    OtherShape,
    /// The answer to another question.
    OtherThing,
    /// The commit is not there.
    NoCommit,
    /// A label's name that GitHub cannot be asked for.
    Label,
    /// The certificate file has none that can be used.
    Certificates,
    /// An entry of `allow-hosts`.
    AllowHosts,
    /// The address of the proxy.
    Proxy,
    /// A token that no header can carry.
    Token,
    /// Several issues are titled for one tag.
    SeveralIssues,
    /// Both sides of a merge stand in it.
    MergeConflict,
    /// It is no lockfile of npm.
    NotALockfile,
    /// A version of the format that nobody knows yet.
    LockfileVersion,
    /// It is nested too deeply.
    TooDeep,
    /// A link in it leads nowhere.
    BrokenLink,
    /// The `package.json` beside it cannot be read.
    Manifest,
    /// The tool reports its own failure.
    ErrorReport,
    /// It is no report of a tool that is known.
    NotAReport,
    /// Its own counts say something else.
    Contradiction,
    /// An environment variable is not set.
    NotSet,
    /// A variable's name that a policy may not use.
    VariableName,
    /// A header's name that a policy may not use.
    HeaderName,
    /// A range of values, a text, or anything but one value for each series.
    NotOneValue,
    /// A list or an object where a figure should be.
    NotAFigure,
    /// What should lead to a figure is no JSON pointer.
    Pointer,
    /// One of the two lines around our part stands without the other.
    MarkerAlone,
    /// They stand in the wrong order.
    MarkerOrder,
    /// They stand more than once.
    MarkerTwice,
    /// A block of code or HTML is left open.
    OpenBlock,
    /// Its digest does not fit its content.
    Altered,
}

impl Cause {
    /// Every cause; a test demands words for each.
    #[cfg(test)]
    pub(crate) const ALL: [Self; 53] = [
        Self::Missing,
        Self::NotAFile,
        Self::TooLarge,
        Self::NotText,
        Self::Exists,
        Self::Denied,
        Self::NoRoom,
        Self::System,
        Self::HostNotFound,
        Self::ConnectionRefused,
        Self::Unreachable,
        Self::ConnectionReset,
        Self::UnknownIssuer,
        Self::CertificateExpired,
        Self::CertificateName,
        Self::Tls,
        Self::NoCertificates,
        Self::Redirect,
        Self::InvalidAddress,
        Self::Html,
        Self::Empty,
        Self::OnlyDeprecations,
        Self::NotJson,
        Self::CutOff,
        Self::OtherShape,
        Self::OtherThing,
        Self::NoCommit,
        Self::Label,
        Self::Certificates,
        Self::AllowHosts,
        Self::Proxy,
        Self::Token,
        Self::SeveralIssues,
        Self::MergeConflict,
        Self::NotALockfile,
        Self::LockfileVersion,
        Self::TooDeep,
        Self::BrokenLink,
        Self::Manifest,
        Self::ErrorReport,
        Self::NotAReport,
        Self::Contradiction,
        Self::NotSet,
        Self::VariableName,
        Self::HeaderName,
        Self::NotOneValue,
        Self::NotAFigure,
        Self::Pointer,
        Self::MarkerAlone,
        Self::MarkerOrder,
        Self::MarkerTwice,
        Self::OpenBlock,
        Self::Altered,
    ];

    /// The word that the words files select on.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::NotAFile => "not-a-file",
            Self::TooLarge => "too-large",
            Self::NotText => "not-text",
            Self::Exists => "exists",
            Self::Denied => "denied",
            Self::NoRoom => "no-room",
            Self::System => "system",
            Self::HostNotFound => "host-not-found",
            Self::ConnectionRefused => "connection-refused",
            Self::Unreachable => "unreachable",
            Self::ConnectionReset => "connection-reset",
            Self::UnknownIssuer => "unknown-issuer",
            Self::CertificateExpired => "certificate-expired",
            Self::CertificateName => "certificate-name",
            Self::Tls => "tls",
            Self::NoCertificates => "no-certificates",
            Self::Redirect => "redirect",
            Self::InvalidAddress => "invalid-address",
            Self::Html => "html",
            Self::Empty => "empty",
            Self::OnlyDeprecations => "only-deprecations",
            Self::NotJson => "not-json",
            Self::CutOff => "cut-off",
            Self::OtherShape => "other-shape",
            Self::OtherThing => "other-thing",
            Self::NoCommit => "no-commit",
            Self::Label => "label",
            Self::Certificates => "certificates",
            Self::AllowHosts => "allow-hosts",
            Self::Proxy => "proxy",
            Self::Token => "token",
            Self::SeveralIssues => "several-issues",
            Self::MergeConflict => "merge-conflict",
            Self::NotALockfile => "not-a-lockfile",
            Self::LockfileVersion => "lockfile-version",
            Self::TooDeep => "too-deep",
            Self::BrokenLink => "broken-link",
            Self::Manifest => "manifest",
            Self::ErrorReport => "error-report",
            Self::NotAReport => "not-a-report",
            Self::Contradiction => "contradiction",
            Self::NotSet => "not-set",
            Self::VariableName => "variable-name",
            Self::HeaderName => "header-name",
            Self::NotOneValue => "not-one-value",
            Self::NotAFigure => "not-a-figure",
            Self::Pointer => "pointer",
            Self::MarkerAlone => "marker-alone",
            Self::MarkerOrder => "marker-order",
            Self::MarkerTwice => "marker-twice",
            Self::OpenBlock => "open-block",
            Self::Altered => "altered",
        }
    }

    /// The cause as part of a sentence.
    pub(crate) fn message(self) -> Message {
        Message::new("failure-cause").with("kind", self.word())
    }
}

//! Which cause each error of the layers below comes to.

use super::Cause;
use crate::github::{EntryKind, Found, InvalidSetting};
use crate::http::{HttpErrorKind, InvalidOption, TlsFault};
use crate::npm::{LockfileFault, ReportFault};
use crate::world::FileError;

impl From<&FileError> for Cause {
    fn from(error: &FileError) -> Self {
        match error {
            FileError::NotFound => Self::Missing,
            FileError::NotAllowed => Self::NotAFile,
            FileError::TooLarge { .. } => Self::TooLarge,
            FileError::NotText => Self::NotText,
            FileError::System(kind) => Self::from(*kind),
        }
    }
}

impl From<std::io::ErrorKind> for Cause {
    fn from(kind: std::io::ErrorKind) -> Self {
        use std::io::ErrorKind;
        match kind {
            ErrorKind::NotFound => Self::Missing,
            ErrorKind::AlreadyExists => Self::Exists,
            ErrorKind::IsADirectory | ErrorKind::NotADirectory | ErrorKind::InvalidFilename => {
                Self::NotAFile
            }
            ErrorKind::PermissionDenied => Self::Denied,
            ErrorKind::StorageFull
            | ErrorKind::QuotaExceeded
            | ErrorKind::FileTooLarge
            | ErrorKind::ReadOnlyFilesystem => Self::NoRoom,
            ErrorKind::InvalidData => Self::NotText,
            _ => Self::System,
        }
    }
}

impl From<&HttpErrorKind> for Cause {
    fn from(kind: &HttpErrorKind) -> Self {
        match kind {
            HttpErrorKind::InvalidUrl | HttpErrorKind::AddressNotAllowed(_) => Self::InvalidAddress,
            HttpErrorKind::NoCertificates => Self::NoCertificates,
            HttpErrorKind::Tls(TlsFault::UnknownIssuer) => Self::UnknownIssuer,
            HttpErrorKind::Tls(TlsFault::Expired) => Self::CertificateExpired,
            HttpErrorKind::Tls(TlsFault::WrongName) => Self::CertificateName,
            HttpErrorKind::Tls(TlsFault::Other) => Self::Tls,
            HttpErrorKind::NameNotResolved => Self::HostNotFound,
            HttpErrorKind::Refused => Self::ConnectionRefused,
            HttpErrorKind::Unreachable
            | HttpErrorKind::TimedOut
            | HttpErrorKind::RateLimited { .. } => Self::Unreachable,
            HttpErrorKind::Reset => Self::ConnectionReset,
            HttpErrorKind::Truncated => Self::CutOff,
            HttpErrorKind::TooLarge(_) => Self::TooLarge,
            HttpErrorKind::ForeignRedirect { .. } | HttpErrorKind::BadRedirect => Self::Redirect,
        }
    }
}

impl From<Found> for Cause {
    fn from(found: Found) -> Self {
        match found {
            Found::Html => Self::Html,
            Found::Empty => Self::Empty,
            Found::NotJson => Self::NotJson,
            Found::Truncated => Self::CutOff,
            Found::OtherShape => Self::OtherShape,
            Found::OtherThing => Self::OtherThing,
        }
    }
}

impl From<EntryKind> for Cause {
    fn from(_: EntryKind) -> Self {
        Self::NotAFile
    }
}

impl From<&LockfileFault> for Cause {
    fn from(fault: &LockfileFault) -> Self {
        match fault {
            LockfileFault::NotText => Self::NotText,
            LockfileFault::TooLarge => Self::TooLarge,
            LockfileFault::Empty => Self::Empty,
            LockfileFault::NotJson { .. } => Self::NotJson,
            LockfileFault::MergeConflict { .. } => Self::MergeConflict,
            LockfileFault::NotNpm | LockfileFault::InPlaceOfRoot(_) => Self::NotALockfile,
            LockfileFault::Version(_) => Self::LockfileVersion,
            LockfileFault::TooDeep => Self::TooDeep,
            LockfileFault::MissingLinkTarget { .. } => Self::BrokenLink,
            LockfileFault::Manifest { .. } => Self::Manifest,
        }
    }
}

impl From<&ReportFault> for Cause {
    fn from(fault: &ReportFault) -> Self {
        match fault {
            ReportFault::TooLarge => Self::TooLarge,
            ReportFault::TooDeep => Self::TooDeep,
            ReportFault::NotText => Self::NotText,
            ReportFault::Empty | ReportFault::EmptyObject => Self::Empty,
            ReportFault::OnlyDeprecations => Self::OnlyDeprecations,
            ReportFault::Html => Self::Html,
            ReportFault::NotJson { .. } => Self::NotJson,
            ReportFault::CutOff | ReportFault::NoSummary => Self::CutOff,
            ReportFault::ErrorDocument { .. } => Self::ErrorReport,
            ReportFault::Contradiction { .. } | ReportFault::Unexplained { .. } => {
                Self::Contradiction
            }
            ReportFault::Duplicate
            | ReportFault::Beside { .. }
            | ReportFault::NoMetadata
            | ReportFault::SeveralReports
            | ReportFault::Version { .. }
            | ReportFault::UnknownShape
            | ReportFault::Malformed { .. } => Self::NotAReport,
        }
    }
}

impl From<InvalidOption> for Cause {
    fn from(option: InvalidOption) -> Self {
        match option {
            InvalidOption::Certificates => Self::Certificates,
            InvalidOption::AllowHosts(_) => Self::AllowHosts,
            InvalidOption::Proxy => Self::Proxy,
            InvalidOption::Client => Self::System,
        }
    }
}

impl From<InvalidSetting> for Cause {
    fn from(setting: InvalidSetting) -> Self {
        match setting {
            InvalidSetting::BaseUrl => Self::InvalidAddress,
            InvalidSetting::Token => Self::Token,
        }
    }
}

//! gonogo: may this release go out?

pub(crate) mod gates;
pub(crate) mod github;
pub(crate) mod http;
pub(crate) mod ids;
pub(crate) mod markdown;
pub(crate) mod policy;
pub(crate) mod text;

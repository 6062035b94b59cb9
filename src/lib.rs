//! gonogo: may this release go out?

pub(crate) mod cli;
pub(crate) mod decision;
pub(crate) mod event;
pub(crate) mod evidence;
pub(crate) mod exit;
pub(crate) mod facts;
pub(crate) mod gates;
pub(crate) mod github;
pub(crate) mod http;
pub(crate) mod ids;
pub(crate) mod judge;
pub(crate) mod locale;
pub(crate) mod markdown;
pub(crate) mod policy;
pub(crate) mod publish;
pub(crate) mod render;
pub(crate) mod subject;
pub(crate) mod text;
pub(crate) mod world;

//! The way to GitHub, and what the variables say of it.

use secrecy::SecretString;
use url::Url;

use super::invocation::GithubAccess;
use super::misuse::without_user;
use super::problem::{Place, Problem};
use super::values::Readable;
use crate::text::Untrusted;
use crate::world::{Variable, Variables};

const DEFAULT_API: &str = "https://api.github.com";
/// The server of the pages for people, unless a variable says otherwise.
pub(super) const DEFAULT_SERVER: &str = "https://github.com";

/// The way to GitHub of the command line.
pub(super) fn access(variables: &Variables) -> Result<GithubAccess, Problem> {
    let token = match token_variable(variables, Variable::GithubToken)? {
        Some(token) => Some(token),
        None => token_variable(variables, Variable::GhToken)?,
    };
    let members_token = token_variable(variables, Variable::GonogoMembersToken)?;
    github(token, members_token, variables)
}

/// The way to GitHub that the variables describe.
///
/// # Errors
/// Where an address is none.
pub(super) fn github(
    token: Option<SecretString>,
    members_token: Option<SecretString>,
    variables: &Variables,
) -> Result<GithubAccess, Problem> {
    let base = |name: Variable, default: &str| match variable(variables, name)? {
        Some(url) => Ok(url),
        None => Ok(Url::parse(default).expect("our own two addresses are valid")),
    };
    Ok(GithubAccess {
        token,
        members_token,
        api: base(Variable::GithubApiUrl, DEFAULT_API)?,
        graphql: variable(variables, Variable::GithubGraphqlUrl)?,
        server: base(Variable::GithubServerUrl, DEFAULT_SERVER)?,
    })
}

/// A variable's value, read as what it should be.
///
/// # Errors
/// Where it is something else.
pub(super) fn variable<T: Readable>(
    variables: &Variables,
    name: Variable,
) -> Result<Option<T>, Problem> {
    let Some(text) = variables.get(name) else {
        return Ok(None);
    };
    T::read(text)
        .map(Some)
        .map_err(|expected| Problem::InvalidValue {
            place: Place::Variable(name.name()),
            given: Untrusted::new(without_user(text.to_owned())),
            expected,
        })
}

fn token_variable(variables: &Variables, name: Variable) -> Result<Option<SecretString>, Problem> {
    let Some(text) = variables.get(name) else {
        return Ok(None);
    };
    token(text, Place::Variable(name.name())).map(Some)
}

/// A token, if it can be sent in a header. What is wrong with another is not shown: it is secret.
///
/// # Errors
/// Where it is not of visible ASCII characters, or over-long.
pub(super) fn token(text: &str, place: Place) -> Result<SecretString, Problem> {
    // Secrets are often pasted with a line end.
    let text = text.trim();
    if text.len() > 4_096 || text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Problem::UnusableToken { place });
    }
    Ok(SecretString::from(text))
}

//! What the variables that a policy names hold, as headers: masked before anything else is done.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderName, HeaderValue};
use secrecy::{ExposeSecret, SecretString};

use super::{Access, header_fault, variable_fault};
use crate::facts::gather::Sources;
use crate::facts::{Cause, Failure, FailureKind};

impl Sources<'_> {
    /// The headers that let a server know us, each marked as secret.
    pub(super) fn credentials(&self, access: &Access) -> Result<HeaderMap, Failure> {
        let mut headers = HeaderMap::new();
        match access {
            Access::Open => {}
            Access::Bearer { variable } => {
                let token = self.secret(variable)?;
                if !token
                    .expose_secret()
                    .bytes()
                    .all(|byte| byte.is_ascii_graphic())
                {
                    return Err(unusable(variable, Cause::Token));
                }
                let text = format!("Bearer {}", token.expose_secret());
                headers.insert(AUTHORIZATION, header(&text, variable)?);
            }
            Access::Basic { user, password } => {
                let packed = self.packed(user, password)?;
                let text = format!("Basic {}", packed.expose_secret());
                headers.insert(AUTHORIZATION, header(&text, password)?);
            }
            Access::Headers { headers: named } => {
                for (name, variable) in named {
                    let value = self.secret(variable)?;
                    let unnamed = || unusable(name, Cause::HeaderName);
                    if header_fault(name).is_some() {
                        return Err(unnamed());
                    }
                    let name = HeaderName::try_from(name).map_err(|_| unnamed())?;
                    headers.append(name, header(value.expose_secret(), variable)?);
                }
            }
        }
        Ok(headers)
    }

    /// User and password as RFC 7617 packs them. The user's name alone is no secret; often it is a
    /// number, and masked it would take figures away.
    fn packed(&self, user: &str, password: &str) -> Result<SecretString, Failure> {
        let (name, secret) = (self.value(user)?, self.secret(password)?);
        for (variable, value) in [(user, &name), (password, &secret)] {
            if value.expose_secret().chars().any(char::is_control) {
                return Err(unusable(variable, Cause::Token));
            }
        }
        let name = name.expose_secret();
        if name.contains(':') {
            return Err(unusable(user, Cause::Token));
        }
        let packed = STANDARD.encode(format!("{name}:{}", secret.expose_secret()));
        let packed = SecretString::from(packed);
        self.hide(&packed, password)?;
        Ok(packed)
    }

    /// What a variable holds, kept out of everything that is shown from now on.
    fn secret(&self, variable: &str) -> Result<SecretString, Failure> {
        let value = self.value(variable)?;
        self.hide(&value, variable)?;
        Ok(value)
    }

    fn value(&self, variable: &str) -> Result<SecretString, Failure> {
        if variable_fault(variable).is_some() {
            return Err(unusable(variable, Cause::VariableName));
        }
        if self.variables.are_withheld() {
            return Err(Failure::new(FailureKind::Withheld, variable));
        }
        let value = self.variables.asked_for(variable);
        Ok(value
            .ok_or_else(|| unusable(variable, Cause::NotSet))?
            .into())
    }
}

/// A value that no library shows. What would be sent in another form is refused.
fn header(text: &str, variable: &str) -> Result<HeaderValue, Failure> {
    let sent_as_it_is = text.trim() == text && !text.contains('\t');
    let value = HeaderValue::from_str(text).ok().filter(|_| sent_as_it_is);
    let mut value = value.ok_or_else(|| unusable(variable, Cause::Token))?;
    value.set_sensitive(true);
    Ok(value)
}

fn unusable(name: &str, cause: Cause) -> Failure {
    Failure::new(FailureKind::Credential, name).because(cause)
}

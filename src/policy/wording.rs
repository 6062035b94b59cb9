//! Faults in words.

use super::argument::Argument;
use super::excerpt::Wording;
use super::fault::{Fault, Suggestion};
use crate::locale::{self, Message, Value, Words};

impl Wording for Words {
    fn message(&self, id: &str, arguments: &[(&'static str, Argument)]) -> String {
        self.plain(&Message::named(id.to_owned(), values(arguments)))
    }
}

impl Fault {
    /// The fault as a sentence of the locale layer, for findings.
    pub(crate) fn message(&self) -> Message {
        Message::named(self.message_id().to_owned(), values(&self.arguments()))
    }
}

impl Suggestion {
    /// The suggestion as a sentence of the locale layer.
    pub(crate) fn message(&self) -> Message {
        Message::named(self.code.to_owned(), values(&self.arguments))
    }
}

fn values(arguments: &[(&'static str, Argument)]) -> locale::Arguments {
    let mut values = locale::Arguments::default();
    for (name, argument) in arguments {
        match argument {
            Argument::Text(text) => values.push(name, Value::Text(text.clone())),
            Argument::Number(number) => {
                values.push(
                    name,
                    Value::Number(i64::try_from(*number).unwrap_or(i64::MAX)),
                );
            }
        }
    }
    values
}

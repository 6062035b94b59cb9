//! The command `init`: looks at the repository, and writes a policy, a checklist and workflows.

mod disk;
mod lockfiles;
mod look;
mod tell;

use std::io::ErrorKind;
use std::path::Path;

use super::Problem;
use super::outside::Outside;
use crate::cli::{InitOptions, Options};
use crate::exit::Exit;
use crate::facts::Cause;
use crate::locale::Message;
use crate::setup::{Order, Planned, Standing, Unfit, plan};
use crate::world::FileError;
use tell::{Outcome, Told};

/// Looks, plans, writes unless it is a dry run, and tells.
pub(super) fn run(
    outside: &Outside,
    options: &Options,
    init: InitOptions,
) -> Result<Exit, Problem> {
    let seen = look::look(outside)?;
    let order = Order {
        zone: init.timezone,
        action: init.action,
        locale: options.language,
        now: (outside.clock)(),
    };
    let plan = plan(&seen, &order).map_err(|unfit| match unfit {
        Unfit::NoZone => Problem::Said(Message::new("setup-no-zone"), Exit::Usage),
        Unfit::Invalid => Problem::Said(Message::new("setup-invalid"), Exit::Internal),
    })?;
    let outcomes = plan
        .files
        .iter()
        .map(|file| written(outside, file, init.dry_run))
        .collect::<Vec<_>>();
    let told = Told {
        seen: &seen,
        plan: &plan,
        outcomes: &outcomes,
        dry_run: init.dry_run,
    };
    told.tell(outside, options)?;
    let failed = |outcome: &Outcome| matches!(outcome, Outcome::Failed(_));
    Ok(match outcomes.iter().any(failed) {
        true => Exit::NotPublished,
        false => Exit::Go,
    })
}

/// Writes one file, or says why not. The others are written all the same: each is of use alone.
fn written(outside: &Outside, file: &Planned, dry_run: bool) -> Outcome {
    match &file.standing {
        Standing::Taken => Outcome::Exists,
        Standing::Barred(reason) => Outcome::Failed(reason.clone()),
        Standing::Free if dry_run => Outcome::Would,
        Standing::Free => {
            let path = Path::new(file.path.as_str());
            match outside.files.create_beneath(path, file.text.as_bytes()) {
                Ok(()) => Outcome::Written,
                // Somebody was faster, and theirs stays.
                Err(FileError::System(ErrorKind::AlreadyExists)) => Outcome::Exists,
                Err(error) => Outcome::Failed(Cause::from(&error).message()),
            }
        }
    }
}

//! Entries for one place.

use std::collections::HashMap;

use crate::npm::lockfile::{Entry, LONGEST_PLACE, LockfileFault, Place};

/// Of entries for one place the last counts.
pub(super) fn without<'a>(
    packages: Vec<(Place<'a>, Entry<'a>)>,
) -> Result<(Vec<Place<'a>>, Vec<Entry<'a>>), LockfileFault> {
    let mut known: HashMap<Place<'a>, usize> = HashMap::with_capacity(packages.len());
    let (mut places, mut entries) = (Vec::new(), Vec::new());
    for (place, entry) in packages {
        if place.len() > LONGEST_PLACE {
            return Err(LockfileFault::TooDeep);
        }
        match known.get(&place).and_then(|index| entries.get_mut(*index)) {
            Some(before) => *before = entry,
            None => {
                known.insert(place.clone(), entries.len());
                places.push(place);
                entries.push(entry);
            }
        }
    }
    Ok((places, entries))
}

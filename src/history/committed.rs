//! Which files the newest commit has, by their names.

use std::collections::BTreeSet;

use gix::ObjectId;

use super::{Clone, Fault};

/// Folders in folders.
const DEEPEST: usize = 100;
/// So many folders are looked into.
const MOST_FOLDERS: usize = 20_000;

impl Clone {
    /// The paths of all files of the newest commit that have one of these names, but for those in
    /// folders of the other name. `None` where there are too many folders to look into.
    ///
    /// # Errors
    /// Where there is no commit, or where one of its folders is not here: a partial clone may lack them.
    pub(crate) fn committed(
        &self,
        names: &[&str],
        without: &str,
    ) -> Result<Option<BTreeSet<String>>, Fault> {
        let mut found = BTreeSet::new();
        let tree = self.tree_of(self.commit("HEAD")?)?;
        let mut waiting: Vec<(String, ObjectId, usize)> = vec![(String::new(), tree, 0)];
        let mut looked = 0;
        while let Some((folder, tree, depth)) = waiting.pop() {
            if looked == MOST_FOLDERS || depth > DEEPEST {
                return Ok(None);
            }
            looked += 1;
            for (name, entry) in self.entries(Some(tree))? {
                let path = format!("{folder}{name}");
                if entry.is_folder() {
                    if name != without {
                        waiting.push((format!("{path}/"), entry.object, depth + 1));
                    }
                } else if entry.mode.is_blob() && names.contains(&name.as_str()) {
                    found.insert(path);
                }
            }
        }
        Ok(Some(found))
    }
}

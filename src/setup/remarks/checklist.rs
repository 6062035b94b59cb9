//! What is said of the checklist.

use super::{Told, headings, is_owners, names, path, unread};
use crate::ids::RepoPath;
use crate::locale::Message;
use crate::setup::list::Form;
use crate::setup::lists::Lists;
use crate::setup::plan::Standing;
use crate::setup::seen::Seen;

pub(super) fn checklist(told: &mut Told, seen: &Seen) {
    let about = "checklist";
    let of = |id: &'static str, form: &Form| {
        let list = form.list.as_ref();
        let sections = list
            .map(|list| list.sections.as_slice())
            .unwrap_or_default();
        let message = Message::new(id)
            .with("path", path(&form.path))
            .with("items", list.map_or(0, |list| list.items))
            .with("sections", sections.len());
        headings(message, sections)
    };
    match Lists::of(seen) {
        Lists::Description(form) => told.add(about, of("setup-saw-description", form)),
        Lists::Release(form, None) => told.add(about, of("setup-saw-release-list", form)),
        Lists::Release(form, Some(_)) => told.add(about, of("setup-saw-description", form)),
        Lists::Own(form) => {
            let place = Lists::of(seen).own_path();
            let state = match (seen.standing(&place), form) {
                (Standing::Barred(_), _) => "barred",
                (_, Some(form)) if form.text.is_none() => "unread",
                _ => "none",
            };
            told.add(
                about,
                Message::new("setup-saw-no-list").with("state", state),
            );
        }
        Lists::None(form) => {
            let is_read = if form.text.is_some() { "yes" } else { "no" };
            told.add(
                about,
                of("setup-saw-no-template", form).with("read", is_read),
            );
        }
    }
    left_out(told, seen);
    unread(told, seen, about, |path| !is_owners(path));
    if let Some(folder) = &seen.further_forms {
        let message = Message::new("setup-saw-further-forms").with("path", path(folder));
        told.add(about, message);
    }
    let lists = match (Lists::of(seen), &seen.release_list) {
        (Lists::Description(_), Some(form)) if form.list.is_some() => Some(&form.path),
        _ => None,
    };
    let others = lists.into_iter().chain(&seen.other_lists);
    let others: Vec<&str> = others.map(RepoPath::as_str).collect();
    if !others.is_empty() {
        let message = Message::new("setup-saw-other-lists");
        told.add(about, names(message, others.into_iter()));
    }
}

/// The sections of the forms that are not waited for, each list with its file.
fn left_out(told: &mut Told, seen: &Seen) {
    let about = "checklist";
    let template = match Lists::of(seen) {
        Lists::Description(form) | Lists::Release(form, _) => Some(form),
        Lists::Own(_) | Lists::None(_) => None,
    };
    if let Some(form) = template
        && let Some(list) = form.list.as_ref().filter(|list| !list.later.is_empty())
    {
        let message = Message::new("setup-saw-later").with("path", path(&form.path));
        told.add(about, headings(message, &list.later));
    }
    let description = seen.description.as_ref();
    let description = description.filter(|it| template.is_none_or(|form| form.path != it.path));
    for form in template.into_iter().chain(description) {
        if !form.choices.is_empty() {
            let message = Message::new("setup-saw-choices").with("path", path(&form.path));
            told.add(about, headings(message, &form.choices));
        }
    }
}

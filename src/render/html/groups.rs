//! Rows under headings, such as what was said for each role.

use super::{MOST_ROWS, Writer};
use crate::decision::{Group, Grouped, Report};

impl Writer<'_> {
    /// One table; each group is a body of its own with a heading that spans it.
    pub(super) fn grouped(&self, grouped: &Grouped, report: &Report) -> String {
        let (titles, head) = self.head(&grouped.head);
        let groups = grouped.groups.iter().take(MOST_ROWS);
        let groups: String = groups.map(|group| self.group(group, &titles)).collect();
        let table = format!(
            "<table class=\"cards groups\" role=\"table\">\n\
             <caption class=\"unseen\">{}</caption>\n{head}{groups}</table>\n",
            self.caption(report),
        );
        self.wide(&table, report) + &self.more(grouped.groups.len())
    }

    fn group(&self, group: &Group, titles: &[String]) -> String {
        let span = titles.len();
        let next = group.next.as_ref().map_or_else(String::new, |next| {
            format!(" <span class=\"next\">{}</span>", self.say(next))
        });
        let rows = group.rows.iter().take(MOST_ROWS);
        let mut rows: String = rows.map(|row| self.row(row, titles)).collect();
        if rows.is_empty() {
            rows = format!(
                "<tr role=\"row\"><td role=\"cell\" colspan=\"{span}\" class=\"nothing\">{}</td></tr>\n",
                self.own("html-nothing")
            );
        }
        format!(
            "<tbody role=\"rowgroup\">\n<tr role=\"row\" class=\"group\">\
             <th scope=\"rowgroup\" role=\"rowheader\" colspan=\"{span}\">{} {}{next}</th></tr>\n\
             {rows}</tbody>\n",
            self.value(&group.name),
            self.value(&group.state),
        )
    }
}

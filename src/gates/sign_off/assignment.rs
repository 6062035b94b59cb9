//! Who counts for which role, where one person counts for one role only.
//!
//! A bipartite matching in which a role takes several people: augmenting paths (Berge 1957), so
//! that no choice made early keeps a role empty that could be filled.

/// For each role the people who count for it, as indices: at most `needed` of each, every person
/// at most once. `willing[person]` are the roles that person has signed off, as indices.
pub(super) fn assign(needed: &[usize], willing: &[Vec<usize>]) -> Vec<Vec<usize>> {
    assign_first(|_| true, needed, willing)
}

/// The same where some roles come first: none of them stays empty for the sake of another one.
pub(super) fn assign_first(
    first: impl Fn(usize) -> bool,
    needed: &[usize],
    willing: &[Vec<usize>],
) -> Vec<Vec<usize>> {
    let of_first = |roles: &Vec<usize>| roles.iter().copied().filter(|role| first(*role)).collect();
    let willing_first: Vec<Vec<usize>> = willing.iter().map(of_first).collect();
    let mut taken: Vec<Vec<usize>> = vec![Vec::new(); needed.len()];
    // Whoever has been placed stays so, and a role keeps as many people as it has.
    for willing in [willing_first.as_slice(), willing] {
        for person in 0..willing.len() {
            if taken.iter().all(|people| !people.contains(&person)) {
                let mut tried = vec![false; needed.len()];
                place(person, needed, willing, &mut taken, &mut tried);
            }
        }
    }
    for people in &mut taken {
        people.sort_unstable();
    }
    taken
}

/// Finds a role for a person, moving others on where that makes room.
fn place(
    person: usize,
    needed: &[usize],
    willing: &[Vec<usize>],
    taken: &mut [Vec<usize>],
    tried: &mut [bool],
) -> bool {
    for &role in willing.get(person).into_iter().flatten() {
        let (Some(false), Some(room)) = (tried.get(role).copied(), needed.get(role)) else {
            continue;
        };
        if let Some(mark) = tried.get_mut(role) {
            *mark = true;
        }
        let here = taken.get(role).cloned().unwrap_or_default();
        if here.len() < *room {
            take(taken, role, person);
            return true;
        }
        for other in here {
            // The other one goes on to a role that was not tried on this way yet.
            if place(other, needed, willing, taken, tried) {
                if let Some(people) = taken.get_mut(role) {
                    people.retain(|someone| *someone != other);
                }
                take(taken, role, person);
                return true;
            }
        }
    }
    false
}

fn take(taken: &mut [Vec<usize>], role: usize, person: usize) {
    if let Some(people) = taken.get_mut(role) {
        people.push(person);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const QA: usize = 0;
    const SECURITY: usize = 1;

    #[track_caller]
    fn check(needed: &[usize], willing: &[&[usize]], expected: &[&[usize]]) {
        let willing: Vec<Vec<usize>> = willing.iter().map(|roles| roles.to_vec()).collect();
        assert_eq!(assign(needed, &willing), expected);
    }

    #[test]
    fn rule_7_alice_may_be_qa_or_security_and_bob_only_qa_so_alice_is_security() {
        check(&[1, 1], &[&[QA, SECURITY], &[QA]], &[&[1], &[0]]);
        check(&[1, 1], &[&[QA], &[QA, SECURITY]], &[&[0], &[1]]);
    }

    #[test]
    fn one_person_never_fills_two_roles() {
        check(&[1, 1], &[&[QA, SECURITY]], &[&[0], &[]]);
    }

    #[test]
    fn a_role_takes_as_many_as_it_needs_and_no_more() {
        check(&[2], &[&[QA], &[QA], &[QA]], &[&[0, 1]]);
    }

    /// The most people that can be placed, by trying everything.
    fn best(needed: &[usize], willing: &[Vec<usize>], person: usize) -> usize {
        let Some(roles) = willing.get(person) else {
            return 0;
        };
        let mut most = best(needed, willing, person + 1);
        for role in roles {
            if needed[*role] > 0 {
                let mut left = needed.to_vec();
                left[*role] -= 1;
                most = most.max(1 + best(&left, willing, person + 1));
            }
        }
        most
    }

    proptest! {
        #[test]
        fn no_other_assignment_fills_more(
            needed in prop::collection::vec(1_usize..3, 1..4),
            willing in prop::collection::vec(prop::collection::btree_set(0_usize..4, 0..4), 0..6),
            come_first in any::<[bool; 4]>(),
        ) {
            let willing: Vec<Vec<usize>> = willing
                .into_iter()
                .map(|roles| roles.into_iter().filter(|role| *role < needed.len()).collect())
                .collect();
            let first = |role: usize| come_first[role];
            let taken = assign_first(first, &needed, &willing);
            let mut everyone: Vec<usize> = taken.iter().flatten().copied().collect();
            everyone.sort_unstable();
            let placed = everyone.len();
            everyone.dedup();
            prop_assert_eq!(everyone.len(), placed, "one person, one role");
            for (role, people) in taken.iter().enumerate() {
                prop_assert!(people.len() <= needed[role]);
                prop_assert!(people.iter().all(|person| willing[*person].contains(&role)));
            }
            prop_assert_eq!(placed, best(&needed, &willing, 0));
            let mut alone = willing.clone();
            for roles in &mut alone {
                roles.retain(|role| first(*role));
            }
            let firsts = taken.iter().enumerate().filter(|(role, _)| first(*role));
            let placed: usize = firsts.map(|(_, people)| people.len()).sum();
            prop_assert_eq!(placed, best(&needed, &alone, 0));
        }
    }
}

//! Names that a policy may use.

use crate::facts::figures::{HeaderFault, VariableFault, header_fault, variable_fault};

#[test]
fn names_of_variables_are_names_and_not_the_runners() {
    use VariableFault::*;
    for (name, fault) in [
        ("PROM_TOKEN", None),
        ("_x9", None),
        ("MY_GITHUB_TOKEN", None),
        ("", Some(NotAName)),
        ("9X", Some(NotAName)),
        ("A-B", Some(NotAName)),
        ("A B", Some(NotAName)),
        ("É", Some(NotAName)),
        ("A=B", Some(NotAName)),
        ("GITHUB_TOKEN", Some(Reserved)),
        ("github_token", Some(Reserved)),
        ("Actions_Runtime_Token", Some(Reserved)),
        ("ACTIONS_ID_TOKEN_REQUEST_TOKEN", Some(Reserved)),
        ("RUNNER_TEMP", Some(Reserved)),
        ("INPUT_GITHUB_TOKEN", Some(Reserved)),
        ("GH_TOKEN", Some(Reserved)),
        ("gh_token", Some(Reserved)),
        ("GH_ENTERPRISE_TOKEN", Some(Reserved)),
        ("GONOGO_MEMBERS_TOKEN", Some(Reserved)),
    ] {
        assert_eq!(variable_fault(name), fault, "{name}");
    }
    assert_eq!(variable_fault(&"X".repeat(201)), Some(NotAName));
}

#[test]
fn names_of_headers_are_names_and_about_who_asks() {
    use HeaderFault::*;
    for (name, fault) in [
        ("authorization", None),
        ("x-scope-orgid", None),
        ("dd-api-key", None),
        ("cookie", None),
        ("X-Scope-OrgID", Some(NotAName)),
        ("", Some(NotAName)),
        ("a b", Some(NotAName)),
        ("a:b", Some(NotAName)),
        ("é", Some(NotAName)),
        ("host", Some(Reserved)),
        ("content-type", Some(Reserved)),
        ("transfer-encoding", Some(Reserved)),
        ("proxy-authorization", Some(Reserved)),
    ] {
        assert_eq!(header_fault(name), fault, "{name}");
    }
}

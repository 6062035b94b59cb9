//! What an `.npmrc` says, and where its secrets go.

use super::*;

fn read(text: &str) -> Registries {
    let mut registries = Registries::default();
    registries.read(text, Trust::FromPolicy, &|name| {
        (name == "NPM_TOKEN").then(|| "s3cret".to_owned())
    });
    registries
}

#[track_caller]
fn shown(text: &str, url: &str, expected: Option<&str>) {
    let registries = read(text);
    let found = registries.credential(&Url::parse(url).unwrap());
    assert_eq!(found.map(Credential::header).as_deref(), expected, "{url}");
}

#[test]
fn registries_are_read_by_scope() {
    let registries = read(
        "; a comment\nregistry = https://npm.acme.example/all\n@acme:registry=\"https://npm.acme.example/own/\"\n",
    );
    let of = |name: &str| registries.of(&name.parse().unwrap()).url.to_string();
    assert_eq!(of("left-pad"), "https://npm.acme.example/all/");
    assert_eq!(of("@acme/shop"), "https://npm.acme.example/own/");
    assert_eq!(of("@other/shop"), "https://npm.acme.example/all/");
    assert_eq!(
        Registries::default().default_registry().url.as_str(),
        DEFAULT_REGISTRY
    );
}

#[test]
fn a_credential_goes_only_to_its_host_port_and_path() {
    let text = "//npm.acme.example/own/:_authToken=${NPM_TOKEN}\n";
    let bearer = Some("Bearer s3cret");
    shown(text, "https://npm.acme.example/own/", bearer);
    shown(text, "https://npm.acme.example/own/deeper/", bearer);
    shown(text, "https://npm.acme.example/", None);
    shown(text, "https://npm.acme.example/owner/", None);
    shown(text, "https://npm.acme.example:8443/own/", None);
    shown(text, "https://npm.acme.example.evil.example/own/", None);
    shown("_authToken=s3cret", "https://registry.npmjs.org/", None);
    shown(
        "//h.example/:_authToken=a\u{e9}b",
        "https://h.example/",
        None,
    );
}

#[test]
fn a_user_and_password_are_packed_as_http_wants_them() {
    let text = "//h.example/:username=ann\n//h.example/:_password=cGFzcw==\n";
    shown(text, "https://h.example/", Some("Basic YW5uOnBhc3M="));
    shown(
        "//h.example/:_auth=YW5uOnBhc3M=",
        "https://h.example/x/",
        Some("Basic YW5uOnBhc3M="),
    );
}

#[test]
fn a_variable_that_is_not_set_is_told_and_nothing_is_sent() {
    let registries = read("//h.example/:_authToken=${OTHER}\n//g.example/:_authToken=${NONE?}\n");
    assert_eq!(registries.unset().collect::<Vec<_>>(), ["OTHER"]);
    assert_eq!(registries.secrets().count(), 0);
}

#[test]
fn comments_and_sections_are_read_as_npm_reads_them() {
    let registries = read(
        "registry=https://npm.acme.example/ ; ours\n[other]\nregistry=https://evil.example/\n",
    );
    assert_eq!(
        registries.default_registry().url.as_str(),
        "https://npm.acme.example/"
    );
}

#[test]
fn a_variable_never_becomes_a_part_of_an_address() {
    for text in [
        "registry=https://h.example/${NPM_TOKEN}/",
        "@a:registry=https://${NPM_TOKEN}/",
    ] {
        let registries = read(text);
        assert_eq!(registries.faults().len(), 1, "{text}");
        assert!(!format!("{registries:?}").contains("s3cret"), "{text}");
    }
}

#[test]
fn what_is_no_address_is_told() {
    for text in [
        "registry=npm.acme.example",
        "@a:registry=file:///etc",
        "registry=",
    ] {
        assert_eq!(read(text).faults().len(), 1, "{text}");
    }
}

#[test]
fn secrets_never_show() {
    let shown = format!("{:?}", read("//h.example/:_authToken=${NPM_TOKEN}"));
    assert!(!shown.contains("s3cret"), "{shown}");
}

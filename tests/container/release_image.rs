//! The image as a release makes it (`packaging/image`), for both architectures.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::image::{Image, json};

/// Makes it in a storage of its own: folder of the layout and the digest that was printed.
fn make(folder: &Path, name: &str) -> (Value, String) {
    let storage = folder.join(format!("{name}-storage"));
    let layout = folder.join(name);
    let options = format!(
        "--storage-driver vfs --root {0}/images --runroot {0}/run",
        storage.display()
    );
    let output = Command::new(concat!(env!("CARGO_MANIFEST_DIR"), "/packaging/image"))
        .arg(folder.join("binaries"))
        .arg("/etc/ssl/certs/ca-certificates.crt")
        .arg(&layout)
        .env("BUILDAH_OPTIONS", options)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let printed = String::from_utf8(output.stdout).unwrap();
    let index = json(&layout.join("index.json"));
    let digest = index["manifests"][0]["digest"].as_str().unwrap();
    assert_eq!(printed.trim(), digest, "the last line is the digest");
    let list = json(&layout.join("blobs").join(digest.replace(':', "/")));
    (list, digest.to_owned())
}

#[test]
fn a_release_has_one_image_for_both_architectures_and_the_same_files_give_the_same_digest() {
    let folder = tempfile::tempdir().unwrap();
    let binaries = folder.path().join("binaries");
    fs::create_dir(&binaries).unwrap();
    let program = binaries.join("gonogo-x86_64-unknown-linux-musl");
    Image::read().take_out("gonogo", &program);
    // What is in it does not matter here: nothing of it runs.
    fs::copy(&program, binaries.join("gonogo-aarch64-unknown-linux-musl")).unwrap();
    let (list, digest) = make(folder.path(), "first");
    let images = list["manifests"].as_array().unwrap();
    let architectures: Vec<_> = images
        .iter()
        .map(|image| image["platform"]["architecture"].as_str().unwrap())
        .collect();
    assert_eq!(architectures, ["amd64", "arm64"]);
    for image in images {
        let blob = |value: &Value| {
            let digest = value["digest"].as_str().unwrap().replace(':', "/");
            json(&folder.path().join("first/blobs").join(digest))
        };
        let manifest = blob(image);
        assert_eq!(manifest["layers"].as_array().unwrap().len(), 2);
        let config = blob(&manifest["config"]);
        assert_eq!(
            config["config"]["Entrypoint"],
            serde_json::json!(["/gonogo"])
        );
        assert_eq!(config["architecture"], image["platform"]["architecture"]);
    }
    assert_eq!(make(folder.path(), "second").1, digest);
}

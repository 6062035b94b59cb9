//! What is in an image, read from the form in which a registry would keep it.

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::buildah::{buildah, image_name, succeed};

/// An image as the registry sees it.
pub(crate) struct Image {
    /// What the container is started with.
    pub(crate) config: Value,
    /// Its layers, the lowest first.
    pub(crate) layers: Vec<Layer>,
}

/// One layer.
pub(crate) struct Layer {
    /// Bytes that are downloaded.
    pub(crate) compressed_size: u64,
    /// The paths in it; folders end with a slash.
    pub(crate) paths: Vec<String>,
    /// The layer itself.
    bytes: Vec<u8>,
}

impl Image {
    /// Reads the image that is tested.
    pub(crate) fn read() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let layout = format!("oci:{}:tested", folder.path().display());
        succeed(
            buildah("push")
                .args(["--format", "oci"])
                .arg(image_name())
                .arg(layout),
        );
        let index = json(&folder.path().join("index.json"));
        let blob = |descriptor: &Value| {
            let digest = descriptor["digest"].as_str().unwrap();
            folder.path().join("blobs").join(digest.replace(':', "/"))
        };
        let manifest = json(&blob(&index["manifests"][0]));
        let layers = manifest["layers"].as_array().unwrap().iter();
        Self {
            config: json(&blob(&manifest["config"])),
            layers: layers.map(|layer| Layer::read(&blob(layer))).collect(),
        }
    }

    /// Everything in it, sorted.
    pub(crate) fn paths(&self) -> Vec<&str> {
        let mut paths: Vec<_> = self
            .layers
            .iter()
            .flat_map(|layer| &layer.paths)
            .map(String::as_str)
            .collect();
        paths.sort_unstable();
        paths.dedup();
        paths
    }

    /// Takes a file out of it.
    pub(crate) fn take_out(&self, path: &str, target: &Path) {
        let layer = self
            .layers
            .iter()
            .rfind(|layer| layer.paths.iter().any(|found| found == path));
        let bytes = &layer
            .unwrap_or_else(|| panic!("{path} is in no layer"))
            .bytes;
        let folder = tempfile::tempdir().unwrap();
        let archive = folder.path().join("layer.tar.gz");
        fs::write(&archive, bytes).unwrap();
        succeed(
            Command::new("tar")
                .arg("-xzf")
                .arg(&archive)
                .arg("-C")
                .arg(folder.path())
                .arg(path),
        );
        fs::copy(folder.path().join(path), target).unwrap();
    }

    /// The command line that the runner starts: it adds no arguments of its own.
    pub(crate) fn entrypoint(&self) -> Vec<String> {
        let words = self.config["config"]["Entrypoint"]
            .as_array()
            .unwrap()
            .iter();
        words
            .map(|word| word.as_str().unwrap().to_owned())
            .collect()
    }
}

impl Layer {
    fn read(blob: &Path) -> Self {
        let bytes = fs::read(blob).unwrap();
        let listing = succeed(Command::new("tar").arg("-tzf").arg(blob));
        Self {
            compressed_size: bytes.len() as u64,
            bytes,
            paths: listing.lines().map(str::to_owned).collect(),
        }
    }
}

/// Reads a JSON file.
pub(crate) fn json(path: &Path) -> Value {
    serde_json::from_reader(File::open(path).unwrap()).unwrap()
}

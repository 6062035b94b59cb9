//! The one door to `buildah`, which builds and runs images without a daemon.

use std::path::PathBuf;
use std::process::{Command, Output};

/// What `./test` says in the environment.
fn setting(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set: run `./test container`"))
}

/// The name of the image that is tested.
pub(crate) fn image_name() -> String {
    setting("GONOGO_TEST_IMAGE")
}

/// The folder in which `buildah` keeps images and containers, apart from those of the machine.
fn storage() -> PathBuf {
    PathBuf::from(setting("GONOGO_TEST_STORAGE"))
}

/// A `buildah` command on the storage of the tests.
pub(crate) fn buildah(command: &str) -> Command {
    let storage = storage();
    let mut buildah = Command::new("buildah");
    buildah.args(["--storage-driver", "vfs"]);
    buildah.arg("--root").arg(storage.join("images"));
    buildah.arg("--runroot").arg(storage.join("run"));
    buildah.arg(command);
    buildah
}

/// Runs a command that must succeed and says what it printed.
pub(crate) fn succeed(command: &mut Command) -> String {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let Output {
        status,
        stdout,
        stderr,
    } = output;
    assert!(
        status.success(),
        "{command:?}: {status}\n{}",
        String::from_utf8_lossy(&stderr)
    );
    String::from_utf8(stdout).unwrap()
}

/// A container of the image; it is removed when it is dropped.
pub(crate) struct Container {
    id: String,
}

impl Container {
    /// Makes one, as it would be before its program starts.
    pub(crate) fn create() -> Self {
        let mut from = buildah("from");
        // The proxy of the machine is none of the container's business.
        from.args(["--pull-never", "--http-proxy=false"])
            .arg(image_name());
        let name = succeed(&mut from);
        let mut inspect = buildah("inspect");
        inspect
            .args(["--format", "{{.ContainerID}}"])
            .arg(name.trim());
        Self {
            id: succeed(&mut inspect).trim().to_owned(),
        }
    }

    /// Runs a program in it, on the network of the machine.
    pub(crate) fn run(&self, options: &[String], program: &[String]) -> Output {
        let mut run = buildah("run");
        run.args(["--isolation", "chroot", "--network", "host"])
            .args(options);
        run.arg(&self.id).arg("--").args(program);
        run.output().expect("buildah starts")
    }
}

impl Drop for Container {
    fn drop(&mut self) {
        let removed = buildah("rm").arg(&self.id).output();
        if !std::thread::panicking() {
            assert!(
                removed.is_ok_and(|output| output.status.success()),
                "{} stays",
                self.id
            );
        }
    }
}

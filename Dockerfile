# The image of the action, built from source: what `image: Dockerfile` in action.yml names.
#
# Both stages run on the architecture that is asked for: Alpine's own target is the static musl one, so nothing
# is cross-compiled, and the same file serves amd64 and arm64.
#
# Release tags do not build at all: their action.yml names the published image by digest, which the release process
# writes (packaging/release.mjs). That image is put together by `Dockerfile.binary`.
FROM rust:1.95.0-alpine AS build

# The C compiler and headers that `ring` needs, and the bundle of certificate authorities.
RUN apk add --no-cache ca-certificates gcc musl-dev

WORKDIR /source
COPY . .
RUN target="$(rustc -vV | sed -n 's/^host: //p')" \
 && cargo build --profile dist --locked --target "$target" --bin gonogo \
 && install -D -m 0755 "target/$target/dist/gonogo" /image/gonogo \
 && install -D -m 0644 /etc/ssl/certs/ca-certificates.crt /image/etc/ssl/certs/ca-certificates.crt

# No shell, no package manager, no user database: the runner mounts the Docker socket into this container.
# There is no `USER`, because the files of the runner that are mounted here belong to others than the container's.
FROM scratch
COPY --from=build /image/etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=build /image/gonogo /gonogo
ENTRYPOINT ["/gonogo"]

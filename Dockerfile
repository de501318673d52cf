# syntax=docker/dockerfile:1
# jotkit as a static binary in an image without a shell; certificates and time zones come with the image.
FROM rust:1.88-alpine AS build
# hadolint ignore=DL3018
RUN apk add --no-cache cmake g++ make musl-dev perl
WORKDIR /src
COPY Cargo.toml Cargo.lock README.md build.rs start.ld ./
COPY .cargo .cargo
COPY benches benches
COPY src src
RUN cargo build --release --locked --bin jotkit

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /src/target/release/jotkit /usr/local/bin/jotkit
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["/usr/local/bin/jotkit"]
CMD ["--help"]

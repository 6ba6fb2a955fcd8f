FROM rust:1.92-alpine AS builder
RUN apk add --no-cache musl-dev
WORKDIR /app
COPY Cargo.toml Cargo.lock ./
COPY src ./src
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    cargo build --release --locked

FROM debian:trixie
COPY --from=builder /app/target/release/beacon /beacon
USER 1000
ENTRYPOINT ["/beacon"]

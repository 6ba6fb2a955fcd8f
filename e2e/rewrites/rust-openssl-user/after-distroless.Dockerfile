FROM rust:1.92-bookworm AS builder
WORKDIR /build
RUN apt-get update && apt-get install -y --no-install-recommends pkg-config libssl-dev
COPY . .
RUN cargo build --release

FROM gcr.io/distroless/cc-debian13:latest
# the settings are read once, at start
COPY --from=builder /build/config /etc/harbor
COPY --from=builder /build/target/release/harbor /usr/local/bin/harbor
USER 65532
EXPOSE 3000
CMD ["harbor", "--config", "/etc/harbor/settings.toml"]

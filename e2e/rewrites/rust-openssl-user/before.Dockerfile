FROM rust:1.92-bookworm AS builder
WORKDIR /build
RUN apt-get update && apt-get install -y --no-install-recommends pkg-config libssl-dev
COPY . .
RUN cargo build --release

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends libssl3 ca-certificates \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd -r harbor && useradd -r -g harbor harbor
# the settings are read once, at start
COPY --from=builder /build/config /etc/harbor
COPY --from=builder /build/target/release/harbor /usr/local/bin/harbor
USER harbor
EXPOSE 3000
CMD ["harbor", "--config", "/etc/harbor/settings.toml"]

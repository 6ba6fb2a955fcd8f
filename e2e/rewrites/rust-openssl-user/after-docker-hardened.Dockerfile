FROM rust:1.92-bookworm AS builder
WORKDIR /build
RUN apt-get update && apt-get install -y --no-install-recommends pkg-config libssl-dev
COPY . .
RUN cargo build --release
RUN mkdir -p /opt/libraries && for library in /usr/lib/*/libcrypto.so.3 /usr/lib/*/libgcc_s.so.1 /usr/lib/*/libssl.so.3; do \
      cp -L "$library" /opt/libraries/ && ldd "$library" | awk '$3 ~ "^/" && $3 !~ "/(ld-|lib(c|m|mvec|dl|pthread|rt|resolv|util|anl)[.]so)" { print $3 }' \
      | xargs -r -I {} cp -L {} /opt/libraries/ || exit 1; \
    done

FROM dhi.io/static:20250419-glibc-debian12
COPY --from=builder /opt/libraries /opt/libraries
ENV LD_LIBRARY_PATH=/opt/libraries
# the settings are read once, at start
COPY --from=builder /build/config /etc/harbor
COPY --from=builder /build/target/release/harbor /usr/local/bin/harbor
USER 65532
EXPOSE 3000
CMD ["harbor", "--config", "/etc/harbor/settings.toml"]

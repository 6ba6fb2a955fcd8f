FROM rust:1.79 AS build
WORKDIR /usr/src/relay
COPY . .
RUN cargo install --path .

FROM cgr.dev/chainguard/glibc-dynamic:latest
COPY --from=build /usr/local/cargo/bin/relay /usr/local/bin/relay
CMD ["relay"]

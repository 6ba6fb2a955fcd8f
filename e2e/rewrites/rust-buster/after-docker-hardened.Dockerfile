FROM rust:1.98-alpine3.24 AS build
WORKDIR /usr/src/relay
COPY . .
RUN cargo install --path .

FROM dhi.io/static:20260611-musl-alpine3.24
COPY --from=build /usr/local/cargo/bin/relay /usr/local/bin/relay
CMD ["relay"]

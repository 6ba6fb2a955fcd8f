FROM rust:1.79 AS build
WORKDIR /usr/src/relay
COPY . .
RUN cargo install --path .

FROM gcr.io/distroless/cc-debian13:latest
COPY --from=build /usr/local/cargo/bin/relay /usr/local/bin/relay
CMD ["relay"]

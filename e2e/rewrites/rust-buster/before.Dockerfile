FROM rust:1.79 AS build
WORKDIR /usr/src/relay
COPY . .
RUN cargo install --path .

FROM debian:buster-slim
RUN apt-get update && apt-get install -y ca-certificates && rm -rf /var/lib/apt/lists/*
COPY --from=build /usr/local/cargo/bin/relay /usr/local/bin/relay
CMD ["relay"]

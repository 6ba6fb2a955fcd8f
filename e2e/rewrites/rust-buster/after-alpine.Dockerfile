FROM rust:1.98-alpine3.24 AS build
WORKDIR /usr/src/relay
COPY . .
RUN cargo install --path .

FROM alpine:3.24
RUN apk add --no-cache ca-certificates
COPY --from=build /usr/local/cargo/bin/relay /usr/local/bin/relay
CMD ["relay"]

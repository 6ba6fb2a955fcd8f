# syntax=docker/dockerfile:1
FROM golang:1.26-alpine AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod go mod download
COPY . .
# no cgo: the program has to run anywhere
RUN --mount=type=cache,target=/root/.cache/go-build \
    CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /out/courier ./cmd/courier

FROM debian:trixie
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates tzdata && rm -rf /var/lib/apt/lists/*
RUN groupadd -r courier && useradd -r -g courier -u 10001 -m courier
COPY --from=build /out/courier /usr/local/bin/courier
USER courier
EXPOSE 8080
ENTRYPOINT ["/usr/local/bin/courier"]

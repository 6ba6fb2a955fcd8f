# syntax=docker/dockerfile:1
FROM golang:1.26-alpine AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod go mod download
COPY . .
# no cgo: the program has to run anywhere
RUN --mount=type=cache,target=/root/.cache/go-build \
    CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /out/courier ./cmd/courier

FROM cgr.dev/chainguard/static:latest
COPY --from=build /out/courier /usr/local/bin/courier
USER 10001
EXPOSE 8080
ENTRYPOINT ["/usr/local/bin/courier"]

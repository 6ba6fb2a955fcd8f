ARG GO_VERSION=1.26
ARG ALPINE_VERSION=3.19
FROM --platform=$BUILDPLATFORM golang:${GO_VERSION}-alpine AS build
RUN apk add --no-cache git make
WORKDIR /src
COPY . .
ARG TARGETOS TARGETARCH VERSION=dev
RUN CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH \
    go build -ldflags "-X main.version=$VERSION" -o /bin/gateway ./cmd/gateway

FROM registry.access.redhat.com/ubi9/ubi:latest
LABEL org.opencontainers.image.title="gateway"
COPY --from=build /bin/gateway /bin/gateway
COPY config/default.yaml /etc/gateway/config.yaml
ENV GATEWAY_CONFIG=/etc/gateway/config.yaml
EXPOSE 8443
HEALTHCHECK --interval=30s --timeout=3s CMD curl -fsk https://localhost:8443/healthz || exit 1
USER 65532:65532
ENTRYPOINT ["/bin/gateway"]
CMD ["serve"]

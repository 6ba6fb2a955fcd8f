ARG GO_VERSION=1.26
ARG ALPINE_VERSION=3.19
FROM --platform=$BUILDPLATFORM golang:${GO_VERSION}-alpine AS build
RUN apk add --no-cache git make
WORKDIR /src
COPY . .
ARG TARGETOS TARGETARCH VERSION=dev
RUN CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH \
    go build -ldflags "-X main.version=$VERSION" -o /bin/gateway ./cmd/gateway

FROM dhi.io/static:20260611-alpine3.24
LABEL org.opencontainers.image.title="gateway"
COPY --from=build /bin/gateway /bin/gateway
COPY config/default.yaml /etc/gateway/config.yaml
ENV GATEWAY_CONFIG=/etc/gateway/config.yaml
EXPOSE 8443
USER 65532:65532
ENTRYPOINT ["/bin/gateway"]
CMD ["serve"]

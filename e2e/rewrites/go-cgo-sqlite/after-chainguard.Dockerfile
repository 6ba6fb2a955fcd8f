FROM golang:1.26-bookworm AS builder
WORKDIR /app
COPY go.* ./
RUN go mod download
COPY . .
# the driver for SQLite is C
RUN CGO_ENABLED=1 go build -o notes .

FROM cgr.dev/chainguard/wolfi-base:latest
RUN apk add --no-cache ca-certificates
WORKDIR /app
COPY --from=builder /app/notes .
COPY migrations ./migrations
VOLUME /data
ENV DB=/data/notes.db
CMD ["./notes"]

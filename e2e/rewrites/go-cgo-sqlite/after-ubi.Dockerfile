FROM golang:1.26-bookworm AS builder
WORKDIR /app
COPY go.* ./
RUN go mod download
COPY . .
# the driver for SQLite is C
RUN CGO_ENABLED=1 go build -o notes .

FROM registry.access.redhat.com/ubi10/ubi:latest
RUN dnf install -y ca-certificates && dnf clean all
WORKDIR /app
COPY --from=builder /app/notes .
COPY migrations ./migrations
VOLUME /data
ENV DB=/data/notes.db
CMD ["./notes"]

FROM golang:1.26-bookworm AS builder
WORKDIR /app
COPY go.* ./
RUN go mod download
COPY . .
# the driver for SQLite is C
RUN CGO_ENABLED=1 go build -o notes .

FROM dhi.io/debian-base:trixie-debian13
WORKDIR /app
COPY --from=builder /app/notes .
COPY migrations ./migrations
VOLUME /data
ENV DB=/data/notes.db
CMD ["./notes"]

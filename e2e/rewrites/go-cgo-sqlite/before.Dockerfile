FROM golang:1.26-bookworm AS builder
WORKDIR /app
COPY go.* ./
RUN go mod download
COPY . .
# the driver for SQLite is C
RUN CGO_ENABLED=1 go build -o notes .

FROM debian:bullseye-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=builder /app/notes .
COPY migrations ./migrations
VOLUME /data
ENV DB=/data/notes.db
CMD ["./notes"]

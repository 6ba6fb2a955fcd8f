FROM golang:1.26 AS build

WORKDIR /app

# modules first, they change least
COPY go.mod go.sum ./
RUN go mod download

COPY *.go ./
RUN CGO_ENABLED=0 GOOS=linux go build -o /inventory

FROM debian:trixie
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=build /inventory /inventory

EXPOSE 8080

CMD ["/inventory"]

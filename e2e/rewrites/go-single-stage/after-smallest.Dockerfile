FROM golang:1.26 AS build

WORKDIR /app

# modules first, they change least
COPY go.mod go.sum ./
RUN go mod download

COPY *.go ./
RUN CGO_ENABLED=0 GOOS=linux go build -o /inventory

FROM cgr.dev/chainguard/static:latest
COPY --from=build /inventory /inventory

EXPOSE 8080

CMD ["/inventory"]

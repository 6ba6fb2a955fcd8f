FROM alpine:3.24
RUN apk add --no-cache gcc musl-dev make
COPY . /src
WORKDIR /src
RUN make && cp pinger /usr/local/bin/pinger
CMD ["/usr/local/bin/pinger", "-l", "0.0.0.0:7000"]

FROM ubuntu:18.04
RUN apt-get update && apt-get install -y gcc make libc6-dev
COPY . /src
WORKDIR /src
RUN make && cp pinger /usr/local/bin/pinger
CMD ["/usr/local/bin/pinger", "-l", "0.0.0.0:7000"]

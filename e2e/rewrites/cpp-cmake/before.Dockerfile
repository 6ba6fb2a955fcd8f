FROM debian:bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends \
        build-essential \
        cmake \
        # the wire format
        libprotobuf-dev protobuf-compiler \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN cmake -B build -DCMAKE_BUILD_TYPE=Release && cmake --build build -j"$(nproc)"

FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends libprotobuf32 libstdc++6 \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /src/build/ingest /usr/local/bin/ingest
EXPOSE 9000
ENTRYPOINT ["ingest"]

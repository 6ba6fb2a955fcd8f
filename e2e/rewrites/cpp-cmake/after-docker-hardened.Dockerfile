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
RUN mkdir -p /opt/libraries && for library in /usr/lib/*/libprotobuf.so.32 /usr/lib/*/libstdc++.so.6; do \
      cp -L "$library" /opt/libraries/ && ldd "$library" | awk '$3 ~ "^/" && $3 !~ "/(ld-|lib(c|m|mvec|dl|pthread|rt|resolv|util|anl)[.]so)" { print $3 }' \
      | xargs -r -I {} cp -L {} /opt/libraries/ || exit 1; \
    done

FROM dhi.io/static:20250419-glibc-debian12
COPY --from=build /opt/libraries /opt/libraries
ENV LD_LIBRARY_PATH=/opt/libraries
COPY --from=build /src/build/ingest /usr/local/bin/ingest
EXPOSE 9000
ENTRYPOINT ["ingest"]

import type { GalleryExample } from './example';

/** One file for each language, each with one thing to learn from it. */
export const languageExamples: readonly GalleryExample[] = [
  {
    id: 'rust-static',
    title: 'Rust on Distroless static',
    shows: 'Rust links against glibc and libgcc unless told otherwise.',
    dockerfile: `FROM rust:1-slim-trixie AS build
WORKDIR /src
COPY . .
RUN cargo build --release

FROM gcr.io/distroless/static-debian13:nonroot
COPY --from=build /src/target/release/server /server
ENTRYPOINT ["/server"]
`,
  },
  {
    id: 'node-distroless',
    title: 'Node on Distroless',
    shows: 'The base already starts node; CMD starts it again.',
    dockerfile: `FROM node:24-trixie-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev
COPY . .

FROM gcr.io/distroless/nodejs24-debian13:nonroot
WORKDIR /app
COPY --from=build /app /app
EXPOSE 3000
HEALTHCHECK CMD curl -f http://localhost:3000/health || exit 1
CMD ["node", "server.js"]
`,
  },
  {
    id: 'alpine-bash',
    title: 'A bash script on Alpine',
    shows: 'Alpine has sh, but not bash.',
    dockerfile: `FROM alpine:3.24
RUN apk add --no-cache curl jq
COPY --chmod=755 backup.sh /usr/local/bin/backup.sh
USER backup
ENTRYPOINT ["bash", "/usr/local/bin/backup.sh"]
`,
  },
  {
    id: 'java-shell-form',
    title: 'Java with a start command in shell form',
    shows: 'No shell to expand $JAVA_OPTS, and a Java older than the compiler.',
    dockerfile: `FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
RUN ./mvnw -q package

FROM gcr.io/distroless/java21-debian13
COPY --from=build /src/target/app.jar /app.jar
ENV JAVA_OPTS="-XX:MaxRAMPercentage=75"
EXPOSE 8080
CMD java $JAVA_OPTS -jar /app.jar
`,
  },
  {
    id: 'python-venv',
    title: 'A Python virtual environment, moved',
    shows: 'The environment points at a Python that stays behind.',
    dockerfile: `FROM python:3.14-slim-trixie AS build
RUN python -m venv /venv
COPY requirements.txt .
RUN /venv/bin/pip install --no-cache-dir -r requirements.txt

FROM gcr.io/distroless/python3-debian13
COPY --from=build /venv /venv
COPY . /app
WORKDIR /app
ENTRYPOINT ["/venv/bin/python", "main.py"]
`,
  },
  {
    id: 'dotnet-chiselled',
    title: '.NET on a chiselled base',
    shows: 'What a shell-less base refuses, on the line that asks for it.',
    dockerfile: `FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /src
COPY . .
RUN dotnet publish -c Release -o /out

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled
WORKDIR /app
COPY --from=build /out .
RUN mkdir -p /app/logs && chown app:app /app/logs
ENV ASPNETCORE_HTTP_PORTS=80
ENTRYPOINT ["dotnet", "Shop.Api.dll"]
`,
  },
  {
    id: 'build-argument',
    title: 'A base chosen by a build argument',
    shows: 'Give BASE a value under "Build options" and the report knows more.',
    dockerfile: `ARG BASE
ARG NODE_VERSION=24
FROM node:\${NODE_VERSION}-trixie-slim AS build
WORKDIR /app
COPY . .
RUN npm ci && npm run build

FROM build AS test
RUN npm test

FROM \${BASE} AS runtime
WORKDIR /app
COPY --from=build /app/dist ./dist
USER 1000
CMD ["dist/server.js"]
`,
  },
  {
    id: 'secrets',
    title: 'A token in the image',
    shows: 'What is written with ENV and ARG stays readable in the image.',
    dockerfile: `FROM python:3.14-slim-trixie
ARG PIP_TOKEN
ENV DATABASE_PASSWORD=correct-horse-battery-staple
RUN pip install --extra-index-url https://ci:\${PIP_TOKEN}@packages.example.com/simple internal-client
COPY . /app
WORKDIR /app
CMD ["python", "main.py"]
`,
  },
  {
    id: 'go-static',
    title: 'Go on Distroless static, done right',
    shows: 'Linked statically, not root, numeric user, no shell needed.',
    dockerfile: `FROM golang:1.27-trixie AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -o /out/server ./cmd/server

FROM gcr.io/distroless/static-debian13:nonroot
COPY --from=build /out/server /server
USER 65532:65532
EXPOSE 8080
ENTRYPOINT ["/server"]
`,
  },
];

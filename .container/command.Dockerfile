# The command: docker build -f .container/command.Dockerfile -t plinth .
# docker run --rm -v "$PWD:/work:ro" plinth analyze
FROM node:24-trixie-slim AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run package

FROM gcr.io/distroless/nodejs24-debian13:nonroot
WORKDIR /work
COPY --from=build /src/.package /plinth
USER 65532
ENTRYPOINT ["/nodejs/bin/node", "/plinth/dist/plinth.js"]
CMD ["analyze"]

# The web app: docker build -f .container/app.Dockerfile -t plinth-app .
FROM node:24-trixie-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev && mkdir /reports

FROM gcr.io/distroless/nodejs24-debian13:nonroot
ENV NODE_ENV=production HOST=0.0.0.0 PLINTH_DATA_DIR=/reports
WORKDIR /app
COPY --from=build /app ./
COPY --from=build --chown=65532:65532 /reports /reports
VOLUME /reports
EXPOSE 3000
USER 65532
CMD ["--import", "tsx", "bin/start.ts"]

# syntax=docker/dockerfile:1
# A shop: an API in Node, a worker in Python, a front end, all in one file.
ARG NODE_VERSION=18
ARG PYTHON_VERSION=3.8

FROM node:${NODE_VERSION} AS base
LABEL org.opencontainers.image.title="shop"
LABEL org.opencontainers.image.source="https://git.example.com/shop/shop"
ENV APP_HOME=/srv/shop \
    NODE_ENV=development \
    NPM_CONFIG_UPDATE_NOTIFIER=false
WORKDIR ${APP_HOME}
RUN apt-get update
RUN apt-get install -y curl git make g++ python3
RUN apt-get clean

FROM base AS api-packages
COPY package.json package-lock.json ./
COPY packages/api/package.json packages/api/
COPY packages/shared/package.json packages/shared/
RUN npm install

FROM base AS web-packages
COPY package.json package-lock.json ./
COPY packages/web/package.json packages/web/
COPY packages/shared/package.json packages/shared/
RUN --mount=type=cache,target=/root/.npm npm ci

FROM api-packages AS api-build
COPY tsconfig.base.json tsconfig.json ./
COPY packages/shared packages/shared
COPY packages/api packages/api
ARG GIT_COMMIT=unknown
ENV GIT_COMMIT=$GIT_COMMIT
RUN npm run build --workspace packages/shared && \
    npm run build --workspace packages/api && \
    echo "built $GIT_COMMIT" > dist/version.txt

FROM web-packages AS web-build
COPY tsconfig.base.json tsconfig.json ./
COPY packages/shared packages/shared
COPY packages/web packages/web
ARG PUBLIC_API_URL=https://api.shop.example.com
ENV VITE_API_URL=${PUBLIC_API_URL}
RUN npm run build --workspace packages/web

FROM api-build AS api-test
ENV CI=true
RUN npm run lint
RUN npm test --workspace packages/api -- --coverage
RUN npm audit --omit=dev || true

FROM python:${PYTHON_VERSION}-slim AS worker-build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PYTHONDONTWRITEBYTECODE=1
WORKDIR /srv/worker
RUN apt-get update && apt-get install -y build-essential libpq-dev
COPY worker/requirements.txt .
RUN pip install --upgrade pip && pip install -r requirements.txt
RUN curl -sSL https://install.python-poetry.org | python3 -
COPY worker/ .
RUN python -m compileall .

FROM python:${PYTHON_VERSION}-slim AS worker
WORKDIR /srv/worker
RUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*
COPY --from=worker-build /usr/local /usr/local
COPY --from=worker-build /srv/worker /srv/worker
ENV BROKER_URL=amqp://shop:shop-broker-7Fq2@queue:5672/ \
    CONCURRENCY=4
HEALTHCHECK --interval=30s --timeout=5s --retries=3 \
    CMD curl -f http://localhost:8081/healthz || exit 1
EXPOSE 8081
CMD celery -A worker.app worker --loglevel=info --concurrency=$CONCURRENCY

FROM nginx:latest AS web
RUN rm /etc/nginx/conf.d/default.conf
COPY deploy/nginx.conf /etc/nginx/conf.d/shop.conf
COPY --from=web-build /srv/shop/packages/web/dist /usr/share/nginx/html
RUN chown -R nginx:nginx /usr/share/nginx/html
EXPOSE 80
HEALTHCHECK CMD wget -qO- http://localhost/ || exit 1

FROM alpine:3.16 AS certificates
RUN apk add ca-certificates tzdata openssl
COPY deploy/ca/*.crt /usr/local/share/ca-certificates/
RUN update-ca-certificates

FROM node:${NODE_VERSION}-slim AS api
LABEL org.opencontainers.image.title="shop-api"
ENV NODE_ENV=production \
    PORT=80 \
    DATABASE_PASSWORD=s3cr3t-Shop-2024
WORKDIR /srv/shop
RUN apt-get update && apt-get install curl dumb-init
COPY --from=certificates /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=certificates /usr/share/zoneinfo /usr/share/zoneinfo
COPY --from=api-build /srv/shop/node_modules ./node_modules
COPY --from=api-build /srv/shop/packages/api/dist ./dist
COPY --from=api-build /srv/shop/packages/api/package.json .
ADD https://releases.shop.example.com/tools/migrate-1.4.0.tar.gz /opt/migrate/
RUN mkdir uploads && chmod 777 uploads
VOLUME /srv/shop/uploads
USER node
EXPOSE 80
HEALTHCHECK --interval=15s --timeout=3s \
    CMD curl -f http://localhost:${PORT}/healthz || exit 1
STOPSIGNAL SIGTERM
ENTRYPOINT ["dumb-init", "--"]
CMD ["node", "dist/server.js"]

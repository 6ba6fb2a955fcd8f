FROM node:22-bookworm-slim AS base
ENV PNPM_HOME="/pnpm"
ENV PATH="$PNPM_HOME:$PATH"
RUN corepack enable

FROM base AS build
WORKDIR /usr/src/app
COPY pnpm-lock.yaml package.json ./
RUN --mount=type=cache,id=pnpm,target=/pnpm/store pnpm install --frozen-lockfile
COPY . .
RUN pnpm run build && pnpm prune --prod

FROM dhi.io/node:22-debian13
WORKDIR /srv/app
COPY --from=build /usr/src/app/node_modules ./node_modules
COPY --from=build /usr/src/app/dist ./dist
COPY package.json .
ENV NODE_ENV=production
USER node
EXPOSE 4000
HEALTHCHECK CMD ["node", "dist/health.js"]
CMD ["node", "dist/main.js"]

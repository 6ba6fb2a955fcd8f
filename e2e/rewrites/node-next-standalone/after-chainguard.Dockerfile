FROM cgr.dev/chainguard/node:latest AS base

FROM base AS deps
WORKDIR /app
COPY package.json package-lock.json ./
USER root
RUN npm ci

FROM base AS builder
WORKDIR /app
COPY --from=deps /app/node_modules ./node_modules
COPY . .
ENV NEXT_TELEMETRY_DISABLED=1
USER root
RUN npm run build

FROM base AS runner
WORKDIR /app
ENV NODE_ENV=production
USER root
RUN addgroup --system --gid 1001 nodejs
RUN adduser --system --uid 1001 nextjs
COPY --from=builder /app/public ./public
# the server that Next traces
COPY --from=builder --chown=nextjs:nodejs /app/.next/standalone ./
COPY --from=builder --chown=nextjs:nodejs /app/.next/static ./.next/static
USER nextjs
EXPOSE 3000
ENV PORT=3000 HOSTNAME="0.0.0.0"
CMD ["server.js"]

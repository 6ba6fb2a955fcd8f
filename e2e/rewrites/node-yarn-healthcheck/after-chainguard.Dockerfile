from cgr.dev/chainguard/node:latest-dev
user root
run apk add --no-cache curl
workdir /srv
copy package.json yarn.lock ./
run yarn install --frozen-lockfile --production
copy . .
env NODE_ENV production
expose 3000
healthcheck --interval=15s cmd curl -f http://localhost:3000/health || exit 1
user node
cmd ["index.js"]

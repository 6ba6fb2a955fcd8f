from dhi.io/node:22-debian13-dev
run apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
workdir /srv
copy package.json yarn.lock ./
run yarn install --frozen-lockfile --production
copy . .
env NODE_ENV production
expose 3000
healthcheck --interval=15s cmd curl -f http://localhost:3000/health || exit 1
user node
cmd ["node", "index.js"]

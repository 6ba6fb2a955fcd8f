FROM node:26-trixie AS build

# where the app lives
WORKDIR /usr/src/app

COPY package*.json ./

RUN npm install
# for production
# RUN npm ci --omit=dev

COPY . .

FROM cgr.dev/chainguard/node:latest
WORKDIR /usr/src/app
COPY --from=build /usr/src/app /usr/src/app

EXPOSE 8080
CMD [ "server.js" ]

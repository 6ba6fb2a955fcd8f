FROM node:22 AS build

# where the app lives
WORKDIR /usr/src/app

COPY package*.json ./

RUN npm install
# for production
# RUN npm ci --omit=dev

COPY . .

FROM registry.access.redhat.com/ubi10/nodejs-22-minimal:latest
WORKDIR /usr/src/app
COPY --from=build /usr/src/app /usr/src/app

EXPOSE 8080
CMD [ "node", "server.js" ]

FROM node:22-bookworm AS build
WORKDIR /app
COPY . .
RUN npm install

FROM registry.access.redhat.com/ubi10/nodejs-22-minimal:latest
WORKDIR /app
COPY --from=build /app /app
CMD npm start

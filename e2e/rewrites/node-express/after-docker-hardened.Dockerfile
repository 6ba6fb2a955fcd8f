FROM node:22 AS build

# where the app lives
WORKDIR /usr/src/app

COPY package*.json ./

RUN npm install
# for production
# RUN npm ci --omit=dev

COPY . .

FROM dhi.io/node:22-debian13
WORKDIR /usr/src/app
COPY --from=build /usr/src/app /usr/src/app

EXPOSE 8080
CMD [ "node", "server.js" ]

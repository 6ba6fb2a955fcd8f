FROM node:24-alpine

# where the app lives
WORKDIR /usr/src/app

COPY package*.json ./

RUN npm install
# for production
# RUN npm ci --omit=dev

COPY . .

EXPOSE 8080
CMD [ "node", "server.js" ]

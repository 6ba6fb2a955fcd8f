FROM dhi.io/node:22-debian13-dev
WORKDIR /app
COPY . .
RUN npm install
CMD npm start

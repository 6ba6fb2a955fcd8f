FROM php:8.4-cli-alpine
RUN docker-php-ext-install pcntl bcmath
WORKDIR /worker
COPY . .
CMD ["php", "worker.php"]

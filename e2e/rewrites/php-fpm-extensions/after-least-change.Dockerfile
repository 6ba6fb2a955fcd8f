FROM composer:2 AS vendor
WORKDIR /app
COPY composer.json composer.lock ./
RUN composer install --no-dev --no-scripts --prefer-dist --optimize-autoloader

FROM php:8.2-fpm
RUN apt-get update && apt-get install -y \
      libzip-dev \
      libpng-dev \
    && docker-php-ext-install -j$(nproc) pdo_mysql gd zip opcache \
    && rm -rf /var/lib/apt/lists/*
COPY --from=vendor /app/vendor /var/www/html/vendor
COPY --chown=www-data:www-data . /var/www/html
USER www-data
EXPOSE 9000
CMD ["php-fpm"]

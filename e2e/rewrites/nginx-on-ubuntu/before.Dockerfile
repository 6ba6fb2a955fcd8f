FROM ubuntu:20.04
ENV DEBIAN_FRONTEND=noninteractive
RUN apt-get update \
 && apt-get install -y nginx curl \
 && rm -rf /var/lib/apt/lists/*
COPY www /var/www/html
# one page for when it is down
COPY <<EOF /var/www/html/down.html
<!doctype html>
<title>Down</title>
<p>Back soon.
EOF
EXPOSE 80
CMD ["nginx", "-g", "daemon off;"]

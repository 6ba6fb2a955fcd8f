FROM nginx:1.29
RUN rm /etc/nginx/conf.d/default.conf
COPY site.conf /etc/nginx/conf.d/site.conf
COPY public/ /usr/share/nginx/html/
EXPOSE 8080

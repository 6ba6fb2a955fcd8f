FROM cgr.dev/chainguard/helm:latest-dev
USER root
RUN apk add --no-cache rsync openssh-client
COPY backup.sh /usr/local/bin/backup.sh
RUN chmod +x /usr/local/bin/backup.sh
USER nobody
ENTRYPOINT ["/usr/local/bin/backup.sh"]

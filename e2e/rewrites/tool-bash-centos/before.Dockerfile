FROM centos:7
RUN yum install -y rsync openssh-clients && yum clean all
COPY backup.sh /usr/local/bin/backup.sh
RUN chmod +x /usr/local/bin/backup.sh
USER nobody
ENTRYPOINT ["/usr/local/bin/backup.sh"]

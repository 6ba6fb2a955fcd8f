FROM docker.io/ubuntu/jre:11-24.04_stable
ARG JAR=target/billing.jar
COPY ${JAR} /opt/billing/billing.jar
USER 584792
EXPOSE 8081
ENTRYPOINT ["java", "-jar", "/opt/billing/billing.jar"]

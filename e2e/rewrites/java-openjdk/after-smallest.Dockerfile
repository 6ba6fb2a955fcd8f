FROM gcr.io/distroless/java17-debian13:latest
ARG JAR=target/billing.jar
COPY ${JAR} /opt/billing/billing.jar
USER 65532
EXPOSE 8081
ENTRYPOINT ["java", "-jar", "/opt/billing/billing.jar"]

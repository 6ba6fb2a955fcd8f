FROM dhi.io/amazoncorretto:11-debian13
ARG JAR=target/billing.jar
COPY ${JAR} /opt/billing/billing.jar
USER 65532
EXPOSE 8081
ENTRYPOINT ["java", "-jar", "/opt/billing/billing.jar"]

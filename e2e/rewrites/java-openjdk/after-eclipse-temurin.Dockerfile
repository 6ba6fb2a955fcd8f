FROM eclipse-temurin:11-jre-alpine
ARG JAR=target/billing.jar
COPY ${JAR} /opt/billing/billing.jar
RUN addgroup --system billing && adduser --system --ingroup billing billing
USER billing
EXPOSE 8081
ENTRYPOINT ["java", "-jar", "/opt/billing/billing.jar"]

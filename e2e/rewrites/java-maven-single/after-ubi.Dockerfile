FROM maven:3.8-openjdk-17 AS build
WORKDIR /app
COPY . .
RUN mvn -B package -DskipTests

FROM registry.access.redhat.com/ubi9/openjdk-21-runtime:latest
WORKDIR /app
COPY --from=build /app/target/shop-1.0.jar /app/target/shop-1.0.jar
EXPOSE 8080
CMD ["java", "-jar", "target/shop-1.0.jar"]

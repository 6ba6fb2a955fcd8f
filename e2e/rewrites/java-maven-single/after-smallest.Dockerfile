FROM maven:3.8-openjdk-17 AS build
WORKDIR /app
COPY . .
RUN mvn -B package -DskipTests

FROM cgr.dev/chainguard/jre:latest
WORKDIR /app
COPY --from=build /app/target/shop-1.0.jar /app/target/shop-1.0.jar
EXPOSE 8080
CMD ["-jar", "target/shop-1.0.jar"]

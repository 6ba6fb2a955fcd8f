FROM maven:3.8-openjdk-17 AS build
WORKDIR /app
COPY . .
RUN mvn -B package -DskipTests

FROM gcr.io/distroless/java17-debian13:latest
WORKDIR /app
COPY --from=build /app/target/shop-1.0.jar /app/target/shop-1.0.jar
EXPOSE 8080
CMD ["target/shop-1.0.jar"]

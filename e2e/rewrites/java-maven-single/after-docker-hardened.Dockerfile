FROM maven:3.8-openjdk-17 AS build
WORKDIR /app
COPY . .
RUN mvn -B package -DskipTests

FROM dhi.io/amazoncorretto:17-alpine3.24
WORKDIR /app
COPY --from=build /app/target/shop-1.0.jar /app/target/shop-1.0.jar
EXPOSE 8080
CMD ["java", "-jar", "target/shop-1.0.jar"]

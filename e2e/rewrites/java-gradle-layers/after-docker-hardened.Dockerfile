FROM gradle:8-jdk21 AS build
WORKDIR /home/gradle/project
COPY --chown=gradle:gradle . .
RUN gradle --no-daemon bootJar

FROM eclipse-temurin:21-jre AS layers
WORKDIR /layers
COPY --from=build /home/gradle/project/build/libs/catalog.jar catalog.jar
RUN java -Djarmode=tools -jar catalog.jar extract --layers --launcher

FROM dhi.io/amazoncorretto:21-debian13
WORKDIR /application
# what changes least comes first
COPY --from=layers /layers/catalog/dependencies/ ./
COPY --from=layers /layers/catalog/spring-boot-loader/ ./
COPY --from=layers /layers/catalog/snapshot-dependencies/ ./
COPY --from=layers /layers/catalog/application/ ./
USER 65532:65532
EXPOSE 8080
ENTRYPOINT ["java", "org.springframework.boot.loader.launch.JarLauncher"]

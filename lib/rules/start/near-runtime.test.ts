import { expect, test } from 'vitest';
import { rowsOf } from '../../inspection.fixture';
import { saidBy } from '../near.fixture';

/** Options of runtimes by their release, wherever the runtime takes them from. */
test.each(
  rowsOf(String.raw`
runtime-option-refused → FROM eclipse-temurin:17-jre\nENV JAVA_TOOL_OPTIONS="-XX:MaxPermSize=256m"\nCMD ["java","-jar","/a.jar"] → error likely: JAVA_TOOL_OPTIONS="-XX:MaxPermSize=256m"
runtime-option-refused → FROM eclipse-temurin:11-jre\nENV JAVA_TOOL_OPTIONS="-XX:MaxPermSize=256m"\nCMD ["java","-jar","/a.jar"] → nothing
runtime-option-refused → FROM eclipse-temurin:17-jre\nENV JAVA_OPTS="-Xmx1g -XX:+UseConcMarkSweepGC -XX:+UseParNewGC"\nCMD java $JAVA_OPTS -jar /a.jar → error likely: JAVA_OPTS="-Xmx1g -XX:+UseConcMarkSweepGC -XX:+UseParNewGC" ⇒ -XX:+UseG1GC, 
runtime-option-refused → FROM eclipse-temurin:17-jre\nENV JAVA_OPTS="-Xmx1g -XX:+UseConcMarkSweepGC"\nENTRYPOINT ["sh","-c","java $JAVA_OPTS -jar /a.jar"] → error likely: JAVA_OPTS="-Xmx1g -XX:+UseConcMarkSweepGC" ⇒ -XX:+UseG1GC
runtime-option-refused → FROM eclipse-temurin:17-jre\nENV JAVA_OPTS="-Xmx1g -XX:+UseConcMarkSweepGC"\nENTRYPOINT ["sh","-c","exec java $JAVA_OPTS_EXTRA -jar /a.jar"] → nothing
runtime-option-refused → FROM eclipse-temurin:17-jre\nENV JAVA_OPTS="-Xmx1g -XX:+UseConcMarkSweepGC"\nCMD ["java","-jar","/a.jar"] → nothing
runtime-option-refused → FROM eclipse-temurin:17-jre\nCMD ["java","-XX:+UseG1GC","-XX:+UseCGroupMemoryLimitForHeap","-jar","/a.jar"] → error likely: "-XX:+UseCGroupMemoryLimitForHeap"
runtime-option-refused → FROM eclipse-temurin:17-jre\nCMD java -XX:+AggressiveOpts -jar /a.jar → error likely: -XX:+AggressiveOpts
runtime-option-refused → FROM eclipse-temurin:17-jre\nCMD ["java","-jar","/a.jar","-XX:+AggressiveOpts"] → nothing
runtime-option-refused → FROM amazoncorretto:21\nENV JDK_JAVA_OPTIONS="-XX:+UseBiasedLocking -Xmx1g"\nCMD ["java","-jar","/a.jar"] → error likely: JDK_JAVA_OPTIONS="-XX:+UseBiasedLocking -Xmx1g"
runtime-option-refused → FROM amazoncorretto:8\nENV JDK_JAVA_OPTIONS="-XX:+UseBiasedLocking -Xmx1g"\nCMD ["java","-jar","/a.jar"] → nothing
runtime-option-refused → FROM gcr.io/distroless/java21-debian12\nENV JAVA_TOOL_OPTIONS="-XX:+PrintGCDateStamps -Xmx1g"\nCMD ["/a.jar"] → error likely: JAVA_TOOL_OPTIONS="-XX:+PrintGCDateStamps -Xmx1g" ⇒ -Xlog:gc*
runtime-option-refused → FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y openjdk-17-jre-headless\nENV JAVA_TOOL_OPTIONS="-Xmx1g -XX:+UseParallelOldGC"\nCMD ["java","-jar","/a.jar"] → error likely: JAVA_TOOL_OPTIONS="-Xmx1g -XX:+UseParallelOldGC" ⇒ -XX:+UseParallelGC
runtime-option-refused → FROM alpine:3.22\nRUN apk add --no-cache openjdk8-jre\nENV JAVA_TOOL_OPTIONS="-Xmx1g -XX:+UseConcMarkSweepGC"\nCMD ["java","-jar","/a.jar"] → nothing
runtime-option-refused → FROM maven:3.9-eclipse-temurin-21 AS b\nENV JAVA_TOOL_OPTIONS="-XX:MaxPermSize=512m -Xmx1g"\nRUN mvn package\nFROM nginx:1.31\nCOPY --from=b /x /x → error likely: JAVA_TOOL_OPTIONS="-XX:MaxPermSize=512m -Xmx1g"
runtime-option-refused → FROM maven:3.9-eclipse-temurin-21 AS b\nENV MAVEN_OPTS="-XX:MaxPermSize=512m"\nRUN mvn package\nFROM nginx:1.31\nCOPY --from=b /x /x → error likely: MAVEN_OPTS="-XX:MaxPermSize=512m"
runtime-option-refused → FROM eclipse-temurin:17-jre\nENV JAVA_TOOL_OPTIONS="-XX:+IgnoreUnrecognizedVMOptions -XX:+UseConcMarkSweepGC"\nCMD ["java","-jar","/a.jar"] → nothing
runtime-option-refused → ARG O=-XX:+UseConcMarkSweepGC\nFROM eclipse-temurin:17-jre\nARG O\nENV JAVA_TOOL_OPTIONS=$O\nCMD ["java","-jar","/a.jar"] → error likely: JAVA_TOOL_OPTIONS=$O
runtime-option-refused → ARG V\nFROM eclipse-temurin:$V\nENV JAVA_TOOL_OPTIONS=-XX:+UseConcMarkSweepGC\nCMD ["java","-jar","/a.jar"] → nothing
runtime-option-refused → FROM node:14\nRUN NODE_OPTIONS=--openssl-legacy-provider npm run build → error likely: NODE_OPTIONS=--openssl-legacy-provider
runtime-option-refused → FROM node:16\nENV NODE_OPTIONS="--max-old-space-size=4096 --openssl-legacy-provider"\nRUN yarn build → error likely: NODE_OPTIONS="--max-old-space-size=4096 --openssl-legacy-provider" ⇒ nothing
runtime-option-refused → FROM node:18\nENV NODE_OPTIONS="--max-old-space-size=4096 --openssl-legacy-provider"\nRUN yarn build → nothing
runtime-option-refused → FROM node:16\nENV NODE_OPTIONS=--openssl-legacy-provider\nCMD ["node","x.js"] → error likely: NODE_OPTIONS=--openssl-legacy-provider
runtime-option-refused → FROM node:16\nRUN export NODE_OPTIONS=--openssl-legacy-provider && npm run build → error likely: npm run build
runtime-option-refused → FROM node:16\nRUN NODE_OPTIONS=--openssl-legacy-provider npm run build || npm run build → nothing
runtime-option-refused → FROM node:18-alpine\nCMD ["node","--env-file=.env","x.js"] → error likely: "--env-file=.env"
runtime-option-refused → FROM node:20-alpine\nCMD ["node","--env-file=.env","x.js"] → nothing
runtime-option-refused → FROM node:20.5.1-alpine\nCMD ["node","--env-file=.env","x.js"] → error likely: "--env-file=.env"
runtime-option-refused → FROM node:20-alpine\nCMD ["node","--env-file-if-exists=.env","x.js"] → error likely: "--env-file-if-exists=.env"
runtime-option-refused → FROM node:22-alpine\nCMD ["node","--env-file-if-exists=.env","x.js"] → nothing
runtime-option-refused → FROM tomcat:9-jre17\nENV CATALINA_OPTS="-Xmx1g -XX:+UseConcMarkSweepGC"\nCOPY a.war webapps/ → error likely: CATALINA_OPTS="-Xmx1g -XX:+UseConcMarkSweepGC" ⇒ -XX:+UseG1GC
runtime-option-refused → FROM tomcat:10.1-jdk21\nENV JAVA_OPTS="-Xmx1g -XX:+UseConcMarkSweepGC"\nCMD ["catalina.sh","run"] → error likely: JAVA_OPTS="-Xmx1g -XX:+UseConcMarkSweepGC" ⇒ -XX:+UseG1GC
runtime-option-refused → FROM tomcat:9-jdk11\nENV CATALINA_OPTS="-Xmx1g -XX:+UseConcMarkSweepGC"\nCOPY a.war webapps/ → nothing
runtime-option-refused → FROM tomcat:9\nENV CATALINA_OPTS="-Xmx1g -XX:+UseConcMarkSweepGC"\nCOPY a.war webapps/ → nothing
runtime-option-refused → FROM eclipse-temurin:17-jre\nENTRYPOINT ["sh","-c","java -XX:+AggressiveOpts -jar /a.jar"] → error likely: "java -XX:+AggressiveOpts -jar /a.jar" ⇒ nothing
runtime-option-refused → FROM eclipse-temurin:17-jre\nENTRYPOINT ["tini","--"]\nCMD ["java","-XX:+AggressiveOpts","-jar","/a.jar"] → error likely: "-XX:+AggressiveOpts"
runtime-option-refused → FROM eclipse-temurin:17-jre\nENTRYPOINT ["/e.sh"]\nCMD ["java","-XX:+AggressiveOpts","-jar","/a.jar"] → nothing
runtime-option-refused → FROM eclipse-temurin:17-jre\nCMD java -XX:+AggressiveOpts -version && java -XX:+AggressiveOpts -jar /a.jar → error likely: -XX:+AggressiveOpts
runtime-option-refused → FROM eclipse-temurin:17-jre\nENV O=-XX:+AggressiveOpts\nENTRYPOINT ["sh","-c","java $O -jar /a.jar"] → error likely: O=-XX:+AggressiveOpts
runtime-option-refused → FROM eclipse-temurin:17-jre\nENV JAVA_TOOL_OPTIONS=-XX:+AggressiveOpts\nCMD ["nginx","-g","daemon off;"] → nothing
runtime-option-refused → FROM eclipse-temurin:17-jre\nENV JAVA_TOOL_OPTIONS=-XX:+AggressiveOpts\nCOPY start.sh /usr/local/bin/\nCMD ["start.sh"] → error likely: JAVA_TOOL_OPTIONS=-XX:+AggressiveOpts
runtime-option-refused → FROM node:14\nCMD node --env-file=.env x.js → error likely: --env-file=.env
runtime-option-refused → FROM ibm-semeru-runtimes:open-17-jre\nENV JAVA_TOOL_OPTIONS="-XX:+UseConcMarkSweepGC"\nCMD ["java","-jar","/a.jar"] → nothing
runtime-option-refused → FROM ibmjava:8-jre\nENV JAVA_TOOL_OPTIONS="-XX:+UseConcMarkSweepGC"\nCMD ["java","-jar","/a.jar"] → nothing
`),
)('%s: %s → %s', async (rule, lines, said) => {
  expect(await saidBy(rule, lines)).toBe(said);
});

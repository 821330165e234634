# One image for every program: docker build --target <program> .
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN mvn -B -q -ntp package -Dmaven.test.skip=true -Dspotless.check.skip=true \
 && for service in connector-service secret-service delegate-service test-service; do \
      java -Djarmode=tools -jar $service/target/$service-*-exec.jar extract --destination /apps/$service --application-filename app.jar \
      || exit 1; \
    done \
 && mkdir -p /apps/delegate-agent && cp delegate-agent/target/fairlead-agent.jar /apps/delegate-agent/

FROM eclipse-temurin:25-jre AS program
RUN groupadd --system --gid 10001 fairlead \
 && useradd --system --uid 10001 --gid fairlead --home-dir /var/lib/fairlead fairlead \
 && install -d -o fairlead -g fairlead -m 0700 /var/lib/fairlead
ENV FAIRLEAD_HOME=/var/lib/fairlead FAIRLEAD_BIND=0.0.0.0 FAIRLEAD_LOG_FORMAT=ecs \
    JAVA_TOOL_OPTIONS="-XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError"
WORKDIR /app
USER fairlead
VOLUME /var/lib/fairlead

FROM program AS connector-service
COPY --from=build /apps/connector-service .
ENTRYPOINT ["java", "-jar", "app.jar"]

FROM program AS secret-service
COPY --from=build /apps/secret-service .
ENTRYPOINT ["java", "-jar", "app.jar"]

FROM program AS delegate-service
COPY --from=build /apps/delegate-service .
ENTRYPOINT ["java", "-jar", "app.jar"]

FROM program AS test-service
COPY --from=build /apps/test-service .
ENTRYPOINT ["java", "-jar", "app.jar"]

FROM program AS delegate-agent
COPY --from=build /apps/delegate-agent .
ENTRYPOINT ["java", "-Xmx64m", "-jar", "fairlead-agent.jar"]
CMD ["run"]

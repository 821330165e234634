# One image for every program: docker build --target <program> .
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN mvn -B -q -ntp package -am -pl identity,connector-service,secret-service,delegate-service,test-service,console,delegate-agent \
      -Dmaven.test.skip=true -Dspotless.check.skip=true \
 && for service in identity connector-service secret-service delegate-service test-service console; do \
      java -Djarmode=tools -jar $service/target/$service-*-exec.jar extract --destination /apps/$service --application-filename app.jar \
      || exit 1; \
    done \
 && install -D -t /apps/delegate-agent delegate-agent/target/fairlead-agent.jar \
 && install -D -t /apps/demo-registry development/testkit/target/testkit-*.jar /apps/connector-service/lib/jackson-*.jar /apps/connector-service/lib/spring-core-*.jar

FROM eclipse-temurin:25-jre AS program
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
LABEL org.opencontainers.image.title=Fairlead \
      org.opencontainers.image.description="Connectors to container registries, their secrets, and delegates that prove them" \
      org.opencontainers.image.licenses=Apache-2.0 \
      org.opencontainers.image.version=$VERSION \
      org.opencontainers.image.revision=$REVISION
# curl asks for health and for an agent's token; the image comes without.
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends curl && rm -rf /var/lib/apt/lists/* \
 && groupadd --system --gid 10001 fairlead \
 && useradd --system --uid 10001 --gid fairlead --home-dir /var/lib/fairlead fairlead \
 && install -d -o fairlead -g fairlead -m 0700 /var/lib/fairlead
ENV FAIRLEAD_HOME=/var/lib/fairlead FAIRLEAD_BIND=0.0.0.0 FAIRLEAD_LOG_FORMAT=ecs
WORKDIR /app
USER fairlead

FROM program AS service
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", "-jar", "app.jar"]

FROM service AS identity
COPY --from=build /apps/identity .
VOLUME /var/lib/fairlead

FROM service AS connector-service
COPY --from=build /apps/connector-service .

FROM service AS secret-service
COPY --from=build /apps/secret-service .
VOLUME /var/lib/fairlead

FROM service AS delegate-service
COPY --from=build /apps/delegate-service .

FROM service AS test-service
COPY --from=build /apps/test-service .

FROM service AS console
COPY --from=build /apps/console .

FROM program AS delegate-agent
ENV FAIRLEAD_AGENT_HOME=/var/lib/fairlead
COPY --from=build /apps/delegate-agent .
VOLUME /var/lib/fairlead
ENTRYPOINT ["java", "-Xmx64m", "-Xss512k", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-jar", "fairlead-agent.jar"]
CMD ["run"]

# To try Fairlead with: Debian's registry behind a token service that answers as IBM's does.
FROM program AS demo-registry
USER root
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends docker-registry && rm -rf /var/lib/apt/lists/*
USER fairlead
COPY --from=build /apps/demo-registry .
ENTRYPOINT ["java", "-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", "*", "io.fairlead.testkit.registry.IbmRegistry"]

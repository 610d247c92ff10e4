FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml ./
COPY graphql graphql
COPY neo4j neo4j
COPY src src
# What CI checks is not checked again here.
RUN --mount=type=cache,target=/root/.m2 \
    mvn --batch-mode --no-transfer-progress -Dfast -Dmaven.test.skip=true package

FROM eclipse-temurin:25-jre
# Bash, for the health check, is in this image.
RUN useradd --system --uid 10001 --user-group --home-dir /app --no-create-home --shell /usr/sbin/nologin cocrea \
    && install --directory --owner=cocrea --group=cocrea /app /data
COPY --chmod=755 src/docker/health.sh src/docker/train.sh /usr/local/bin/
USER cocrea
WORKDIR /app
# What changes least comes first.
COPY --from=build --chown=cocrea /build/target/lib/ lib/
COPY --from=build --chown=cocrea /build/target/cocrea.jar ./
RUN train.sh -XX:+UseG1GC --sun-misc-unsafe-memory-access=allow

ENV COCREA_DATA_DIR=/data COCREA_DATABASE_TEMPLATE=/app/cocrea.data
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["health.sh"]
# The jar's manifest opens to Neo4j what it needs of the JDK. More flags, such as -Xmx, go into JDK_JAVA_OPTIONS.
ENTRYPOINT ["java", "-XX:AOTCache=cocrea.aot", "-XX:+UseG1GC", "-XX:MaxRAMPercentage=50", \
    "--sun-misc-unsafe-memory-access=allow", "-jar", "cocrea.jar"]

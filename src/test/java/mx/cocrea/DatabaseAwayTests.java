package mx.cocrea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import mx.cocrea.platform.database.DatabaseServer;
import mx.cocrea.platform.writing.GraphWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What the application does while the database is away, and when it is back. */
class DatabaseAwayTests {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 8;
    private static final String CHANGE = "CREATE (n:Change) RETURN n {.*} AS written";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    static Path temporary;

    private static DatabaseServer server;
    private static Line line;
    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() throws IOException {
        server = new DatabaseServer(temporary);
        line = new Line(server.uri());
        application = new SpringApplicationBuilder(Cocrea.class)
                .run(
                        "--server.port=0",
                        "--cocrea.issuer-uri=https://issuer.example",
                        "--cocrea.write-timeout=4s",
                        "--spring.neo4j.pool.max-connection-pool-size=" + CONNECTIONS,
                        "--spring.neo4j.uri=bolt://localhost:" + line.port(),
                        "--spring.neo4j.authentication.username=neo4j",
                        "--spring.neo4j.authentication.password=" + DatabaseServer.PASSWORD);
    }

    @AfterAll
    static void stop() throws IOException {
        application.close();
        line.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT", "DEAD"})
    void saysSoInTimeAndRecoversByItself(Line.State away) throws Exception {
        String question = "{ %s: plans { number } }".formatted(away);
        assertThat(status("/actuator/health/readiness")).isEqualTo(200);

        promptly(away, () -> assertThat(ask(question)).contains("SERVICE_UNAVAILABLE"));
        promptly(away, () -> assertThat(status("/datos/durango.zip")).isEqualTo(503));
        promptly(away, () -> assertThatThrownBy(
                () -> application.getBean(GraphWriter.class).writePrivately(CHANGE, Map.of()))
                .isInstanceOf(ServiceUnavailableException.class));
        promptly(away, () -> assertThat(status("/actuator/health/readiness")).isEqualTo(503));
        promptly(away, () -> assertThat(status("/actuator/health/liveness")).isEqualTo(200));
        assertThat(ask(question)).contains("\"data\":{\"%s\":[".formatted(away));
    }

    @Test
    void saysSoWhereEveryConnectionIsTaken() throws Exception {
        List<Session> others = Stream.generate(application.getBean(Driver.class)::session).limit(CONNECTIONS).toList();
        try {
            others.forEach(Session::beginTransaction);
            assertThat(ask("{ taken: plans { number } }")).contains("SERVICE_UNAVAILABLE");
            assertThat(status("/datos/durango.zip")).isEqualTo(503);
        } finally {
            others.forEach(Session::close);
        }
        assertThat(ask("{ taken: plans { number } }")).contains("\"data\":{\"taken\":[");
    }

    private static void promptly(Line.State away, Callable<?> attempt) throws Exception {
        line.set(away);
        Instant begun = Instant.now();
        attempt.call();
        assertThat(Duration.between(begun, Instant.now())).isLessThan(PATIENCE);
        line.set(Line.State.WHOLE);
        await().until(() -> status("/actuator/health/readiness") == 200);
    }

    private static String ask(String query) throws IOException, InterruptedException {
        return send("/graphql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)).body();
    }

    private static int status(String path) throws IOException, InterruptedException {
        return send(path).statusCode();
    }

    private static HttpResponse<String> send(String path) throws IOException, InterruptedException {
        String address = "http://localhost:" + application.getEnvironment().getProperty("local.server.port");
        return CLIENT.send(HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString());
    }
}

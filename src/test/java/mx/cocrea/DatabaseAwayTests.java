package mx.cocrea;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.stream.Stream;
import mx.cocrea.platform.database.DatabaseServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What the application does while the database is away, and when it is back. */
class DatabaseAwayTests {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 8;

    @TempDir
    static Path temporary;

    private static DatabaseServer server;
    private static Line line;
    private static ConfigurableApplicationContext application;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws IOException {
        server = new DatabaseServer(temporary);
        line = new Line(server.uri());
        application = new SpringApplicationBuilder(Cocrea.class)
                .run(
                        "--server.port=0",
                        "--cocrea.issuer-uri=https://issuer.example",
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

        line.set(away);
        Instant asked = Instant.now();
        assertThat(ask(question)).contains("SERVICE_UNAVAILABLE");
        assertThat(Duration.between(asked, Instant.now())).isLessThan(PATIENCE);
        asked = Instant.now();
        assertThat(status("/actuator/health/readiness")).isEqualTo(503);
        assertThat(Duration.between(asked, Instant.now())).isLessThan(PATIENCE);
        assertThat(status("/actuator/health/liveness")).isEqualTo(200);

        line.set(Line.State.WHOLE);
        await().until(() -> status("/actuator/health/readiness") == 200);
        assertThat(ask(question)).contains("\"data\":{\"%s\":[".formatted(away));
    }

    @Test
    void saysSoInTimeWhereEveryConnectionIsTaken() throws Exception {
        List<Session> others = Stream.generate(application.getBean(Driver.class)::session).limit(CONNECTIONS).toList();
        try {
            others.forEach(Session::beginTransaction);
            Instant asked = Instant.now();
            assertThat(ask("{ taken: plans { number } }")).contains("SERVICE_UNAVAILABLE");
            assertThat(Duration.between(asked, Instant.now())).isLessThan(PATIENCE);
        } finally {
            others.forEach(Session::close);
        }
        assertThat(ask("{ taken: plans { number } }")).contains("\"data\":{\"taken\":[");
    }

    private String ask(String query) throws IOException, InterruptedException {
        return send("/graphql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)).body();
    }

    private int status(String path) throws IOException, InterruptedException {
        return send(path).statusCode();
    }

    private HttpResponse<String> send(String path) throws IOException, InterruptedException {
        String address = "http://localhost:" + application.getEnvironment().getProperty("local.server.port");
        return client.send(HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString());
    }
}

package mx.cocrea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mx.cocrea.platform.database.DatabaseServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the application as its user does, and reads what it says. */
@ExtendWith(OutputCaptureExtension.class)
class StartTests {

    @TempDir
    static Path temporary;

    private static DatabaseServer server;

    private final Path unused = temporary.resolve("unused");

    @BeforeAll
    static void startServer() {
        server = new DatabaseServer(temporary.resolve("server"));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void saysWhereToLookAndKeepsTheFolderToItself(CapturedOutput output) {
        Path data = temporary.resolve("data");
        List<String> embedded = List.of("--cocrea.data-dir=" + data, "--server.port=0");
        try (ConfigurableApplicationContext application = start(embedded)) {
            String address = "http://localhost:" + application.getEnvironment().getProperty("local.server.port");
            assertThat(output).contains(address + "/explorador", address + "/graphql/schema", data.toString());
            assertRefused(output, embedded, """
                    The data folder %s is in use by another process. \
                    Stop the other one, or set COCREA_DATA_DIR to a folder of its own for this one.""".formatted(data));
        }
    }

    @Test
    void startsNothingEmbeddedWhereAnotherDatabaseIsConfigured(CapturedOutput output) {
        try (ConfigurableApplicationContext application = start(external(0))) {
            assertThat(application.containsBean("embeddedDatabase")).isFalse();
            assertThat(unused).doesNotExist();
            assertThat(output).contains(server.uri().toString());
        }
    }

    @Test
    void refusesAWrongPassword(CapturedOutput output) {
        assertRefused(output, external(server.uri().toString(), "another password", 0), """
                The database at %s refuses the user name or the password. \
                Set SPRING_NEO4J_AUTHENTICATION_USERNAME and SPRING_NEO4J_AUTHENTICATION_PASSWORD to those it knows."""
                .formatted(server.uri()));
    }

    @Test
    void refusesADatabaseThatIsNotThere(CapturedOutput output) throws IOException {
        String nobody = "bolt://127.0.0.1:" + freePort();
        assertRefused(
                output,
                external(nobody, DatabaseServer.PASSWORD, 0),
                "The database at %s does not answer: ".formatted(nobody));
    }

    @Test
    void refusesAnAddressThatIsNone(CapturedOutput output) {
        assertRefused(
                output,
                external("localhost:7687", DatabaseServer.PASSWORD, 0),
                "SPRING_NEO4J_URI is not the address of a database: localhost:7687.");
    }

    @Test
    void refusesAPortInUse(CapturedOutput output) throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            assertRefused(
                    output,
                    external(other.getLocalPort()),
                    "Web server failed to start. Port %d was already in use.".formatted(other.getLocalPort()));
        }
    }

    @Test
    void refusesTheDemoWithADatabaseOfItsOwn(CapturedOutput output) {
        List<String> demo = external(0).stream().filter(argument -> !argument.contains("issuer")).toList();
        assertRefused(output, demo,
                """
                        The demo's sign-in, where everybody knows every password, is not for use with a database of its own (SPRING_NEO4J_URI). \
                        Set COCREA_ISSUER_URI to the address of an OpenID Connect provider.""");
    }

    @Test
    void refusesTheDemoInProduction(CapturedOutput output) {
        assertRefused(
                output,
                List.of("--spring.profiles.active=production", "--cocrea.data-dir=" + unused, "--server.port=0"),
                "The demo's sign-in, where everybody knows every password, is not for use with the profile production. Set COCREA_ISSUER_URI");
        assertThat(unused).doesNotExist();
    }

    @Test
    void refusesADatabaseOfANewerCocrea(CapturedOutput output) throws IOException {
        start(external(0)).close();
        Path later = Files.createDirectories(temporary.resolve("migrations"));
        for (Resource script : new PathMatchingResourcePatternResolver().getResources("classpath:neo4j/migrations/*.cypher")) {
            Files.copy(script.getInputStream(), later.resolve(script.getFilename()));
        }
        Files.writeString(later.resolve("V999__later.cypher"), "CREATE INDEX later FOR (n:Later) ON (n.later);");
        server.migrate(later);
        try {
            assertRefused(output, external(0), """
                    The database was brought up to date by a newer version of Cocrea. \
                    Start that version or a later one, or use another database.""");
        } finally {
            server.run("MATCH (later:__Neo4jMigration {version: '999'}) DETACH DELETE later");
        }
    }

    @Test
    void refusesADatabaseOfOtherMigrations(CapturedOutput output) {
        start(external(0)).close();
        server.run("MATCH (first:__Neo4jMigration {version: '001'}) SET first.was = first.checksum, first.checksum = '1'");
        try {
            assertRefused(output, external(0), """
                    The database was made by other migrations than this version of Cocrea holds. \
                    Start the version that made it, or use another database.""");
        } finally {
            server.run("MATCH (first:__Neo4jMigration {version: '001'}) SET first.checksum = first.was REMOVE first.was");
        }
    }

    private static ConfigurableApplicationContext start(List<String> arguments) {
        return new SpringApplicationBuilder(Cocrea.class).run(arguments.toArray(String[]::new));
    }

    private List<String> external(int port) {
        return external(server.uri().toString(), DatabaseServer.PASSWORD, port);
    }

    private List<String> external(String address, String password, int port) {
        return List.of(
                "--server.port=" + port,
                "--cocrea.data-dir=" + unused,
                "--cocrea.issuer-uri=https://issuer.example",
                "--spring.neo4j.uri=" + address,
                "--spring.neo4j.authentication.username=neo4j",
                "--spring.neo4j.authentication.password=" + password);
    }

    /** It says so in one line, and nothing else of it. */
    private static void assertRefused(CapturedOutput output, List<String> arguments, String reason) {
        int before = output.toString().length();
        assertThatException().isThrownBy(() -> start(arguments).close());
        assertThat(output.toString().substring(before).lines().filter(line -> !line.contains(" INFO ")))
                .singleElement()
                .asString()
                .contains("Cannot start. " + reason);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package mx.cocrea.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mx.cocrea.identity.Issuer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clients that people use in browsers and in Node.js, graphql-ws and graphql-sse (src/test/clients), as their makers publish them. */
class ClientsTests extends Follows {

    private static final Path CLIENTS = Path.of("src", "test", "clients");
    private static final Path WORK = Path.of("target", "clients");

    @BeforeAll
    static void install() throws Exception {
        boolean required = "true".equals(System.getenv("CI"));
        Files.createDirectories(WORK);
        assumeTrue(
                required || isThere("npm"),
                "npm is not there: install Node.js 20 or newer to run the clients graphql-ws and graphql-sse");
        for (String file : List.of("package.json", "package-lock.json", "follow.mjs")) {
            Files.write(WORK.resolve(file), Files.readAllBytes(CLIENTS.resolve(file)));
        }
        assertThat(ended(start("install", "npm", "ci", "--no-audit", "--no-fund"))).as("npm ci").isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws", "sse"})
    void isToldWhatOthersWriteMeanwhile(String protocol) throws Exception {
        Path said = WORK.resolve(protocol + ".txt");
        Process client = start(protocol, "node", "follow.mjs", protocol, this.client.url("/graphql"), SUBJECT, "3",
                Issuer.SHARED.token("lectora"));
        List<String> written = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (client.isAlive() && System.nanoTime() < end) {
            String body = "Por %s %d".formatted(protocol, written.size());
            comments(as("escritora"), SUBJECT, body);
            written.add("told " + body);
        }

        assertThat(ended(client)).as("see %s", said).isZero();
        List<String> told = Files.readAllLines(said).stream().filter(line -> line.startsWith("told ")).toList();
        assertThat(told).hasSize(3);
        int first = written.indexOf(told.getFirst());
        assertThat(told).isEqualTo(written.subList(first, first + 3));
        assertThat(said).content(StandardCharsets.UTF_8).contains("complete");
    }

    @Test
    void closesTheConnectionOfATokenThatIsNotValid() throws Exception {
        String expired = Issuer.SHARED.token(claims -> claims.expirationTime(Date.from(Instant.EPOCH)));

        assertThat(ended(start("refused", "node", "follow.mjs", "ws", client.url("/graphql"), SUBJECT, "1", expired)))
                .isEqualTo(1);
        assertThat(WORK.resolve("refused.txt")).content(StandardCharsets.UTF_8).contains("failed 4401");
    }

    private static boolean isThere(String program) {
        try {
            return ended(start("version", program, "--version")) == 0;
        } catch (IOException | InterruptedException missing) {
            return false;
        }
    }

    private static Process start(String name, String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(WORK.toFile())
                .redirectErrorStream(true)
                .redirectOutput(WORK.resolve(name + ".txt").toFile())
                .start();
    }

    private static int ended(Process process) throws InterruptedException {
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}

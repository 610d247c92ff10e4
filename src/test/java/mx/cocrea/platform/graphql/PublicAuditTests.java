package mx.cocrea.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The audits that the graphql-http project publishes for every server (src/test/audit), all SHOULD and MAY included. */
@HttpTest
class PublicAuditTests {

    private static final Path AUDIT = Path.of("src", "test", "audit");
    private static final Path WORK = Path.of("target", "audit");

    @Autowired
    private Client client;

    @Test
    void passesThePublicAuditsInFull() throws Exception {
        boolean required = "true".equals(System.getenv("CI"));
        assumeTrue(
                required || isThere("npm"),
                "npm is not there: install Node.js 20 or newer to run the public audits of GraphQL over HTTP");
        Files.createDirectories(WORK);
        for (String file : List.of("package.json", "package-lock.json", "audit.mjs")) {
            Files.write(WORK.resolve(file), Files.readAllBytes(AUDIT.resolve(file)));
        }
        assertThat(run("npm", "ci", "--no-audit", "--no-fund")).as("npm ci").isZero();

        assertThat(run("node", "audit.mjs", client.url("/graphql")))
                .as("audits; see target/audit/output.txt")
                .isZero();
        assertThat(WORK.resolve("output.txt")).content(StandardCharsets.UTF_8).containsPattern("(?m)^[1-9]\\d* of");
    }

    private static boolean isThere(String program) {
        try {
            return run(program, "--version") == 0;
        } catch (IOException | InterruptedException missing) {
            return false;
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Files.createDirectories(WORK);
        Process process = new ProcessBuilder(command)
                .directory(WORK.toFile())
                .redirectErrorStream(true)
                .redirectOutput(WORK.resolve("output.txt").toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}

package mx.cocrea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mx.cocrea.platform.graphql.Client;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Starts the packaged application on an empty folder and again on what it left, as who deploys it does. The first start trains the JVM, so
 * that the build leaves a cache behind with which every later one is quick.
 */
class PackagedIT {

    private static final Path JAR = Path.of("target/cocrea.jar");
    private static final Path CACHE = Path.of("target/cocrea.aot");
    private static final int CACHED_SINCE = 25;
    private static final int TERMINATED = 143;
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:(\\d+)/explorador");

    @TempDir
    Path folder;

    @Test
    void answersOnAnEmptyFolderAndAgainOnWhatItLeft() throws Exception {
        boolean cached = Runtime.version().feature() >= CACHED_SINCE;
        Files.deleteIfExists(CACHE);

        assertThat(run(cached ? List.of("-XX:AOTCacheOutput=" + CACHE) : List.of()))
                .contains("Importing the data package durango");
        assertThat(run(cached ? List.of("-XX:AOTCache=" + CACHE, "-XX:AOTMode=on") : List.of())).doesNotContain("Importing");
    }

    /** Runs it until the README's questions are answered; what it said. */
    private String run(List<String> options) throws Exception {
        Path output = Files.createTempFile(folder, "output", null);
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        command.addAll(options);
        command.addAll(List.of("-jar", JAR.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("SERVER_PORT", "0");
        builder.environment().put("COCREA_DATA_DIR", folder.resolve("data").toString());
        Process application = builder.start();
        try {
            Client client = new Client(() -> port(output));
            await().atMost(Duration.ofMinutes(3)).until(() -> port(output) > 0 || !application.isAlive());
            assertThat(application.isAlive()).as("%s", Files.readString(output)).isTrue();
            for (MatchResult question : ReadmeTests.questions().toList()) {
                assertThat(client.ask(question.group("query")).body().path("data"))
                        .isEqualTo(JsonMapper.shared().readTree(question.group("answer")));
            }
            assertThat(client.send(client.request("/explorador")).status()).isEqualTo(200);
        } finally {
            application.destroy();
        }
        assertThat(application.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(application.exitValue()).isEqualTo(TERMINATED);
        return Files.readString(output);
    }

    /** Where it says that it listens; 0 while it has not said so. */
    private static int port(Path output) {
        try {
            Matcher said = ADDRESS.matcher(Files.readString(output));
            return said.find() ? Integer.parseInt(said.group(1)) : 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mx.cocrea.platform.graphql.Client;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the packaged application as the README says: serving from an empty folder, on a copy of what that left, and its commands. The first
 * start imports the data and the second trains the JVM, so that the build leaves behind what makes every other first start quick.
 */
class PackagedIT {

    private static final Path JAR = Path.of("target/cocrea.jar").toAbsolutePath();
    private static final Path CACHE = Path.of("target/cocrea.aot").toAbsolutePath();
    private static final Path DATA = Path.of("target/cocrea.data").toAbsolutePath();
    private static final Path SMALL = Path.of("src/main/jvm/small").toAbsolutePath();

    /** What it says once, about a database that it meets for the first time. */
    private static final String CHECKED = "The database can serve all of the schema";

    private static final int CACHED_SINCE = 25;
    private static final int TERMINATED = 143;
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:(\\d+)/explorador");

    private static final Pattern COMMAND = Pattern.compile("^java -jar target/cocrea.jar (?<arguments>[^#\\n]+)",
            Pattern.MULTILINE);

    /** Where it is started, so that all it writes is here. */
    @TempDir
    Path folder;

    @Test
    void doesWhatTheReadmeSays() throws Exception {
        boolean cached = Runtime.version().feature() >= CACHED_SINCE;
        Files.deleteIfExists(CACHE);
        FileSystemUtils.deleteRecursively(DATA);

        List<MatchResult> questions = ReadmeTests.questions().toList();
        assertThat(serve(List.of(), Map.of("COCREA_DATA_DIR", DATA.toString()), List.of(), CHECKED))
                .contains("Importing the data package durango");

        String template = DATA.toString();
        if (cached) {
            // With more questions the cache would be larger, and no start quicker.
            serve(List.of("-XX:AOTCacheOutput=" + CACHE),
                    Map.of("COCREA_DATABASE_TEMPLATE", template, "COCREA_DATA_DIR", folder.resolve("training").toString()),
                    questions.subList(0, 1), "");
        }
        List<String> quick = cached ? List.of("-XX:AOTCache=" + CACHE, "-XX:AOTMode=on") : List.of();
        List<String> small = Stream.concat(Stream.of("@" + SMALL), quick.stream()).toList();
        assertThat(serve(small, Map.of("COCREA_DATABASE_TEMPLATE", template), questions, "")).doesNotContain("Importing");
        for (List<String> command : commands()) {
            assertThat(finish(quick, command)).as("%s", command).isZero();
        }
        assertSameFiles(Path.of("neo4j/data/durango"), folder.resolve("durango-copy"));
        assertThat(folder.resolve("made-up/commitments.csv")).isNotEmptyFile();
    }

    /** The commands that the README gives to the packaged application. */
    private static List<List<String>> commands() throws IOException {
        List<List<String>> commands = COMMAND.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(command -> List.of(command.group("arguments").strip().split(" ", -1)))
                .toList();
        assertThat(commands).extracting(List::getFirst).contains("import", "export", "generate");
        return commands;
    }

    private static void assertSameFiles(Path expected, Path actual) throws IOException {
        try (Stream<Path> files = Files.list(expected)) {
            List<Path> all = files.toList();
            assertThat(actual.toFile().list()).hasSameSizeAs(all);
            assertThat(all).allSatisfy(file -> assertThat(actual.resolve(file.getFileName())).hasSameBinaryContentAs(file));
        }
    }

    private Process start(List<String> options, Map<String, String> settings, Path output, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        command.addAll(options);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(settings);
        builder.environment().putAll(Map.of("SERVER_PORT", "0"));
        return builder.start();
    }

    private int finish(List<String> options, List<String> arguments) throws Exception {
        Process command = start(options, Map.of(), folder.resolve("command.log"), arguments);
        assertThat(command.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return command.exitValue();
    }

    /** Serves until these questions of the README are answered and it has said something; all that it said. */
    private String serve(List<String> options, Map<String, String> settings, List<MatchResult> questions, String awaited)
            throws Exception {
        Path output = Files.createTempFile(folder, "output", null);
        Process application = start(options, settings, output, List.of());
        try {
            Client client = new Client(() -> port(output));
            await().atMost(Duration.ofMinutes(3)).until(() -> port(output) > 0 || !application.isAlive());
            assertThat(application.isAlive()).as("%s", Files.readString(output)).isTrue();
            for (MatchResult question : questions) {
                assertThat(client.data(question.group("query")))
                        .isEqualTo(JsonMapper.shared().readTree(question.group("answer")));
            }
            assertThat(client.send(client.request("/explorador")).status()).isEqualTo(200);
            await().atMost(Duration.ofMinutes(3)).until(() -> Files.readString(output).contains(awaited));
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

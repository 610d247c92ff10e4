package mx.cocrea.participation;

import static mx.cocrea.participation.Citizens.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import mx.cocrea.identity.Issuer;
import mx.cocrea.participation.Citizens.Citizen;
import mx.cocrea.platform.graphql.Client;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The application in a process of its own, which is killed while people write. */
class CommentsKilledTests {

    private static final Pattern ADDRESS = Pattern.compile("http://localhost:(\\d+)/explorador");
    private static final String SUBJECT = "durango-2-c1";
    private static final int CLIENTS = 20;
    private static final int ENOUGH = 200;

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private final AtomicInteger port = new AtomicInteger();
    private final Client client = new Client(port::get);
    private final Citizens citizens = new Citizens(client);

    /** What was acknowledged, by the key that it was sent with. */
    private final Map<String, String> written = new ConcurrentHashMap<>();

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void keepsWhatItAcknowledgedBeforeItWasKilled() throws Exception {
        Process application = start();
        List<String> unanswered = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(number -> executor.submit(() -> commentUntilKilled(number)))
                    .toList();
            await().atMost(Duration.ofMinutes(2)).until(() -> written.size() >= ENOUGH);
            application.destroyForcibly();
            for (Future<String> one : clients) {
                unanswered.add(one.get());
            }
        }
        assertThat(application.waitFor(1, TimeUnit.MINUTES)).isTrue();

        start();
        for (Map.Entry<String, String> one : written.entrySet()) {
            JsonNode comment = client.data("query($id: ID!) { node(id: $id) { ... on Comment { body history { totalCount } } } }",
                    Map.of("id", one.getValue())).path("node");
            assertThat(comment.path("body").asString()).isEqualTo(one.getKey());
            assertThat(comment.at("/history/totalCount").asInt()).isEqualTo(1);
        }
        unanswered.forEach(key -> written.put(key, id(comment(key))));
        assertThat(client.data("{ commitment(id: \"%s\") { commentCount } }".formatted(SUBJECT))
                .at("/commitment/commentCount")
                .asInt())
                .isEqualTo(written.size());
    }

    /** Comments until no answer comes; the key that was not answered. */
    private String commentUntilKilled(int who) {
        for (int number = 0;; number++) {
            String key = "client " + who + " comment " + number;
            try {
                written.put(key, id(comment(key)));
            } catch (UncheckedIOException killed) {
                return key;
            }
        }
    }

    private JsonNode comment(String key) {
        Citizen citizen = citizens.called(key.substring(0, key.indexOf(" comment")));
        return citizen.comment("commentAdd", Map.of("on", SUBJECT, "body", key, "idempotencyKey", key));
    }

    private Process start() throws IOException {
        Path output = Files.createTempFile(folder, "output", null);
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        ManagementFactory.getRuntimeMXBean()
                .getInputArguments()
                .stream()
                .filter(argument -> argument.startsWith("--"))
                .forEach(command::add);
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), "mx.cocrea.Cocrea", "--server.port=0",
                "--cocrea.data-dir=" + folder.resolve("data"),
                "--cocrea.issuer-uri=" + Issuer.SHARED.uri()));
        Process application = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        started.add(application);
        await().atMost(Duration.ofMinutes(2)).until(() -> port(output) > 0 || !application.isAlive());
        assertThat(application.isAlive()).as("%s", Files.readString(output)).isTrue();
        port.set(port(output));
        return application;
    }

    private static int port(Path output) throws IOException {
        Matcher address = ADDRESS.matcher(Files.readString(output));
        return address.find() ? Integer.parseInt(address.group(1)) : 0;
    }
}

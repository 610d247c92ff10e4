package mx.cocrea.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mx.cocrea.synthetic.SyntheticPackage;
import org.HdrHistogram.Histogram;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Measures the hot reads: the application with and without its cache of answers, and the limit, in turns on the same database. */
final class LoadBenchmark implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int WARM_UP_CLIENTS = 16;
    private static final int CURSORS = 10_000;

    private final Options options;
    private final Report report;
    private final HttpClient http = HttpClient.newHttpClient();
    private final LoadGenerator clients = new LoadGenerator();

    private LoadBenchmark(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = Options.fromSystem();
        Report report = new Report(System.out);
        try (LoadBenchmark benchmark = new LoadBenchmark(options, report)) {
            for (int scale : options.scales()) {
                benchmark.measure(scale);
            }
        }
        report.write(options.folder().resolve("benchmark.json"));
    }

    /** A server and its requests, in the order of the reads. */
    private record Server(String name, ChildJvm process, List<List<byte[]>> requests) {}

    private void measure(int scale) throws IOException, InterruptedException {
        Path folder = options.folder().resolve("scale-" + scale);
        FileSystemUtils.deleteRecursively(folder);
        Path data = folder.resolve("package");
        SyntheticPackage.write(data, scale);
        int bolt = ChildJvm.freePort();
        String address = "bolt://127.0.0.1:" + bolt;
        try (ChildJvm database = start(DatabaseServer.class.getName(), bolt, folder, "database", "-Xmx1g",
                folder.resolve("database").toString(), String.valueOf(bolt))) {
            fill(address, data, folder);
            measure(scale, address, database, data, folder);
        }
    }

    private void fill(String address, Path data, Path folder) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(Application.arguments(address, 0, false)));
        arguments.addAll(List.of("import", data.toString()));
        ChildJvm.run(Application.MAIN_CLASS, folder.resolve("import.log"), options.jvm(), arguments.toArray(String[]::new));
    }

    private void measure(int scale, String address, ChildJvm database, Path data, Path folder)
            throws IOException, InterruptedException {
        try (ChildJvm application = application(address, folder, "application", false);
                ChildJvm cached = application(address, folder, "cached", true)) {
            List<HotRead> reads = new HotReads(data).all(cursors(application.port()))
                    .stream()
                    .filter(read -> options.reads().isEmpty() || options.reads().contains(read.name()))
                    .toList();
            Path requests = folder.resolve("requests.json");
            Files.write(requests, JSON.writeValueAsBytes(reads));
            int port = ChildJvm.freePort();
            try (ChildJvm bare = start(BareServer.class.getName(), port, folder, "bare", "-Xmx512m", address,
                    String.valueOf(port),
                    requests.toString())) {
                List<List<byte[]>> queries = reads.stream().map(LoadBenchmark::queries).toList();
                List<Server> servers = List.of(
                        new Server("bare", bare,
                                IntStream.range(0, reads.size()).mapToObj(read -> places(read, reads.get(read))).toList()),
                        new Server("application", application, queries),
                        new Server("cached", cached, queries));
                warmUp(servers, reads.size());
                for (int read = 0; read < reads.size(); read++) {
                    clients.each(cached.port(), queries.get(read), WARM_UP_CLIENTS);
                    for (int number : options.clients()) {
                        report.add(measure(scale, reads.get(read), read, number, servers, database));
                    }
                }
            }
        }
    }

    private ChildJvm application(String address, Path folder, String name, boolean cached)
            throws IOException, InterruptedException {
        int port = ChildJvm.freePort();
        return start(Application.MAIN_CLASS, port, folder, name, "-Xmx512m", Application.arguments(address, port, cached));
    }

    private ChildJvm start(String mainClass, int port, Path folder, String name, String heap, String... arguments)
            throws IOException, InterruptedException {
        List<String> jvm = new ArrayList<>(options.jvm());
        jvm.add(heap);
        if (name.equals("application")) {
            jvm.addAll(options.application());
        }
        return ChildJvm.start(mainClass, port, folder.resolve(name + ".log"), jvm, arguments);
    }

    /** Cursors of the first commitments, page by page, as a program that reads them all would meet them. */
    private List<String> cursors(int port) throws IOException, InterruptedException {
        List<String> cursors = new ArrayList<>();
        boolean more = true;
        Map<String, Object> variables = Map.of();
        while (more && cursors.size() < CURSORS) {
            byte[] body = body("query ($after: String) { commitments(first: 100, after: $after) "
                    + "{ edges { cursor } pageInfo { hasNextPage endCursor } } }", variables);
            HttpResponse<byte[]> response = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/graphql"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            JsonNode page = JSON.readTree(response.body()).at("/data/commitments");
            page.get("edges").forEach(edge -> cursors.add(edge.get("cursor").asString()));
            more = page.at("/pageInfo/hasNextPage").asBoolean();
            variables = Map.of("after", page.at("/pageInfo/endCursor").asString());
        }
        return cursors;
    }

    private static byte[] body(String document, Map<String, Object> variables) {
        return JSON.writeValueAsBytes(Map.of("query", document, "variables", variables));
    }

    private static List<byte[]> queries(HotRead read) {
        return read.variables().stream().map(variables -> {
            String body = new String(body(read.document(), variables), StandardCharsets.UTF_8);
            return """
                    POST /graphql HTTP/1.1\r
                    Host: localhost\r
                    Content-Type: application/json\r
                    Accept: application/graphql-response+json\r
                    Content-Length: %d\r
                    \r
                    %s""".formatted(body.getBytes(StandardCharsets.UTF_8).length, body).getBytes(StandardCharsets.UTF_8);
        }).toList();
    }

    private static List<byte[]> places(int number, HotRead read) {
        return IntStream.range(0, read.variables().size())
                .mapToObj(request -> "GET /%d/%d HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(number, request)
                        .getBytes(StandardCharsets.US_ASCII))
                .toList();
    }

    private void warmUp(List<Server> servers, int reads) {
        int passes = 2;
        double seconds = options.warmUp() / (passes * servers.size() * reads);
        for (int pass = 0; pass < passes; pass++) {
            for (int read = 0; read < reads; read++) {
                for (Server server : servers) {
                    clients.load(server.process().port(), server.requests().get(read), WARM_UP_CLIENTS, seconds);
                }
            }
        }
    }

    private List<Measurement> measure(int scale, HotRead hot, int read, int number, List<Server> servers, ChildJvm database) {
        Map<Server, Tally> tallies = new LinkedHashMap<>();
        servers.forEach(server -> tallies.put(server, new Tally()));
        for (int round = 0; round < options.rounds(); round++) {
            tallies.forEach((server, tally) -> {
                Duration own = server.process().cpu();
                Duration shared = database.cpu();
                tally.add(clients.load(server.process().port(), server.requests().get(read), number,
                        options.seconds() / options.rounds()));
                tally.serverCpu = tally.serverCpu.plus(server.process().cpu()).minus(own);
                tally.databaseCpu = tally.databaseCpu.plus(database.cpu()).minus(shared);
            });
        }
        double limit = tallies.values().iterator().next().rate();
        return tallies.entrySet()
                .stream()
                .map(entry -> entry.getValue().measurement(scale, hot.name(), number, entry.getKey().name(), limit))
                .toList();
    }

    @Override
    public void close() {
        clients.close();
        http.close();
    }

    /** What the windows of one server add up to. */
    private static final class Tally {
        private final Histogram latencies = new Histogram(3);
        private double seconds;
        private Duration serverCpu = Duration.ZERO;
        private Duration databaseCpu = Duration.ZERO;

        void add(LoadGenerator.Outcome outcome) {
            latencies.add(outcome.latencies());
            seconds += outcome.seconds();
        }

        double rate() {
            return latencies.getTotalCount() / seconds;
        }

        Measurement measurement(int scale, String read, int clients, String server, double limit) {
            return new Measurement(scale, read, clients, server, rate(), latencies.getValueAtPercentile(50) / 1e6,
                    latencies.getValueAtPercentile(99) / 1e6, rate() / limit, micros(serverCpu), micros(databaseCpu));
        }

        private double micros(Duration cpu) {
            return cpu.toNanos() / 1e3 / latencies.getTotalCount();
        }
    }
}

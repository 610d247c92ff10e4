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
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mx.cocrea.identity.Issuer;
import mx.cocrea.synthetic.SyntheticPackage;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Measures the hot reads: the application with and without its cache of answers, and the limit, in turns on the same database; and the hot write. */
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

    /** A server and its requests by name of what is asked; none of what it cannot be asked. */
    private record Server(String name, ChildJvm process, Map<String, List<byte[]>> requests) {

        boolean takes(HotRead read) {
            return requests.containsKey(read.name());
        }

        List<byte[]> requests(HotRead read) {
            return requests.getOrDefault(read.name(), List.of());
        }
    }

    private void measure(int scale) throws IOException, InterruptedException {
        Path folder = options.folder().resolve("scale-" + scale);
        FileSystemUtils.deleteRecursively(folder);
        Path data = folder.resolve("package");
        SyntheticPackage.write(data, scale);
        int bolt = ChildJvm.freePort();
        String address = "bolt://127.0.0.1:" + bolt;
        try (ChildJvm database = start(DatabaseServer.class.getName(), bolt, folder, "database", "-Xmx1g",
                folder.resolve("database").toString(), String.valueOf(bolt))) {
            fill(address, scale, folder);
            measure(scale, address, database, data, folder);
        }
    }

    private void fill(String address, int scale, Path folder) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(Application.arguments(address, 0, Application.NO_ISSUER, false)));
        arguments.addAll(List.of("generate", "--scale", String.valueOf(scale)));
        ChildJvm.run(Application.MAIN_CLASS, folder.resolve("generate.log"), options.jvm(), arguments.toArray(String[]::new));
    }

    private void measure(int scale, String address, ChildJvm database, Path data, Path folder)
            throws IOException, InterruptedException {
        try (ChildJvm application = application(address, folder, "application", false);
                ChildJvm cached = application(address, folder, "cached", true)) {
            List<HotRead> reads = new HotReads(data).all(cursors(application.port()))
                    .stream()
                    .filter(read -> options.reads().isEmpty() || options.reads().contains(read.name()))
                    .toList();
            List<HotRead> queries = reads.stream().filter(read -> !read.writes()).toList();
            Path requests = folder.resolve("requests.json");
            Files.write(requests, JSON.writeValueAsBytes(queries));
            int port = ChildJvm.freePort();
            try (ChildJvm bare = start(BareServer.class.getName(), port, folder, "bare", "-Xmx512m", address,
                    String.valueOf(port),
                    requests.toString())) {
                List<Server> servers = List.of(
                        new Server("bare", bare, requests(queries, read -> places(queries.indexOf(read), read))),
                        new Server("application", application, requests(reads, LoadBenchmark::posts)),
                        new Server("cached", cached, requests(queries, LoadBenchmark::posts)));
                warmUp(servers, reads);
                for (HotRead read : reads) {
                    if (!read.writes()) {
                        clients.each(cached.port(), posts(read), WARM_UP_CLIENTS);
                    }
                    for (int number : options.clients()) {
                        report.add(measure(scale, read, number, servers.stream().filter(server -> server.takes(read)).toList(),
                                database));
                    }
                }
            }
        }
    }

    private static Map<String, List<byte[]>> requests(List<HotRead> reads, Function<HotRead, List<byte[]>> requests) {
        return reads.stream().collect(Collectors.toMap(HotRead::name, requests));
    }

    private ChildJvm application(String address, Path folder, String name, boolean cached)
            throws IOException, InterruptedException {
        int port = ChildJvm.freePort();
        return start(Application.MAIN_CLASS, port, folder, name, "-Xmx512m",
                Application.arguments(address, port, Issuer.SHARED.uri(), cached));
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

    private static List<byte[]> posts(HotRead read) {
        List<String> people = read.writes() ? tokens(read.variables().size()) : List.of();
        List<byte[]> posts = IntStream.range(0, read.variables().size())
                .mapToObj(one -> post(read, one, people))
                .toList();
        return read.writes() ? new Renewed(posts) : posts;
    }

    private static byte[] post(HotRead read, int one, List<String> people) {
        String body = new String(body(read.document(), read.variables().get(one)), StandardCharsets.UTF_8);
        String bearer = people.isEmpty() ? "" : "Authorization: Bearer " + people.get(one) + "\r\n";
        return """
                POST /graphql HTTP/1.1\r
                Host: localhost\r
                Content-Type: application/json\r
                Accept: application/graphql-response+json\r
                %sContent-Length: %d\r
                \r
                %s""".formatted(bearer, body.getBytes(StandardCharsets.UTF_8).length, body).getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> tokens(int number) {
        Date end = Date.from(Instant.now().plus(Duration.ofHours(12)));
        return IntStream.range(0, number)
                .mapToObj(one -> Issuer.SHARED.token(
                        claims -> claims.subject("benchmark-" + one).claim("scope", "participate").expirationTime(end)))
                .toList();
    }

    /** Requests of which none is ever sent twice: a mark in each becomes another number each time. */
    private static final class Renewed extends AbstractList<byte[]> {
        private static final String MARK = "0000000000";
        private final List<byte[]> requests;
        private final List<Integer> marks;
        private int sent;

        Renewed(List<byte[]> requests) {
            this.requests = requests;
            this.marks = requests.stream().map(one -> new String(one, StandardCharsets.ISO_8859_1).lastIndexOf(MARK)).toList();
        }

        @Override
        public byte[] get(int index) {
            byte[] renewed = requests.get(index).clone();
            byte[] number = "%010d".formatted(++sent).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(number, 0, renewed, marks.get(index), number.length);
            return renewed;
        }

        @Override
        public int size() {
            return requests.size();
        }
    }

    private static List<byte[]> places(int number, HotRead read) {
        return IntStream.range(0, read.variables().size())
                .mapToObj(request -> "GET /%d/%d HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(number, request)
                        .getBytes(StandardCharsets.US_ASCII))
                .toList();
    }

    /** First by as many clients as make a server busy, then by as many as it will meet. */
    private void warmUp(List<Server> servers, List<HotRead> reads) {
        List<Integer> passes = List.of(WARM_UP_CLIENTS, Collections.max(options.clients()));
        double seconds = options.warmUp() / (passes.size() * servers.size() * reads.size());
        for (int number : passes) {
            for (HotRead read : reads) {
                servers.stream()
                        .filter(server -> server.takes(read))
                        .forEach(server -> clients.load(
                                server.process().port(), server.requests(read), number, seconds));
            }
        }
    }

    private List<Measurement> measure(int scale, HotRead read, int number, List<Server> servers, ChildJvm database) {
        Map<Server, Tally> tallies = new LinkedHashMap<>();
        servers.forEach(server -> tallies.put(server, new Tally()));
        for (int round = 0; round < options.rounds(); round++) {
            tallies.forEach((server, tally) -> {
                Duration own = server.process().cpu();
                Duration shared = database.cpu();
                tally.add(clients.load(server.process().port(), server.requests(read), number,
                        options.seconds() / options.rounds()));
                tally.serverCpu = tally.serverCpu.plus(server.process().cpu()).minus(own);
                tally.databaseCpu = tally.databaseCpu.plus(database.cpu()).minus(shared);
            });
        }
        Double limit = read.writes() ? null : tallies.values().iterator().next().rate();
        return tallies.entrySet()
                .stream()
                .map(entry -> entry.getValue().measurement(scale, read.name(), number, entry.getKey().name(), limit))
                .toList();
    }

    @Override
    public void close() {
        clients.close();
        http.close();
        Issuer.SHARED.close();
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

        Measurement measurement(int scale, String read, int clients, String server, @Nullable Double limit) {
            return new Measurement(scale, read, clients, server, rate(), latencies.getValueAtPercentile(50) / 1e6,
                    latencies.getValueAtPercentile(99) / 1e6, limit == null ? null : rate() / limit, micros(serverCpu),
                    micros(databaseCpu));
        }

        private double micros(Duration cpu) {
            return cpu.toNanos() / 1e3 / latencies.getTotalCount();
        }
    }
}

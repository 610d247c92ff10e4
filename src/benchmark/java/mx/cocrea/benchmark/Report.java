package mx.cocrea.benchmark;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What was measured, printed as it comes and kept as JSON. */
final class Report {

    private final PrintStream out;
    private final List<Measurement> measurements = new ArrayList<>();

    Report(PrintStream out) {
        this.out = out;
    }

    /** Adds the servers' results at one read and number of clients. */
    void add(List<Measurement> servers) {
        if (measurements.isEmpty()) {
            out.println(
                    String.format(Locale.ROOT, "%-6s%-13s%8s  %-12s%11s%10s%10s%9s%11s%13s", "scale", "read", "clients", "server",
                            "requests/s", "p50 ms", "p99 ms", "of limit", "µs server", "µs database"));
        }
        for (Measurement one : servers) {
            out.println(String.format(Locale.ROOT, "%-6d%-13s%8d  %-12s%11.0f%10.2f%10.2f%9s%11.0f%13.0f", one.scale(),
                    one.read(),
                    one.clients(), one.server(), one.requestsPerSecond(), one.p50(), one.p99(), ofLimit(one), one.serverCpu(),
                    one.databaseCpu()));
        }
        measurements.addAll(servers);
    }

    private static String ofLimit(Measurement one) {
        return one.ofLimit() == null ? "-" : String.format(Locale.ROOT, "%.2f", one.ofLimit());
    }

    /** Keeps all of it in a file. */
    void write(Path file) {
        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValue(file, measurements);
        out.println("Kept in " + file);
    }
}

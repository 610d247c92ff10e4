package mx.cocrea.opendata;

import java.time.Duration;
import java.util.function.Consumer;

/** Says now and then how far a long import is. */
final class Progress {

    private static final long PAUSE = Duration.ofSeconds(3).toNanos();

    private final Consumer<String> out;
    private long told = System.nanoTime();
    private String stage = "";
    private long rows;

    Progress(Consumer<String> out) {
        this.out = out;
    }

    void begin(String doing, Table table) {
        stage = doing + " " + table.name();
        rows = 0;
    }

    void add(int more) {
        rows += more;
        long now = System.nanoTime();
        if (now - told > PAUSE) {
            told = now;
            out.accept("%s: %,d rows".formatted(stage, rows));
        }
    }

    void tell(String message) {
        out.accept(message);
    }
}

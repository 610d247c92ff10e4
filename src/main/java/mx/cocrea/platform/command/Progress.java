package mx.cocrea.platform.command;

import java.time.Duration;
import java.util.function.Consumer;

/** Says now and then how far something long is. */
public final class Progress {

    private static final long PAUSE = Duration.ofSeconds(3).toNanos();

    private final Consumer<String> out;
    private long told = System.nanoTime();
    private String stage = "";
    private String unit = "";
    private long done;

    /** @param out takes a line each time */
    public Progress(Consumer<String> out) {
        this.out = out;
    }

    /**
     * Begins a stage, of which nothing is done yet.
     *
     * @param doing what the stage does
     * @param things what is counted, as it stands behind the number
     */
    public void begin(String doing, String things) {
        stage = doing;
        unit = things;
        done = 0;
    }

    /** Counts so many more of the stage, and says how many there are if nothing was said for some seconds. */
    public void add(int more) {
        done += more;
        long now = System.nanoTime();
        if (now - told > PAUSE) {
            told = now;
            out.accept("%s: %,d %s".formatted(stage, done, unit));
        }
    }

    /** Says something at once. */
    public void tell(String message) {
        out.accept(message);
    }
}

package mx.cocrea.platform.graphql;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Counts what everybody has open. */
@Component
final class OpenStreams {

    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    /** Opens one more, unless somebody has so many open already. */
    boolean open(String owner, int most) {
        int[] before = {0};
        open.compute(owner, (same, count) -> {
            before[0] = count == null ? 0 : count;
            return Math.min(before[0] + 1, most);
        });
        return before[0] < most;
    }

    /** Closes one that was opened. */
    void close(String owner) {
        open.computeIfPresent(owner, (same, count) -> count > 1 ? count - 1 : null);
    }
}

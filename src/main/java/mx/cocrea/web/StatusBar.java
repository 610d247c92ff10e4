package mx.cocrea.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A bar whose parts are as long as there are activities in each status. */
public final class StatusBar {

    /** Thousandths of the bar's length. */
    static final int LENGTH = 1000;

    private static final List<String> ORDER = List.of(
            "COMPLETED", "COMPLETED_LATE", "UNDER_WAY", "PLANNED", "OVERDUE", "UNREPORTED", "UNDATED");

    private StatusBar() {}

    /**
     * A part of the bar.
     *
     * @param from where it begins, in thousandths of the bar
     * @param length in thousandths of the bar
     */
    public record Segment(String status, long count, long from, long length) {}

    /** What is done first, what nobody tells last. */
    static List<Segment> segments(Collection<Map<String, Object>> counts) {
        long all = counts.stream().mapToLong(StatusBar::count).sum();
        List<Segment> segments = new ArrayList<>();
        long before = 0;
        for (Map<String, Object> part : counts.stream()
                .sorted(Comparator.comparingInt(part -> ORDER.indexOf(part.get("status").toString())))
                .toList()) {
            long from = LENGTH * before / all;
            before += count(part);
            segments.add(new Segment(part.get("status").toString(), count(part), from, LENGTH * before / all - from));
        }
        return segments;
    }

    private static long count(Map<String, Object> part) {
        return ((Number) part.get("count")).longValue();
    }
}

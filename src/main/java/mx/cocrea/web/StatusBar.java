package mx.cocrea.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A bar whose parts are as long as there are activities in each status. */
public final class StatusBar {

    private static final int LENGTH = 1000;

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
    static List<Segment> segments(List<Data> counts) {
        long all = total(counts);
        List<Segment> segments = new ArrayList<>();
        long before = 0;
        for (Data part : counts.stream().sorted(Comparator.comparingInt(part -> ORDER.indexOf(part.text("status")))).toList()) {
            long from = LENGTH * before / all;
            before += part.number("count");
            segments.add(new Segment(part.text("status"), part.number("count"), from, LENGTH * before / all - from));
        }
        return segments;
    }

    static long total(List<Data> counts) {
        return counts.stream().mapToLong(part -> part.number("count")).sum();
    }
}

package mx.cocrea.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The days of a commitment's activities, to be drawn; places are thousandths of the drawing's width.
 *
 * @param rows an activity each, those without any date left out
 * @param years where each year begins
 * @param today where today is; null where it lies outside
 * @param over whether the last day drawn has passed
 */
public record Timeline(List<Row> rows, List<Year> years, @Nullable Long today, boolean over) {

    private static final int WIDTH = 1000;
    private static final int SHORTEST = 6;

    /** The days of one activity: one where the source gives only one. */
    public record Row(String id, int ordinal, String status, long from, long length) {}

    /** The first day of a year. */
    public record Year(int year, long at) {}

    /** The timeline from a plan's first day to its last, or the activities' where these lie further; null without any date. */
    static @Nullable Timeline of(Map<String, Object> plan, List<Map<String, Object>> activities, LocalDate today) {
        List<LocalDate> days = Stream.concat(
                Stream.of(plan.get("startsOn"), plan.get("endsOn")),
                activities.stream().flatMap(activity -> Stream.of(activity.get("startsOn"), activity.get("dueOn"))))
                .filter(Objects::nonNull)
                .map(day -> LocalDate.parse(day.toString()))
                .sorted()
                .toList();
        if (days.isEmpty() || days.getFirst().equals(days.getLast())) {
            return null;
        }
        Scale scale = new Scale(days.getFirst(), days.getLast());
        return new Timeline(
                activities.stream()
                        .filter(activity -> activity.get("startsOn") != null || activity.get("dueOn") != null)
                        .map(scale::row)
                        .toList(),
                IntStream.rangeClosed(days.getFirst().getYear() + 1, days.getLast().getYear())
                        .mapToObj(year -> new Year(year, scale.place(LocalDate.of(year, 1, 1))))
                        .toList(),
                today.isBefore(days.getFirst()) || today.isAfter(days.getLast()) ? null : scale.place(today),
                today.isAfter(days.getLast()));
    }

    private record Scale(LocalDate first, LocalDate last) {

        long place(LocalDate day) {
            return WIDTH * ChronoUnit.DAYS.between(first, day) / ChronoUnit.DAYS.between(first, last);
        }

        Row row(Map<String, Object> activity) {
            Object starts = Objects.requireNonNullElseGet(
                    activity.get("startsOn"), () -> Objects.requireNonNull(activity.get("dueOn")));
            Object ends = Objects.requireNonNullElse(activity.get("dueOn"), starts);
            long from = place(LocalDate.parse(starts.toString()));
            long to = place(LocalDate.parse(ends.toString()));
            return new Row(
                    activity.get("id").toString(),
                    ((Number) activity.get("ordinal")).intValue(),
                    activity.get("status").toString(),
                    Math.min(from, WIDTH - SHORTEST),
                    Math.max(SHORTEST, to - from));
        }
    }
}

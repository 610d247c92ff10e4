package mx.cocrea.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The days of a commitment's activities, to be drawn; places are percents of the drawing's width.
 *
 * @param rows an activity each, those without any date left out
 * @param years where each year begins
 * @param today where today is; null where it lies outside
 */
public record Timeline(List<Row> rows, List<Year> years, @Nullable Double today) {

    private static final double WIDTH = 100;
    private static final double SHORTEST = 0.6;

    /** The days of one activity: one day where the source gives only one. */
    public record Row(String status, double from, double length) {}

    /** Where a year begins. */
    public record Year(int year, double at) {}

    /** The timeline from a plan's first day to its last, or the activities' where these lie further; null without any two days. */
    static @Nullable Timeline of(Data plan, List<Data> activities, LocalDate today) {
        List<LocalDate> days = Stream.concat(
                Stream.of(plan.date("startsOn"), plan.date("endsOn")),
                activities.stream().flatMap(activity -> Stream.of(activity.date("startsOn"), activity.date("dueOn"))))
                .<LocalDate>mapMulti((day, known) -> {
                    if (day != null) {
                        known.accept(day);
                    }
                })
                .sorted()
                .toList();
        if (days.isEmpty() || days.getFirst().equals(days.getLast())) {
            return null;
        }
        Scale scale = new Scale(days.getFirst(), days.getLast());
        return new Timeline(
                activities.stream().flatMap(scale::row).toList(),
                IntStream.rangeClosed(scale.first.getYear() + 1, scale.last.getYear())
                        .mapToObj(year -> new Year(year, scale.place(LocalDate.of(year, 1, 1))))
                        .toList(),
                today.isBefore(scale.first) || today.isAfter(scale.last) ? null : scale.place(today));
    }

    private record Scale(LocalDate first, LocalDate last) {

        double place(LocalDate day) {
            return WIDTH * ChronoUnit.DAYS.between(first, day) / ChronoUnit.DAYS.between(first, last);
        }

        Stream<Row> row(Data activity) {
            LocalDate due = activity.date("dueOn");
            LocalDate begins = activity.date("startsOn");
            LocalDate starts = begins == null ? due : begins;
            if (starts == null) {
                return Stream.empty();
            }
            double from = Math.min(place(starts), WIDTH - SHORTEST);
            double to = place(due == null ? starts : due);
            return Stream.of(new Row(activity.text("status"), from, Math.max(SHORTEST, to - from)));
        }
    }
}

package mx.cocrea.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values of an indicator over time with its bands behind them, to be drawn; places are units of a drawing of {@value #WIDTH} by
 * {@value #HEIGHT}.
 *
 * @param zones a band each, from the highest down, without gaps
 * @param points a value each
 * @param line through the points, as SVG writes it
 * @param goal where the value to reach is; null without one
 */
public record LightSeries(List<Zone> zones, List<Point> points, String line, @Nullable Double goal) {

    private static final double WIDTH = 600;
    private static final double HEIGHT = 200;
    private static final double MARGIN = 14;

    /** A band: its light, and where it begins and how far it reaches, from above. */
    public record Zone(String light, double from, double height) {}

    /** A value: its light, or {@code NONE}; where it is, and the corners of its mark where that has any, as SVG writes them. */
    public record Point(String light, double x, double y, String corners) {}

    /** The series of an indicator as a page asks for it; null where nothing has a value. */
    static @Nullable LightSeries of(Data indicator) {
        List<Data> valued = indicator.list("series").stream().filter(one -> one.has("value")).toList();
        if (valued.isEmpty()) {
            return null;
        }
        List<Data> bands = indicator.list("bands");
        Scale scale = Scale.of(valued, bands, indicator);
        List<Point> points = valued.stream().map(scale::point).toList();
        return new LightSeries(
                scale.zones(bands, "DESCENDING".equals(indicator.fields().get("direction"))),
                points,
                points.stream().map(point -> pair(point.x(), point.y())).collect(Collectors.joining(" ")),
                indicator.has("goal") ? scale.y(decimal(indicator, "goal")) : null);
    }

    private static double decimal(Data object, String field) {
        return Double.parseDouble(object.text(field));
    }

    private static String pair(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
    }

    private record Scale(LocalDate first, long days, double low, double high) {

        static Scale of(List<Data> valued, List<Data> bands, Data indicator) {
            double[] all = Stream.of(
                    DoubleStream.of(0),
                    valued.stream().mapToDouble(one -> decimal(one, "value")),
                    bands.stream().mapToDouble(band -> decimal(band, "upper")),
                    indicator.has("goal") ? DoubleStream.of(decimal(indicator, "goal")) : DoubleStream.empty())
                    .flatMapToDouble(numbers -> numbers)
                    .toArray();
            double low = DoubleStream.of(all).min().orElse(0);
            double high = DoubleStream.of(all).max().orElse(1);
            LocalDate first = LocalDate.parse(valued.getFirst().text("observedOn"));
            LocalDate last = LocalDate.parse(valued.getLast().text("observedOn"));
            return new Scale(first, ChronoUnit.DAYS.between(first, last), low, high == low ? low + 1 : high);
        }

        double y(double value) {
            return HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * (value - low) / (high - low);
        }

        Point point(Data one) {
            long day = ChronoUnit.DAYS.between(first, LocalDate.parse(one.text("observedOn")));
            double x = days == 0 ? WIDTH / 2 : MARGIN + (WIDTH - 2 * MARGIN) * day / days;
            double y = y(decimal(one, "value"));
            String light = one.has("light") ? one.text("light") : "NONE";
            String corners = switch (light) {
                case "AMBER" ->
                    Stream.of(pair(x, y - 8), pair(x + 7, y + 5), pair(x - 7, y + 5)).collect(Collectors.joining(" "));
                case "RED" -> Stream.of(pair(x - 6, y - 6), pair(x + 6, y - 6), pair(x + 6, y + 6), pair(x - 6, y + 6))
                        .collect(Collectors.joining(" "));
                default -> "";
            };
            return new Point(light, x, y, corners);
        }

        /** Where more is better a band reaches up to the next one's lower bound, else down to the next one's upper bound. */
        List<Zone> zones(List<Data> bands, boolean lessIsBetter) {
            List<Data> fromAbove = bands.stream()
                    .sorted(Comparator.comparingDouble((Data band) -> decimal(band, lessIsBetter ? "upper" : "lower")).reversed())
                    .toList();
            List<Zone> zones = new ArrayList<>();
            double from = 0;
            for (int i = 0; i < fromAbove.size(); i++) {
                double to = HEIGHT;
                if (i + 1 < fromAbove.size()) {
                    to = y(lessIsBetter ? decimal(fromAbove.get(i + 1), "upper") : decimal(fromAbove.get(i), "lower"));
                }
                zones.add(new Zone(fromAbove.get(i).text("light"), from, Math.max(0, to - from)));
                from = to;
            }
            return List.copyOf(zones);
        }
    }
}

package mx.cocrea.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The way of money, to be drawn as bands from who pays through programmes to who is paid, each as broad as there is money in it. What is
 * not above zero has no breadth and is in the table alone.
 *
 * @param height of the drawing; zero where nothing can be drawn
 */
public record MoneyDrawing(List<Stop> stops, List<Band> bands, int height) {

    private static final int WIDTH = 960;
    private static final int THICKNESS = 14;
    private static final double ALL = 260;
    private static final double LEAST = 2;
    private static final double GAP = 26;
    private static final double LABEL = 8;
    private static final List<String> STAGES = List.of("PAYER", "PROGRAMME", "PAYEE");

    /** Where money passes; without a name where the source names nothing. */
    public record Stop(
            String stage, @Nullable String name, @Nullable String address, double x, double y, double height) {

        /** On the side of the stop where there is room. */
        public double labelX() {
            return stage.equals("PAYEE") ? x - LABEL : x + THICKNESS + LABEL;
        }

        public double labelY() {
            return y + Math.max(height / 2, LABEL) + LABEL / 2;
        }
    }

    /**
     * Money on its way from one stop to the next.
     *
     * @param path of the band, as SVG has it; null where it has no breadth
     */
    public record Band(Stop from, Stop to, Map<?, ?> amount, long count, @Nullable String path) {}

    /** The drawing's breadth. */
    public int width() {
        return WIDTH;
    }

    /** The breadth of a stop. */
    public int thickness() {
        return THICKNESS;
    }

    /** The drawing of a flow as the schema has it. */
    static MoneyDrawing of(Data flow) {
        BigDecimal whole = STAGES.stream()
                .map(stage -> flow.list("nodes")
                        .stream()
                        .filter(node -> node.text("stage").equals(stage))
                        .map(node -> above(node))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .reduce(BigDecimal.ZERO, BigDecimal::max);
        Map<String, Stop> stops = new LinkedHashMap<>();
        double lowest = 0;
        for (int column = 0; column < STAGES.size(); column++) {
            double y = 0;
            for (Data node : flow.list("nodes")) {
                if (node.text("stage").equals(STAGES.get(column))) {
                    double height = breadth(above(node), whole);
                    stops.put(node.text("key"), stop(node, column, y, height));
                    y += Math.max(height, LEAST) + GAP;
                }
            }
            lowest = Math.max(lowest, y);
        }
        return new MoneyDrawing(
                List.copyOf(stops.values()), bands(flow, stops, whole), whole.signum() > 0 ? (int) Math.ceil(lowest) : 0);
    }

    private static Stop stop(Data node, int column, double y, double height) {
        boolean programme = node.has("programme");
        Data named = programme ? node.object("programme") : node.has("actor") ? node.object("actor") : null;
        return new Stop(
                STAGES.get(column),
                named == null ? null : named.text("name"),
                named == null ? null : (programme ? "/programas/" : "/actores/") + named.text("id"),
                column * (WIDTH - THICKNESS) / 2.0,
                y,
                Math.max(height, LEAST));
    }

    private static List<Band> bands(Data flow, Map<String, Stop> stops, BigDecimal whole) {
        Map<Stop, Double> left = new HashMap<>();
        Map<Stop, Double> right = new HashMap<>();
        List<Band> bands = new ArrayList<>();
        for (Data edge : flow.list("edges")) {
            Stop from = Objects.requireNonNull(stops.get(edge.text("from")));
            Stop to = Objects.requireNonNull(stops.get(edge.text("to")));
            double breadth = breadth(above(edge), whole);
            double begins = right.merge(from, breadth, Double::sum) - breadth;
            double ends = left.merge(to, breadth, Double::sum) - breadth;
            bands.add(new Band(
                    from, to, edge.object("amount").fields(), edge.number("count"),
                    breadth > 0 ? path(from.x() + THICKNESS, from.y() + begins, to.x(), to.y() + ends, breadth) : null));
        }
        return bands;
    }

    private static BigDecimal above(Data holder) {
        return new BigDecimal(holder.object("amount").text("amount")).max(BigDecimal.ZERO);
    }

    private static double breadth(BigDecimal amount, BigDecimal whole) {
        return whole.signum() == 0 ? 0 : ALL * amount.divide(whole, 6, RoundingMode.HALF_UP).doubleValue();
    }

    private static String path(double x1, double y1, double x2, double y2, double breadth) {
        double middle = (x1 + x2) / 2;
        return String.format(
                Locale.ROOT,
                "M%1$.1f %2$.1fC%5$.1f %2$.1f %5$.1f %4$.1f %3$.1f %4$.1fV%7$.1fC%5$.1f %7$.1f %5$.1f %6$.1f %1$.1f %6$.1fZ",
                x1, y1, x2, y2, middle, y1 + breadth, y2 + breadth);
    }
}

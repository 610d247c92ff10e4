package mx.cocrea.evaluation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mx.cocrea.platform.writing.UserErrors;
import mx.cocrea.platform.writing.WebAddress;
import org.jspecify.annotations.Nullable;

/** What a figure says, how it is computed again, and where it was published. */
record FigureContent(
        String label,
        double value,
        String unit,
        @Nullable Double outOf,
        @Nullable String rule,
        @Nullable String attribute,
        FigureSourceInput source) {

    private static final int LINE = 150;
    private static final int UNIT = 60;

    /** Digits beyond these are not kept. */
    private static final double LARGEST = 1e15;

    /** Where a figure was published. */
    record FigureSourceInput(String title, String url, String where) {}

    /** Why it cannot be kept, whatever it is about. */
    Optional<Map<String, @Nullable Object>> fault() {
        if (!isLine(label)) {
            return Optional
                    .of(UserErrors.of("INVALID_LABEL", "What is counted is told in 1 to " + LINE + " characters.", "label"));
        }
        if (!isKept(value) || !Stream.ofNullable(outOf).allMatch(FigureContent::isKept)) {
            return Optional.of(UserErrors.of("INVALID_VALUE", "A figure has 15 digits at most.", "value"));
        }
        if (unit.strip().length() > UNIT) {
            return Optional.of(UserErrors.of("TOO_LONG", "A unit has " + UNIT + " characters at most.", "unit"));
        }
        if (!isLine(source.title()) || !isLine(source.where()) || !WebAddress.isOpen(source.url().strip())) {
            return Optional.of(UserErrors.of(
                    "INVALID_SOURCE",
                    "A source has a title and a place, each of 1 to " + LINE + " characters, and an address by http or https.",
                    "source"));
        }
        return Optional.empty();
    }

    /** What a statement needs of it: the {@code content} of its node, and its {@code rule} and {@code attribute} to be found. */
    Map<String, @Nullable Object> parameters() {
        Map<String, @Nullable Object> content = new HashMap<>();
        content.put("label", line(label));
        content.put("value", value);
        content.put("unit", unit.isBlank() ? null : line(unit));
        content.put("outOf", outOf);
        content.put("rule", rule);
        content.put("sourceTitle", line(source.title()));
        content.put("sourceUrl", source.url().strip());
        content.put("sourceWhere", line(source.where()));
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("content", content);
        parameters.put("rule", rule);
        parameters.put("attribute", attribute);
        return parameters;
    }

    private static boolean isLine(String text) {
        return !line(text).isEmpty() && line(text).length() <= LINE;
    }

    private static String line(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static boolean isKept(double value) {
        return Double.isFinite(value) && Math.abs(value) < LARGEST;
    }
}

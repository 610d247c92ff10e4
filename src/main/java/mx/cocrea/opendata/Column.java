package mx.cocrea.opendata;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param inSpanish the description in Spanish, which is for the pages and no part of a package
 * @param references tables that its values point to, {@code *} for any; null for a column that holds a value of its own
 * @param relationship the relationship that the reference is kept as, drawn from the record ({@code >}) or to it ({@code <}); null for what
 *     is kept as a property
 * @param searched whether records are found by its words
 * @param decimals how many a number has that is kept exactly, as a whole number of its smallest part; null for other values
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
record Column(
        String name,
        ValueType type,
        boolean searched,
        String description,
        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) String inSpanish,
        @Nullable Constraints constraints,
        @Nullable List<String> references,
        @Nullable String relationship,
        @Nullable Integer decimals) {

    /** Reference to a record of any table. */
    static final String ANY = "*";

    /** Of a number that is kept exactly, so that every program that reads the file keeps it too. */
    private static final int DIGITS = 15;

    /** What a value must be, in the terms of Frictionless Table Schema. */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    record Constraints(
            boolean required,
            boolean unique,
            @JsonProperty("enum") @Nullable List<String> choices,
            @Nullable String pattern,
            @Nullable Long minimum) {

        private static final Constraints NONE = new Constraints(false, false, null, null, null);
    }

    Constraints rules() {
        return constraints == null ? Constraints.NONE : constraints;
    }

    /** What a cell must look like, for people. */
    String form() {
        return decimals == null
                ? type.form()
                : "a number of at most 15 digits, %d of them decimals, for instance 1250.50".formatted(decimals);
    }

    /**
     * The value that a cell holds.
     *
     * @throws IllegalArgumentException or {@link java.time.DateTimeException} if it is no such value, or one that would be changed by keeping it
     */
    Object parse(String cell) {
        if (decimals == null) {
            return type.parse(cell);
        }
        BigDecimal written = new BigDecimal(cell);
        if (written.stripTrailingZeros().scale() > decimals
                || written.abs().compareTo(BigDecimal.TEN.pow(DIGITS - decimals)) >= 0) {
            throw new NumberFormatException(cell);
        }
        return written.setScale(decimals, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
    }

    /** A value in its one canonical form. */
    String write(Object value) {
        return decimals == null ? type.write(value) : BigDecimal.valueOf((Long) value, decimals).toPlainString();
    }

    /** Names of the tables that its values point to; none for a column that holds a value of its own. */
    List<String> targets() {
        return references == null ? List.of() : references;
    }

    /** Whether a record of the table may stand in it. */
    boolean pointsTo(Table table) {
        return targets().contains(ANY) || targets().contains(table.name());
    }
}

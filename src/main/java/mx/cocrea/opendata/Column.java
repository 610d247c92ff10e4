package mx.cocrea.opendata;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param references tables that its values point to, {@code *} for any; none for a column that holds a value of its own
 * @param relationship the relationship that the reference is kept as, drawn from the record ({@code >}) or to it ({@code <}); null for what
 *     is kept as a property
 * @param searched whether records are found by its words
 */
record Column(
        String name,
        Type type,
        String description,
        Constraints constraints,
        List<String> references,
        @Nullable String relationship,
        boolean searched) {

    /** Any table. */
    static final String ANY = "*";

    Column {
        // What the description leaves out is null here.
        constraints = requireNonNullElse(constraints, new Constraints(false, false, null, null, null));
        references = requireNonNullElse(references, List.of());
    }

    /** What a value must be, in the terms of Frictionless Table Schema. */
    record Constraints(
            boolean required,
            boolean unique,
            @JsonProperty("enum") @Nullable List<String> choices,
            @Nullable String pattern,
            @Nullable Long minimum) {}

    /** How a value is written in a cell and kept in the graph. */
    enum Type {
        @JsonProperty("string")
        STRING("text") {
            @Override
            Object parse(String cell) {
                return cell;
            }
        },
        @JsonProperty("integer")
        INTEGER("a whole number, as 12") {
            @Override
            Object parse(String cell) {
                return Long.valueOf(cell);
            }
        },
        @JsonProperty("number")
        NUMBER("a number, as 12.5") {
            @Override
            Object parse(String cell) {
                return new BigDecimal(cell).doubleValue();
            }

            @Override
            String write(Object value) {
                return BigDecimal.valueOf((Double) value).stripTrailingZeros().toPlainString();
            }
        },
        @JsonProperty("date")
        DATE("a date, as 2019-04-30") {
            @Override
            Object parse(String cell) {
                return LocalDate.parse(cell);
            }
        },
        @JsonProperty("boolean")
        BOOLEAN("true or false") {
            @Override
            Object parse(String cell) {
                if (cell.equals("true") || cell.equals("false")) {
                    return Boolean.valueOf(cell);
                }
                throw new DateTimeException(cell);
            }
        };

        private final String form;

        Type(String form) {
            this.form = form;
        }

        /** What a cell must look like, for people. */
        String form() {
            return form;
        }

        abstract Object parse(String cell);

        String write(Object value) {
            return value.toString();
        }
    }

    boolean isReference() {
        return !references().isEmpty();
    }

    /** The name of the relationship that the reference is kept as. */
    String relationshipType() {
        String drawn = String.valueOf(relationship);
        return drawn.substring(0, drawn.length() - 1);
    }

    boolean isDrawnToRecord() {
        return String.valueOf(relationship).endsWith("<");
    }
}

package mx.cocrea.opendata;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.regex.Pattern;

/** How a value is written in a cell, and kept in the graph. */
enum ValueType {
    @JsonProperty("string")
    STRING("text") {
        @Override
        Object parse(String cell) {
            return cell;
        }
    },
    @JsonProperty("integer")
    INTEGER("a whole number, for instance 12") {
        @Override
        Object parse(String cell) {
            return Long.valueOf(cell);
        }
    },
    @JsonProperty("number")
    NUMBER("a number of at most 15 digits, for instance 12.5") {
        @Override
        Object parse(String cell) {
            BigDecimal written = new BigDecimal(cell);
            double kept = written.doubleValue();
            if (Double.isInfinite(kept) || BigDecimal.valueOf(kept).compareTo(written) != 0) {
                throw new NumberFormatException(cell);
            }
            return kept;
        }

        @Override
        String write(Object value) {
            return BigDecimal.valueOf((Double) value).stripTrailingZeros().toPlainString();
        }
    },
    @JsonProperty("date")
    DATE("a day as year-month-day, for instance 2018-04-20") {
        @Override
        Object parse(String cell) {
            if (!ISO_DAY.matcher(cell).matches()) {
                throw new IllegalArgumentException(cell);
            }
            return LocalDate.parse(cell);
        }
    },
    @JsonProperty("datetime")
    INSTANT("a moment with its offset from UTC, for instance 2019-07-01T12:00:00Z") {
        @Override
        Object parse(String cell) {
            return OffsetDateTime.parse(cell).atZoneSameInstant(ZoneOffset.UTC);
        }

        @Override
        String write(Object value) {
            return ((ZonedDateTime) value).toInstant().toString();
        }
    },
    @JsonProperty("boolean")
    BOOLEAN("true or false") {
        @Override
        Object parse(String cell) {
            // Spreadsheets write them in capitals.
            return switch (cell.toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException(cell);
            };
        }
    };

    private static final Pattern ISO_DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final String form;

    ValueType(String form) {
        this.form = form;
    }

    /** What a cell must look like, for people. */
    String form() {
        return form;
    }

    /**
     * The value that a cell holds.
     *
     * @throws IllegalArgumentException or {@link java.time.DateTimeException} if it is no such value, or one that would be changed by keeping it
     */
    abstract Object parse(String cell);

    /** The value in its one canonical form. */
    String write(Object value) {
        return value.toString();
    }
}

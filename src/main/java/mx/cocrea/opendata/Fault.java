package mx.cocrea.opendata;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something in a data package that keeps it from being imported.
 *
 * @param file of the package
 * @param row line of the file, counted from 1 with the header; 0 for the file as a whole
 * @param column of the file; null for the row as a whole
 * @param value as it stands there; null where none does
 * @param wrong what is wrong
 * @param right what would be right
 */
public record Fault(
        String file, long row, @Nullable String column, @Nullable String value, String wrong, String right)
        implements
            Comparable<Fault> {

    private static final Comparator<Fault> BY_PLACE = Comparator.comparing(Fault::file)
            .thenComparingLong(Fault::row)
            .thenComparing(fault -> String.valueOf(fault.column()));

    @Override
    public int compareTo(Fault other) {
        return BY_PLACE.compare(this, other);
    }

    /** The fault in a line. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(file);
        if (row > 0) {
            line.append(", row ").append(row);
        }
        if (column != null) {
            line.append(", column ").append(column);
        }
        if (value != null) {
            line.append(", value \"").append(value.length() > 80 ? value.substring(0, 80) + "…" : value).append('"');
        }
        return line.append(": ").append(wrong).append("; ").append(right).toString();
    }
}

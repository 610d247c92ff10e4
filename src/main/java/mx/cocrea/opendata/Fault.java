package mx.cocrea.opendata;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something in a data package that keeps it from being imported.
 *
 * @param file of the package
 * @param row of the file as a spreadsheet counts, the header being row 1; 0 for the file as a whole
 * @param column of the file, or member of datapackage.json; null for the row as a whole
 * @param value as it stands there; null where none does
 * @param wrong what is wrong
 * @param right what would be right
 */
public record Fault(
        String file, int row, @Nullable String column, @Nullable String value, String wrong, String right)
        implements
            Comparable<Fault> {

    private static final int SHOWN = 80;

    private static final Comparator<Fault> BY_PLACE = Comparator.comparing(Fault::file)
            .thenComparingInt(Fault::row)
            .thenComparing(fault -> String.valueOf(fault.column()))
            .thenComparing(Fault::wrong);

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
            line.append(", ").append(column);
        }
        line.append(": ");
        if (value != null) {
            String shown = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
            line.append('"').append(shown.replaceAll("\\R", "⏎")).append("\" ");
        }
        return line.append(wrong).append("; right would be: ").append(right).toString();
    }
}

package mx.cocrea.opendata;

import org.jspecify.annotations.Nullable;

/** The faults of one table, told by its file. */
record TableFaults(String file, Faults all) {

    void add(int row, @Nullable String column, @Nullable String value, String wrong, String right) {
        all.add(new Fault(file, row, column, value, wrong, right));
    }

    void add(Row row, String column, @Nullable Object value, String wrong, String right) {
        add(row.number(), column, value == null ? null : value.toString(), wrong, right);
    }

    /** A record that stays, though the package says no more of it. */
    void addLeftOut(@Nullable String column, String record, String reason) {
        add(0, column, record, "is left out, but " + reason, "the row as it was");
    }
}

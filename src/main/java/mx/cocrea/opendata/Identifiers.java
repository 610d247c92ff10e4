package mx.cocrea.opendata;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The records that a package holds, by id. */
final class Identifiers {

    /** Comparing with every id takes long where there are many. */
    private static final int SUGGESTIONS = 50;

    /** Where a record stands, and whether the graph does not hold it yet. */
    static final class Origin {

        private final Table table;
        private final int row;
        private boolean fresh;

        private Origin(Table table, int row) {
            this.table = table;
            this.row = row;
        }

        Table table() {
            return table;
        }

        int row() {
            return row;
        }

        void markFresh() {
            fresh = true;
        }
    }

    private final Map<String, Origin> origins = new HashMap<>();
    private final Set<Table> unread = new HashSet<>();
    private int suggested;

    void add(Table table, Row row) {
        if (row.has(Table.ID)) {
            origins.putIfAbsent(row.id(), new Origin(table, row.number()));
        }
    }

    /** Says that not all records of a table are known, as its file cannot be read. */
    void addUnread(Table table) {
        unread.add(table);
    }

    /** Whether all records are known that may stand in a column. */
    boolean knowAllOf(Column column) {
        return unread.stream().noneMatch(column::pointsTo);
    }

    @Nullable
    Origin find(String id) {
        return origins.get(id);
    }

    boolean holds(String id) {
        return origins.containsKey(id);
    }

    /** Whether this import brings the record to the graph. */
    boolean isFresh(String id) {
        Origin origin = origins.get(id);
        return origin != null && origin.fresh;
    }

    List<String> fresh(Table table) {
        return origins.entrySet()
                .stream()
                .filter(entry -> entry.getValue().fresh && entry.getValue().table.equals(table))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The id that was perhaps meant; none after many suggestions. */
    Optional<String> nearest(String id, Column column) {
        if (suggested++ >= SUGGESTIONS) {
            return Optional.empty();
        }
        return Nearest.to(id, origins.entrySet()
                .stream()
                .filter(entry -> column.pointsTo(entry.getValue().table))
                .map(Map.Entry::getKey));
    }
}

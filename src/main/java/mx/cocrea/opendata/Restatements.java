package mx.cocrea.opendata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.SimpleQueryRunner;

/** Sees to it that what a table says of the past is restated and never changed: each record at most once, and none in a circle. */
final class Restatements {

    private final Table table;
    private final String column;
    private final String relationship;
    private final SimpleQueryRunner database;
    private final TableFaults faults;
    private final Map<String, String> restated = new HashMap<>();
    private final Map<String, Row> restating = new HashMap<>();

    /** @param column of the table with the record whose place another takes */
    Restatements(Table table, String column, SimpleQueryRunner database, TableFaults faults) {
        this.table = table;
        this.column = column;
        this.relationship = table.column(column).map(Column::relationship).orElse("").replace(">", "");
        this.database = database;
        this.faults = faults;
    }

    /** Takes note of rows, and finds those that take a place that another has taken. */
    void check(List<Row> rows) {
        List<Row> taking = rows.stream().filter(row -> row.has(Table.ID) && row.has(column)).toList();
        Map<String, String> taken = taken(taking);
        for (Row row : taking) {
            String earlier = row.text(column);
            Row other = restating.putIfAbsent(earlier, row);
            String before = taken.get(earlier);
            if (other != null) {
                faults.add(row, column, earlier, "is restated in row " + other.number() + " too",
                        "the record that takes its place there, " + other.id());
            } else if (before != null && !before.equals(row.id())) {
                faults.add(row, column, earlier, "is restated by " + before + " already", before + ", or what takes its place");
            }
            restated.put(row.id(), earlier);
        }
    }

    private Map<String, String> taken(List<Row> rows) {
        Map<String, String> taken = new HashMap<>();
        if (!rows.isEmpty()) {
            database.run("""
                    UNWIND $ids AS id
                    MATCH (:Node {id: id})<-[:%s]-(later)
                    RETURN id, later.id AS later
                    """.formatted(relationship),
                    Map.of("ids", new ArrayList<>(rows.stream().map(row -> row.text(column)).toList())))
                    .forEachRemaining(found -> taken.put(found.get("id").asString(), found.get("later").asString()));
        }
        return taken;
    }

    /** Finds circles, once all rows are known; what was there before is in none. */
    void checkCircles() {
        for (Row row : restating.values()) {
            Set<String> met = new HashSet<>();
            String next = row.text(column);
            while (next != null && !next.equals(row.id()) && met.add(next)) {
                next = restated.get(next);
            }
            if (row.id().equals(next)) {
                faults.add(row, column, row.text(column), "is restated in a circle", "a record that was there before it");
            }
        }
    }

    /** Finds what a row says otherwise than it did when it first came in. */
    void compare(Row row, Held held) {
        for (Column one : table.fields()) {
            Object said = row.cells().get(one.name());
            Object before = held.cells().get(one.name());
            if (!Objects.equals(said, before)) {
                faults.add(row, one.name(), written(one, said), "is not what was imported, which is never changed",
                        Objects.requireNonNullElse(written(one, before), "nothing")
                                + " as it was, and another row whose " + column + " is " + row.id());
            }
        }
    }

    private static @Nullable String written(Column column, @Nullable Object value) {
        return value == null ? null : column.write(value);
    }
}

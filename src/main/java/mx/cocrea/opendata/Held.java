package mx.cocrea.opendata;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;

/**
 * A record as the graph holds it.
 *
 * @param element by which the database knows it
 * @param owner the package that first brought it; null for what people wrote
 * @param sharers the packages that hold it as well
 * @param labels of a node; none for a relationship
 * @param cells values by column
 * @param words that it is found by; empty for what is not searched
 */
record Held(
        String element,
        @Nullable String owner,
        List<String> sharers,
        List<String> labels,
        Map<String, Object> cells,
        String words) {

    /** Reads what {@link NodeTable} and {@link RelationshipTable} return of a record. */
    static Held of(Table table, Record found) {
        Value properties = found.get("properties");
        Map<String, Object> cells = new HashMap<>(found.get("ends").asMap());
        cells.values().removeIf(end -> end == null);
        table.properties().forEach(column -> {
            Value value = properties.get(column.name());
            if (!value.isNull()) {
                cells.put(column.name(), value.asObject());
            }
        });
        return new Held(
                found.get("element").asString(),
                properties.get("package").asString(null),
                properties.get("sharedBy", Values.value(List.of())).asList(Value::asString),
                found.get("labels").asList(Value::asString),
                cells,
                properties.get("words").asString(""));
    }

    /** Its cells as they are written, in the order of the table's columns; empty for none. */
    List<String> printed(Table table) {
        return table.fields().stream().map(column -> {
            Object value = cells.get(column.name());
            return value == null ? "" : column.write(value);
        }).toList();
    }

    boolean belongsTo(String packageName) {
        return packageName.equals(owner);
    }

    /** Whether the row says the same, and would be found by the same words. */
    boolean equals(Table table, Row row) {
        return cells.equals(row.cells()) && words.equals(Row.words(table, row.cells()));
    }
}

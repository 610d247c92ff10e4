package mx.cocrea.opendata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.neo4j.driver.SimpleQueryRunner;

/**
 * A table's records as relationships of the graph.
 *
 * <p>Of a statement, only names from the description of the tables are a part; values never are.
 */
final class RelationshipTable {

    private final Table table;
    private final String packageName;

    RelationshipTable(Table table, String packageName) {
        this.table = table;
        this.packageName = packageName;
    }

    /** The relationships between the ends of these rows that the graph holds, by the key of the table. */
    Map<String, Held> find(SimpleQueryRunner database, List<Row> rows) {
        Set<Map<String, String>> pairs = new HashSet<>();
        rows.forEach(row -> pairs.add(Map.of("from", row.text(table.origin()), "to", row.text(table.target()))));
        Map<String, Held> held = new HashMap<>();
        database.run("""
                UNWIND $pairs AS pair
                MATCH (a:Node {id: pair.from})
                MATCH (b:Node {id: pair.to})
                WITH a, b
                MATCH (a)-[r:%s]->(b)
                """.formatted(table.relationship()) + returned(), Map.of("pairs", new ArrayList<>(pairs)))
                .forEachRemaining(found -> {
                    Held record = Held.of(table, found);
                    held.put(Row.key(table, record.cells()), record);
                });
        return held;
    }

    /** Every relationship of the package, in the order of the table's key. */
    void read(SimpleQueryRunner database, Consumer<Held> reader) {
        String key = table.primaryKey().stream().map(this::value).collect(Collectors.joining(", "));
        database.run("""
                MATCH (a:Node)-[r:%s]->(b:Node)
                WHERE r.package = $package OR $package IN r.sharedBy
                WITH a, r, b
                ORDER BY %s
                """.formatted(table.relationship(), key) + returned(), Map.of("package", packageName))
                .forEachRemaining(found -> reader.accept(Held.of(table, found)));
    }

    long count(SimpleQueryRunner database) {
        return database.run("""
                MATCH (:Node)-[r:%s]->(:Node)
                WHERE r.package = $package OR $package IN r.sharedBy
                RETURN count(r) AS records
                """.formatted(table.relationship()), Map.of("package", packageName)).single().get("records").asLong();
    }

    private String value(String column) {
        return column.equals(table.origin())
                ? "a.id"
                : column.equals(table.target())
                        ? "b.id"
                        : "coalesce(toString(r.`" + column + "`), '')";
    }

    private String returned() {
        return """
                RETURN elementId(r) AS element, [] AS labels, properties(r) AS properties, {`%s`: a.id, `%s`: b.id} AS ends
                """.formatted(table.origin(), table.target());
    }

    Drawing draw(List<Row> rows) {
        return new Drawing(String.valueOf(table.relationship()), rows.stream()
                .map(row -> Drawing.line(row.text(table.origin()), row.text(table.target()), values(row)))
                .toList());
    }

    /** Overwrites relationships. */
    void update(SimpleQueryRunner database, List<Row> rows) {
        Map<String, Held> held = find(database, rows);
        database.run("""
                UNWIND $rows AS row
                MATCH ()-[r]->()
                WHERE elementId(r) = row.element
                SET r = row.values
                """, Map.of("rows", rows.stream().map(row -> {
            Map<String, Object> values = values(row);
            Held before = held(held, row);
            if (!before.sharers().isEmpty()) {
                values.put("sharedBy", before.sharers());
            }
            return Map.of("element", before.element(), "values", values);
        }).toList())).consume();
    }

    private Held held(Map<String, Held> held, Row row) {
        Held before = held.get(row.key(table));
        if (before == null) {
            throw new IllegalStateException("changed while it was imported: " + table.name() + ", row " + row.number());
        }
        return before;
    }

    private Map<String, Object> values(Row row) {
        Map<String, Object> values = new HashMap<>(Map.of("package", packageName));
        for (Column column : table.properties()) {
            Object value = row.cells().get(column.name());
            if (value != null) {
                values.put(column.name(), value);
            }
        }
        return values;
    }

    void remove(SimpleQueryRunner database, List<String> elements) {
        database.run("""
                UNWIND $elements AS element
                MATCH ()-[r]->()
                WHERE elementId(r) = element
                DELETE r
                """, Map.of("elements", elements)).consume();
    }

    /** Marks relationships of other packages as held by this one as well. */
    void share(SimpleQueryRunner database, List<Row> rows) {
        Map<String, Held> held = find(database, rows);
        database.run("""
                UNWIND $elements AS element
                MATCH ()-[r]->()
                WHERE elementId(r) = element
                SET r.sharedBy = coalesce(r.sharedBy, []) + $package
                """, Map.of("package", packageName, "elements", rows.stream().map(row -> held(held, row).element()).toList()))
                .consume();
    }

    void unshare(SimpleQueryRunner database, List<String> elements) {
        database.run("""
                UNWIND $elements AS element
                MATCH ()-[r]->()
                WHERE elementId(r) = element
                WITH r, [name IN r.sharedBy WHERE name <> $package] AS others
                SET r.sharedBy = CASE others WHEN [] THEN null ELSE others END
                """, Map.of("elements", elements, "package", packageName)).consume();
    }

    /** Which of these records are named in a column of another package's relationships, and by which package. */
    Map<String, String> mentions(SimpleQueryRunner database, Column column, List<String> ids) {
        Map<String, String> mentions = new HashMap<>();
        database.run("""
                MATCH (:Node)-[r:%s]->(:Node)
                WHERE r.package <> $package AND r.`%s` IN $ids
                RETURN DISTINCT r.`%2$s` AS id, r.package AS package
                """.formatted(table.relationship(), column.name()), Map.of("ids", ids, "package", packageName))
                .forEachRemaining(found -> mentions.put(found.get("id").asString(), found.get("package").asString()));
        return mentions;
    }
}

package mx.cocrea.opendata;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.neo4j.driver.SimpleQueryRunner;
import org.neo4j.driver.Values;

/**
 * A table's records as nodes of the graph.
 *
 * <p>Of a statement, only names from the description of the tables are a part; values never are.
 */
final class NodeTable {

    private final Table table;
    private final Tables tables;
    private final String packageName;

    NodeTable(Table table, Tables tables, String packageName) {
        this.table = table;
        this.tables = tables;
        this.packageName = packageName;
    }

    /** Those of the ids that the graph holds, of any table. */
    static List<String> known(SimpleQueryRunner database, Collection<String> ids) {
        return database.run("""
                UNWIND $ids AS id
                MATCH (n:Node {id: id})
                RETURN id
                """, Map.of("ids", ids)).list(found -> found.get("id").asString());
    }

    /** The records with these ids that the graph holds, whatever they are. */
    Map<String, Held> find(SimpleQueryRunner database, Collection<String> ids) {
        Map<String, Held> held = new HashMap<>();
        if (ids.isEmpty()) {
            return held;
        }
        database.run("""
                UNWIND $ids AS id
                MATCH (n:Node {id: id})
                """ + returned(), Map.of("ids", ids)).forEachRemaining(found -> {
            Held record = Held.of(table, found);
            held.put(String.valueOf(record.cells().get(Table.ID)), record);
        });
        return held;
    }

    /** Every record of the package, in the order of their ids. */
    void read(SimpleQueryRunner database, Consumer<Held> reader) {
        database.run("""
                MATCH (n:Node:%s)
                WHERE n.package = $package OR $package IN n.sharedBy
                WITH n
                ORDER BY n.id
                """.formatted(table.label()) + returned(), Map.of("package", packageName))
                .forEachRemaining(found -> reader.accept(Held.of(table, found)));
    }

    long count(SimpleQueryRunner database) {
        return database.run("""
                MATCH (n:Node:%s)
                WHERE n.package = $package OR $package IN n.sharedBy
                RETURN count(n) AS records
                """.formatted(table.label()), Map.of("package", packageName)).single().get("records").asLong();
    }

    private String returned() {
        StringBuilder ends = new StringBuilder("{id: n.id");
        table.links()
                .forEach(column -> ends.append(", `%s`: head([(n)%s(m:%s) WHERE r.package = n.package | m.id])"
                        .formatted(column.name(), arrow(column, "r"), tables.labels(column))));
        return """
                RETURN elementId(n) AS element, labels(n) AS labels, properties(n) AS properties, %s} AS ends
                """.formatted(ends);
    }

    private static String arrow(Column column, String relationship) {
        return (isOutgoing(column) ? "-[%s:%s]->" : "<-[%s:%s]-").formatted(relationship, type(column));
    }

    private static String type(Column column) {
        String drawn = String.valueOf(column.relationship());
        return drawn.substring(0, drawn.length() - 1);
    }

    private static boolean isOutgoing(Column column) {
        return String.valueOf(column.relationship()).endsWith(">");
    }

    /** Creates records that nothing reads yet. */
    void stage(SimpleQueryRunner database, List<Row> rows) {
        database.run("""
                UNWIND $rows AS row
                CREATE (n:Staged)
                SET n = row.values
                """, Map.of("rows", rows.stream().map(row -> Map.of("values", values(row))).toList())).consume();
    }

    /** Makes staged records what they are to be. */
    void publish(SimpleQueryRunner database, List<String> ids) {
        database.run("""
                UNWIND $ids AS id
                MATCH (n:Staged {id: id})
                SET n:$($labels)
                """, Map.of("ids", ids, "labels", labels())).consume();
    }

    private List<String> labels() {
        return Stream.concat(Stream.of("Node"), table.allLabels().stream()).toList();
    }

    /** Overwrites records, of this table or of another until now. */
    void update(SimpleQueryRunner database, List<Row> rows) {
        String others = String.join("", tables.ofNodes()
                .stream()
                .flatMap(other -> other.allLabels().stream())
                .distinct()
                .filter(label -> !table.allLabels().contains(label))
                .map(label -> ":" + label)
                .toList());
        database.run("""
                UNWIND $rows AS row
                MATCH (n:Node {id: row.values.id})
                REMOVE n%s
                SET n:%s
                SET n += row.absent
                SET n += row.values
                """.formatted(others, String.join(":", table.allLabels())),
                Map.of("rows", rows.stream().map(row -> Map.of("values", values(row), "absent", absent(row))).toList()))
                .consume();
    }

    private Map<String, Object> values(Row row) {
        Map<String, Object> values = new HashMap<>(Map.of(Table.ID, row.id(), "package", packageName));
        for (Column column : table.properties()) {
            Object value = row.cells().get(column.name());
            if (value != null) {
                values.put(column.name(), value);
            }
        }
        if (table.searched()) {
            values.put("words", Row.words(table, row.cells()));
        }
        return values;
    }

    private Map<String, Object> absent(Row row) {
        Map<String, Object> absent = new HashMap<>();
        for (Column column : table.properties()) {
            if (!row.has(column.name())) {
                absent.put(column.name(), Values.NULL);
            }
        }
        return absent;
    }

    /** The relationships that a column of these rows is kept as. */
    Drawing draw(Column column, List<Row> rows) {
        return new Drawing(type(column), rows.stream().map(row -> {
            String other = row.text(column.name());
            Map<String, Object> values = Map.of("package", packageName);
            return isOutgoing(column) ? Drawing.line(row.id(), other, values) : Drawing.line(other, row.id(), values);
        }).toList());
    }

    /** Removes the relationships that columns of this table are kept as. */
    void unlink(SimpleQueryRunner database, List<String> ids) {
        for (Column column : table.links()) {
            database.run("""
                    UNWIND $ids AS id
                    MATCH (n:Node {id: id})%s(m:%s)
                    WHERE r.package = $package
                    DELETE r
                    """.formatted(arrow(column, "r"), tables.labels(column)), Map.of("ids", ids, "package", packageName))
                    .consume();
        }
    }

    /**
     * Removes records with what this package attached to them.
     *
     * <p>What others attached makes the database refuse the whole transaction.
     */
    void remove(SimpleQueryRunner database, List<String> ids) {
        database.run("""
                UNWIND $ids AS id
                MATCH (n:Node {id: id})
                OPTIONAL MATCH (n)-[r]-()
                WHERE r.package = $package
                DELETE r
                WITH DISTINCT n
                DELETE n
                """, Map.of("ids", ids, "package", packageName)).consume();
    }

    /** Marks records of other packages as held by this one as well. */
    void share(SimpleQueryRunner database, List<String> ids) {
        database.run("""
                UNWIND $ids AS id
                MATCH (n:Node {id: id})
                SET n.sharedBy = coalesce(n.sharedBy, []) + $package
                """, Map.of("ids", ids, "package", packageName)).consume();
    }

    void unshare(SimpleQueryRunner database, List<String> ids) {
        database.run("""
                UNWIND $ids AS id
                MATCH (n:Node {id: id})
                WITH n, [name IN n.sharedBy WHERE name <> $package] AS others
                SET n.sharedBy = CASE others WHEN [] THEN null ELSE others END
                """, Map.of("ids", ids, "package", packageName)).consume();
    }

    /** Tells for each record to be removed what others attached to it: id and words for it. */
    Map<String, String> attachments(SimpleQueryRunner database, List<String> ids) {
        Map<String, String> attached = new HashMap<>();
        database.run(
                """
                        UNWIND $ids AS id
                        MATCH (n:Node {id: id})-[r]-(other)
                        WHERE r.package IS NULL OR r.package <> $package
                        WITH id, r, other
                        ORDER BY other.id
                        WITH id, count(r) AS all, head(collect({type: type(r), other: other.id, package: r.package})) AS first
                        RETURN id, all, first.type AS type, coalesce(first.other, 'a record without id') AS other, first.package AS package
                        """,
                Map.of("ids", ids, "package", packageName))
                .forEachRemaining(found -> attached.put(
                        found.get("id").asString(),
                        "%s %s%s%s".formatted(
                                found.get("type").asString(),
                                found.get("other").asString(),
                                found.get("package").isNull() ? "" : " of the package " + found.get("package").asString(),
                                found.get("all").asLong() > 1 ? " and " + (found.get("all").asLong() - 1) + " more" : "")));
        return attached;
    }

    static List<List<String>> batches(List<String> all) {
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += TableFile.BATCH) {
            batches.add(all.subList(from, Math.min(all.size(), from + TableFile.BATCH)));
        }
        return batches;
    }
}

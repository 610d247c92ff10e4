package mx.cocrea.opendata;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.neo4j.driver.Driver;
import org.neo4j.driver.SimpleQueryRunner;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.springframework.stereotype.Component;

/** Reads and writes the rows of a table in the graph, by the table's own description; no value is ever part of a statement. */
@Component
class GraphStore {

    /** Rows sent to the database at a time. */
    static final int BATCH = 5_000;

    private final Driver driver;
    private final Tables tables;

    GraphStore(Driver driver, Tables tables) {
        this.driver = driver;
        this.tables = tables;
    }

    Session session() {
        return driver.session();
    }

    /** The package that each of these records belongs to, of those that belong to another than this one. */
    Map<String, String> tablesOfOthers(Collection<String> ids, String packageName) {
        Map<String, String> owners = new HashMap<>();
        if (ids.isEmpty()) {
            return owners;
        }
        try (Session session = session()) {
            for (List<String> some : batches(List.copyOf(ids))) {
                session.run("""
                        UNWIND $ids AS id
                        MATCH (n:Node {id: id})
                        WHERE n.package <> $package
                        RETURN n.id AS id, n.package AS owner
                        """, Map.of("ids", some, "package", packageName))
                        .forEachRemaining(found -> owners.put(found.get("id").asString(), found.get("owner").asString()));
            }
        }
        return owners;
    }

    /** Tells of each row of a package whose record another package holds with other values. */
    void heldByOthers(Table table, String packageName, Validation rows, BiConsumer<Row, String> told) {
        try (Session session = session()) {
            if (session
                    .run("MATCH (p:Package) WHERE p.name <> $package RETURN count(p) AS others", Map.of("package", packageName))
                    .single()
                    .get("others")
                    .asLong() == 0) {
                return;
            }
            List<Row> batch = new ArrayList<>();
            Runnable compare = () -> {
                Map<Object, Row> byId = batch.stream()
                        .collect(Collectors.toMap(row -> row.cells().get("id"), row -> row, (a, b) -> a));
                session.run(nodes(table, "UNWIND $ids AS id MATCH (n:Node {id: id}) WHERE n.package <> $package"),
                        Map.of("ids", List.copyOf(byId.keySet()), "package", packageName)).forEachRemaining(found -> {
                            Row row = byId.get(found.get("id").asString());
                            if (row != null && !row.cells().equals(cells(table, found))) {
                                told.accept(row, found.get("package").asString());
                            }
                        });
                batch.clear();
            };
            rows.rows(table, row -> {
                batch.add(row);
                if (batch.size() == BATCH) {
                    compare.run();
                }
            });
            compare.run();
        }
    }

    /** Gives every row of a package's table, in the order of its key. */
    void read(SimpleQueryRunner database, Table table, String packageName, Consumer<Row> reader) {
        String statement = table.holdsNodes()
                ? nodes(table, "MATCH (n:" + table.label() + ") WHERE n.package = $package") + " ORDER BY n.id"
                : relationships(table) + " ORDER BY " + order(table);
        database.run(statement, Map.of("package", packageName))
                .forEachRemaining(found -> reader.accept(new Row(0, cells(table, found))));
    }

    private String nodes(Table table, String found) {
        List<String> columns = new ArrayList<>();
        table.properties().forEach(column -> columns.add("n.`" + column.name() + "` AS `" + column.name() + "`"));
        table.links()
                .forEach(column -> columns.add("head([" + link("(n)", column, "(m:" + tables.labelOf(column) + ")")
                        + " | m.id]) AS `" + column.name() + "`"));
        return found + " RETURN n.package AS package, " + String.join(", ", columns);
    }

    private static String relationships(Table table) {
        List<String> columns = new ArrayList<>();
        columns.add("a.id AS `" + table.origin() + "`");
        columns.add("b.id AS `" + table.target() + "`");
        table.properties().forEach(column -> columns.add("r.`" + column.name() + "` AS `" + column.name() + "`"));
        return "MATCH (a:Node)-[r:" + table.relationship() + "]->(b:Node) WHERE r.package = $package RETURN "
                + String.join(", ", columns);
    }

    private static String order(Table table) {
        return table.primaryKey().stream().map(column -> "coalesce(`" + column + "`, '')").collect(Collectors.joining(", "));
    }

    private static String link(String record, Column column, String other) {
        return record + (column.isDrawnToRecord() ? "<-[:" : "-[:") + column.relationshipType()
                + (column.isDrawnToRecord() ? "]-" : "]->") + other;
    }

    private static Map<String, Object> cells(Table table, Record found) {
        Map<String, Object> cells = new HashMap<>();
        for (Column column : table.fields()) {
            if (!found.get(column.name()).isNull()) {
                cells.put(column.name(), found.get(column.name()).asObject());
            }
        }
        return cells;
    }

    /** Creates or overwrites records and their own relationships. */
    void write(SimpleQueryRunner database, Table table, String packageName, List<Row> rows) {
        if (table.holdsNodes()) {
            database.run("""
                    UNWIND $rows AS row
                    MERGE (n:Node {id: row.id})
                    SET n = row, n:%s
                    """.formatted(String.join(":", table.labels())),
                    Map.of("rows", rows.stream().map(row -> properties(table, packageName, row)).toList())).consume();
        } else {
            database.run("""
                    UNWIND $rows AS row
                    MATCH (a:Node {id: row.origin})
                    MATCH (b:Node {id: row.target})
                    CREATE (a)-[r:%s]->(b)
                    SET r = row.properties
                    """.formatted(table.relationship()),
                    Map.of("rows", rows.stream()
                            .map(row -> Map.of(
                                    "origin", at(row, table.origin()),
                                    "target", at(row, table.target()),
                                    "properties", properties(table, packageName, row)))
                            .toList()))
                    .consume();
        }
    }

    private static Object at(Row row, String column) {
        return row.cells().getOrDefault(column, "");
    }

    private static Map<String, Object> properties(Table table, String packageName, Row row) {
        Map<String, Object> properties = new HashMap<>(Map.of("package", packageName));
        for (Column column : table.properties()) {
            if (row.cells().containsKey(column.name())) {
                properties.put(column.name(), at(row, column.name()));
            }
        }
        String words = row.words(table);
        if (!words.isEmpty()) {
            properties.put("words", words);
        }
        return properties;
    }

    /** Draws the relationships that the columns of records are kept as, in place of those there were. */
    void link(SimpleQueryRunner database, Table table, String packageName, List<Row> rows, boolean fresh) {
        for (Column column : table.links()) {
            String other = "(m:" + tables.labelOf(column) + ")";
            if (!fresh) {
                database.run("UNWIND $ids AS id MATCH (n:Node {id: id}) MATCH "
                        + link("(n)", column, other).replace("[:", "[old:") + " WHERE old.package = $package DELETE old",
                        Map.of("ids", rows.stream().map(row -> at(row, "id")).toList(), "package", packageName)).consume();
            }
            List<Map<String, Object>> drawn = rows.stream()
                    .filter(row -> row.cells().containsKey(column.name()))
                    .map(row -> Map.of("id", at(row, "id"), "other", at(row, column.name())))
                    .toList();
            database.run("UNWIND $rows AS row MATCH (n:Node {id: row.id}) MATCH (m:Node {id: row.other}) CREATE "
                    + link("(n)", column, "(m)").replace("[:" + column.relationshipType(),
                            "[:" + column.relationshipType() + " {package: $package}"),
                    Map.of("rows", drawn, "package", packageName)).consume();
        }
    }

    /** Removes rows; what hangs from a record goes with it. */
    void remove(SimpleQueryRunner database, Table table, String packageName, List<Row> rows) {
        if (table.holdsNodes()) {
            database.run("UNWIND $ids AS id MATCH (n:Node {id: id}) WHERE n.package = $package DETACH DELETE n",
                    Map.of("ids", rows.stream().map(row -> at(row, "id")).toList(), "package", packageName)).consume();
        } else {
            String same = table.primaryKey()
                    .stream()
                    .filter(column -> !column.equals(table.origin()) && !column.equals(table.target()))
                    .map(column -> " AND coalesce(r.`" + column + "`, '') = coalesce(row.`" + column + "`, '')")
                    .collect(Collectors.joining());
            database.run("UNWIND $rows AS row MATCH (a:Node {id: row.`" + table.origin() + "`})-[r:" + table.relationship()
                    + "]->(b:Node {id: row.`" + table.target() + "`}) WHERE r.package = $package" + same + " DELETE r",
                    Map.of("rows", rows.stream().map(Row::cells).toList(), "package", packageName)).consume();
        }
    }

    /** Ids of these records that something hangs from which is not of this package, and would be lost with them. */
    List<String> heldFromOutside(SimpleQueryRunner database, String packageName, List<String> ids) {
        return database.run("""
                UNWIND $ids AS id
                MATCH (n:Node {id: id})
                WHERE EXISTS { (n)-[r]-() WHERE r.package IS NULL OR r.package <> $package }
                RETURN n.id AS id
                ORDER BY id
                """, Map.of("ids", ids, "package", packageName)).list(found -> found.get("id").asString());
    }

    static <T> List<List<T>> batches(List<T> rows) {
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += BATCH) {
            batches.add(rows.subList(from, Math.min(rows.size(), from + BATCH)));
        }
        return batches;
    }
}

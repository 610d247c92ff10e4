package mx.cocrea.opendata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.SimpleQueryRunner;
import org.neo4j.driver.Value;

/** Finds what a table's rows refer to that is not there, or is of a table that may not stand there. */
final class References {

    /** A record of the graph that the package does not hold. */
    private record Outside(@Nullable Table table, String owner) {}

    private final String packageName;
    private final Tables tables;
    private final SimpleQueryRunner database;
    private final Identifiers identifiers;
    private final TableFaults faults;
    private final List<Column> columns;

    References(
            Table table, String packageName, Tables tables, SimpleQueryRunner database, Identifiers identifiers,
            TableFaults faults) {
        this.packageName = packageName;
        this.tables = tables;
        this.database = database;
        this.identifiers = identifiers;
        this.faults = faults;
        this.columns = table.fields().stream().filter(column -> !column.targets().isEmpty()).toList();
    }

    void check(List<Row> rows) {
        Map<String, Outside> outside = outside(rows);
        for (Row row : rows) {
            columns.stream().filter(column -> row.has(column.name())).forEach(column -> check(row, column, outside));
        }
    }

    private Map<String, Outside> outside(List<Row> rows) {
        Set<String> unknown = rows.stream()
                .flatMap(row -> columns.stream().map(Column::name).filter(row::has).map(row::text))
                .filter(id -> !identifiers.holds(id))
                .collect(Collectors.toSet());
        Map<String, Outside> outside = new HashMap<>();
        if (!unknown.isEmpty()) {
            database.run("""
                    UNWIND $ids AS id
                    MATCH (n:Node {id: id})
                    WHERE n.package IS NOT NULL
                    RETURN id, labels(n) AS labels, n.package AS owner
                    """, Map.of("ids", new ArrayList<>(unknown)))
                    .forEachRemaining(found -> outside.put(
                            found.get("id").asString(),
                            new Outside(
                                    tables.labelled(found.get("labels").asList(Value::asString)).orElse(null),
                                    found.get("owner").asString())));
        }
        return outside;
    }

    private void check(Row row, Column column, Map<String, Outside> outside) {
        String id = row.text(column.name());
        String wanted = "the id of a record of "
                + (column.targets().contains(Column.ANY) ? "any table" : String.join(" or ", column.targets()));
        Identifiers.Origin origin = identifiers.find(id);
        Outside other = outside.get(id);
        boolean leftOut = other != null && other.owner().equals(packageName);
        Table found = origin != null ? origin.table() : other != null && !leftOut ? other.table() : null;
        if (found == null) {
            if (identifiers.knowAllOf(column)) {
                faults.add(row, column.name(), id,
                        leftOut ? "is the id of a record that the package leaves out" : "is the id of no record",
                        wanted + identifiers.nearest(id, column).map(nearest -> ", perhaps " + nearest).orElse(""));
            }
        } else if (!column.pointsTo(found)) {
            faults.add(row, column.name(), id,
                    "is a record of " + found.name() + (other == null ? "" : " of the package " + other.owner()), wanted);
        }
    }
}

package mx.cocrea.opendata;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.SimpleQueryRunner;

/** Finds values, other than ids, that stand twice: in a file whose table wants each once, or in a graph that keeps each once. */
final class UniqueValues {

    /** A property of which the graph holds no value twice among the nodes with a label. */
    record Constraint(String label, String property) {

        static List<Constraint> of(SimpleQueryRunner database) {
            return database.run("""
                    SHOW UNIQUENESS CONSTRAINTS
                    YIELD entityType, labelsOrTypes, properties
                    WHERE entityType = 'NODE' AND size(properties) = 1
                    RETURN labelsOrTypes[0] AS label, properties[0] AS property
                    """).list(found -> new Constraint(found.get("label").asString(), found.get("property").asString()));
        }
    }

    /** A record of the graph; without an id or an owner it is none that a package brought. */
    private record Holder(@Nullable String id, @Nullable String owner) {}

    private static final String OWN = "a value of its own";

    private final Table table;
    private final List<Constraint> constraints;
    private final String packageName;
    private final SimpleQueryRunner database;
    private final Identifiers identifiers;
    private final TableFaults faults;
    private final Map<Column, Map<Object, Integer>> rows = new HashMap<>();

    UniqueValues(
            Table table, List<Constraint> constraints, String packageName, SimpleQueryRunner database, Identifiers identifiers,
            TableFaults faults) {
        this.table = table;
        this.constraints = constraints;
        this.packageName = packageName;
        this.database = database;
        this.identifiers = identifiers;
        this.faults = faults;
    }

    void check(List<Row> batch) {
        for (Column column : table.fields()) {
            Optional<Constraint> constraint = constraints.stream()
                    .filter(one -> one.property().equals(column.name()) && table.allLabels().contains(one.label()))
                    .findFirst();
            if (!column.name().equals(Table.ID) && (column.rules().unique() || constraint.isPresent())) {
                List<Row> filled = batch.stream().filter(row -> row.has(column.name())).toList();
                Map<Object, Holder> held = constraint.map(one -> held(one, filled)).orElse(Map.of());
                filled.forEach(row -> check(row, column, held));
            }
        }
    }

    private Map<Object, Holder> held(Constraint constraint, List<Row> batch) {
        Map<Object, Holder> held = new HashMap<>();
        database.run(
                """
                        UNWIND $values AS value
                        MATCH (n:`%s` {`%s`: value})
                        RETURN value, n.id AS id, n.package AS owner
                        """.formatted(constraint.label(), constraint.property()),
                Map.of("values", batch.stream().map(row -> row.cells().get(constraint.property())).toList()))
                .forEachRemaining(found -> held.put(
                        found.get("value").asObject(),
                        new Holder(found.get("id").asString(null), found.get("owner").asString(null))));
        return held;
    }

    private void check(Row row, Column column, Map<Object, Holder> held) {
        Object value = Objects.requireNonNull(row.cells().get(column.name()));
        Integer other = rows.computeIfAbsent(column, any -> new HashMap<>()).putIfAbsent(value, row.number());
        Holder holder = held.get(value);
        if (other != null) {
            faults.add(row, column.name(), value, "stands in row " + other + " too", OWN);
        } else if (holder != null && !row.id().equals(holder.id())) {
            tell(row, column, value, holder);
        }
    }

    private void tell(Row row, Column column, Object value, Holder holder) {
        if (holder.id() == null || holder.owner() == null) {
            faults.add(row, column.name(), value, "stands in the graph already, in a record of no package", OWN);
        } else if (!holder.owner().equals(packageName)) {
            faults.add(row, column.name(), value, "is that of " + holder.id() + " of the package " + holder.owner(),
                    OWN + ", or " + holder.id() + " as the id of the same record");
        } else if (identifiers.holds(holder.id())) {
            // The database compares value by value while the import writes, and would refuse even what is right in the end.
            faults.add(row, column.name(), value, "is that of " + holder.id() + " before this import",
                    OWN + ", or an import before it in which " + holder.id() + " gives it up");
        }
    }
}

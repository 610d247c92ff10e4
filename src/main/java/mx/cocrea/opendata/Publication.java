package mx.cocrea.opendata;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import mx.cocrea.platform.command.Progress;
import org.neo4j.driver.SimpleQueryRunner;

/**
 * Writes the changes that an import has to make.
 *
 * <p>First, new records are staged: written in many transactions, with a label that nothing reads, and related only to each other. Then all
 * that readers see changes in one transaction, which is light, since staged records only need their labels.
 */
final class Publication {

    private final DataPackage data;
    private final Tables tables;
    private final Identifiers identifiers;
    private final Map<Table, Changes> changes;
    private final Progress progress;

    Publication(DataPackage data, Tables tables, Identifiers identifiers, Map<Table, Changes> changes, Progress progress) {
        this.data = data;
        this.tables = tables;
        this.identifiers = identifiers;
        this.changes = changes;
        this.progress = progress;
    }

    private NodeTable nodes(Table table) {
        return new NodeTable(table, tables, data.name());
    }

    private RelationshipTable relationships(Table table) {
        return new RelationshipTable(table, data.name());
    }

    private Changes of(Table table) {
        return Objects.requireNonNull(changes.get(table));
    }

    long created() {
        return tables.ofNodes().stream().mapToLong(table -> of(table).created.cardinality()).sum();
    }

    /** Writes new records and what relates them to each other, out of readers' sight. */
    void stage(Transactions transactions) {
        for (Table table : tables.ofNodes()) {
            rows("preparing", table, of(table).created, rows -> transactions.run(tx -> nodes(table).stage(tx, rows)));
        }
        for (Table table : tables.ofNodes()) {
            if (!table.links().isEmpty()) {
                rows("relating", table, of(table).created, rows -> stageLinks(table, rows, transactions));
            }
        }
        for (Table table : tables.ofRelationships()) {
            rows("preparing", table, of(table).created, rows -> {
                List<Row> within = rows.stream().filter(row -> isWithin(table, row)).toList();
                rows.stream().filter(row -> !isWithin(table, row)).forEach(row -> of(table).deferred.set(row.number()));
                if (!within.isEmpty()) {
                    transactions.run(tx -> relationships(table).draw(within).stage(tx));
                }
            });
        }
    }

    private boolean isWithin(Table table, Row row) {
        return identifiers.isFresh(row.text(table.origin())) && identifiers.isFresh(row.text(table.target()));
    }

    private void stageLinks(Table table, List<Row> rows, Transactions transactions) {
        transactions.run(tx -> {
            for (Column column : table.links()) {
                nodes(table).draw(column, rows.stream().filter(toFresh(column, true)).toList()).stage(tx);
            }
        });
        for (Column column : table.links()) {
            rows.stream().filter(toFresh(column, false)).forEach(row -> of(table).deferred.set(row.number()));
        }
    }

    private Predicate<Row> toFresh(Column column, boolean fresh) {
        return row -> row.has(column.name()) && identifiers.isFresh(row.text(column.name())) == fresh;
    }

    /** Makes readers see the new records. */
    void publish(Transactions transactions) {
        for (Table table : tables.ofNodes()) {
            progress.begin("publishing " + table.name(), "rows");
            for (List<String> ids : NodeTable.batches(identifiers.fresh(table))) {
                transactions.run(tx -> nodes(table).publish(tx, ids));
                progress.add(ids.size());
            }
        }
    }

    /** Removes what the package leaves out. */
    void remove(SimpleQueryRunner database) {
        for (Table table : tables.ofRelationships()) {
            NodeTable.batches(of(table).removed).forEach(some -> relationships(table).remove(database, some));
            NodeTable.batches(of(table).unshared).forEach(some -> relationships(table).unshare(database, some));
        }
        for (Table table : tables.ofNodes()) {
            NodeTable.batches(of(table).removed).forEach(some -> nodes(table).remove(database, some));
            NodeTable.batches(of(table).unshared).forEach(some -> nodes(table).unshare(database, some));
        }
    }

    /** Writes what changes in records that readers see. */
    void update(SimpleQueryRunner database) {
        for (Table table : tables.ofNodes()) {
            Changes change = of(table);
            rows("updating", table, change.visible(), rows -> updateNodes(database, table, change, rows));
        }
        for (Table table : tables.ofRelationships()) {
            Changes change = of(table);
            rows("updating", table, change.visible(), rows -> {
                only(rows, change.deferred, some -> relationships(table).draw(some).create(database));
                only(rows, change.updated, some -> relationships(table).update(database, some));
                only(rows, change.shared, some -> relationships(table).share(database, some));
            });
        }
    }

    private void updateNodes(SimpleQueryRunner database, Table table, Changes change, List<Row> rows) {
        NodeTable nodes = nodes(table);
        only(rows, change.relinked, some -> {
            List<String> ids = some.stream().map(Row::id).toList();
            // A record may have been of another table, whose columns are then kept as other relationships.
            tables.ofNodes().forEach(other -> nodes(other).unlink(database, ids));
        });
        only(rows, change.updated, some -> nodes.update(database, some));
        for (Column column : table.links()) {
            only(rows, change.relinked, some -> nodes
                    .draw(column, some.stream().filter(row -> row.has(column.name())).toList())
                    .create(database));
            only(rows, change.deferred, some -> nodes
                    .draw(column, some.stream().filter(toFresh(column, false)).toList())
                    .create(database));
        }
        only(rows, change.shared, some -> nodes.share(database, some.stream().map(Row::id).toList()));
    }

    private static void only(List<Row> rows, BitSet numbers, Consumer<List<Row>> use) {
        List<Row> some = rows.stream().filter(row -> numbers.get(row.number())).toList();
        if (!some.isEmpty()) {
            use.accept(some);
        }
    }

    private void rows(String doing, Table table, BitSet numbers, Consumer<List<Row>> use) {
        progress.begin(doing + " " + table.name(), "rows");
        if (!numbers.isEmpty()) {
            Faults faults = new Faults();
            new TableFile(data, table, faults).read(rows -> {
                only(rows, numbers, use);
                progress.add(rows.size());
            });
            if (!faults.none()) {
                throw new InvalidPackage(faults);
            }
        }
    }
}

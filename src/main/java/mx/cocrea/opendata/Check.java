package mx.cocrea.opendata;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mx.cocrea.platform.command.Progress;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.SimpleQueryRunner;

/**
 * Finds every fault of a package, and what importing it would change.
 *
 * <p>Files are read twice, first for the ids that rows may refer to. What is held meanwhile are the ids, and the keys of one table.
 */
final class Check {

    private final DataPackage data;
    private final Tables tables;
    private final SimpleQueryRunner database;
    private final Identifiers identifiers;
    private final Faults faults;
    private final Progress progress;
    private final Map<Table, Changes> changes = new LinkedHashMap<>();
    private List<UniqueValues.Constraint> constraints = List.of();
    private boolean again;

    Check(DataPackage data, Tables tables, SimpleQueryRunner database, Identifiers identifiers, Faults faults,
            Progress progress) {
        this.data = data;
        this.tables = tables;
        this.database = database;
        this.identifiers = identifiers;
        this.faults = faults;
        this.progress = progress;
    }

    /** The changes to every table; faults go where faults are gathered. */
    Map<Table, Changes> run() {
        again = database.run("MATCH (p:Package {name: $name}) RETURN p", Map.of("name", data.name())).hasNext();
        constraints = UniqueValues.Constraint.of(database);
        tables.all().forEach(table -> changes.put(table, new Changes()));
        tables.ofNodes().forEach(this::identify);
        tables.ofNodes().forEach(table -> new NodeCheck(table).run());
        tables.ofRelationships().forEach(table -> new RelationshipCheck(table).run());
        return changes;
    }

    private void identify(Table table) {
        progress.begin("reading " + table.name(), "rows");
        boolean whole = new TableFile(data, table, new Faults()).read(rows -> {
            rows.forEach(row -> identifiers.add(table, row));
            progress.add(rows.size());
        });
        if (!whole) {
            identifiers.addUnread(table);
        }
    }

    /** What is the same for tables of nodes and of relationships. */
    private abstract class TableCheck {

        final Table table;
        final Changes change;
        final TableFaults told;
        final @Nullable Restatements restatements;

        TableCheck(Table table) {
            this.table = table;
            this.change = Objects.requireNonNull(changes.get(table));
            this.told = new TableFaults(data.path(table), faults);
            this.restatements = table.restating() == null
                    ? null
                    : new Restatements(table, table.restating(), database, told);
        }

        void run() {
            progress.begin("checking " + table.name(), "rows");
            UniqueValues unique = new UniqueValues(table, constraints, data.name(), database, identifiers, told);
            References references = new References(table, data.name(), tables, database, identifiers, told);
            Restatements past = restatements;
            boolean whole = new TableFile(data, table, faults).read(rows -> {
                rows.forEach(this::checkKey);
                unique.check(rows);
                references.check(rows);
                if (past != null) {
                    past.check(rows);
                }
                compare(rows.stream().filter(Row::sound).toList());
                progress.add(rows.size());
            });
            if (past != null) {
                past.checkCircles();
            }
            if (whole && again && count() > change.met) {
                findLeftOut();
            }
        }

        /** Finds another row that says which record it is in the same words. */
        abstract void checkKey(Row row);

        /** Compares rows with what the graph holds. */
        abstract void compare(List<Row> rows);

        abstract long count();

        /** Finds what the graph holds of this package and the package holds no more. */
        abstract void findLeftOut();

        /** Says what becomes of a row, given what the graph holds under its key. */
        void compare(Row row, @Nullable Held held) {
            if (held == null) {
                change.created.set(row.number());
            } else if (held.owner() == null) {
                told.add(row, table.primaryKey().getFirst(), row.cells().get(table.primaryKey().getFirst()),
                        "is the id of something that people wrote", "an id of its own");
            } else if (!held.belongsTo(data.name())) {
                compareWithOther(row, held);
            } else {
                change.met++;
                compareWithOwn(row, held);
            }
        }

        void compareWithOwn(Row row, Held held) {
            if (restatements != null) {
                restatements.compare(row, held);
            }
            if (held.equals(table, row)) {
                change.unchanged++;
            } else {
                change.updated.set(row.number());
            }
        }

        private void compareWithOther(Row row, Held held) {
            for (Column column : table.fields()) {
                Object said = row.cells().get(column.name());
                Object before = held.cells().get(column.name());
                if (!Objects.equals(said, before)) {
                    told.add(row, column.name(), said,
                            "is not what the package " + held.owner() + " says, to which the record belongs",
                            before == null ? "nothing, or a record of its own" : before + ", or a record of its own");
                }
            }
            change.unchanged++;
            if (held.sharers().contains(data.name())) {
                change.met++;
            } else {
                change.shared.set(row.number());
            }
        }

        void leftOut(String record, Held held) {
            if (!held.belongsTo(data.name())) {
                change.unshared.add(record);
            } else if (!held.sharers().isEmpty()) {
                told.addLeftOut(null, Row.readable(Row.key(table, held.cells())),
                        "the package " + held.sharers().getFirst() + " holds it too");
            } else if (restatements != null) {
                told.addLeftOut(table.primaryKey().getFirst(), Row.readable(Row.key(table, held.cells())),
                        "what was imported here is never removed");
            } else {
                change.removed.add(record);
            }
        }
    }

    private final class NodeCheck extends TableCheck {

        private final NodeTable records;

        NodeCheck(Table table) {
            super(table);
            this.records = new NodeTable(table, tables, data.name());
        }

        @Override
        void checkKey(Row row) {
            Identifiers.Origin origin = row.has(Table.ID) ? identifiers.find(row.id()) : null;
            if (origin != null && !(origin.table().equals(table) && origin.row() == row.number())) {
                told.add(row, Table.ID, row.id(),
                        "stands in row " + origin.row() + (origin.table().equals(table) ? "" : " of " + data.path(origin.table()))
                                + " too",
                        "an id of its own");
            }
        }

        @Override
        void compare(List<Row> rows) {
            // Most of a first import is new, and then one statement serves all tables.
            List<String> known = NodeTable.known(database, rows.stream().map(Row::id).toList());
            Map<String, Held> held = records.find(database, known);
            for (Row row : rows) {
                Held before = held.get(row.id());
                Identifiers.Origin origin = identifiers.find(row.id());
                if (before == null && origin != null) {
                    origin.markFresh();
                }
                compare(row, before);
            }
        }

        @Override
        void compareWithOwn(Row row, Held held) {
            boolean moved = !held.labels().contains(table.label());
            if (moved || table.links()
                    .stream()
                    .anyMatch(column -> !Objects.equals(
                            row.cells().get(column.name()), held.cells().get(column.name())))) {
                change.relinked.set(row.number());
            }
            if (moved && tables.labelled(held.labels()).filter(other -> other.restating() != null).isPresent()) {
                told.add(row, Table.ID, row.id(), "is the id of what was imported before, which is never changed",
                        "an id of its own");
            } else if (moved) {
                change.updated.set(row.number());
            } else {
                super.compareWithOwn(row, held);
            }
        }

        @Override
        long count() {
            return records.count(database);
        }

        @Override
        void findLeftOut() {
            records.read(database, held -> {
                String id = String.valueOf(held.cells().get(Table.ID));
                if (!identifiers.holds(id)) {
                    leftOut(id, held);
                }
            });
            for (List<String> ids : NodeTable.batches(change.removed)) {
                records.attachments(database, ids)
                        .forEach((id, attached) -> told.addLeftOut(Table.ID, id, "attached to it is " + attached));
                mentions(ids);
            }
        }

        private void mentions(List<String> ids) {
            for (Table other : tables.ofRelationships()) {
                RelationshipTable mentioning = new RelationshipTable(other, data.name());
                for (Column column : other.properties()) {
                    if (column.pointsTo(table)) {
                        mentioning.mentions(database, column, ids)
                                .forEach((id, owner) -> told.addLeftOut(
                                        Table.ID, id, other.name() + " of the package " + owner + " name it"));
                    }
                }
            }
        }
    }

    private final class RelationshipCheck extends TableCheck {

        private final RelationshipTable records;
        private final Map<String, Integer> keys = new HashMap<>();

        RelationshipCheck(Table table) {
            super(table);
            this.records = new RelationshipTable(table, data.name());
        }

        @Override
        void checkKey(Row row) {
            if (row.sound()) {
                String key = row.key(table);
                Integer other = keys.putIfAbsent(key, row.number());
                if (other != null) {
                    told.add(row, String.join(", ", table.primaryKey()), Row.readable(key), "stand in row " + other + " too",
                            "each record once");
                }
            }
        }

        @Override
        void compare(List<Row> rows) {
            List<Row> between = rows.stream()
                    .filter(row -> !identifiers.isFresh(row.text(table.origin()))
                            && !identifiers.isFresh(row.text(table.target())))
                    .toList();
            Map<String, Held> held = between.isEmpty() ? Map.of() : records.find(database, between);
            rows.forEach(row -> compare(row, held.get(row.key(table))));
        }

        @Override
        long count() {
            return records.count(database);
        }

        @Override
        void findLeftOut() {
            records.read(database, held -> {
                if (!keys.containsKey(Row.key(table, held.cells()))) {
                    leftOut(held.element(), held);
                }
            });
        }
    }
}

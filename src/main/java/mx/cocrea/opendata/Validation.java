package mx.cocrea.opendata;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds every fault of a data package before anything is written.
 *
 * <p>The files are read twice, once for their values and once for what they refer to, so that only keys are held in memory.
 */
final class Validation {

    private final DataPackage data;
    private final Tables tables;
    private final GraphStore graph;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, String> tableOf = new HashMap<>();
    private final Map<String, Long> rows = new HashMap<>();

    Validation(DataPackage data, Tables tables, GraphStore graph) {
        this.data = data;
        this.tables = tables;
        this.graph = graph;
    }

    /**
     * Reads the whole package.
     *
     * @return how many rows each table has
     * @throws InvalidPackage with every fault there is
     */
    Map<String, Long> check() {
        for (Table table : tables.all()) {
            if (data.holds(table)) {
                checkValues(table);
            }
        }
        for (Table table : tables.all()) {
            if (data.holds(table)) {
                checkReferences(table);
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidPackage(faults);
        }
        return rows;
    }

    /** Gives every row that can be read to the reader; what is wrong with the others has been told before. */
    void rows(Table table, Consumer<Row> reader) {
        RowReader lines = new RowReader(table, data.path(table), reader, fault -> {});
        data.read(table, lines);
    }

    private void checkValues(Table table) {
        Set<List<@Nullable Object>> keys = new HashSet<>();
        Map<String, Set<Object>> unique = new HashMap<>();
        RowReader lines = new RowReader(table, data.path(table), row -> {
            rows.merge(table.name(), 1L, Long::sum);
            if (!keys.add(row.key(table))) {
                add(table, row, String.join(", ", table.primaryKey()), row.key(table).toString(), "stands in another row too",
                        "each row has a key of its own");
            }
            for (Column column : table.fields()) {
                Object value = row.cells().get(column.name());
                if (value != null && column.constraints().unique() && !table.primaryKey().contains(column.name())
                        && !unique.computeIfAbsent(column.name(), name -> new HashSet<>()).add(value)) {
                    add(table, row, column.name(), value.toString(), "stands in another row too",
                            "each row has a value of its own");
                }
            }
            if (table.holdsNodes()) {
                checkIdentity(table, row);
            }
        }, faults::add);
        faults.addAll(data.read(table, lines));
    }

    private void checkIdentity(Table table, Row row) {
        Object id = row.cells().get("id");
        String other = id == null ? null : tableOf.putIfAbsent(id.toString(), table.name());
        if (other != null && !other.equals(table.name())) {
            add(table, row, "id", String.valueOf(id), "is an id of " + other + " too", "ids are unique in the whole package");
        }
    }

    private void checkReferences(Table table) {
        List<Column> references = table.fields().stream().filter(Column::isReference).toList();
        Map<String, List<Runnable>> unknown = new HashMap<>();
        Set<String> known = new LinkedHashSet<>();
        rows(table, row -> {
            for (Column column : references) {
                Object value = row.cells().get(column.name());
                String found = value == null ? null : tableOf.get(value.toString());
                if (value == null || (found != null && fits(column, found))) {
                    continue;
                }
                Runnable fault = () -> add(table, row, column.name(), value.toString(),
                        found == null ? "is no record" : "is a record of " + found,
                        "the id of a record of " + (column.references().contains(Column.ANY)
                                ? "any table"
                                : String.join(", ", column.references())));
                if (found == null) {
                    unknown.computeIfAbsent(value.toString(), id -> new ArrayList<>()).add(fault);
                } else {
                    fault.run();
                }
            }
        });
        graph.tablesOfOthers(unknown.keySet(), data.name()).forEach((id, owner) -> known.add(id));
        known.forEach(unknown::remove);
        unknown.values().forEach(missing -> missing.forEach(Runnable::run));
        if (table.holdsNodes()) {
            checkOwnership(table);
        }
    }

    private static boolean fits(Column column, String table) {
        return column.references().contains(Column.ANY) || column.references().contains(table);
    }

    /** A record belongs to the package that first brought it; another may repeat it, and not change it. */
    private void checkOwnership(Table table) {
        graph.heldByOthers(table, data.name(), this, (row, owner) -> add(table, row, "id", String.valueOf(row.cells().get("id")),
                "is a record of the package " + owner + " with other values",
                "repeat that record as it is, leave it out, or use an id of your own"));
    }

    private void add(Table table, Row row, String column, String value, String wrong, String right) {
        faults.add(new Fault(data.path(table), row.line(), column, value, wrong, right));
    }

    /** Makes rows of the lines of a table's file, and tells what is wrong with them. */
    private static final class RowReader implements DataPackage.LineReader {

        private final Table table;
        private final String file;
        private final Consumer<Row> rows;
        private final Consumer<Fault> faults;
        private List<String> header = List.of();
        private boolean usable;

        RowReader(Table table, String file, Consumer<Row> rows, Consumer<Fault> faults) {
            this.table = table;
            this.file = file;
            this.rows = rows;
            this.faults = faults;
        }

        @Override
        public void read(long line, List<String> cells) {
            if (header.isEmpty()) {
                readHeader(line, cells);
            } else if (usable && cells.size() != header.size()) {
                faults.accept(new Fault(file, line, null, null, "has " + cells.size() + " cells",
                        "as many as the header: " + header.size()));
            } else if (usable) {
                readRow(line, cells);
            }
        }

        private void readHeader(long line, List<String> names) {
            header = names;
            usable = true;
            List<String> expected = table.fields().stream().map(Column::name).toList();
            Set<String> seen = new HashSet<>();
            for (String name : names) {
                if (!expected.contains(name)) {
                    refuse(line, name, "is no column of " + table.name(), "one of " + expected);
                } else if (!seen.add(name)) {
                    refuse(line, name, "is there twice", "once");
                }
            }
            expected.stream()
                    .filter(name -> !names.contains(name))
                    .forEach(name -> refuse(line, name, "is missing from the header",
                            "every column of " + table.name() + ", in any order"));
        }

        private void refuse(long line, String column, String wrong, String right) {
            usable = false;
            faults.accept(new Fault(file, line, column, null, wrong, right));
        }

        private void readRow(long line, List<String> cells) {
            Map<String, Object> values = new HashMap<>();
            boolean sound = true;
            for (int i = 0; i < header.size(); i++) {
                Column column = table.column(header.get(i)).orElseThrow();
                Fault fault = fault(line, column, cells.get(i), values);
                if (fault != null) {
                    sound = false;
                    faults.accept(fault);
                }
            }
            if (sound) {
                rows.accept(new Row(line, values));
            }
        }

        private @Nullable Fault fault(long line, Column column, String cell, Map<String, Object> values) {
            Column.Constraints constraints = column.constraints();
            if (cell.isBlank()) {
                if (constraints.required()) {
                    return new Fault(file, line, column.name(), cell, "is empty", column.type().form());
                }
                if (cell.isEmpty()) {
                    return null;
                }
            }
            Object value;
            try {
                value = column.type().parse(cell);
            } catch (NumberFormatException | DateTimeException unfit) {
                return new Fault(file, line, column.name(), cell, "is not " + column.type().form(), column.type().form());
            }
            if (constraints.choices() != null && !constraints.choices().contains(cell)) {
                return new Fault(file, line, column.name(), cell, "is none of the values allowed",
                        "one of " + constraints.choices());
            }
            if (constraints.pattern() != null && !cell.matches(constraints.pattern())) {
                return new Fault(file, line, column.name(), cell, "is not of the form asked for", constraints.pattern());
            }
            if (constraints.minimum() != null && ((Number) value).longValue() < constraints.minimum()) {
                return new Fault(file, line, column.name(), cell, "is too small", constraints.minimum() + " or more");
            }
            values.put(column.name(), value);
            return null;
        }
    }
}

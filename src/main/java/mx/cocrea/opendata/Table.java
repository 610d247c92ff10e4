package mx.cocrea.opendata;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table of a data package, kept in the graph as nodes with labels or as relationships of a type.
 *
 * @param inSpanish title and description in Spanish, which are for the pages and no part of a package
 * @param labels of its nodes; null for a table of relationships
 * @param relationship type of its relationships; null for a table of nodes
 * @param from column with the record that a relationship leaves
 * @param to column with the record that it reaches
 * @param restating column with the earlier record of the table whose place a record takes, so that records once there are never changed or
 *     removed; null for a table whose records may be
 */
record Table(
        String name,
        String title,
        String description,
        Words inSpanish,
        @Nullable List<String> labels,
        @Nullable String relationship,
        @Nullable List<String> from,
        @Nullable List<String> to,
        @Nullable String restating,
        List<String> primaryKey,
        List<Column> fields) {

    /** What a table is called, and what is in it. */
    record Words(String title, String description) {}

    /** The column that identifies a record of a table of nodes. */
    static final String ID = "id";

    boolean holdsNodes() {
        return labels != null;
    }

    /** Every label of its nodes, the one that tells them from all others last. */
    List<String> allLabels() {
        return labels == null ? List.of() : labels;
    }

    String label() {
        return allLabels().getLast();
    }

    String origin() {
        return from == null ? ID : from.getFirst();
    }

    String target() {
        return to == null ? ID : to.getFirst();
    }

    Optional<Column> column(String column) {
        return fields.stream().filter(field -> field.name().equals(column)).findFirst();
    }

    /** Columns that are kept as properties, {@code id} not among them. */
    List<Column> properties() {
        return fields.stream()
                .filter(field -> field.relationship() == null)
                .filter(field -> !field.name().equals(origin()) && !field.name().equals(target()))
                .toList();
    }

    /** Columns that are kept as relationships. */
    List<Column> links() {
        return fields.stream().filter(field -> field.relationship() != null).toList();
    }

    boolean searched() {
        return fields.stream().anyMatch(Column::searched);
    }

    String file() {
        return name + ".csv";
    }
}

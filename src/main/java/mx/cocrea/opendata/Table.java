package mx.cocrea.opendata;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table of a data package, kept in the graph as nodes with labels or as relationships of a type.
 *
 * @param labels of its nodes; none for a table of relationships
 * @param relationship type of its relationships; null for a table of nodes
 * @param from column with the record that a relationship leaves
 * @param to column with the record that it reaches
 */
record Table(
        String name,
        String title,
        String description,
        @Nullable List<String> labels,
        @Nullable String relationship,
        @Nullable List<String> from,
        @Nullable List<String> to,
        List<Column> fields,
        List<String> primaryKey) {

    Table {
        labels = labels == null ? List.of() : labels;
        from = from == null ? List.of() : from;
        to = to == null ? List.of() : to;
    }

    boolean holdsNodes() {
        return relationship == null;
    }

    /** The label by which its nodes are told from all others. */
    String label() {
        return labels().getLast();
    }

    String origin() {
        return from().getFirst();
    }

    String target() {
        return to().getFirst();
    }

    Optional<Column> column(String column) {
        return fields.stream().filter(field -> field.name().equals(column)).findFirst();
    }

    /** Columns that are kept as properties. */
    List<Column> properties() {
        return fields.stream()
                .filter(field -> field.relationship() == null)
                .filter(field -> holdsNodes() || !(field.name().equals(origin()) || field.name().equals(target())))
                .toList();
    }

    /** Columns that are kept as relationships. */
    List<Column> links() {
        return fields.stream().filter(field -> field.relationship() != null).toList();
    }

    String file() {
        return name + ".csv";
    }
}

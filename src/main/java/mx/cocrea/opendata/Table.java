package mx.cocrea.opendata;

import static java.util.Objects.requireNonNullElse;

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
        List<String> labels,
        @Nullable String relationship,
        List<String> from,
        List<String> to,
        List<Column> fields,
        List<String> primaryKey) {

    Table {
        // What the description leaves out is null here.
        labels = requireNonNullElse(labels, List.of());
        from = requireNonNullElse(from, List.of());
        to = requireNonNullElse(to, List.of());
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

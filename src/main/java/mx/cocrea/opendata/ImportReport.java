package mx.cocrea.opendata;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an import did.
 *
 * @param packageName of the data package
 * @param tables counts by table, of those that hold or held anything
 */
public record ImportReport(String packageName, Map<String, Counts> tables) {

    /** Rows by what became of them. */
    public record Counts(long created, long updated, long unchanged, long removed) {

        static final Counts NONE = new Counts(0, 0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(
                    created + other.created, updated + other.updated, unchanged + other.unchanged, removed + other.removed);
        }

        boolean changed() {
            return created + updated + removed > 0;
        }

        @Override
        public String toString() {
            return "%d created, %d updated, %d unchanged, %d removed".formatted(created, updated, unchanged, removed);
        }
    }

    /** All tables taken together. */
    public Counts total() {
        return tables.values().stream().reduce(Counts.NONE, Counts::plus);
    }

    /** A line for each table and one for all. */
    @Override
    public String toString() {
        return tables.entrySet()
                .stream()
                .map(table -> "%-20s %s%n".formatted(table.getKey(), table.getValue()))
                .collect(Collectors.joining())
                + "%-20s %s".formatted(packageName, total());
    }
}

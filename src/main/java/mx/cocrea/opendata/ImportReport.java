package mx.cocrea.opendata;

import java.util.Map;

/**
 * What an import did.
 *
 * @param name of the package
 * @param changed whether it changed anything at all
 * @param tables what it did to each table that the package or the graph holds, in the tables' order
 */
public record ImportReport(String name, boolean changed, Map<String, Counts> tables) {

    /** Rows of a table by what became of them. */
    public record Counts(long created, long updated, long unchanged, long removed) {

        static final Counts NONE = new Counts(0, 0, 0, 0);

        Counts plus(Counts more) {
            return new Counts(
                    created + more.created, updated + more.updated, unchanged + more.unchanged, removed + more.removed);
        }

        private String line(String title) {
            return "%-25s %9d %9d %9d %9d%n".formatted(title, created, updated, unchanged, removed);
        }
    }

    public Counts total() {
        return tables.values().stream().reduce(Counts.NONE, Counts::plus);
    }

    /** A line a table, and what it comes to. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(
                "%-25s %9s %9s %9s %9s%n".formatted("", "created", "updated", "unchanged", "removed"));
        tables.forEach((table, counts) -> text.append(counts.line(table)));
        return text.append(total().line("total"))
                .append(changed ? "Imported " + name + "." : "Nothing changed: " + name + " was there already.")
                .toString();
    }
}

package mx.cocrea.opendata;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mx.cocrea.platform.reading.SearchWords;

/**
 * A row of a table.
 *
 * @param number its place in the file, as a spreadsheet counts: the header is row 1
 * @param sound whether all of it could be read
 * @param cells values by column, only those that are there
 */
record Row(int number, boolean sound, Map<String, Object> cells) {

    /** No cell holds it. */
    private static final String BETWEEN_CELLS = "\u0000";

    boolean has(String column) {
        return cells.containsKey(column);
    }

    String text(String column) {
        return String.valueOf(cells.get(column));
    }

    String id() {
        return text(Table.ID);
    }

    /** What tells it from the other rows of its table. */
    String key(Table table) {
        return key(table, cells);
    }

    static String key(Table table, Map<String, Object> cells) {
        List<String> columns = table.primaryKey();
        return columns.stream()
                .map(column -> cells.getOrDefault(column, "").toString())
                .collect(Collectors.joining(BETWEEN_CELLS));
    }

    /** A key as people may read it. */
    static String readable(String key) {
        return key.replace(BETWEEN_CELLS, " ");
    }

    /** The words that a record is found by, as the search index wants them. */
    static String words(Table table, Map<String, Object> cells) {
        return table.fields()
                .stream()
                .filter(column -> column.searched() && cells.containsKey(column.name()))
                .map(column -> SearchWords.plain(cells.getOrDefault(column.name(), "").toString()))
                .collect(Collectors.joining("\n"));
    }
}

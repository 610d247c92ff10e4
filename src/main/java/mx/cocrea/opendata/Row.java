package mx.cocrea.opendata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mx.cocrea.platform.reading.SearchWords;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table.
 *
 * @param line of its file
 * @param cells values by column, only those that are not empty
 */
record Row(long line, Map<String, Object> cells) {

    /** What tells it from the other rows of its table. */
    List<@Nullable Object> key(Table table) {
        List<@Nullable Object> key = new ArrayList<>();
        table.primaryKey().forEach(column -> key.add(cells.get(column)));
        return key;
    }

    /** Words that the record is found by, empty where it is not searched. */
    String words(Table table) {
        StringBuilder words = new StringBuilder();
        for (Column column : table.fields()) {
            Object value = column.searched() ? cells.get(column.name()) : null;
            if (value != null) {
                words.append(SearchWords.plain(value.toString())).append('\n');
            }
        }
        return words.toString();
    }
}

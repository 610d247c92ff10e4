package mx.cocrea;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The tables of Durango's data package as they stand in the files, to hold answers against. */
public final class Tables {

    /** A row, its cells by column. */
    public record Row(Map<String, String> cells) {

        public String get(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    private Tables() {}

    public static List<Row> rows(String table) {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .ofNamedCsvRecord(Path.of("neo4j/data/durango", table + ".csv"))) {
            return rows.stream().map(row -> new Row(row.getFieldsAsMap())).toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}

package mx.cocrea.opendata;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes a table as CSV in its one canonical form, the names of its columns first. */
final class TableWriter implements Closeable {

    private final CsvWriter csv;

    /** @param out closed with the writer */
    TableWriter(Table table, OutputStream out) {
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        write(table.fields().stream().map(Column::name).toList());
    }

    /**
     * Writes a row.
     *
     * @param cells printed, in the order of the table's columns, empty for none
     */
    void write(List<String> cells) {
        csv.writeRecord(cells);
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}

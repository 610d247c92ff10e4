package mx.cocrea.opendata;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the rows of a data package as they come, and at its end the description of the tables that have any. */
public final class PackageWriter implements Closeable {

    private final Path folder;
    private final String about;
    private final Tables tables = new Tables();
    private final Descriptors descriptors = new Descriptors(tables);
    private final Map<String, CsvWriter> files = new LinkedHashMap<>();

    /**
     * Begins a package.
     *
     * @param folder where it is to be; tables of the same name in it are replaced
     * @param about what the package says of itself, as JSON: its name, title and licences
     */
    public PackageWriter(Path folder, String about) {
        this.folder = folder;
        this.about = about;
    }

    /**
     * A new row of a table, empty until its columns are put.
     *
     * @throws IllegalArgumentException if there is no such table
     */
    public NewRow row(String table) {
        return new NewRow(tables.named(table).orElseThrow(() -> new IllegalArgumentException("There is no table " + table)));
    }

    private CsvWriter file(Table table) throws IOException {
        CsvWriter file = files.get(table.name());
        if (file == null) {
            file = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(folder.resolve(table.file()));
            files.put(table.name(), file);
            file.writeRecord(table.fields().stream().map(Column::name).toList());
        }
        return file;
    }

    /** Ends every table and writes the package's description. */
    @Override
    public void close() throws IOException {
        for (CsvWriter file : files.values()) {
            file.close();
        }
        Files.writeString(folder.resolve(DataPackage.DESCRIPTOR), descriptors.write(about, files.keySet()));
    }

    /** A row being filled. */
    public final class NewRow {

        private final Table table;
        private final Map<String, String> cells = new HashMap<>();

        private NewRow(Table table) {
            this.table = table;
        }

        /**
         * Puts a value, in its printed form; null leaves the column empty.
         *
         * @throws IllegalArgumentException if the table has no such column
         */
        public NewRow put(String column, @Nullable Object value) {
            if (table.column(column).isEmpty()) {
                throw new IllegalArgumentException("Table " + table.name() + " has no column " + column);
            }
            cells.put(column, value == null ? "" : value.toString());
            return this;
        }

        public void write() {
            try {
                file(table).writeRecord(
                        table.fields().stream().map(column -> cells.getOrDefault(column.name(), "")).toList());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}

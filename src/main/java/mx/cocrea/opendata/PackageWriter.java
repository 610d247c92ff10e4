package mx.cocrea.opendata;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the rows of a data package as they come, and at its end the description of the tables that have any. */
public final class PackageWriter implements Closeable {

    private final Path folder;
    private final String about;
    private final Tables tables = new Tables();
    private final Descriptors descriptors = new Descriptors(tables);
    private final Map<String, TableWriter> files = new LinkedHashMap<>();

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

    /** Writes a row whose cells are printed, in the order of the table's columns. */
    void write(Table table, List<String> cells) {
        try {
            file(table).write(cells);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private TableWriter file(Table table) throws IOException {
        TableWriter file = files.get(table.name());
        if (file == null) {
            file = new TableWriter(table, Files.newOutputStream(folder.resolve(table.file())));
            files.put(table.name(), file);
        }
        return file;
    }

    /** Ends every table and writes the package's description. */
    @Override
    public void close() throws IOException {
        for (TableWriter file : files.values()) {
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
            PackageWriter.this.write(
                    table, table.fields().stream().map(column -> cells.getOrDefault(column.name(), "")).toList());
        }
    }
}

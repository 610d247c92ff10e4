package mx.cocrea.opendata;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The file of a table: reads its rows, and tells which cells are not what their columns ask for. */
final class TableFile {

    /** Rows handed on at a time. */
    static final int BATCH = 5_000;

    /** Longest cell, so that a quotation mark never closed is found before memory ends. */
    private static final int LONGEST_CELL = 1 << 20;

    private static final int LONGEST_ID = 200;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** What a decoder writes for bytes that are not UTF-8. */
    private static final String UNDECODABLE = "\uFFFD";

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\t\\n\\r]]");

    private final DataPackage data;
    private final Table table;
    private final TableFaults faults;
    private final Map<Column, Pattern> patterns = new HashMap<>();

    TableFile(DataPackage data, Table table, Faults faults) {
        this.data = data;
        this.table = table;
        this.faults = new TableFaults(data.path(table), faults);
        for (Column column : table.fields()) {
            String pattern = column.rules().pattern();
            if (pattern != null) {
                patterns.put(column, Pattern.compile(pattern));
            }
        }
    }

    /**
     * Gives the rows, some at a time; those with a fault too, with the cells that could be read.
     *
     * @return whether the file could be read to its end and tells of each row which record it is
     */
    boolean read(Consumer<List<Row>> batches) {
        if (!data.holds(table)) {
            return true;
        }
        Lines lines = new Lines(batches);
        try (Reader text = decoded();
                CsvReader<CsvRecord> records = CsvReader.builder()
                        .skipEmptyLines(false)
                        .allowUnclosedQuote(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .maxBufferSize(LONGEST_CELL)
                        .ofCsvRecord(text)) {
            records.forEach(lines::read);
            return lines.end();
        } catch (CsvParseException malformed) {
            faults.add(lines.number + 1, null, null, "is not CSV: " + malformed.getMessage(),
                    "a quotation mark at both ends of a cell, doubled inside it, and at most " + LONGEST_CELL + " characters");
        } catch (IOException | UncheckedIOException unreadable) {
            faults.add(lines.number + 1, null, null, "cannot be read: " + unreadable.getMessage(), "a file that may be read");
        }
        return false;
    }

    private Reader decoded() throws IOException {
        PushbackReader text = new PushbackReader(
                new InputStreamReader(data.file(table).getInputStream(), StandardCharsets.UTF_8));
        int first = text.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            text.unread(first);
        }
        return text;
    }

    /** The lines of the file as they come: the header, then rows. */
    private final class Lines {

        private final Consumer<List<Row>> batches;
        private final List<Optional<Column>> header = new ArrayList<>();
        private List<Row> batch = new ArrayList<>();
        private boolean sound = true;
        private int number;

        Lines(Consumer<List<Row>> batches) {
            this.batches = batches;
        }

        void read(CsvRecord line) {
            number++;
            List<String> cells = line.getFields();
            if (number == 1) {
                readHeader(cells);
            } else if (cells.size() > 1 || !cells.getFirst().isEmpty()) {
                batch.add(row(cells));
            }
            if (batch.size() == BATCH) {
                batches.accept(batch);
                batch = new ArrayList<>();
            }
        }

        boolean end() {
            if (number == 0) {
                faults.add(0, null, null, "is empty", "a first row with the names of the columns");
                return false;
            }
            batches.accept(batch);
            return !table.holdsNodes()
                    || header.stream().flatMap(Optional::stream).anyMatch(column -> column.name().equals(Table.ID));
        }

        private void readHeader(List<String> names) {
            List<String> expected = table.fields().stream().map(Column::name).toList();
            Set<String> seen = new HashSet<>();
            for (String name : names) {
                Optional<Column> column = table.column(name);
                if (column.isEmpty()) {
                    refuse(name, "is no column of " + table.name(), Nearest.of(name, expected));
                } else if (!seen.add(name)) {
                    refuse(name, "is there twice", "each column once");
                }
                header.add(column);
            }
            expected.stream()
                    .filter(name -> !seen.contains(name))
                    .forEach(name -> refuse(name, "is missing", "every column of " + table.name() + ", in any order"));
        }

        private void refuse(String column, String wrong, String right) {
            sound = false;
            faults.add(1, column, null, wrong, right);
        }

        private Row row(List<String> cells) {
            Map<String, Object> values = new HashMap<>();
            boolean complete = sound && cells.size() == header.size();
            if (sound && !complete) {
                faults.add(number, null, null, "has more or fewer cells than the header: " + cells.size(),
                        header.size() + " cells");
            }
            boolean readable = complete;
            for (int i = 0; i < Math.min(cells.size(), header.size()); i++) {
                Column column = header.get(i).orElse(null);
                // Of a row that is out of joint, only its identity is wanted, so that references to it are not faults as well.
                if (column != null && (complete || column.name().equals(Table.ID))) {
                    readable &= read(column, cells.get(i), values);
                }
            }
            return new Row(number, readable, values);
        }

        private boolean read(Column column, String cell, Map<String, Object> values) {
            Column.Constraints rules = column.rules();
            if (cell.isEmpty() && !rules.required()) {
                return true;
            }
            if (cell.isBlank() && rules.required()) {
                return refused(column, cell, "is empty", column.form());
            }
            if (cell.contains(UNDECODABLE)) {
                return refused(column, cell, "has characters that are not UTF-8", "the file saved as UTF-8");
            }
            if (CONTROL.matcher(cell).find()) {
                return refused(column, cell, "has a control character", "text without it");
            }
            Object value;
            try {
                value = column.parse(cell);
            } catch (IllegalArgumentException | DateTimeException unfit) {
                return refused(column, cell, "is not " + column.form().replaceFirst(", for instance.*", ""),
                        column.form());
            }
            values.put(column.name(), value);
            if (rules.choices() != null && !rules.choices().contains(cell)) {
                return refused(column, cell, "is none of the values allowed", Nearest.of(cell, rules.choices()));
            }
            Pattern pattern = patterns.get(column);
            if (pattern != null && !pattern.matcher(cell).matches()) {
                return refused(column, cell, "is not of the form asked for", pattern.pattern());
            }
            if (column.name().equals(Table.ID) && cell.length() > LONGEST_ID) {
                return refused(column, cell, "is too long", "at most " + LONGEST_ID + " characters");
            }
            if (rules.minimum() != null && ((Number) value).doubleValue() < rules.minimum()) {
                return refused(column, cell, "is too small", rules.minimum() + " or more");
            }
            return true;
        }

        private boolean refused(Column column, String cell, String wrong, String right) {
            faults.add(number, column.name(), cell, wrong, right);
            return false;
        }
    }
}

package mx.cocrea.synthetic;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes rows to the tables of a data package, as they come, and at its end the description of those that have any. */
final class PackageWriter implements Closeable {

    private static final String TABLES = "/neo4j/data/tables.json";

    private final Path folder;
    private final JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private final Map<String, Table> tables = new LinkedHashMap<>();

    PackageWriter(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        try (InputStream definitions = Objects.requireNonNull(PackageWriter.class.getResourceAsStream(TABLES))) {
            for (JsonNode definition : json.readTree(definitions).get("tables")) {
                tables.put(definition.get("name").asString(), new Table(definition));
            }
        }
    }

    /** A new row of a table, empty until its columns are put. */
    Row row(String table) {
        return new Row(Objects.requireNonNull(tables.get(table), table));
    }

    /** Ends every table and writes the package's description. */
    @Override
    public void close() throws IOException {
        ArrayNode resources = json.createArrayNode();
        for (Table table : tables.values()) {
            if (table.csv != null) {
                table.csv.close();
                resources.add(table.resource());
            }
        }
        ObjectNode description = json.createObjectNode()
                .put("profile", "tabular-data-package")
                .put("name", "datos-sinteticos")
                .put("title", "Datos sintéticos: planes de acción inventados")
                .put("description", "Nothing in it is true: made up to measure and to try out.");
        description.putArray("licenses")
                .addObject()
                .put("name", "CC0-1.0")
                .put("title", "CC0 1.0 Universal")
                .put("path", "https://creativecommons.org/publicdomain/zero/1.0/");
        description.set("resources", resources);
        Files.writeString(folder.resolve("datapackage.json"), json.writeValueAsString(description) + "\n");
    }

    private final class Table {
        private final JsonNode definition;
        private final List<String> columns = new ArrayList<>();
        private @Nullable CsvWriter csv;

        Table(JsonNode definition) {
            this.definition = definition;
            definition.get("fields").forEach(field -> columns.add(field.get("name").asString()));
        }

        String name() {
            return definition.get("name").asString();
        }

        CsvWriter csv() throws IOException {
            if (csv == null) {
                csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(folder.resolve(name() + ".csv"));
                csv.writeRecord(columns);
            }
            return csv;
        }

        ObjectNode resource() {
            ObjectNode resource = json.createObjectNode()
                    .put("profile", "tabular-data-resource")
                    .put("name", name())
                    .put("path", name() + ".csv")
                    .put("title", definition.get("title").asString())
                    .put("description", definition.get("description").asString())
                    .put("format", "csv")
                    .put("mediatype", "text/csv")
                    .put("encoding", "utf-8");
            ObjectNode schema = resource.putObject("schema");
            ArrayNode fields = schema.putArray("fields");
            ArrayNode foreignKeys = json.createArrayNode();
            for (JsonNode field : definition.get("fields")) {
                JsonNode targets = field.path("references");
                fields.add(((ObjectNode) field.deepCopy()).without(List.of("references", "relationship")));
                if (targets.size() == 1 && tables.containsKey(targets.get(0).asString())) {
                    ObjectNode key = foreignKeys.addObject().put("fields", field.get("name").asString());
                    key.putObject("reference").put("resource", targets.get(0).asString()).put("fields", "id");
                }
            }
            schema.set("primaryKey", definition.get("primaryKey"));
            if (!foreignKeys.isEmpty()) {
                schema.set("foreignKeys", foreignKeys);
            }
            return resource;
        }
    }

    /** A row being filled. */
    static final class Row {
        private final Table table;
        private final @Nullable String[] values;

        private Row(Table table) {
            this.table = table;
            this.values = new @Nullable String[table.columns.size()];
            Arrays.fill(values, "");
        }

        /** Puts a value, in its printed form; null leaves the column empty. */
        Row put(String column, @Nullable Object value) {
            int place = table.columns.indexOf(column);
            if (place < 0) {
                throw new IllegalArgumentException("Table " + table.name() + " has no column " + column);
            }
            values[place] = value == null ? "" : value.toString();
            return this;
        }

        void write() {
            try {
                table.csv().writeRecord(values);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}

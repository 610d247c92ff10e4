package mx.cocrea.opendata;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.springframework.stereotype.Component;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes what was imported as a data package, the same bytes for the same data. */
@Component
class Exporter {

    private final Tables tables;
    private final GraphStore graph;
    private final JsonMapper json;

    Exporter(Tables tables, GraphStore graph, JsonMapper json) {
        this.tables = tables;
        this.graph = graph;
        this.json = json;
    }

    /** Names of the packages that the graph holds. */
    List<String> packages() {
        try (Session session = graph.session()) {
            return session.run("MATCH (p:Package) RETURN p.name AS name ORDER BY name")
                    .list(found -> found.get("name").asString());
        }
    }

    /**
     * Writes a package into a folder, which is made, or holds nothing but such a package.
     *
     * @return rows by table
     * @throws IllegalArgumentException if the folder holds anything else
     */
    Map<String, Long> export(String packageName, Path folder) throws IOException {
        refuseForeignFiles(folder);
        Files.createDirectories(folder.toAbsolutePath().getParent());
        Path beside = Files.createTempDirectory(folder.toAbsolutePath().getParent(), ".export");
        Map<String, Long> counts = new java.util.LinkedHashMap<>();
        try {
            try (Session session = graph.session(); Transaction reading = session.beginTransaction()) {
                String about = reading.run("MATCH (p:Package {name: $name}) RETURN p.about AS about", Map.of("name", packageName))
                        .single()
                        .get("about")
                        .asString();
                for (Table table : tables.all()) {
                    long rows = write(table, packageName, beside, reading);
                    if (rows > 0) {
                        counts.put(table.name(), rows);
                    }
                }
                Files.writeString(beside.resolve(DataPackage.DESCRIPTOR), describe(about, counts.keySet()));
            }
            move(beside, folder);
        } finally {
            delete(beside);
        }
        return counts;
    }

    private void refuseForeignFiles(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Set<String> ours = tables.all().stream().map(Table::file).collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(folder)) {
            List<String> others = files.map(file -> file.getFileName().toString())
                    .filter(name -> !ours.contains(name) && !name.equals(DataPackage.DESCRIPTOR))
                    .sorted()
                    .toList();
            if (!others.isEmpty()) {
                throw new IllegalArgumentException(folder + " holds other files (" + String.join(", ", others)
                        + "); give a folder that is empty, does not exist yet, or holds an earlier export");
            }
        }
    }

    private long write(Table table, String packageName, Path folder, Transaction reading) throws IOException {
        Path file = folder.resolve(table.file());
        long[] rows = new long[1];
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file, StandardCharsets.UTF_8)) {
            csv.writeRecord(table.fields().stream().map(Column::name).toList());
            graph.read(reading, table, packageName, row -> {
                rows[0]++;
                csv.writeRecord(table.fields().stream().map(column -> cell(column, row)).toList());
            });
        }
        if (rows[0] == 0) {
            Files.delete(file);
        }
        return rows[0];
    }

    private static String cell(Column column, Row row) {
        Object value = row.cells().get(column.name());
        return value == null ? "" : column.type().write(value);
    }

    private String describe(String about, Set<String> holding) {
        ObjectNode descriptor = (ObjectNode) json.readTree(about);
        ArrayNode resources = descriptor.putArray("resources");
        tables.all().stream().filter(table -> holding.contains(table.name())).forEach(table -> resources.add(resource(table)));
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(new DefaultIndenter("  ", "\n"));
        return json.writer().with(printer).writeValueAsString(descriptor) + "\n";
    }

    private ObjectNode resource(Table table) {
        ObjectNode resource = json.createObjectNode()
                .put("name", table.name())
                .put("profile", "tabular-data-resource")
                .put("title", table.title())
                .put("description", table.description())
                .put("path", table.file())
                .put("format", "csv")
                .put("mediatype", "text/csv")
                .put("encoding", "utf-8");
        ObjectNode schema = resource.putObject("schema");
        ArrayNode fields = schema.putArray("fields");
        table.fields().forEach(column -> fields.add(field(column)));
        schema.putArray("missingValues").add("");
        schema.set("primaryKey", json.valueToTree(table.primaryKey()));
        ArrayNode foreignKeys = schema.putArray("foreignKeys");
        for (Column column : table.fields()) {
            List<String> references = column.references();
            if (references.size() == 1 && !references.contains(Column.ANY)) {
                ObjectNode key = foreignKeys.addObject().put("fields", column.name());
                String resourceName = references.getFirst().equals(table.name()) ? "" : references.getFirst();
                key.putObject("reference").put("resource", resourceName).put("fields", "id");
            }
        }
        if (foreignKeys.isEmpty()) {
            schema.remove("foreignKeys");
        }
        return resource;
    }

    private ObjectNode field(Column column) {
        ObjectNode field = json.createObjectNode()
                .put("name", column.name())
                .put("type", json.convertValue(column.type(), String.class))
                .put("description", column.description());
        ObjectNode constraints = json.createObjectNode();
        Column.Constraints asked = column.constraints();
        if (asked.required()) {
            constraints.put("required", true);
        }
        if (asked.unique()) {
            constraints.put("unique", true);
        }
        if (asked.choices() != null) {
            constraints.set("enum", json.valueToTree(asked.choices()));
        }
        if (asked.pattern() != null) {
            constraints.put("pattern", asked.pattern());
        }
        if (asked.minimum() != null) {
            constraints.put("minimum", asked.minimum());
        }
        if (!constraints.isEmpty()) {
            field.set("constraints", constraints);
        }
        if (column.isReference()) {
            field.set("references", json.valueToTree(column.references()));
        }
        if (column.relationship() != null) {
            field.put("relationship", column.relationship());
        }
        return field;
    }

    private static void move(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        List<Path> old = new ArrayList<>();
        try (Stream<Path> files = Files.list(to)) {
            files.forEach(old::add);
        }
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(file.getFileName());
                Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
                old.remove(target);
            }
        }
        for (Path stale : old) {
            Files.delete(stale);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}

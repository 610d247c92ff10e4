package mx.cocrea.benchmark;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.neo4j.graphdb.Entity;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.Transaction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts a data package that is known to be sound into an empty database, fast. */
final class PackageLoader {

    private static final int BATCH = 20_000;

    private final GraphDatabaseService database;
    private final Map<String, String> elements = new HashMap<>();

    PackageLoader(GraphDatabaseService database) {
        this.database = database;
    }

    void load(Path folder) throws IOException {
        List<JsonNode> tables = new ArrayList<>();
        try (InputStream json = Objects.requireNonNull(PackageLoader.class.getResourceAsStream("/neo4j/data/tables.json"))) {
            new JsonMapper().readTree(json).get("tables").forEach(tables::add);
        }
        tables.removeIf(table -> !Files.exists(csv(folder, table)));
        for (JsonNode table : tables) {
            if (table.has("labels")) {
                eachRow(folder, table, (transaction, row) -> createNode(transaction, table, row));
            }
        }
        for (JsonNode table : tables) {
            eachRow(folder, table, (transaction, row) -> createRelationships(transaction, table, row));
        }
    }

    private interface Action {
        void on(Transaction transaction, NamedCsvRecord row);
    }

    private void eachRow(Path folder, JsonNode table, Action action) throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv(folder, table))) {
            Transaction transaction = database.beginTx();
            int count = 0;
            for (NamedCsvRecord row : rows) {
                if (++count % BATCH == 0) {
                    transaction.commit();
                    transaction.close();
                    transaction = database.beginTx();
                }
                action.on(transaction, row);
            }
            transaction.commit();
            transaction.close();
        }
    }

    private static Path csv(Path folder, JsonNode table) {
        return folder.resolve(table.get("name").asString() + ".csv");
    }

    private void createNode(Transaction transaction, JsonNode table, NamedCsvRecord row) {
        Label[] labels = Stream.concat(Stream.of("Node"), table.get("labels").valueStream().map(JsonNode::asString))
                .map(Label::label)
                .toArray(Label[]::new);
        Node node = transaction.createNode(labels);
        for (JsonNode field : table.get("fields")) {
            if (!field.has("relationship")) {
                setProperty(node, field, row);
            }
        }
        elements.put(row.getField("id"), node.getElementId());
    }

    private void createRelationships(Transaction transaction, JsonNode table, NamedCsvRecord row) {
        for (JsonNode field : table.get("fields")) {
            String relationship = field.path("relationship").asString("");
            String target = row.getField(field.get("name").asString());
            if (!relationship.isEmpty() && !target.isEmpty()) {
                RelationshipType type = RelationshipType.withName(relationship.substring(0, relationship.length() - 1));
                Node self = node(transaction, row.getField("id"));
                Node other = node(transaction, target);
                Node from = relationship.endsWith(">") ? self : other;
                from.createRelationshipTo(from.equals(self) ? other : self, type);
            }
        }
        if (table.has("relationship")) {
            String from = table.get("from").get(0).asString();
            String to = table.get("to").get(0).asString();
            Entity relationship = node(transaction, row.getField(from)).createRelationshipTo(
                    node(transaction, row.getField(to)), RelationshipType.withName(table.get("relationship").asString()));
            table.get("fields")
                    .valueStream()
                    .filter(field -> !List.of(from, to).contains(field.get("name").asString()))
                    .forEach(field -> setProperty(relationship, field, row));
        }
    }

    private Node node(Transaction transaction, String id) {
        return transaction.getNodeByElementId(Objects.requireNonNull(elements.get(id), id));
    }

    private static void setProperty(Entity entity, JsonNode field, NamedCsvRecord row) {
        String name = field.get("name").asString();
        Optional.of(row.getField(name))
                .filter(value -> !value.isEmpty())
                .ifPresent(value -> entity.setProperty(name, switch (field.get("type").asString()) {
                    case "integer" -> Long.valueOf(value);
                    case "number" -> Double.valueOf(value);
                    case "boolean" -> Boolean.valueOf(value);
                    case "date" -> LocalDate.parse(value);
                    default -> value;
                }));
    }
}

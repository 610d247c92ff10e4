package mx.cocrea.opendata;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the datapackage.json of an export: what the package said of itself, and the tables as Frictionless describes them. */
@Component
final class Descriptors {

    private final Tables tables;
    private final JsonMapper json = new JsonMapper();
    private final ObjectWriter writer = json.writer()
            .with(new DefaultPrettyPrinter(Separators.createDefaultInstance().withObjectNameValueSpacing(Spacing.AFTER))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    Descriptors(Tables tables) {
        this.tables = tables;
    }

    /** The name of the package that a datapackage.json describes; empty if it describes none. */
    String nameIn(Path descriptor) {
        try {
            return json.readTree(descriptor).path("name").asString("");
        } catch (JacksonException unusable) {
            return "";
        }
    }

    /**
     * The text of a datapackage.json.
     *
     * @param about the members of the package itself, as JSON
     * @param held names of the tables that it holds
     */
    String write(String about, Set<String> held) {
        ObjectNode descriptor = json.createObjectNode().put("profile", DataPackage.PROFILE);
        descriptor.setAll((ObjectNode) json.readTree(about));
        ArrayNode resources = descriptor.putArray("resources");
        tables.all().stream().filter(table -> held.contains(table.name())).forEach(table -> resources.add(resource(table, held)));
        return writer.writeValueAsString(descriptor) + "\n";
    }

    private ObjectNode resource(Table table, Set<String> held) {
        ObjectNode resource = json.createObjectNode()
                .put("name", table.name())
                .put("path", table.file())
                .put("profile", DataPackage.RESOURCE_PROFILE)
                .put("title", table.title())
                .put("description", table.description())
                .put("format", "csv")
                .put("mediatype", "text/csv")
                .put("encoding", "utf-8");
        resource.putObject("dialect")
                .put("delimiter", ",")
                .put("lineTerminator", "\n")
                .put("quoteChar", "\"")
                .put("doubleQuote", true);
        resource.set("schema", schema(table, held));
        return resource;
    }

    private ObjectNode schema(Table table, Collection<String> held) {
        ObjectNode schema = json.createObjectNode();
        schema.set("fields", json.valueToTree(table.fields()));
        schema.putArray("missingValues").add("");
        schema.set("primaryKey", json.valueToTree(table.primaryKey()));
        ArrayNode foreignKeys = json.createArrayNode();
        for (Column column : table.fields()) {
            List<String> targets = column.targets();
            if (targets.size() == 1 && held.contains(targets.getFirst())) {
                ObjectNode foreignKey = foreignKeys.addObject().put("fields", column.name());
                // A table refers to itself by the empty name.
                foreignKey.putObject("reference")
                        .put("resource", targets.getFirst().equals(table.name()) ? "" : targets.getFirst())
                        .put("fields", Table.ID);
            }
        }
        if (!foreignKeys.isEmpty()) {
            schema.set("foreignKeys", foreignKeys);
        }
        return schema;
    }
}

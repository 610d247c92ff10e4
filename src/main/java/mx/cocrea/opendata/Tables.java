package mx.cocrea.opendata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The tables that a data package may hold. */
@Component
final class Tables {

    private record Description(String title, String description, List<Table> tables) {}

    private final List<Table> all;

    Tables() {
        JsonMapper json = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();
        try (InputStream tables = new ClassPathResource("neo4j/data/tables.json").getInputStream()) {
            this.all = json.readValue(tables, Description.class).tables();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    List<Table> all() {
        return all;
    }

    List<Table> ofNodes() {
        return all.stream().filter(Table::holdsNodes).toList();
    }

    List<Table> ofRelationships() {
        return all.stream().filter(table -> !table.holdsNodes()).toList();
    }

    Optional<Table> named(String name) {
        return all.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /** The table that nodes with these labels belong to. */
    Optional<Table> labelled(Collection<String> labels) {
        return ofNodes().stream().filter(table -> labels.contains(table.label())).findFirst();
    }

    /** The labels, any of which a record has that the column points to, as an expression of Cypher. */
    String labels(Column reference) {
        return reference.targets().contains(Column.ANY)
                ? "Node"
                : reference.targets()
                        .stream()
                        .map(table -> named(table).orElseThrow().label())
                        .collect(Collectors.joining("|"));
    }
}

package mx.cocrea.opendata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The tables that a data package may hold, in an order in which each refers to those before it. */
@Component
final class Tables {

    private record Description(String title, String description, List<Table> tables) {}

    private final List<Table> all;

    Tables(JsonMapper json) {
        try (InputStream tables = new ClassPathResource("neo4j/data/tables.json").getInputStream()) {
            this.all = json.readerFor(Description.class)
                    .without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .<Description>readValue(tables)
                    .tables();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    List<Table> all() {
        return all;
    }

    Optional<Table> named(String name) {
        return all.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /** The label of the records that a reference points to, as narrow as its tables allow. */
    String labelOf(Column reference) {
        List<String> tables = reference.references();
        return tables.size() == 1 && !tables.contains(Column.ANY)
                ? named(tables.getFirst()).orElseThrow().label()
                : "Node";
    }
}

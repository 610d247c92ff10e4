package mx.cocrea.platform.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.schema.idl.RuntimeWiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import mx.cocrea.Durango;
import mx.cocrea.platform.composer.BoltReader;
import mx.cocrea.platform.composer.GraphReader;
import mx.cocrea.platform.composer.MappingFault;
import mx.cocrea.platform.database.Fingerprints;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.FileSystemResource;

@Durango
class ComposedSchemaTests {

    @TempDir
    Path folder;

    @Autowired
    ComposedSchema schema;

    @Autowired
    GraphReader reader;

    @Autowired
    BoltReader database;

    @Autowired
    Fingerprints fingerprints;

    @Autowired
    Driver driver;

    /** What the application itself has checked too, which it begins some time after its start. */
    @BeforeEach
    void forget() {
        schema.checked().join();
        driver.executableQuery("MATCH (f:Fingerprint {of: 'mapping'}) DELETE f").execute();
    }

    private List<Object> kept() {
        return driver.executableQuery("MATCH (f:Fingerprint {of: 'mapping'}) RETURN f.value AS value")
                .execute()
                .records()
                .stream()
                .map(found -> found.get("value").asObject())
                .toList();
    }

    private ComposedSchema with(String mapping) throws IOException {
        Path file = Files.writeString(folder.resolve("faulty.graphqls"), """
                type Query {
                  plans: [Plan!]! @path(cypher: "%s", orderBy: "it.id")
                }
                type Plan @node(label: "Plan") {
                  id: ID!
                }
                """.formatted(mapping));
        ComposedSchema composed = new ComposedSchema(reader, database, fingerprints, Clock.systemUTC(), List.of(), List.of());
        composed.make(
                List.of(new FileSystemResource("graphql/composer.graphqls"), new FileSystemResource(file)),
                RuntimeWiring.MOCKED_WIRING);
        return composed;
    }

    @Test
    void isServedWholeByTheDatabaseWithoutScansOfAllNodesOrMultipliedRows() {
        assertThat(schema.faults()).extracting(Throwable::getMessage).isEmpty();
    }

    @Test
    void isRememberedToBeSoundUntilAStatementChanges() throws IOException {
        with("(it:Plan)").faults();
        List<Object> first = kept();
        with("(it:Plan)").faults();

        assertThat(first).hasSize(1).isEqualTo(kept());

        with("(it:Plan WHERE it.number > 1)").faults();

        assertThat(kept()).hasSize(1).isNotEqualTo(first);
    }

    @Test
    void namesTheFileOfWhatTheDatabaseCannotServeAndRemembersNothing() throws IOException {
        assertThat(with("(it)").faults()).extracting(MappingFault::getMessage)
                .containsExactly("faulty.graphqls:2: Query.plans reads all nodes of the graph");
        assertThat(kept()).isEmpty();
    }

    @Test
    void namesTheFileOfWhatCannotBeRead() {
        assertThatThrownBy(() -> with("(it:Plan WHERE Plan.status(it")).isInstanceOf(MappingFault.class)
                .hasMessage("faulty.graphqls:2: plans calls Plan.status without an end");
    }
}

package mx.cocrea.platform.composer;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.SimpleDataFetcherExceptionHandler;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Root fields whose source says what happens, each of which is read. */
class SubscriptionTests {

    private static final String SDL = """
            type Query {
              book(id: ID!): Book @path(cypher: "(it:Book {id: $id})")
            }
            type Subscription {
              bookChanged: Book! @path(cypher: "(it:Book {id: $written.book})")
            }
            type Book @node(label: "Book", visible: "NOT coalesce(this.hidden, false)") {
              title: String!
              sequels: [Book!]! @path(cypher: "(this)-[:CONTINUED_BY]->(it:Book)", orderBy: ["it.id"])
            }
            """;

    private final BoltReader reader = TestDatabase.reader();
    private final List<String> read = new ArrayList<>();

    @BeforeEach
    void hold() {
        TestDatabase.hold("""
                CREATE (:Book {id: 'b-1', title: 'Aura'})-[:CONTINUED_BY]->(:Book {id: 'b-2', title: 'Cumpleaños'})
                CREATE (:Book {id: 'b-3', title: 'Oculto', hidden: true})
                """, Map.of());
    }

    @Test
    void readsEachThingThatHappensInOneStatement() {
        List<ExecutionResult> results = follow("b-1", "b-2", "b-1");

        assertThat(results).allSatisfy(result -> assertThat(result.getErrors()).isEmpty());
        assertThat(results).extracting(result -> Composer.plain(result.getData()))
                .containsExactly(told("Aura", "Cumpleaños"), told("Cumpleaños"), told("Aura", "Cumpleaños"))
                .hasSize(read.size());
    }

    @Test
    void passesOverWhatIsNotThereOrNotVisible() {
        assertThat(follow("b-3", "b-9", "b-2")).extracting(result -> Composer.plain(result.getData()))
                .containsExactly(told("Cumpleaños"));
    }

    @Test
    void isCheckedAsOtherFieldsAre() {
        assertThat(composer(SDL.replace("$written.book", "$book")).check(reader::explain)).extracting(MappingFault::getMessage)
                .anySatisfy(fault -> assertThat(fault).contains("Subscription.bookChanged is resolved in Java and then read"));
    }

    private static Map<String, Object> told(String title, String... sequels) {
        return Map.of("bookChanged", Map.of(
                "title", title, "sequels", Stream.of(sequels).map(sequel -> Map.of("title", sequel)).toList()));
    }

    private List<ExecutionResult> follow(String... books) {
        GraphQLSchema schema = composer(SDL, books).schema();
        GraphQL.Builder engine = GraphQL.newGraphQL(schema);
        Composer.configure(engine, new SimpleDataFetcherExceptionHandler());
        ExecutionResult begun = engine.build()
                .execute(ExecutionInput.newExecutionInput("subscription { bookChanged { title sequels { title } } }"));
        Publisher<ExecutionResult> told = Objects.requireNonNull(begun.getData());
        return Objects.requireNonNull(Flux.from(told).collectList().block());
    }

    private Composer composer(String sdl, String... books) {
        RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
                .type("Subscription", type -> type.dataFetcher(
                        "bookChanged", field -> Flux.just(books).map(book -> Map.of("book", book))))
                .build();
        GraphQLSchema schema = new SchemaGenerator().makeExecutableSchema(
                new SchemaParser().parse(Library.text("graphql/composer.graphqls") + sdl), wiring);
        return new Composer(schema, (statement, parameters) -> {
            read.add(statement);
            return reader.read(statement, parameters);
        }, Map.of(), Map.of());
    }
}

package mx.cocrea.platform.composer;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.SimpleDataFetcherExceptionHandler;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Root fields that are resolved in Java and then read. */
class WriteTests {

    private static final String SDL = """
            type Query {
              book(id: ID!): Book @path(cypher: "(it:Book {id: $id})")
            }
            type Mutation {
              bookAdd(input: BookAddInput!): BookAddPayload! @path(cypher: "WITH $written AS it")
            }
            input BookAddInput {
              id: ID!
              title: String!
            }
            type Book @node(label: "Book") {
              title: String!
            }
            type BookAddPayload @row {
              book: Book @path(cypher: "(it:Book {id: this.book})")
              refused: [String!]!
            }
            """;

    private static final String ADD = """
            mutation ($input: BookAddInput!) { bookAdd(input: $input) { book { title } refused } }
            """;

    private final BoltReader reader = TestDatabase.reader();
    private final List<String> read = new ArrayList<>();
    private final List<Object> written = new ArrayList<>();

    private Composer composer(String sdl, boolean writes) {
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring();
        DataFetcher<Object> add = field -> {
            Map<String, Object> input = field.getArgumentOrDefault("input", Map.of());
            written.add(input);
            TestDatabase.hold("CREATE (:Book {id: $id, title: $title})", input);
            return Map.of("book", input.get("id"), "refused", List.of());
        };
        if (writes) {
            wiring.type("Mutation", type -> type.dataFetcher("bookAdd", add));
        }
        GraphQLSchema schema = new SchemaGenerator().makeExecutableSchema(
                new SchemaParser().parse(Library.text("graphql/composer.graphqls") + sdl), wiring.build());
        return new Composer(schema, (statement, parameters) -> {
            read.add(statement);
            return reader.read(statement, parameters);
        }, Map.of(), Map.of());
    }

    private ExecutionResult execute(Map<String, Object> input) {
        GraphQL.Builder engine = GraphQL.newGraphQL(composer(SDL, true).schema());
        Composer.configure(engine, new SimpleDataFetcherExceptionHandler());
        return engine.build().execute(ExecutionInput.newExecutionInput(ADD).variables(Map.of("input", input)));
    }

    private List<String> faults(String sdl, boolean writes) {
        return composer(sdl, writes).check(reader::explain).stream().map(MappingFault::getMessage).toList();
    }

    @Test
    void readsWhatWasWrittenInOneStatement() {
        ExecutionResult result = execute(Map.of("id", "b-1", "title", "Aura"));

        assertThat(result.getErrors()).isEmpty();
        assertThat(Composer.plain(result.getData())).isEqualTo(
                Map.of("bookAdd", Map.of("book", Map.of("title", "Aura"), "refused", List.of())));
        assertThat(read).hasSize(1);
    }

    @Test
    void writesNothingWhereAnArgumentIsWrong() {
        ExecutionResult result = execute(Map.of("id", "no id", "title", "Aura"));

        assertThat(result.getErrors()).hasSize(1);
        assertThat(written).isEmpty();
        assertThat(read).isEmpty();
    }

    @Test
    void isSoundWhereJavaWritesWhatThePathBeginsWith() {
        assertThat(faults(SDL, true)).isEmpty();
    }

    @Test
    void findsAFieldThatNobodyWrites() {
        assertThat(faults(SDL, false)).singleElement()
                .asString()
                .contains("Mutation.bookAdd uses $written, but nothing in Java resolves it before");
    }

    @Test
    void findsAFieldThatForgetsWhatWasWritten() {
        assertThat(faults(SDL.replace("WITH $written AS it", "WITH {book: $input.id, refused: []} AS it"), true))
                .anySatisfy(fault -> assertThat(fault).contains("Mutation.bookAdd is resolved in Java and then read"));
    }
}

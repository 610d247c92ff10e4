package mx.cocrea.platform.composer;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.UnionTypeDefinition;
import graphql.parser.MultiSourceReader;
import graphql.scalars.ExtendedScalars;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** A library whose GraphQL is answered by a composer, its statements kept to be looked at. */
final class Library {

    static final LocalDate TODAY = LocalDate.of(1954, 1, 1);
    static final Map<String, UnaryOperator<Object>> PREPARATIONS = Map.of("lower",
            text -> text.toString().toLowerCase(Locale.ROOT));
    static final Map<String, Function<Map<String, @Nullable Object>, @Nullable Object>> DERIVATIONS = Map.of("label",
            fields -> fields.get("title") + " / " + fields.get("published"));

    private final JsonMapper json = new JsonMapper();
    private final List<String> statements = new ArrayList<>();
    private final List<Map<String, @Nullable Object>> parameters = new ArrayList<>();
    private final Composer composer;
    private final GraphQL engine;

    Library() {
        BoltReader reader = TestDatabase.reader();
        this.composer = new Composer(
                schema(),
                (String statement, Map<String, @Nullable Object> values) -> {
                    statements.add(statement);
                    parameters.add(values);
                    return reader.read(statement, values);
                },
                PREPARATIONS,
                DERIVATIONS,
                Map.of("today", request -> TODAY));
        this.engine = engine(composer.schema());
    }

    /** A library with the graph of library.cypher. */
    static Library stocked() {
        TestDatabase.hold(text("composer/library.cypher"), Map.of());
        return new Library();
    }

    static GraphQLSchema schema() {
        return schema(text("composer/library.graphqls"), "library.graphqls");
    }

    static GraphQLSchema schema(String sdl, String name) {
        return schema(sdl, name, null, environment -> {
            throw new IllegalStateException("The composer leaves no type to be resolved");
        });
    }

    /**
     * The schema of an SDL that uses the composer's directives.
     *
     * @param resolver of all fields, null to leave them to a composer
     * @param types tells the type of an object that can be of several
     */
    static GraphQLSchema schema(String sdl, String name, @Nullable DataFetcher<?> resolver, TypeResolver types) {
        MultiSourceReader sources = MultiSourceReader.newMultiSourceReader()
                .string(text("graphql/composer.graphqls"), "composer.graphqls")
                .string(sdl, name)
                .build();
        TypeDefinitionRegistry registry = new SchemaParser().parse(sources);
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring().scalar(ExtendedScalars.Date);
        registry.getTypes(InterfaceTypeDefinition.class)
                .forEach(shared -> wiring.type(shared.getName(), type -> type.typeResolver(types)));
        registry.getTypes(UnionTypeDefinition.class)
                .forEach(union -> wiring.type(union.getName(), type -> type.typeResolver(types)));
        if (resolver != null) {
            registry.getTypes(ObjectTypeDefinition.class)
                    .forEach(object -> wiring.type(object.getName(), type -> type.defaultDataFetcher(resolver)));
        }
        return new SchemaGenerator().makeExecutableSchema(registry, wiring.build());
    }

    private static GraphQL engine(GraphQLSchema schema) {
        Map<String, CompletableFuture<PreparsedDocumentEntry>> documents = new ConcurrentHashMap<>();
        GraphQL.Builder engine = GraphQL.newGraphQL(schema)
                .preparsedDocumentProvider((input, parse) -> documents.computeIfAbsent(
                        input.getQuery(), query -> CompletableFuture.completedFuture(parse.apply(input))));
        Composer.configure(engine, Library::refusal);
        return engine.build();
    }

    private static CompletableFuture<DataFetcherExceptionHandlerResult> refusal(DataFetcherExceptionHandlerParameters failed) {
        Map<String, Object> extensions = failed.getException() instanceof InvalidArgument invalid
                ? Map.of("code", invalid.code(), "argument", invalid.argument())
                : Map.of("code", failed.getException().getClass().getSimpleName());
        return CompletableFuture.completedFuture(DataFetcherExceptionHandlerResult.newResult(
                GraphqlErrorBuilder.newError(failed.getDataFetchingEnvironment())
                        .message("%s", failed.getException().getMessage())
                        .extensions(extensions)
                        .build())
                .build());
    }

    Composer composer() {
        return composer;
    }

    ExecutionResult execute(String query, Map<String, Object> variables) {
        statements.clear();
        parameters.clear();
        return engine.execute(ExecutionInput.newExecutionInput(query).variables(variables));
    }

    /** The data as JSON of an answer without errors. */
    String ask(String query, Map<String, Object> variables) {
        ExecutionResult result = execute(query, variables);
        assertThat(result.getErrors()).isEmpty();
        return json.writeValueAsString(result.getData());
    }

    String ask(String query) {
        return ask(query, Map.of());
    }

    /** The data as JSON, then each error with its path, what it tells programs, and people. */
    String askInVain(String query, Map<String, Object> variables) {
        ExecutionResult result = execute(query, variables);
        StringBuilder text = new StringBuilder(json.writeValueAsString(result.getData()));
        for (GraphQLError error : result.getErrors()) {
            text.append(" %s %s %s".formatted(error.getPath(), new TreeMap<>(error.getExtensions()), error.getMessage()));
        }
        return text.toString();
    }

    /** Statements that the last question was answered with. */
    List<String> statements() {
        return List.copyOf(statements);
    }

    String statement() {
        assertThat(statements).hasSize(1);
        return statements.getFirst();
    }

    Map<String, @Nullable Object> parameters() {
        return parameters.getFirst();
    }

    static String text(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

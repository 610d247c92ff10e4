package mx.cocrea.platform.composer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.GraphQL;
import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.TrivialDataFetcher;
import graphql.execution.CoercedVariables;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherResult;
import graphql.execution.reactive.ReactiveSupport;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import graphql.normalized.ExecutableNormalizedField;
import graphql.normalized.ExecutableNormalizedOperationFactory;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;
import org.neo4j.driver.summary.Plan;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers the mapped root fields of a schema, each with one statement.
 *
 * <p>A statement is composed once for a document, an operation and what in its variables changes the statement; values are always
 * parameters.
 */
public final class Composer {

    /** Names of the directives that say how the schema is read from the graph, which a published schema leaves out. */
    public static final Set<String> DIRECTIVES = Mapping.DIRECTIVES;

    /** Where a request counts, in an AtomicInteger of its context, the statements that are run for it. */
    public static final String STATEMENTS = Composer.class.getName() + ".STATEMENTS";

    /** A root field of an operation, and the values of all that can include or skip what is selected below. */
    private record SelectionKey(OperationDefinition operation, String root, List<@Nullable Object> included) {}

    private record StatementKey(Selection selection, List<Arguments.Structure> structure) {}

    private static final ContextSnapshotFactory SNAPSHOTS = ContextSnapshotFactory.builder().build();

    private final Mapping mapping;
    private final GraphReader reader;
    private final Map<String, Function<GraphQLContext, @Nullable Object>> context;
    private final Cache<SelectionKey, Selection> selections = Caffeine.newBuilder().maximumSize(2_000).build();
    private final Cache<StatementKey, Statement> statements = Caffeine.newBuilder().maximumSize(5_000).build();

    /** A composer for a schema without derived fields. */
    public Composer(
            GraphQLSchema schema,
            GraphReader reader,
            Map<String, UnaryOperator<Object>> preparations,
            Map<String, Function<GraphQLContext, @Nullable Object>> context) {
        this(schema, reader, preparations, Map.of(), context);
    }

    /**
     * Reads the mapping of a schema.
     *
     * @param preparations of arguments, by the name that a directive gives
     * @param derivations of fields from others' completed values, by the name that a directive gives
     * @param context parameters that any statement may use, whatever its arguments, by name: what each is in a request
     * @throws MappingFault if a directive cannot be read
     */
    public Composer(
            GraphQLSchema schema,
            GraphReader reader,
            Map<String, UnaryOperator<Object>> preparations,
            Map<String, Function<Map<String, @Nullable Object>, @Nullable Object>> derivations,
            Map<String, Function<GraphQLContext, @Nullable Object>> context) {
        this.mapping = new Mapping(schema, new Givens(preparations, derivations, context.keySet()));
        this.reader = reader;
        this.context = context;
    }

    /** The schema with its mapped root fields answered by this composer: those that write after they have written, those of a
     * subscription each time that what their source gives, a Publisher, has happened. */
    public GraphQLSchema schema() {
        GraphQLSchema schema = mapping.schema();
        // Trivial, so that no framework wraps a fetcher whose answer is complete.
        TrivialDataFetcher<Object> reads = environment -> fetch(environment, null);
        return schema.transform(changed -> changed.codeRegistry(schema.getCodeRegistry()
                .transform(registry -> Reached.roots(schema)
                        .forEach(root -> root.getFieldDefinitions()
                                .stream()
                                .filter(field -> mapping.isMapped(root.getName(), field.getName()))
                                .forEach(field -> registry.dataFetcher(FieldCoordinates.coordinates(root, field),
                                        mapping.writer(root, field)
                                                .<DataFetcher<?>>map(java -> root.equals(schema.getSubscriptionType())
                                                        ? follows(java)
                                                        : writes(java))
                                                .orElse(reads)))))));
    }

    /**
     * Reads each thing that happens when whoever subscribed takes it, in the context of the thread that subscribed, and passes over what is
     * not there for them.
     */
    private DataFetcher<Publisher<Object>> follows(DataFetcher<?> source) {
        return environment -> {
            ContextSnapshot subscribed = SNAPSHOTS.captureAll();
            Publisher<?> happened = (Publisher<?>) Objects.requireNonNull(source.get(environment));
            return Flux.from(happened)
                    .concatMap(one -> Mono.fromCallable(subscribed.wrap(() -> fetch(environment, same -> one))), 1);
        };
    }

    private TrivialDataFetcher<Object> writes(DataFetcher<?> writer) {
        return environment -> fetch(environment, writer);
    }

    /** Makes an engine take composed answers as they are. */
    public static void configure(GraphQL.Builder engine, DataFetcherExceptionHandler handler) {
        engine.queryExecutionStrategy(new Composed.Queries(handler))
                .subscriptionExecutionStrategy(new Composed.Subscriptions(handler))
                .mutationExecutionStrategy(new Composed.Mutations(handler));
    }

    /** An answer's data, or any part of it, as maps and lists, for those who read it in this process. */
    public static @Nullable Object plain(@Nullable Object data) {
        return Answer.plain(data);
    }

    /**
     * Tries the whole mapping on the database, in some statements that are planned and never run; it may take seconds, and can go on
     * beside requests.
     *
     * @param explain plans a statement, as {@link BoltReader#explain} does
     * @return all faults, none if all can be served
     * @throws org.neo4j.driver.exceptions.Neo4jException when the database is away
     */
    public List<MappingFault> check(Function<String, Plan> explain) {
        return new MappingCheck(mapping, explain).faults();
    }

    /**
     * All that {@link #check} asks the database, as one text by which a mapping that was found sound is known again.
     *
     * @return nothing if a fault shows before the database is asked
     */
    public Optional<String> asked() {
        return new MappingCheck(mapping, statement -> {
            throw new IllegalStateException("nothing is planned here");
        }).asked();
    }

    /**
     * The operators by which the database would read a field with whatever it can be given, such as NodeByLabelScan.
     *
     * @param explain plans a statement, as {@link BoltReader#explain} does
     */
    public SortedSet<String> operators(
            String type, String field, Function<String, Plan> explain) {
        Probes probes = new Probes(mapping, new Reached(mapping));
        GraphQLObjectType owner = mapping.schema().getObjectType(type);
        return probes.of(owner, owner.getField(field))
                .stream()
                .flatMap(probe -> Operators.of(explain.apply(probes.statement(List.of(probe)))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private @Nullable Object fetch(DataFetchingEnvironment environment, @Nullable DataFetcher<?> writer) throws Exception {
        CoercedVariables variables = CoercedVariables.of(environment.getVariables());
        Selection selection = selection(environment, variables);
        List<Arguments> arguments = selection.arguments(variables, environment.getGraphQlContext(), environment.getLocale());
        Statement statement = statement(selection, arguments);
        AtomicInteger run = environment.getGraphQlContext().get(STATEMENTS);
        if (run != null) {
            run.incrementAndGet();
        }
        Object written = writer == null ? null : written(writer, environment);
        Value row = reader.read(statement.text(), statement.values(arguments, name -> name.equals(Mapping.WRITTEN)
                ? written
                : Objects.requireNonNull(context.get(name)).apply(environment.getGraphQlContext())));
        Completion completion = new Completion(arguments);
        Object found = statement.answer().complete(row, completion);
        if (found == null && completion.faults().isEmpty() && isSubscription(environment)) {
            return null;
        }
        Object value = completion.settle(found, statement.required());
        if (completion.faults().isEmpty()) {
            return value == null ? null : new Composed(value);
        }
        return DataFetcherResult.newResult()
                .data(new Composed(Completion.NOTHING.equals(value) ? null : value))
                .errors(errors(completion, environment))
                .build();
    }

    private static boolean isSubscription(DataFetchingEnvironment environment) {
        return environment.getOperationDefinition().getOperation() == OperationDefinition.Operation.SUBSCRIPTION;
    }

    /** What a writer gave, at once or later, as the engine takes it from one that it calls itself. */
    private static @Nullable Object written(DataFetcher<?> writer, DataFetchingEnvironment environment) throws Exception {
        Object given = ReactiveSupport.fetchedObject(writer.get(environment));
        try {
            return given instanceof CompletionStage<?> later ? later.toCompletableFuture().get() : given;
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof Exception cause ? cause : failure;
        }
    }

    private Selection selection(DataFetchingEnvironment environment, CoercedVariables variables) {
        OperationDefinition operation = environment.getOperationDefinition();
        String root = environment.getField().getResultKey();
        return selections.get(
                new SelectionKey(operation, root, booleans(operation, variables)),
                key -> Selection.of(root(root, environment, variables), mapping));
    }

    private static List<@Nullable Object> booleans(OperationDefinition operation, CoercedVariables variables) {
        List<@Nullable Object> values = new ArrayList<>();
        for (VariableDefinition variable : operation.getVariableDefinitions()) {
            Type<?> type = variable.getType() instanceof NonNullType required ? required.getType() : variable.getType();
            if (type instanceof TypeName name && name.getName().equals("Boolean")) {
                values.add(variables.get(variable.getName()));
            }
        }
        return values;
    }

    private static ExecutableNormalizedField root(
            String key, DataFetchingEnvironment environment, CoercedVariables variables) {
        return ExecutableNormalizedOperationFactory.createExecutableNormalizedOperation(
                environment.getGraphQLSchema(),
                environment.getOperationDefinition(),
                environment.getFragmentsByName(),
                variables)
                .getTopLevelFields()
                .stream()
                .filter(field -> field.getResultKey().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** The statement for this selection and what in these arguments changes the statement. */
    Statement statement(Selection selection, List<Arguments> arguments) {
        return statements.get(
                new StatementKey(selection, arguments.stream().map(Arguments::structure).toList()),
                key -> Composition.statement(mapping, selection, arguments));
    }

    private static List<GraphQLError> errors(Completion completion, DataFetchingEnvironment environment) {
        List<GraphQLError> errors = new ArrayList<>();
        for (Completion.Fault fault : completion.faults()) {
            List<Object> path = new ArrayList<>(environment.getExecutionStepInfo().getPath().toList());
            path.addAll(fault.path());
            errors.add(GraphqlErrorBuilder.newError(environment)
                    .path(path)
                    .message("This field %s.", fault.message())
                    .extensions(Map.of("code", "INCOMPLETE_DATA"))
                    .build());
        }
        return errors;
    }
}

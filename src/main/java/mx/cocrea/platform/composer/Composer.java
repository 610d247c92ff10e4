package mx.cocrea.platform.composer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.TrivialDataFetcher;
import graphql.execution.CoercedVariables;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherResult;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import graphql.normalized.ExecutableNormalizedOperationFactory;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;

/**
 * Answers the mapped root fields of a schema, each with one statement.
 *
 * <p>A statement is composed once for a document, an operation and what in its variables changes the statement; values are always
 * parameters.
 */
public final class Composer {

    private record SelectionKey(OperationDefinition operation, String root, List<@Nullable Object> included) {}

    private record PlanKey(Selection selection, List<Object> structure) {}

    private final Mapping mapping;
    private final GraphReader reader;
    private final Map<String, UnaryOperator<Object>> preparations;
    private final Set<String> contextNames;
    private final Supplier<Map<String, Object>> context;
    private final Cache<SelectionKey, Selection> selections = Caffeine.newBuilder().maximumSize(2_000).build();
    private final Cache<PlanKey, Plan> plans = Caffeine.newBuilder().maximumSize(5_000).build();

    /**
     * Reads the mapping of a schema.
     *
     * @param preparations of arguments, by the name that a directive gives
     * @param context parameters that any statement may use, whatever its arguments; always the same names
     * @throws MappingFault if a directive cannot be read
     */
    public Composer(
            GraphQLSchema schema,
            GraphReader reader,
            Map<String, UnaryOperator<Object>> preparations,
            Supplier<Map<String, Object>> context) {
        this.mapping = new Mapping(schema);
        this.reader = reader;
        this.preparations = preparations;
        this.context = context;
        this.contextNames = context.get().keySet();
    }

    /** The schema with its mapped root fields answered by this composer. */
    public GraphQLSchema schema() {
        // Trivial, so that no framework wraps a fetcher whose answer is complete.
        TrivialDataFetcher<Object> fetcher = this::fetch;
        GraphQLSchema schema = mapping.schema();
        return schema.transform(changed -> changed.codeRegistry(schema.getCodeRegistry().transform(registry -> {
            for (GraphQLObjectType root : roots(schema)) {
                for (GraphQLFieldDefinition field : root.getFieldDefinitions()) {
                    if (mapping.source(root.getName(), field.getName()) != null) {
                        registry.dataFetcher(FieldCoordinates.coordinates(root, field), fetcher);
                    }
                }
            }
        })));
    }

    private static List<GraphQLObjectType> roots(GraphQLSchema schema) {
        return schema.getMutationType() == null
                ? List.of(schema.getQueryType())
                : List.of(schema.getQueryType(), schema.getMutationType());
    }

    /** Makes an engine take composed answers as they are. */
    public static void configure(GraphQL.Builder engine, DataFetcherExceptionHandler handler) {
        engine.queryExecutionStrategy(new Composed.Queries(handler))
                .mutationExecutionStrategy(new Composed.Mutations(handler));
    }

    private @Nullable Object fetch(DataFetchingEnvironment environment) {
        CoercedVariables variables = CoercedVariables.of(environment.getVariables());
        Selection selection = selection(environment, variables);
        List<Arguments> arguments = selection.arguments(variables, environment.getGraphQlContext(), environment.getLocale());
        Plan plan = plans.get(
                new PlanKey(selection, selection.structure(arguments)),
                key -> Composition.plan(mapping, selection, arguments, contextNames));
        Value rows = reader.read(plan.statement(), plan.values(arguments, context.get()));
        Completion completion = new Completion(arguments);
        Object value = plan.shape().complete(rows, completion);
        Object answer = value == null || Completion.NOTHING.equals(value) ? null : new Composed(value);
        return completion.faults().isEmpty()
                ? answer
                : DataFetcherResult.newResult()
                        .data(answer)
                        .errors(errors(completion, environment))
                        .build();
    }

    private Selection selection(DataFetchingEnvironment environment, CoercedVariables variables) {
        OperationDefinition operation = environment.getOperationDefinition();
        String root = environment.getField().getResultKey();
        List<@Nullable Object> included = new ArrayList<>();
        for (VariableDefinition variable : operation.getVariableDefinitions()) {
            Type<?> type = variable.getType() instanceof NonNullType required ? required.getType() : variable.getType();
            if (type instanceof TypeName name && name.getName().equals("Boolean")) {
                included.add(variables.get(variable.getName()));
            }
        }
        return selections.get(
                new SelectionKey(operation, root, included),
                key -> new Selection(
                        ExecutableNormalizedOperationFactory.createExecutableNormalizedOperation(
                                environment.getGraphQLSchema(),
                                operation,
                                environment.getFragmentsByName(),
                                variables)
                                .getTopLevelFields()
                                .stream()
                                .filter(field -> field.getResultKey().equals(root))
                                .findFirst()
                                .orElseThrow(),
                        mapping,
                        preparations));
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

package mx.cocrea.platform.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import mx.cocrea.platform.limits.Allowance;
import org.jspecify.annotations.Nullable;

/**
 * Keeps documents parsed, validated and weighed, faulty ones too, and lets through what the limits allow.
 *
 * <p>A document's depth, aliases and size are judged once; what depends on the variables, its cost, at each request.
 */
final class Documents implements PreparsedDocumentProvider {

    /** In the context of a request: present where it must not write, as one by GET. */
    static final String READ_ONLY = Documents.class.getName() + ".READ_ONLY";

    /** In the context of a request: present where its sender takes any number of answers. */
    static final String STREAMED = Documents.class.getName() + ".STREAMED";

    private final GraphQLSchema schema;
    private final Limits limits;
    private final long mutationPrice;
    private final ParserOptions parser;
    private final Cache<String, Prepared> kept;

    /** @param mutationPrice what each change takes of an allowance, beside its cost */
    Documents(GraphQLSchema schema, Limits limits, long mutationPrice) {
        this.schema = schema;
        this.limits = limits;
        this.mutationPrice = mutationPrice;
        this.parser = ParserOptions.getDefaultOperationParserOptions()
                .transform(options -> options.maxTokens(limits.tokens()).maxCharacters(limits.characters()));
        this.kept = Caffeine.newBuilder()
                .maximumWeight(limits.keptCharacters())
                .executor(Runnable::run)
                .weigher((String text, Prepared prepared) -> text.length())
                .build();
    }

    /** What is known of a document: its operations, or why there are none. */
    private record Prepared(CompletableFuture<PreparsedDocumentEntry> entry, List<PreparedOperation> operations) {

        static Prepared refused(List<? extends GraphQLError> errors) {
            return new Prepared(answer(errors), List.of());
        }

        @Nullable
        PreparedOperation operation(@Nullable String name) {
            if (name == null || name.isEmpty()) {
                return operations.size() == 1 ? operations.getFirst() : null;
            }
            for (PreparedOperation operation : operations) {
                if (name.equals(operation.name())) {
                    return operation;
                }
            }
            return null;
        }
    }

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        String text = input.getQuery();
        if (text.length() > limits.characters()) {
            return answer(List.of(GraphQlFault.limit(
                    "QUERY_TOO_LONG",
                    "The document has %d characters; %d are allowed.".formatted(text.length(), limits.characters()),
                    limits.characters(),
                    text.length())));
        }
        Prepared prepared = kept.get(text, fresh -> prepare(input));
        if (prepared.operations().isEmpty()) {
            return prepared.entry();
        }
        PreparedOperation operation = prepared.operation(input.getOperationName());
        GraphQLError refusal = operation == null ? unknownOperation(input) : refusal(operation, input);
        return refusal == null ? prepared.entry() : answer(List.of(refusal));
    }

    private Prepared prepare(ExecutionInput input) {
        input.getGraphQLContext().put(ParserOptions.class, parser);
        ParseAndValidateResult parsed = ParseAndValidate.parse(input);
        if (parsed.isFailure()) {
            return Prepared.refused(List.of(syntaxError(parsed.getSyntaxException())));
        }
        Document document = parsed.getDocument();
        Weigher weigher = new Weigher(schema, document, limits.cost());
        try {
            List<PreparedOperation> operations = document.getDefinitionsOfType(OperationDefinition.class)
                    .stream()
                    .map(operation -> PreparedOperation.of(operation, weigher.weigh(operation)))
                    .toList();
            List<GraphQlFault> excesses = operations.stream()
                    .flatMap(operation -> excesses(operation.weight()).stream())
                    .toList();
            if (!excesses.isEmpty()) {
                return Prepared.refused(excesses);
            }
            List<ValidationError> errors = ParseAndValidate.validate(schema, document, Locale.ENGLISH);
            return errors.isEmpty()
                    ? new Prepared(CompletableFuture.completedFuture(new PreparsedDocumentEntry(document)), operations)
                    : Prepared.refused(errors);
        } catch (Weigher.TooManyFields tooMany) {
            return Prepared.refused(List.of(tooCostly(tooMany.found())));
        }
    }

    private List<GraphQlFault> excesses(Weight weight) {
        if (weight.depth() > limits.depth()) {
            return List.of(GraphQlFault.limit(
                    "QUERY_TOO_DEEP",
                    "The query is %d fields deep; %d are allowed.".formatted(weight.depth(), limits.depth()),
                    limits.depth(),
                    weight.depth()));
        }
        if (weight.aliases() > limits.aliases()) {
            return List.of(GraphQlFault.limit(
                    "TOO_MANY_ALIASES",
                    "The query has %d aliases; %d are allowed.".formatted(weight.aliases(), limits.aliases()),
                    limits.aliases(),
                    weight.aliases()));
        }
        return List.of();
    }

    private @Nullable GraphQLError refusal(PreparedOperation operation, ExecutionInput input) {
        var context = input.getGraphQLContext();
        long cost = operation.cost(input.getRawVariables().toMap());
        RequestCost weighed = new RequestCost(operation, cost);
        context.put(RequestCost.class, weighed);
        if (operation.mutates() && context.hasKey(READ_ONLY)) {
            return GraphQlFault.of("METHOD_NOT_ALLOWED", "A mutation is sent by POST; GET only reads.");
        }
        if (cost > limits.cost()) {
            return tooCostly(cost);
        }
        if (operation.subscribes() && !context.hasKey(STREAMED)) {
            return GraphQlFault.of(
                    GraphQlFault.NOT_ACCEPTABLE, "A subscription is answered as text/event-stream, or over a WebSocket.");
        }
        Allowance allowance = context.get(Allowance.class);
        return allowance == null
                ? null
                : allowance.take(weighed.charge(mutationPrice)).map(GraphQlFault::rateLimited).orElse(null);
    }

    private GraphQlFault tooCostly(long cost) {
        return GraphQlFault.limit(
                "QUERY_TOO_COSTLY",
                "The answer may hold %d fields; %d are allowed. Ask for shorter pages or fewer lists within lists."
                        .formatted(cost, limits.cost()),
                limits.cost(),
                cost);
    }

    private static GraphQLError unknownOperation(ExecutionInput input) {
        String name = input.getOperationName();
        return GraphQlFault.of(
                "OPERATION_RESOLUTION_FAILURE",
                name == null || name.isEmpty()
                        ? "The document has several operations: say which one in operationName."
                        : "The document has no operation of the name that operationName gives.");
    }

    /** The parser stops at its limits, so that what was found is one more than what is allowed, or further. */
    private GraphQLError syntaxError(InvalidSyntaxException fault) {
        if (fault instanceof ParseCancelledException) {
            return GraphQlFault.limit(
                    "QUERY_TOO_LONG",
                    "The document has more than the %d tokens that are allowed.".formatted(limits.tokens()),
                    limits.tokens(),
                    limits.tokens() + 1L);
        }
        if (fault instanceof ParseCancelledTooDeepException) {
            return GraphQlFault.limit(
                    "QUERY_TOO_DEEP",
                    "The document is nested deeper than the %d fields that are allowed.".formatted(limits.depth()),
                    limits.depth(),
                    limits.depth() + 1L);
        }
        return fault.toInvalidSyntaxError();
    }

    private static CompletableFuture<PreparsedDocumentEntry> answer(List<? extends GraphQLError> errors) {
        return CompletableFuture.completedFuture(new PreparsedDocumentEntry(errors));
    }
}

package mx.cocrea.participation;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import graphql.schema.GraphQLUnmodifiedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every way through a schema from its root fields on, to a depth: one question for each, which asks at its end for all texts that there
 * are. Numbers, dates and the like are left out: what somebody wrote cannot stand in them, and the database would plan far longer.
 */
final class Walk {

    /** The types that hold what people wrote, reported or rated, or who did; a way goes on through these alone. */
    private static final Set<String> PERSONAL = Set.of(
            "Account", "Appeal", "Appraisal", "AttributeResult", "Citizen", "Comment", "ConflictOfInterest", "Evaluation",
            "Event",
            "Evidence", "ModerationCase", "ModerationDecision", "OfficialAnswer", "ProgressReport", "Proposal", "RatedAttribute",
            "Report",
            "Score", "Withheld");

    private static final Set<String> WITHOUT_TEXT = Set.of("Boolean", "Int", "Float", "BigDecimal", "Date", "DateTime");

    private final GraphQLSchema schema;
    private final Function<GraphQLArgument, List<String>> given;

    /** @param given what a root field's argument is given, each as a literal; nothing where it may be left out */
    Walk(GraphQLSchema schema, Function<GraphQLArgument, List<String>> given) {
        this.schema = schema;
        this.given = given;
    }

    /** The questions. */
    List<String> questions(int depth) {
        return schema.getQueryType()
                .getFieldDefinitions()
                .stream()
                .flatMap(root -> calls(root).flatMap(
                        call -> ends(root, isOfOne(root) ? 0 : depth).map(end -> "{ " + call + " " + end + " }")))
                .distinct()
                .toList();
    }

    /** Whether it gives one thing by its identifier, which {@code nodes} gives too, and from which that leads on. */
    private static boolean isOfOne(GraphQLFieldDefinition root) {
        return root.getArguments().stream().map(GraphQLArgument::getName).toList().equals(List.of("id"));
    }

    private Stream<String> calls(GraphQLFieldDefinition root) {
        List<String> calls = List.of("");
        for (GraphQLArgument argument : root.getArguments()) {
            List<String> values = given.apply(argument);
            if (!values.isEmpty()) {
                calls = calls.stream()
                        .flatMap(call -> values.stream().map(value -> call + " " + argument.getName() + ": " + value))
                        .toList();
            }
        }
        return calls.stream().map(call -> root.getName() + (call.isEmpty() ? "" : "(" + call.strip() + ")"));
    }

    /** What can be selected of a field: all its texts, or what one of its objects leads to. */
    private Stream<String> ends(GraphQLFieldDefinition field, int depth) {
        if (GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType connection
                && connection.getName().endsWith("Connection")) {
            return ends(connection.getField("nodes"), depth).flatMap(
                    end -> Stream.of("{ nodes " + end + " }", "{ edges { node " + end + " } }").limit(depth % 2 + 1L));
        }
        return objects(GraphQLTypeUtil.unwrapAll(field.getType())).stream().flatMap(type -> {
            String open = "{ ... on " + type.getName() + " {";
            return Stream.concat(
                    Stream.of(open + " __typename " + texts(type) + " } }"),
                    depth == 0
                            ? Stream.of()
                            : type.getFieldDefinitions()
                                    .stream()
                                    .filter(next -> leadsOn(next) && isOptional(next))
                                    .flatMap(next -> ends(next, depth - 1)
                                            .map(end -> open + " " + next.getName() + whole(next) + " " + end + " } }")));
        });
    }

    private static String whole(GraphQLFieldDefinition field) {
        return GraphQLTypeUtil.simplePrint(GraphQLTypeUtil.unwrapAll(field.getType())).endsWith("Connection")
                ? "(first: 100)"
                : "";
    }

    private boolean leadsOn(GraphQLFieldDefinition field) {
        List<GraphQLObjectType> objects = objects(GraphQLTypeUtil.unwrapAll(field.getType()));
        return objects.stream()
                .flatMap(type -> type.getName().endsWith("Connection")
                        ? objects(GraphQLTypeUtil.unwrapAll(type.getField("nodes").getType())).stream()
                        : Stream.of(type))
                .anyMatch(type -> PERSONAL.contains(type.getName()) || type.getName().equals("Answering"));
    }

    private static boolean isOptional(GraphQLFieldDefinition field) {
        return field.getArguments()
                .stream()
                .noneMatch(argument -> GraphQLTypeUtil.isNonNull(argument.getType()) && !argument.hasSetDefaultValue());
    }

    private List<GraphQLObjectType> objects(GraphQLType type) {
        return switch (type) {
            case GraphQLObjectType object -> List.of(object);
            case GraphQLInterfaceType shared -> new ArrayList<>(schema.getImplementations(shared));
            case GraphQLUnionType union -> union.getTypes().stream().map(GraphQLObjectType.class::cast).toList();
            default -> List.of();
        };
    }

    private static String texts(GraphQLObjectType type) {
        return type.getFieldDefinitions()
                .stream()
                .filter(field -> isText(GraphQLTypeUtil.unwrapAll(field.getType())) && isOptional(field))
                .map(GraphQLFieldDefinition::getName)
                .collect(Collectors.joining(" "))
                + changes(type);
    }

    private static boolean isText(GraphQLUnmodifiedType type) {
        return type instanceof GraphQLScalarType && !WITHOUT_TEXT.contains(type.getName());
    }

    private static String changes(GraphQLObjectType type) {
        return type.getName().equals("Event") ? " changes { before after }" : "";
    }
}

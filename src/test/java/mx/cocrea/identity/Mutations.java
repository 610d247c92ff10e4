package mx.cocrea.identity;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A document for every mutation of a schema, which gives it as little as it takes. */
final class Mutations {

    private Mutations() {}

    /** The documents, by the name of the mutation. */
    static Map<String, String> of(GraphQLSchema schema) {
        return Objects.requireNonNull(schema.getMutationType())
                .getFieldDefinitions()
                .stream()
                .collect(Collectors.toMap(GraphQLFieldDefinition::getName, Mutations::document, (one, other) -> one,
                        TreeMap::new));
    }

    private static String document(GraphQLFieldDefinition mutation) {
        return mutation.getArguments()
                .stream()
                .filter(argument -> GraphQLTypeUtil.isNonNull(argument.getType()) && !argument.hasSetDefaultValue())
                .map(Mutations::given)
                .collect(Collectors.joining(", ", "mutation { " + mutation.getName() + "(", ") { userErrors { code } } }"));
    }

    private static String given(GraphQLArgument argument) {
        return argument.getName() + ": " + literal(argument.getType());
    }

    private static String literal(GraphQLType type) {
        return switch (GraphQLTypeUtil.unwrapNonNull(type)) {
            case GraphQLList list -> "[]";
            case GraphQLEnumType choice -> choice.getValues().getFirst().getName();
            case GraphQLInputObjectType input -> input.getFieldDefinitions()
                    .stream()
                    .filter(field -> GraphQLTypeUtil.isNonNull(field.getType()) && !field.hasSetDefaultValue())
                    .map(field -> field.getName() + ": " + literal(field.getType()))
                    .collect(Collectors.joining(", ", "{", "}"));
            case GraphQLNamedType scalar -> scalar(scalar.getName());
            default -> throw new IllegalArgumentException(type + " cannot be given");
        };
    }

    private static String scalar(String name) {
        return switch (name) {
            case "Int", "Float", "BigDecimal" -> "1";
            case "Boolean" -> "true";
            case "Date" -> "\"2026-01-01\"";
            case "DateTime" -> "\"2026-01-01T00:00:00Z\"";
            default -> "\"made-up\"";
        };
    }
}

package mx.cocrea.platform.composer;

import graphql.Scalars;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputValueDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one selected field was given in one request, checked and prepared.
 *
 * @param values by name, and by {@code name.field} within input objects; what is null is absent
 * @param page the part of a connection asked for, null elsewhere
 */
record Arguments(Map<String, Object> values, @Nullable Page page) {

    /** Most that a connection gives at a time. */
    static final int MOST = 100;

    private static final int USUAL = 20;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,199}");

    /**
     * Which part of a connection was asked for.
     *
     * @param size how many at most
     * @param backward whether counted from the end
     * @param cursor where the part begins (or, backward, ends), exclusive
     */
    record Page(int size, boolean backward, @Nullable String cursor) {}

    /**
     * Checks and prepares what a field was given.
     *
     * @throws InvalidArgument MALFORMED_ID, INVALID_PAGE or OUT_OF_RANGE
     */
    static Arguments of(
            GraphQLFieldDefinition field, Map<String, Object> given, Map<String, UnaryOperator<Object>> preparations) {
        Map<String, Object> values = new LinkedHashMap<>();
        field.getArguments()
                .forEach(argument -> flatten(argument.getName(), argument, given.get(argument.getName()), values, preparations));
        return new Arguments(values, Connection.isConnection(field.getType()) ? page(values) : null);
    }

    private static void flatten(
            String name,
            GraphQLInputValueDefinition definition,
            @Nullable Object value,
            Map<String, Object> values,
            Map<String, UnaryOperator<Object>> preparations) {
        if (value == null) {
            return;
        }
        GraphQLNamedType type = GraphQLTypeUtil.unwrapAll(definition.getType());
        if (type instanceof GraphQLInputObjectType input && value instanceof Map<?, ?> fields) {
            input.getFieldDefinitions()
                    .forEach(field -> flatten(
                            name + "." + field.getName(), field, fields.get(field.getName()), values, preparations));
            return;
        }
        if (type.getName().equals(Scalars.GraphQLID.getName())) {
            checkIds(name, value);
        }
        values.put(name, prepared(name, (GraphQLDirectiveContainer) definition, value, preparations));
    }

    private static void checkIds(String name, Object value) {
        for (Object id : value instanceof Collection<?> ids ? ids : List.of(value)) {
            if (!ID.matcher(String.valueOf(id)).matches()) {
                throw new InvalidArgument(
                        "MALFORMED_ID",
                        name,
                        "is no identifier: letters, digits, hyphens and underscores, 200 at most");
            }
        }
    }

    private static Object prepared(
            String name,
            GraphQLDirectiveContainer definition,
            Object value,
            Map<String, UnaryOperator<Object>> preparations) {
        Optional<GraphQLAppliedDirective> rule = Mapping.applied(definition, "argument");
        if (rule.isEmpty()) {
            return value;
        }
        @Nullable
        Integer min = rule.get().getArgument("min").getValue();
        @Nullable
        Integer max = rule.get().getArgument("max").getValue();
        if (value instanceof Integer number && ((min != null && number < min) || (max != null && number > max))) {
            throw new InvalidArgument("OUT_OF_RANGE", name, "is " + number + " but must be from " + min + " to " + max);
        }
        @Nullable
        String prepare = rule.get().getArgument("prepare").getValue();
        return prepare == null
                ? value
                : preparations.getOrDefault(prepare, UnaryOperator.identity()).apply(value);
    }

    private static Page page(Map<String, Object> values) {
        Object first = values.get("first");
        Object last = values.get("last");
        Object after = values.get("after");
        Object before = values.get("before");
        if ((first != null && last != null) || (after != null && before != null)) {
            throw new InvalidArgument(
                    "INVALID_PAGE", "last", "goes with 'before', 'first' with 'after': give one pair");
        }
        boolean backward = last != null || before != null;
        String name = backward ? "last" : "first";
        Object size = backward ? last : first;
        int wanted = size instanceof Integer number ? number : USUAL;
        if (wanted < 0 || wanted > MOST) {
            throw new InvalidArgument("INVALID_PAGE", name, "is " + wanted + " but must be from 0 to " + MOST);
        }
        Object cursor = backward ? before : after;
        return new Page(wanted, backward, cursor == null ? null : cursor.toString());
    }

    /** What of these arguments changes the statement and not only its parameters. */
    List<Object> structure(GraphQLFieldDefinition field, Mapping mapping) {
        List<Object> structure = new ArrayList<>();
        for (Map.Entry<String, Object> value : values.entrySet()) {
            if (value.getKey().contains(".")) {
                structure.add(value.getKey());
            } else if (order(field, mapping, value.getKey(), value.getValue()) != null) {
                structure.add(value.getValue());
            }
        }
        if (page != null) {
            structure.add(page.backward());
            structure.add(page.cursor() == null);
        }
        return structure;
    }

    static @Nullable List<String> order(GraphQLFieldDefinition field, Mapping mapping, String argument, Object value) {
        return mapping.order(
                GraphQLTypeUtil.unwrapAll(field.getArgument(argument).getType()).getName(), value.toString());
    }
}

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the arguments of one field are checked and prepared, read once from its definition. */
final class Inputs {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,199}");

    /**
     * One argument, or one field of an input object.
     *
     * @param path its name, with dots within input objects
     * @param type name of its type
     * @param asked what it asks of what is found, null where it is no filter
     * @param fields of an input object, none for other types
     */
    private record Input(
            String name,
            String path,
            String type,
            @Nullable Integer min,
            @Nullable Integer max,
            @Nullable UnaryOperator<Object> preparation,
            Arguments.@Nullable Asked asked,
            List<Input> fields) {

        boolean allows(int number) {
            return (min == null || number >= min) && (max == null || number <= max);
        }
    }

    private final Mapping mapping;
    private final boolean paged;
    private final List<Input> inputs;

    Inputs(GraphQLFieldDefinition field, Mapping mapping) {
        this.mapping = mapping;
        this.paged = Connection.isConnection(field.getType());
        this.inputs = field.getArguments().stream().map(argument -> input("", argument, null)).toList();
    }

    private Input input(String prefix, GraphQLInputValueDefinition definition, Arguments.@Nullable Asked asked) {
        String path = prefix + definition.getName();
        GraphQLNamedType type = GraphQLTypeUtil.unwrapAll(definition.getType());
        Optional<GraphQLAppliedDirective> rule = Mapping.applied((GraphQLDirectiveContainer) definition, "argument");
        return new Input(
                definition.getName(),
                path,
                type.getName(),
                rule.map(r -> r.getArgument("min").<@Nullable Integer>getValue()).orElse(null),
                rule.map(r -> r.getArgument("max").<@Nullable Integer>getValue()).orElse(null),
                rule.map(r -> Mapping.text(r, "prepare")).map(mapping.givens().preparations()::get).orElse(null),
                asked,
                type instanceof GraphQLInputObjectType object ? fields(path + ".", object) : List.of());
    }

    private List<Input> fields(String prefix, GraphQLInputObjectType object) {
        return object.getFieldDefinitions()
                .stream()
                .map(field -> {
                    Mapping.Filter filter = mapping.filter(object.getName(), field.getName());
                    return input(
                            prefix, field, filter == null ? null : new Arguments.Asked(filter, object, prefix, field.getName()));
                })
                .toList();
    }

    /** All that fields of input objects can ask. */
    List<Arguments.Asked> asked() {
        return inputs.stream().flatMap(Inputs::askedWithin).toList();
    }

    private static Stream<Arguments.Asked> askedWithin(Input input) {
        return Stream.concat(Stream.ofNullable(input.asked()), input.fields().stream().flatMap(Inputs::askedWithin));
    }

    /** All that can be given, one thing at a time and nothing first, to try a mapping with. */
    List<Arguments> probes() {
        Arguments.Page page = paged ? new Arguments.Page(1, false, "") : null;
        Stream<Arguments> filtered = asked().stream()
                .map(asked -> new Arguments(Map.of(), List.of(asked), null, page));
        Stream<Arguments> ordered = inputs.stream()
                .flatMap(input -> mapping.orders(input.type()).stream())
                .map(order -> new Arguments(Map.of(), List.of(), order, page));
        return Stream.of(Stream.of(new Arguments(Map.of(), List.of(), null, page)), filtered, ordered)
                .flatMap(probes -> probes)
                .toList();
    }

    /**
     * Checks and prepares what the field was given.
     *
     * @throws InvalidArgument MALFORMED_ID, INVALID_PAGE or OUT_OF_RANGE, or what a preparation refuses
     */
    Arguments read(Map<String, Object> given) {
        Map<String, Object> values = new HashMap<>();
        List<Arguments.Asked> asked = new ArrayList<>();
        inputs.forEach(input -> read(input, given.get(input.name()), values, asked));
        List<Mapping.Order> order = order(values);
        return new Arguments(values, asked, order, paged ? Arguments.Page.of(values) : null);
    }

    private @Nullable List<Mapping.Order> order(Map<String, Object> values) {
        for (Input input : inputs) {
            Object value = values.get(input.path());
            List<Mapping.Order> chosen = value == null ? null : mapping.order(input.type(), value.toString());
            if (chosen != null) {
                return chosen;
            }
        }
        return null;
    }

    private static void read(Input input, @Nullable Object value, Map<String, Object> values, List<Arguments.Asked> asked) {
        if (value == null) {
            return;
        }
        if (input.asked() != null) {
            asked.add(input.asked());
        }
        if (value instanceof Map<?, ?> object && !input.fields().isEmpty()) {
            input.fields().forEach(field -> read(field, object.get(field.name()), values, asked));
        } else {
            values.put(input.path(), prepared(input, value));
        }
    }

    private static Object prepared(Input input, Object value) {
        if (input.type().equals(Scalars.GraphQLID.getName())) {
            checkIds(input, value);
        }
        if (value instanceof Integer number && !input.allows(number)) {
            throw new InvalidArgument("OUT_OF_RANGE", input.path(), "is " + number + " but must be " + bounds(input));
        }
        Object plain = value instanceof Enum<?> choice ? choice.name() : value;
        return input.preparation() == null ? plain : input.preparation().apply(plain);
    }

    private static String bounds(Input input) {
        if (input.max() == null) {
            return input.min() + " or more";
        }
        return input.min() == null ? input.max() + " or less" : "from " + input.min() + " to " + input.max();
    }

    private static void checkIds(Input input, Object value) {
        for (Object id : value instanceof Collection<?> ids ? ids : List.of(value)) {
            if (!ID.matcher(String.valueOf(id)).matches()) {
                throw new InvalidArgument(
                        "MALFORMED_ID",
                        input.path(),
                        "is no identifier: letters, digits, hyphens and underscores, 200 at most");
            }
        }
    }
}

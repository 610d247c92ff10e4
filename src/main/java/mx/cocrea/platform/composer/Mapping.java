package mx.cocrea.platform.composer;

import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLUnionType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a schema's types and fields are read from the graph, as its directives say. */
final class Mapping {

    /** Names of the directives, which a published schema leaves out. */
    static final Set<String> DIRECTIVES = Set.of("node", "row", "path", "value", "filter", "order", "argument");

    /**
     * An object type's place in the graph.
     *
     * @param label of its nodes, null for relationships and maps
     * @param visible condition on {@code this} without which an object is not there
     */
    record Type(@Nullable String label, @Nullable Template visible) {}

    /** Where a field's objects or value come from. */
    sealed interface Source {

        /** Clauses that bind {@code it}, and the order of what they find. */
        record Path(Template clauses, List<Order> order) implements Source {}

        /** An expression over {@code this}. */
        record Value(Template expression) implements Source {}
    }

    /** One key of an order. */
    record Order(Template key, boolean descending) {

        static Order of(Template path, String text) {
            boolean descending = text.endsWith(" DESC");
            return new Order(path.continuedBy(descending ? text.substring(0, text.length() - 5) : text), descending);
        }
    }

    /** What a field of a filter asks. */
    record Filter(@Nullable String find, @Nullable String match, @Nullable String where) {}

    private static final Pattern RULE = Pattern.compile("\\b([A-Z]\\w*)\\.([a-z]\\w*)\\(");

    private final GraphQLSchema schema;
    private final Map<String, Type> types = new HashMap<>();
    private final Map<String, Source> sources = new HashMap<>();
    private final Map<String, Filter> filters = new HashMap<>();
    private final Map<String, List<String>> orders = new HashMap<>();

    Mapping(GraphQLSchema schema) {
        this.schema = schema;
        for (GraphQLNamedType type : schema.getAllTypesAsList()) {
            if (type instanceof GraphQLObjectType object && !type.getName().startsWith("__")) {
                readType(object);
            } else if (type instanceof GraphQLInputObjectType input) {
                input.getFieldDefinitions()
                        .forEach(field -> applied(field, "filter")
                                .ifPresent(filter -> filters.put(
                                        key(input, field.getName()),
                                        new Filter(expanded(filter, "find"), expanded(filter, "match"),
                                                expanded(filter, "where")))));
            } else if (type instanceof GraphQLEnumType choice) {
                choice.getValues()
                        .forEach(value -> applied(value, "order")
                                .ifPresent(order -> orders.put(key(choice, value.getName()), texts(order, "by"))));
            }
        }
    }

    private void readType(GraphQLObjectType object) {
        applied(object, "node")
                .ifPresent(node -> types.put(
                        object.getName(), new Type(text(node, "label"), template(expanded(node, "visible")))));
        applied(object, "row")
                .ifPresent(row -> types.put(object.getName(), new Type(null, template(expanded(row, "visible")))));
        for (GraphQLFieldDefinition field : object.getFieldDefinitions()) {
            declared(object, field.getName()).ifPresent(source -> sources.put(key(object, field.getName()), source));
        }
    }

    /** The field's own mapping, or else that of the same field of an interface, said once for all that implement it. */
    private java.util.Optional<Source> declared(GraphQLObjectType object, String field) {
        List<GraphQLFieldDefinition> definitions = new ArrayList<>(List.of(object.getField(field)));
        for (GraphQLNamedOutputType parent : object.getInterfaces()) {
            GraphQLFieldDefinition inherited = ((GraphQLInterfaceType) parent).getField(field);
            if (inherited != null) {
                definitions.add(inherited);
            }
        }
        return definitions.stream()
                .flatMap(definition -> source(definition).stream())
                .findFirst();
    }

    private java.util.Optional<Source> source(GraphQLFieldDefinition field) {
        return applied(field, "path")
                .<Source>map(path -> {
                    Template clauses = Template.of(required(expanded(path, "cypher")));
                    return new Source.Path(clauses, orders(clauses, texts(path, "orderBy")));
                })
                .or(() -> applied(field, "value")
                        .map(value -> new Source.Value(Template.of(required(expanded(value, "cypher"))))));
    }

    List<Order> orders(Template path, List<String> keys) {
        return keys.stream().map(key -> Order.of(path, expand(key))).toList();
    }

    /** The types that an object of this one can be. */
    List<GraphQLObjectType> possible(GraphQLNamedOutputType type) {
        return switch (type) {
            case GraphQLObjectType object -> List.of(object);
            case GraphQLInterfaceType shared -> schema.getImplementations(shared);
            case GraphQLUnionType union ->
                union.getTypes().stream().map(GraphQLObjectType.class::cast).toList();
            default -> List.of();
        };
    }

    Type type(String name) {
        Type type = types.get(name);
        if (type == null) {
            throw new MappingFault(name, null, "has neither @node nor @row, so it cannot be read from the graph");
        }
        return type;
    }

    boolean maps(String type) {
        return types.containsKey(type);
    }

    @Nullable
    Source source(String type, String field) {
        return sources.get(type + "." + field);
    }

    @Nullable
    Filter filter(String input, String field) {
        return filters.get(input + "." + field);
    }

    @Nullable
    List<String> order(String choice, String value) {
        return orders.get(choice + "." + value);
    }

    GraphQLSchema schema() {
        return schema;
    }

    /** Replaces {@code Type.field(x, y)} by the expression of that field's @value, with x for this and y for its first argument. */
    private String expand(String cypher) {
        for (var call = RULE.matcher(cypher); call.find(); call = RULE.matcher(cypher)) {
            int close = closing(cypher, call.end());
            List<String> arguments = split(cypher.substring(call.end(), close));
            cypher = cypher.substring(0, call.start()) + "(" + rule(call.toMatchResult(), arguments) + ")"
                    + cypher.substring(close + 1);
        }
        return cypher;
    }

    private String rule(MatchResult call, List<String> arguments) {
        GraphQLObjectType type = schema.getObjectType(call.group(1));
        GraphQLFieldDefinition field = type == null ? null : type.getField(call.group(2));
        String rule = field == null
                ? null
                : applied(field, "value").map(v -> text(v, "cypher")).orElse(null);
        if (field == null || rule == null) {
            throw new MappingFault(call.group(1), call.group(2), "is used as a rule but has no @value");
        }
        Function<String, String> parameter = name -> {
            for (int i = 0; i < field.getArguments().size(); i++) {
                if (field.getArguments().get(i).getName().equals(name) && i + 1 < arguments.size()) {
                    return arguments.get(i + 1);
                }
            }
            return "$" + name;
        };
        return Template.of(rule).render(arguments.getFirst(), "", parameter::apply);
    }

    private static int closing(String text, int from) {
        int depth = 1;
        int at = from;
        while (depth > 0) {
            depth += switch (text.charAt(at++)) {
                case '(' -> 1;
                case ')' -> -1;
                default -> 0;
            };
        }
        return at - 1;
    }

    private static List<String> split(String arguments) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < arguments.length(); i++) {
            char c = arguments.charAt(i);
            depth += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(arguments.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(arguments.substring(start).strip());
        return parts;
    }

    private @Nullable String expanded(GraphQLAppliedDirective directive, String argument) {
        String text = text(directive, argument);
        return text == null ? null : expand(text);
    }

    private static String required(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable Template template(@Nullable String cypher) {
        return cypher == null ? null : Template.of(cypher);
    }

    private static String key(GraphQLNamedType type, String member) {
        return type.getName() + "." + member;
    }

    static java.util.Optional<GraphQLAppliedDirective> applied(GraphQLDirectiveContainer element, String directive) {
        return java.util.Optional.ofNullable(element.getAppliedDirective(directive));
    }

    private static @Nullable String text(GraphQLAppliedDirective directive, String argument) {
        return directive.getArgument(argument).getValue();
    }

    private static List<String> texts(GraphQLAppliedDirective directive, String argument) {
        List<String> texts = directive.getArgument(argument).getValue();
        return texts == null ? List.of() : texts;
    }
}

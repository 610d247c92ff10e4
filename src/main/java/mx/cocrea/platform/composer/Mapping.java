package mx.cocrea.platform.composer;

import graphql.TrivialDataFetcher;
import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a schema's types and fields are read from the graph, as its directives say. */
final class Mapping {

    /** Names of the directives. */
    static final Set<String> DIRECTIVES = Set.of("node", "row", "path", "value", "derived", "filter", "order", "argument");

    /** Parameter of a root field that is resolved in Java before it is read: what that gave. */
    static final String WRITTEN = "written";

    /** What is wrong with a type that answers can hold and that says nothing of the graph. */
    static final String UNMAPPED = "has neither @node nor @row, so it cannot be read from the graph";

    /**
     * An object type's place in the graph.
     *
     * @param label of its nodes, null for relationships and maps
     * @param visible condition on {@code this} without which an object is not there
     */
    record Type(@Nullable String label, @Nullable Template visible) {}

    /** Where a field's objects or value come from, and {@code at} which type's field that is said. */
    sealed interface Source {

        String at();

        /** Clauses that bind {@code it}, and the order of what they find. */
        record Path(String at, Template clauses, List<Order> order) implements Source {

            private static final Pattern ONE_NODE = Pattern.compile("\\(it:\\w+(?: \\{(?<property>\\w+): [^(){},]+}[^()]*)?\\)");

            /** Whether it leads to all nodes of a label or to those with one value, so that an index of theirs can give them in order. */
            boolean isOfOneNode() {
                return ONE_NODE.matcher(clauses.toString()).matches();
            }

            /** The property whose one value it asks for, by which an index of more than that is ordered first. */
            Optional<String> property() {
                Matcher node = ONE_NODE.matcher(clauses.toString());
                return node.matches() ? Optional.ofNullable(node.group("property")) : Optional.empty();
            }
        }

        /** An expression over {@code this}. */
        record Value(String at, Template expression) implements Source {}

        /** The property of the field's name. */
        record Property(String at) implements Source {}

        /** What a function makes of other fields of the same object. */
        record Derived(String at, String by, List<String> needs) implements Source {}
    }

    /**
     * One key of an order.
     *
     * @param present whether it is never null
     */
    record Order(Template key, boolean descending, boolean present) {

        private static final Pattern DESCENDING = Pattern.compile("\\s+DESC$");
        private static final Pattern PRESENT = Pattern.compile("!$");
        private static final Pattern ID = Pattern.compile("\\w+\\.id");

        static Order of(String text) {
            String directed = DESCENDING.matcher(text.strip()).replaceFirst("");
            String key = PRESENT.matcher(directed).replaceFirst("");
            Order order = new Order(Template.of(key), directed.length() < text.strip().length(),
                    key.length() < directed.length());
            return order.isId() ? new Order(order.key(), order.descending(), true) : order;
        }

        boolean isId() {
            return ID.matcher(key.toString()).matches();
        }
    }

    /** What a field of a filter asks. */
    record Filter(@Nullable Template find, @Nullable Template match, @Nullable Template where) {

        List<Template> templates() {
            return Stream.of(find, match, where).<Template>mapMulti((template, some) -> {
                if (template != null) {
                    some.accept(template);
                }
            }).toList();
        }
    }

    private final GraphQLSchema schema;
    private final Givens givens;
    private final Map<String, Type> types = new HashMap<>();
    private final Map<String, Source> sources = new HashMap<>();
    private final Map<String, Filter> filters = new HashMap<>();
    private final Map<String, Map<String, List<Order>>> orders = new HashMap<>();

    Mapping(GraphQLSchema schema, Givens givens) {
        this.schema = schema;
        this.givens = givens;
        for (GraphQLNamedType type : schema.getAllTypesAsList()) {
            switch (type) {
                case GraphQLObjectType object when !object.getName().startsWith("__") -> readType(object);
                case GraphQLInterfaceType shared -> shared.getFieldDefinitions().forEach(field -> readField(shared, field));
                case GraphQLInputObjectType input -> input.getFieldDefinitions().forEach(field -> readFilter(input, field));
                case GraphQLEnumType choice -> choice.getValues().forEach(value -> readOrder(choice, value));
                default -> {
                }
            }
        }
    }

    private void readType(GraphQLObjectType object) {
        applied(object, "node").ifPresent(node -> types.put(
                object.getName(), new Type(text(node, "label"), template(object, node, "visible"))));
        applied(object, "row").ifPresent(row -> types.put(
                object.getName(), new Type(null, template(object, row, "visible"))));
        object.getFieldDefinitions().forEach(field -> readField(object, field));
    }

    /** Takes the field's own mapping, or else that of the same field of an interface, said once for all that implement it. */
    private void readField(GraphQLFieldsContainer owner, GraphQLFieldDefinition field) {
        String at = at(owner.getName(), field.getName());
        source(at, field)
                .or(() -> interfaces(owner).stream()
                        .filter(shared -> shared.getField(field.getName()) != null)
                        .flatMap(shared -> source(at(shared.getName(), field.getName()), shared.getField(field.getName()))
                                .stream())
                        .findFirst())
                .ifPresent(source -> sources.put(at, source));
    }

    private static List<GraphQLInterfaceType> interfaces(GraphQLFieldsContainer owner) {
        return owner instanceof GraphQLObjectType object
                ? object.getInterfaces().stream().map(GraphQLInterfaceType.class::cast).toList()
                : List.of();
    }

    private Optional<Source> source(String at, GraphQLFieldDefinition field) {
        return applied(field, "path")
                .<Source>map(path -> new Source.Path(
                        at, required(field, path, "cypher"), texts(path, "orderBy").stream().map(Order::of).toList()))
                .or(() -> applied(field, "value").map(value -> new Source.Value(at, required(field, value, "cypher"))))
                .or(() -> applied(field, "derived")
                        .map(derived -> new Source.Derived(at, String.valueOf(text(derived, "by")), texts(derived, "needs"))));
    }

    private void readFilter(GraphQLInputObjectType input, GraphQLDirectiveContainer field) {
        applied(field, "filter").ifPresent(filter -> filters.put(
                at(input.getName(), field.getName()),
                new Filter(template(field, filter, "find"), template(field, filter, "match"), template(field, filter, "where"))));
    }

    private void readOrder(GraphQLEnumType choice, GraphQLDirectiveContainer value) {
        applied(value, "order").ifPresent(order -> orders.computeIfAbsent(choice.getName(), key -> new LinkedHashMap<>())
                .put(value.getName(), texts(order, "by").stream().map(Order::of).toList()));
    }

    /** The types that an object of this one can be; none for what is no object. */
    List<GraphQLObjectType> possible(GraphQLType type) {
        return switch (GraphQLTypeUtil.unwrapAll(type)) {
            case GraphQLObjectType object -> List.of(object);
            case GraphQLInterfaceType shared -> schema.getImplementations(shared);
            case GraphQLUnionType union -> union.getTypes().stream().map(GraphQLObjectType.class::cast).toList();
            default -> List.of();
        };
    }

    Type type(GraphQLObjectType type) {
        Type mapped = types.get(type.getName());
        if (mapped == null) {
            throw MappingFault.at(type, null, UNMAPPED);
        }
        return mapped;
    }

    /** The label that tells a type from the others that an object can be of. */
    String label(GraphQLObjectType type) {
        String label = type(type).label();
        if (label == null) {
            throw MappingFault.at(type, null, "is one of several types of a field, so it needs a label to be told by");
        }
        return label;
    }

    /** A label expression that holds for nodes of any of these types. */
    String labels(List<GraphQLObjectType> types) {
        return types.stream().map(this::label).collect(Collectors.joining("|"));
    }

    boolean isMapped(String type) {
        return types.containsKey(type);
    }

    boolean isMapped(String type, String field) {
        return sources.containsKey(at(type, field));
    }

    Source source(String type, String field) {
        return sources.getOrDefault(at(type, field), new Source.Property("." + field));
    }

    /** What resolves a field in Java. */
    Optional<DataFetcher<?>> writer(GraphQLObjectType type, GraphQLFieldDefinition field) {
        DataFetcher<?> fetcher = schema.getCodeRegistry().getDataFetcher(FieldCoordinates.coordinates(type, field), field);
        return fetcher instanceof TrivialDataFetcher ? Optional.empty() : Optional.of(fetcher);
    }

    /** The rule that is called: the @value of a field, its arguments all given. */
    Template.Rule rule(Template.Piece.Call call) {
        if (sources.get(call.at()) instanceof Source.Value value
                && schema.getType(call.type()) instanceof GraphQLFieldsContainer owner) {
            List<String> parameters = owner.getField(call.field())
                    .getArguments()
                    .stream()
                    .map(GraphQLNamedSchemaElement::getName)
                    .toList();
            if (parameters.size() != call.arguments().size() - 1) {
                throw new IllegalArgumentException("calls %s, which takes the object and %s".formatted(call.at(), parameters));
            }
            return new Template.Rule(value.expression(), parameters);
        }
        throw new IllegalArgumentException("calls " + call.at() + ", which is no field with a @value");
    }

    @Nullable
    Filter filter(String input, String field) {
        return filters.get(at(input, field));
    }

    @Nullable
    List<Order> order(String choice, String value) {
        return orders.getOrDefault(choice, Map.of()).get(value);
    }

    /** All orders that a choice offers; none if it is not of orders. */
    Collection<List<Order>> orders(String choice) {
        return orders.getOrDefault(choice, Map.of()).values();
    }

    GraphQLSchema schema() {
        return schema;
    }

    Givens givens() {
        return givens;
    }

    static String at(String type, String member) {
        return type + "." + member;
    }

    static Optional<GraphQLAppliedDirective> applied(GraphQLDirectiveContainer element, String directive) {
        return Optional.ofNullable(element.getAppliedDirective(directive));
    }

    private static Template required(GraphQLNamedSchemaElement on, GraphQLAppliedDirective directive, String argument) {
        Template template = template(on, directive, argument);
        return template == null ? Template.of("") : template;
    }

    private static @Nullable Template template(
            GraphQLNamedSchemaElement on, GraphQLAppliedDirective directive, String argument) {
        String cypher = text(directive, argument);
        try {
            return cypher == null ? null : Template.of(cypher);
        } catch (IllegalArgumentException unreadable) {
            throw MappingFault.at(on, null, String.valueOf(unreadable.getMessage()));
        }
    }

    static @Nullable String text(GraphQLAppliedDirective directive, String argument) {
        return directive.getArgument(argument).getValue();
    }

    private static List<String> texts(GraphQLAppliedDirective directive, String argument) {
        List<String> texts = directive.getArgument(argument).getValue();
        return texts == null ? List.of() : texts;
    }
}

package mx.cocrea.platform.composer;

import graphql.Scalars;
import graphql.normalized.ExecutableNormalizedField;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;

/** Composes one selection, under one structure of its arguments, into one statement. */
final class Composition {

    /** An expression of the statement and the shape of its value. */
    private record Part(String cypher, Shape shape) {}

    private final Mapping mapping;
    private final Selection selection;
    private final List<Arguments> arguments;
    private final Set<String> context;
    private final List<Plan.Parameter> parameters = new ArrayList<>();
    private final Map<String, String> parameterNames = new HashMap<>();
    private int scopes;

    private Composition(Mapping mapping, Selection selection, List<Arguments> arguments, Set<String> context) {
        this.mapping = mapping;
        this.selection = selection;
        this.arguments = arguments;
        this.context = context;
    }

    /**
     * The plan of a selection.
     *
     * @param arguments of any request with the structure to compose for
     * @param context names of the parameters that every request has, whatever its arguments
     */
    static Plan plan(Mapping mapping, Selection selection, List<Arguments> arguments, Set<String> context) {
        Composition composition = new Composition(mapping, selection, arguments, context);
        Part root = composition.field(selection.root().getSingleObjectTypeName(), selection.root(), "");
        return new Plan("RETURN " + root.cypher() + " AS answer", composition.parameters, root.shape());
    }

    private Part field(String owner, ExecutableNormalizedField field, String self) {
        GraphQLFieldDefinition definition = mapping.schema().getObjectType(owner).getField(field.getFieldName());
        GraphQLOutputType type = definition.getType();
        Mapping.Source source = mapping.source(owner, field.getFieldName());
        if (GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLScalarType
                || GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLEnumType) {
            return leaf(owner, field, source, type, self);
        }
        String suffix = String.valueOf(scopes++);
        return switch (source) {
            case Mapping.Source.Path path when Connection.isConnection(type) ->
                connection(path, field, (GraphQLObjectType) GraphQLTypeUtil.unwrapNonNull(type), self, suffix);
            case Mapping.Source.Path path when isList(type) -> list(path, field, type, self, suffix);
            case Mapping.Source.Path path -> single(path, field, type, self, suffix);
            case Mapping.Source.Value value -> objects(value.expression(), field, type, self, suffix);
            case null -> objects(Template.of("this." + field.getFieldName()), field, type, self, suffix);
        };
    }

    private Part leaf(
            String owner, ExecutableNormalizedField field, Mapping.@Nullable Source source, GraphQLType type, String self) {
        Shape leaf = new Shape.Leaf(reader(GraphQLTypeUtil.unwrapAll(type)));
        Shape shape = isList(type) ? new Shape.Many(leaf, itemRequired(type)) : leaf;
        return switch (source) {
            case null -> new Part(self + "." + field.getFieldName(), shape);
            case Mapping.Source.Value value ->
                new Part("(" + value.expression().render(self, "_" + scopes++, parameter(field)) + ")", shape);
            case Mapping.Source.Path path ->
                throw new MappingFault(owner, field.getFieldName(), "is no object, so it takes a @value, not a @path");
        };
    }

    /** Objects that an expression gives: one or a list. */
    private Part objects(Template expression, ExecutableNormalizedField field, GraphQLOutputType type, String self,
            String suffix) {
        String it = "it" + suffix;
        Part row = row(field, type, it);
        String value = expression.render(self, suffix, parameter(field));
        List<String> conditions = new ArrayList<>(List.of(it + " IS NOT NULL"));
        conditions.addAll(visible(type, it));
        boolean list = isList(type);
        String found = "[" + it + " IN " + (list ? "(" + value + ")" : "[" + value + "]") + " WHERE "
                + String.join(" AND ", conditions) + " | " + row.cypher() + "]";
        return list
                ? new Part(found, new Shape.Many(row.shape(), itemRequired(type)))
                : new Part("head(" + found + ")", row.shape());
    }

    private Part single(Mapping.Source.Path path, ExecutableNormalizedField field, GraphQLOutputType type, String self,
            String suffix) {
        Part row = row(field, type, "it" + suffix);
        return new Part(
                """
                        head(COLLECT {
                        %s
                        RETURN %s%s
                        LIMIT 1
                        })"""
                        .formatted(found(path, field, type, self, suffix), row.cypher(),
                                orderBy(path.order(), field, self, suffix)),
                row.shape());
    }

    private Part list(Mapping.Source.Path path, ExecutableNormalizedField field, GraphQLOutputType type, String self,
            String suffix) {
        Part row = row(field, type, "it" + suffix);
        return new Part(
                """
                        COLLECT {
                        %s
                        RETURN %s%s
                        }"""
                        .formatted(found(path, field, type, self, suffix), row.cypher(),
                                orderBy(path.order(), field, self, suffix)),
                new Shape.Many(row.shape(), itemRequired(type)));
    }

    private String orderBy(List<Mapping.Order> order, ExecutableNormalizedField field, String self, String suffix) {
        return order.isEmpty()
                ? ""
                : order.stream()
                        .map(key -> key.key().render(self, suffix, parameter(field)) + (key.descending() ? " DESC" : ""))
                        .collect(Collectors.joining(", ", "\nORDER BY ", ""));
    }

    /** The clauses that find what a path leads to, narrowed by the filters given and by what is visible. */
    private String found(Mapping.Source.Path path, ExecutableNormalizedField field, GraphQLType type, String self,
            String suffix) {
        StringBuilder clauses = new StringBuilder(path.clauses().isPattern() ? "MATCH " : "")
                .append(path.clauses().render(self, suffix, parameter(field)));
        boolean matching = path.clauses().isPattern();
        List<String> conditions = new ArrayList<>();
        for (Filter filter : filters(field)) {
            if (filter.rule().find() != null) {
                clauses.insert(0, filter.render(filter.rule().find(), path, self, suffix) + "\n");
            }
            if (filter.rule().match() != null) {
                clauses.append("\nMATCH ").append(filter.render(filter.rule().match(), path, self, suffix));
                matching = true;
            }
            if (filter.rule().where() != null) {
                conditions.add("(" + filter.render(filter.rule().where(), path, self, suffix) + ")");
            }
        }
        conditions.addAll(visible(type, "it" + suffix));
        if (!conditions.isEmpty()) {
            clauses.append(matching ? "\nWHERE " : "\nWITH *\nWHERE ").append(String.join(" AND ", conditions));
        }
        return clauses.toString();
    }

    /** A field of a filter that was given, at its place in the statement. */
    private record Filter(Mapping.Filter rule, java.util.function.UnaryOperator<String> parameter) {
        String render(String cypher, Mapping.Source.Path path, String self, String suffix) {
            return path.clauses().continuedBy(cypher).render(self, suffix, parameter);
        }
    }

    private List<Filter> filters(ExecutableNormalizedField field) {
        int place = selection.place(field);
        if (place < 0) {
            return List.of();
        }
        List<Filter> filters = new ArrayList<>();
        for (String given : arguments.get(place).values().keySet()) {
            int dot = given.indexOf('.');
            if (dot > 0) {
                String argument = given.substring(0, dot);
                GraphQLInputType input = selection.definition(field).getArgument(argument).getType();
                Mapping.Filter rule = mapping.filter(GraphQLTypeUtil.unwrapAll(input).getName(), given.substring(dot + 1));
                if (rule != null) {
                    filters.add(new Filter(rule, name -> {
                        GraphQLInputObjectType siblings = (GraphQLInputObjectType) GraphQLTypeUtil.unwrapAll(input);
                        return parameter(field)
                                .apply(
                                        name.equals("value")
                                                ? given
                                                : siblings.getField(name) != null ? argument + "." + name : name);
                    }));
                }
            }
        }
        return filters;
    }

    private List<String> visible(GraphQLType type, String it) {
        GraphQLNamedOutputType named = (GraphQLNamedOutputType) GraphQLTypeUtil.unwrapAll(type);
        List<GraphQLObjectType> possible = mapping.possible(named);
        List<String> conditions = new ArrayList<>();
        for (GraphQLObjectType one : possible) {
            Mapping.Type mapped = mapping.type(one.getName());
            if (mapped.visible() != null) {
                String condition = mapped.visible().render(it, "_" + scopes++, this::contextParameter);
                conditions.add(
                        possible.size() == 1
                                ? "(" + condition + ")"
                                : "(NOT " + it + ":" + label(one) + " OR (" + condition + "))");
            }
        }
        return conditions;
    }

    private Part connection(
            Mapping.Source.Path path, ExecutableNormalizedField field, GraphQLObjectType type, String self, String suffix) {
        GraphQLOutputType nodeType = nodeType(type);
        List<Mapping.Order> order = order(path, field);
        Arguments.Page page = Objects.requireNonNull(arguments.get(selection.place(field)).page());
        String mark = Integer.toHexString(
                orderBy(order, field, "this", "").concat(path.clauses().render("this", "", name -> name)).hashCode());
        List<String> item = new ArrayList<>();
        item.add("[" + keys(order, suffix).collect(Collectors.joining(", ")) + "]");
        Shape.Fields fields = connectionFields(field, type, nodeType, "it" + suffix, item, mark);
        boolean items = selects(field, "nodes") || selects(field, "edges") || selects(field, "pageInfo");
        String found = found(path, field, nodeType, self, suffix);
        String total = selects(field, "totalCount") ? "COUNT {\n" + found + "\nRETURN it" + suffix + "\n}" : "null";
        String some = items ? page(found, order, page, field, self, suffix, item, mark) : "[]";
        return new Part("[" + some + ", " + total + "]", new Connection(selection.place(field), mark, fields));
    }

    private String page(
            String found,
            List<Mapping.Order> order,
            Arguments.Page page,
            ExecutableNormalizedField field,
            String self,
            String suffix,
            List<String> item,
            String mark) {
        String keys = IntStream.range(0, order.size())
                .mapToObj(i -> order.get(i).key().render(self, suffix, parameter(field)) + " AS key" + suffix + "_" + i)
                .collect(Collectors.joining(", "));
        String after = page.cursor() == null ? "" : "\nWHERE " + beyond(order, page, field, suffix, mark);
        String orderBy = IntStream.range(0, order.size())
                .mapToObj(i -> "key" + suffix + "_" + i + (order.get(i).descending() != page.backward() ? " DESC" : ""))
                .collect(Collectors.joining(", "));
        String limit = add(selection.place(field), "limit", given -> page(given).size() + 1);
        return """
                COLLECT {
                %s
                WITH it%s, %s%s
                WITH *
                ORDER BY %s
                LIMIT %s
                RETURN [%s]
                ORDER BY %s
                }"""
                .formatted(found, suffix, keys, after, orderBy, limit, String.join(", ", item), orderBy);
    }

    /** Holds for what comes after the cursor in the order of reading; null sorts as Cypher sorts it, as the largest. */
    private String beyond(List<Mapping.Order> order, Arguments.Page page, ExecutableNormalizedField field, String suffix,
            String mark) {
        int place = selection.place(field);
        String argument = page.backward() ? "before" : "after";
        List<String> alternatives = new ArrayList<>();
        StringBuilder same = new StringBuilder();
        for (int i = 0; i < order.size(); i++) {
            int index = i;
            String key = "key" + suffix + "_" + i;
            String cursor = add(
                    place,
                    "cursor" + i,
                    given -> Cursor.keys(Objects.requireNonNull(page(given).cursor()), mark, order.size(), argument).get(index));
            boolean down = order.get(i).descending() != page.backward();
            String beyond = down
                    ? "(%1$s < %2$s OR %2$s IS NULL AND %1$s IS NOT NULL)".formatted(key, cursor)
                    : "(%1$s > %2$s OR %1$s IS NULL AND %2$s IS NOT NULL)".formatted(key, cursor);
            alternatives.add(same + beyond);
            same.append("(%1$s = %2$s OR %1$s IS NULL AND %2$s IS NULL) AND ".formatted(key, cursor));
        }
        return "(" + String.join(" OR ", alternatives) + ")";
    }

    private static Arguments.Page page(Arguments given) {
        return Objects.requireNonNull(given.page());
    }

    private static java.util.stream.Stream<String> keys(List<Mapping.Order> order, String suffix) {
        return IntStream.range(0, order.size()).mapToObj(i -> "key" + suffix + "_" + i);
    }

    private List<Mapping.Order> order(Mapping.Source.Path path, ExecutableNormalizedField field) {
        GraphQLFieldDefinition definition = selection.definition(field);
        for (Map.Entry<String, Object> given : arguments.get(selection.place(field)).values().entrySet()) {
            List<String> keys = given.getKey().contains(".")
                    ? null
                    : Arguments.order(definition, mapping, given.getKey(), given.getValue());
            if (keys != null) {
                return mapping.orders(path.clauses(), keys);
            }
        }
        return path.order();
    }

    /** What was selected on a connection; what it needs of every item is added to the item's row. */
    private Shape.Fields connectionFields(
            ExecutableNormalizedField field, GraphQLObjectType type, GraphQLOutputType nodeType, String it, List<String> item,
            String mark) {
        Map<String, Shape.Field> fields = new LinkedHashMap<>();
        for (ExecutableNormalizedField child : field.getChildren()) {
            fields.put(
                    child.getResultKey(),
                    switch (child.getFieldName()) {
                        case "nodes" -> {
                            Shape.Field node = itemField(child, nodeType, it, item);
                            yield new Shape.Field(
                                    new Shape.Many(new Shape.At(node.index(), node.shape()), node.required()), Connection.ITEMS,
                                    true);
                        }
                        case "edges" ->
                            new Shape.Field(new Shape.Many(edge(child, nodeType, it, item, mark), true), Connection.ITEMS, true);
                        case "totalCount" -> new Shape.Field(new Shape.Leaf(Value::asInt), Connection.TOTAL, true);
                        case "pageInfo" -> new Shape.Field(pageInfo(child), Connection.PAGE_INFO, true);
                        default -> typeName(type.getName());
                    });
        }
        return new Shape.Fields(fields);
    }

    private Shape.Field itemField(ExecutableNormalizedField field, GraphQLOutputType nodeType, String it, List<String> item) {
        Part row = row(field, nodeType, it);
        item.add(row.cypher());
        return new Shape.Field(row.shape(), item.size() - 1, GraphQLTypeUtil.isNonNull(nodeType));
    }

    private Shape edge(ExecutableNormalizedField edges, GraphQLOutputType nodeType, String it, List<String> item, String mark) {
        Map<String, Shape.Field> fields = new LinkedHashMap<>();
        for (ExecutableNormalizedField child : edges.getChildren()) {
            fields.put(
                    child.getResultKey(),
                    switch (child.getFieldName()) {
                        case "node" -> itemField(child, nodeType, it, item);
                        case "cursor" -> new Shape.Field(new Shape.Leaf(keys -> Cursor.of(mark, keys)), 0, true);
                        default -> typeName(child.getSingleObjectTypeName());
                    });
        }
        return new Shape.Fields(fields);
    }

    private static Shape pageInfo(ExecutableNormalizedField pageInfo) {
        Map<String, Shape.Field> fields = new LinkedHashMap<>();
        for (ExecutableNormalizedField child : pageInfo.getChildren()) {
            int index = Connection.PAGE_INFO_FIELDS.indexOf(child.getFieldName());
            fields.put(
                    child.getResultKey(),
                    index < 0
                            ? typeName(child.getSingleObjectTypeName())
                            : new Shape.Field(new Shape.Leaf(Value::asObject), index, false));
        }
        return new Shape.Fields(fields);
    }

    private static GraphQLOutputType nodeType(GraphQLObjectType connection) {
        GraphQLOutputType nodes = connection.getField("nodes").getType();
        return (GraphQLOutputType) GraphQLTypeUtil.unwrapOne(GraphQLTypeUtil.unwrapNonNull(nodes));
    }

    private static boolean selects(ExecutableNormalizedField field, String name) {
        return field.getChildren().stream().anyMatch(child -> child.getFieldName().equals(name));
    }

    /** The row of an object: its type's own fields by position, or one such row for each type that it can be. */
    private Part row(ExecutableNormalizedField field, GraphQLOutputType type, String it) {
        List<GraphQLObjectType> possible = mapping.possible((GraphQLNamedOutputType) GraphQLTypeUtil.unwrapAll(type));
        if (possible.size() == 1) {
            List<String> row = new ArrayList<>();
            Shape shape = row(field, possible.getFirst(), it, row);
            return new Part("[" + String.join(", ", row) + "]", shape);
        }
        List<Shape> shapes = new ArrayList<>();
        StringBuilder choice = new StringBuilder("CASE");
        for (GraphQLObjectType one : possible) {
            List<String> row = new ArrayList<>(List.of(String.valueOf(shapes.size())));
            shapes.add(row(field, one, it, row));
            choice.append("\nWHEN ")
                    .append(it)
                    .append(":")
                    .append(label(one))
                    .append(" THEN [")
                    .append(String.join(", ", row))
                    .append("]");
        }
        return new Part(choice.append(" END").toString(), new Shape.Choice(shapes));
    }

    private Shape row(ExecutableNormalizedField field, GraphQLObjectType type, String it, List<String> row) {
        mapping.type(type.getName());
        Map<String, Shape.Field> fields = new LinkedHashMap<>();
        for (ExecutableNormalizedField child : field.getChildren()) {
            if (!child.getObjectTypeNames().contains(type.getName())) {
                continue;
            }
            if (child.getFieldName().equals("__typename")) {
                fields.put(child.getResultKey(), typeName(type.getName()));
                continue;
            }
            Part part = field(type.getName(), child, it);
            row.add(part.cypher());
            fields.put(
                    child.getResultKey(),
                    new Shape.Field(
                            part.shape(),
                            row.size() - 1,
                            GraphQLTypeUtil.isNonNull(type.getField(child.getFieldName()).getType())));
        }
        return new Shape.Fields(fields);
    }

    private static Shape.Field typeName(String name) {
        return new Shape.Field(new Shape.Constant(name), -1, true);
    }

    private String label(GraphQLObjectType type) {
        String label = mapping.type(type.getName()).label();
        if (label == null) {
            throw new MappingFault(type.getName(), null, "is one of several types of a field, so it needs a label to be told by");
        }
        return label;
    }

    private java.util.function.UnaryOperator<String> parameter(ExecutableNormalizedField field) {
        return name -> {
            String argument = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
            return selection.definition(field).getArgument(argument) == null
                    ? contextParameter(name)
                    : add(selection.place(field), name, given -> given.values().get(name));
        };
    }

    private String contextParameter(String name) {
        if (!context.contains(name)) {
            throw new MappingFault("$" + name, null, "is neither an argument nor known in every request");
        }
        return "$" + name;
    }

    private String add(int place, String name, Function<Arguments, @Nullable Object> from) {
        return parameterNames.computeIfAbsent(place + " " + name, key -> {
            String parameter = "p" + parameters.size();
            parameters.add(new Plan.Parameter(parameter, place, from));
            return "$" + parameter;
        });
    }

    private static boolean isList(GraphQLType type) {
        return GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(type));
    }

    private static boolean itemRequired(GraphQLType type) {
        return GraphQLTypeUtil.isNonNull(GraphQLTypeUtil.unwrapOne(GraphQLTypeUtil.unwrapNonNull(type)));
    }

    private static Function<Value, Object> reader(GraphQLType type) {
        if (named(type, Scalars.GraphQLString) || named(type, Scalars.GraphQLID)) {
            return Value::asString;
        } else if (named(type, Scalars.GraphQLInt)) {
            return Value::asInt;
        } else if (named(type, Scalars.GraphQLFloat)) {
            return Value::asDouble;
        } else if (named(type, Scalars.GraphQLBoolean)) {
            return Value::asBoolean;
        } else if (type instanceof GraphQLEnumType choice) {
            return value -> choice.serialize(value.asObject(), graphql.GraphQLContext.getDefault(), java.util.Locale.ROOT);
        }
        GraphQLScalarType scalar = (GraphQLScalarType) type;
        return value -> Objects.requireNonNull(scalar.getCoercing()
                .serialize(value.asObject(), graphql.GraphQLContext.getDefault(), java.util.Locale.ROOT));
    }

    private static boolean named(GraphQLType type, GraphQLScalarType scalar) {
        return type instanceof GraphQLScalarType own && own.getName().equals(scalar.getName());
    }
}

package mx.cocrea.platform.composer;

import graphql.normalized.ExecutableNormalizedField;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Composes one selection, under one structure of its arguments, into one statement. */
final class Composition {

    /** An expression of the statement and the shape of its value. */
    record Part(String cypher, Shape shape) {}

    private final Mapping mapping;
    private final Selection selection;
    private final List<Arguments> arguments;
    private final Parameters parameters;
    private final Reach reach;
    private final Paging paging;
    private int scopes;

    private Composition(Mapping mapping, Selection selection, List<Arguments> arguments) {
        this.mapping = mapping;
        this.selection = selection;
        this.arguments = arguments;
        this.parameters = new Parameters(mapping.givens().context());
        this.reach = new Reach(mapping, this);
        this.paging = new Paging(this, reach);
    }

    /**
     * The statement of a selection.
     *
     * @param arguments of any request with the structure to compose for
     * @throws MappingFault if what the mapping says makes no statement
     */
    static Statement statement(Mapping mapping, Selection selection, List<Arguments> arguments) {
        Composition composition = new Composition(mapping, selection, arguments);
        GraphQLObjectType owner = mapping.schema().getObjectType(selection.root().getSingleObjectTypeName());
        Part root = composition.part(owner, selection.root(), "");
        return new Statement(
                "RETURN " + root.cypher() + " AS answer",
                composition.parameters.list(),
                composition.parameters.context(),
                root.shape(),
                GraphQLTypeUtil.isNonNull(owner.getField(selection.root().getFieldName()).getType()));
    }

    /** The expression that a selection under a field of this object is composed to. */
    static String expression(Mapping mapping, Selection selection, List<Arguments> arguments, String self) {
        GraphQLObjectType owner = mapping.schema().getObjectType(selection.root().getSingleObjectTypeName());
        return new Composition(mapping, selection, arguments).part(owner, selection.root(), self).cypher();
    }

    Part part(GraphQLObjectType owner, ExecutableNormalizedField field, String self) {
        GraphQLFieldDefinition definition = owner.getField(field.getFieldName());
        try {
            return part(mapping.source(owner.getName(), field.getFieldName()), field, definition.getType(), self);
        } catch (IllegalArgumentException unfit) {
            throw MappingFault.at(owner, definition, String.valueOf(unfit.getMessage()));
        }
    }

    private Part part(Mapping.Source source, ExecutableNormalizedField field, GraphQLOutputType type, String self) {
        Scope scope = scope(field, self);
        boolean leaf = mapping.possible(type).isEmpty();
        return switch (source) {
            case Mapping.Source.Path path when leaf ->
                throw new IllegalArgumentException("is no object, so it takes a @value, not a @path");
            case Mapping.Source.Path path when Connection.isConnection(type) ->
                paging.connection(path, field, (GraphQLObjectType) GraphQLTypeUtil.unwrapNonNull(type), scope);
            case Mapping.Source.Path path -> found("", path, field, type, scope);
            case Mapping.Source.Value value -> expressed(value.expression().render(scope), field, type, scope);
            case Mapping.Source.Property property -> expressed(self + "." + field.getFieldName(), field, type, scope);
            case Mapping.Source.Derived derived ->
                throw new IllegalArgumentException("is derived from other fields, so nothing can be derived from it");
        };
    }

    /**
     * What a field of a connection's type finds, going on from every item of the whole list.
     *
     * @param item variable for each
     */
    Part further(GraphQLObjectType connection, ExecutableNormalizedField field, String items, String item) {
        GraphQLFieldDefinition definition = connection.getField(field.getFieldName());
        try {
            if (mapping.source(connection.getName(), field.getFieldName()) instanceof Mapping.Source.Path path
                    && !mapping.possible(definition.getType()).isEmpty()
                    && !Connection.isConnection(definition.getType())) {
                return found("UNWIND " + items + " AS " + item + "\n", path, field, definition.getType(), scope(field, item));
            }
            throw new IllegalArgumentException(Connection.NO_PATH);
        } catch (IllegalArgumentException unfit) {
            throw MappingFault.at(connection, definition, String.valueOf(unfit.getMessage()));
        }
    }

    private Part found(
            String before, Mapping.Source.Path path, ExecutableNormalizedField field, GraphQLOutputType type, Scope scope) {
        Part row = row(field, type, scope.it());
        String found = before + reach.found(path, field, type, scope) + "\nRETURN " + row.cypher() + orderBy(path.order(), scope);
        return Reached.isList(type)
                ? new Part("COLLECT {\n" + found + "\n}", new Shape.Many(row.shape(), itemRequired(type)))
                : new Part("COLLECT {\n" + found + "\nLIMIT 1\n}", new Shape.First(row.shape()));
    }

    private static String orderBy(List<Mapping.Order> order, Scope scope) {
        return order.isEmpty()
                ? ""
                : order.stream()
                        .map(key -> key.key().render(scope) + (key.descending() ? " DESC" : ""))
                        .collect(Collectors.joining(", ", "\nORDER BY ", ""));
    }

    /** What an expression gives: values, or objects as far as they are visible. */
    private Part expressed(String expression, ExecutableNormalizedField field, GraphQLOutputType type, Scope scope) {
        boolean list = Reached.isList(type);
        if (mapping.possible(type).isEmpty()) {
            Leaf leaf = Leaf.of(GraphQLTypeUtil.unwrapAll(type));
            return new Part(expression, list ? new Shape.Many(leaf, itemRequired(type)) : leaf);
        }
        if (Connection.isConnection(type)) {
            throw new IllegalArgumentException("is a connection, so it takes a @path");
        }
        String it = scope.it();
        Part row = row(field, type, it);
        List<String> conditions = new ArrayList<>(List.of(it + " IS NOT NULL"));
        conditions.addAll(reach.visible(type, it));
        String holds = String.join(" AND ", conditions);
        // What may be null goes by a subquery: the database fails where it looks from null on within a list comprehension.
        String found = list || GraphQLTypeUtil.isNonNull(type)
                ? "[%s IN %s WHERE %s | %s]".formatted(it, list ? "(" + expression + ")" : "[" + expression + "]", holds,
                        row.cypher())
                : "COLLECT {\nWITH %s AS %s\nWHERE %s\nRETURN %s\n}".formatted(expression, it, holds, row.cypher());
        return new Part(found, list ? new Shape.Many(row.shape(), itemRequired(type)) : new Shape.First(row.shape()));
    }

    /** The row of an object, by position what was selected; in first place which of its types it is, where it can be of several. */
    Part row(ExecutableNormalizedField field, GraphQLOutputType type, String it) {
        List<GraphQLObjectType> possible = mapping.possible(type);
        List<String> row = new ArrayList<>();
        if (possible.size() > 1) {
            row.add(which(possible, it));
        } else {
            possible.forEach(mapping::type);
        }
        Map<GraphQLObjectType, Map<String, Shape.Field>> fields = new LinkedHashMap<>();
        for (ExecutableNormalizedField child : field.getChildren()) {
            List<GraphQLObjectType> selecting = possible.stream()
                    .filter(one -> child.getObjectTypeNames().contains(one.getName()))
                    .toList();
            if (child.getFieldName().equals("__typename")) {
                selecting.forEach(one -> fields.computeIfAbsent(one, key -> new LinkedHashMap<>())
                        .put(child.getResultKey(), typeName(one.getName())));
                continue;
            }
            for (List<GraphQLObjectType> alike : alike(selecting, child.getFieldName())) {
                Shape.Field column = column(alike, child, it, row, possible.size());
                alike.forEach(one -> fields.computeIfAbsent(one, key -> new LinkedHashMap<>()).put(child.getResultKey(), column));
            }
        }
        List<Shape.Fields> shapes = possible.stream().map(one -> new Shape.Fields(fields.getOrDefault(one, Map.of()))).toList();
        return new Part(
                "[" + String.join(", ", row) + "]", possible.size() == 1 ? shapes.getFirst() : new Shape.Choice(shapes));
    }

    private String which(List<GraphQLObjectType> possible, String it) {
        StringBuilder choice = new StringBuilder("CASE");
        for (int i = 0; i < possible.size(); i++) {
            choice.append(" WHEN ").append(it).append(':').append(mapping.label(possible.get(i))).append(" THEN ").append(i);
        }
        return choice.append(" END").toString();
    }

    /** Types grouped by those for which a field means the same, so that it is read once for them all. */
    private List<List<GraphQLObjectType>> alike(List<GraphQLObjectType> types, String field) {
        return List.copyOf(types.stream()
                .collect(Collectors.groupingBy(
                        type -> meaning(type, field) + " " + GraphQLTypeUtil.simplePrint(type.getField(field).getType()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values());
    }

    private String meaning(GraphQLObjectType type, String field) {
        Mapping.Source source = mapping.source(type.getName(), field);
        return source instanceof Mapping.Source.Derived derived
                ? derived.needs()
                        .stream()
                        .map(need -> meaning(type, need))
                        .collect(Collectors.joining(" ", source.at() + " ", ""))
                : source.at();
    }

    /** Adds to a row the column of a field that means the same for some of the types that the object can be of. */
    private Shape.Field column(
            List<GraphQLObjectType> alike, ExecutableNormalizedField field, String it, List<String> row, int possible) {
        GraphQLObjectType owner = alike.getFirst();
        GraphQLFieldDefinition definition = owner.getField(field.getFieldName());
        boolean required = GraphQLTypeUtil.isNonNull(definition.getType());
        if (mapping.source(owner.getName(), field.getFieldName()) instanceof Mapping.Source.Derived derived) {
            Map<String, Shape.Field> needs = new LinkedHashMap<>();
            derived.needs().forEach(need -> needs.put(need, column(alike, unaliased(owner, need), it, row, possible)));
            Leaf leaf = Leaf.of(GraphQLTypeUtil.unwrapAll(definition.getType()));
            return new Shape.Field(new Shape.Derived(mapping.givens().derivation(derived.by()), needs, leaf), -1, required);
        }
        Part part = part(owner, field, it);
        row.add(alike.size() == possible
                ? part.cypher()
                : "CASE WHEN " + it + ":" + mapping.labels(alike) + " THEN " + part.cypher() + " END");
        return new Shape.Field(part.shape(), row.size() - 1, required);
    }

    private static ExecutableNormalizedField unaliased(GraphQLObjectType owner, String field) {
        return ExecutableNormalizedField.newNormalizedField()
                .objectTypeNames(List.of(owner.getName()))
                .fieldName(field)
                .build();
    }

    static Shape.Field typeName(String name) {
        return new Shape.Field(new Shape.Constant(name), -1, true);
    }

    private Scope scope(ExecutableNormalizedField field, String self) {
        Function<String, @Nullable String> argument = name -> parameters.argument(selection.definition(field),
                selection.place(field), name);
        return new Scope(self, suffix(), new Scope.Names(argument, parameters::context, mapping::rule));
    }

    /** A scope of one object alone, without arguments. */
    Scope scope(String self) {
        return new Scope(self, suffix(), new Scope.Names(name -> null, parameters::context, mapping::rule));
    }

    private String suffix() {
        return String.valueOf(scopes++);
    }

    /** What a field was given, null if it takes no arguments. */
    @Nullable
    Arguments arguments(ExecutableNormalizedField field) {
        int place = selection.place(field);
        return place < 0 ? null : arguments.get(place);
    }

    int place(ExecutableNormalizedField field) {
        return selection.place(field);
    }

    Parameters parameters() {
        return parameters;
    }

    private static boolean itemRequired(GraphQLType type) {
        return Reached.isList(type) && GraphQLTypeUtil.isNonNull(GraphQLTypeUtil.unwrapOne(GraphQLTypeUtil.unwrapNonNull(type)));
    }
}

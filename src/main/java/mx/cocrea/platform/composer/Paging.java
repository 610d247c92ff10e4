package mx.cocrea.platform.composer;

import graphql.normalized.ExecutableNormalizedField;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mx.cocrea.platform.composer.Composition.Part;

/** Composes connections: a page of what a path leads to, between cursors, and what is selected over the whole list. */
final class Paging {

    private final Composition composition;
    private final Reach reach;

    Paging(Composition composition, Reach reach) {
        this.composition = composition;
        this.reach = reach;
    }

    /** A connection at its place in the statement: what is asked for, in which order, and the scope of it all. */
    private record Pages(
            ExecutableNormalizedField field,
            Mapping.Source.Path path,
            Arguments.Page page,
            List<Mapping.Order> order,
            String mark,
            Scope scope) {

        String key(int index) {
            return scope.variable("key" + index);
        }

        /** The property that all items share, first in their order, since the database tells an index's order by all that it is of. */
        String shared() {
            return path.property().map(property -> scope.it() + "." + property + (falls(0) ? " DESC, " : ", ")).orElse("");
        }

        /** The whole list, where something goes on from it. */
        String all() {
            return scope.variable("all");
        }

        /** Something for every key of the order, with a comma between. */
        String keys(IntFunction<String> text) {
            return IntStream.range(0, order.size()).mapToObj(text).collect(Collectors.joining(", "));
        }

        /** Whether a key falls in the order of reading, which for a page from the end is the reverse. */
        boolean falls(int index) {
            return order.get(index).descending() != page.backward();
        }
    }

    Part connection(Mapping.Source.Path path, ExecutableNormalizedField field, GraphQLObjectType type, Scope scope) {
        Arguments arguments = composition.arguments(field);
        if (arguments == null || arguments.page() == null) {
            throw new IllegalArgumentException("is a connection, so it takes 'first' and 'after'");
        }
        List<Mapping.Order> order = arguments.order() == null ? path.order() : arguments.order();
        GraphQLOutputType nodeType = Connection.nodeType(type);
        Pages pages = new Pages(field, path, arguments.page(), order, mark(path, order), scope);
        List<String> item = new ArrayList<>();
        item.add("[" + pages.keys(pages::key) + "]");
        List<String> further = new ArrayList<>();
        Shape.Fields fields = fields(pages, type, nodeType, item, further);
        boolean items = selects(field, "nodes") || selects(field, "edges") || selects(field, "pageInfo");
        if (!items && pages.page().cursor() != null) {
            cursor(pages, composition.place(field), 0); // so that a malformed one is refused though nobody reads from it
        }
        String page = items
                ? page(pages, reach.found(path, field, nodeType, scope, beginning(path, arguments, pages)), item)
                : "[]";
        return new Part(
                "([" + page + "] + " + whole(pages, () -> reach.found(path, field, nodeType, scope), further) + ")",
                new Connection(composition.place(field), fields));
    }

    /** The total, and what goes on from the whole list, which then is found once for all that does. */
    private static String whole(Pages pages, Supplier<String> found, List<String> further) {
        Scope scope = pages.scope();
        boolean counted = selects(pages.field(), "totalCount");
        if (further.isEmpty()) {
            return counted ? "[COUNT {\n" + found.get() + "\nRETURN " + scope.it() + "\n}]" : "[null]";
        }
        // Within another list the database gives no row at all where it has nothing to collect.
        return """
                coalesce(head(COLLECT {
                %s
                WITH collect(%s) AS %s
                RETURN [%s, %s]
                }), [%s%s])"""
                .formatted(
                        found.get(),
                        scope.it(),
                        pages.all(),
                        counted ? "size(" + pages.all() + ")" : "null",
                        String.join(", ", further),
                        counted ? "0" : "null",
                        ", []".repeat(further.size()));
    }

    /** Tells the cursors of one list in one order from those of any other. */
    static String mark(Mapping.Source.Path path, List<Mapping.Order> order) {
        String text = order.stream()
                .map(key -> key.key() + (key.descending() ? " DESC" : ""))
                .collect(Collectors.joining(", ", path.at() + " ", ""));
        return Integer.toHexString(text.hashCode());
    }

    /**
     * A condition by which an index on the order's first key serves the list in order from where the page begins, so that what lies
     * before is not read and nothing is sorted but equals. None where such an index would leave something out, or a filter finds what
     * is listed by itself.
     */
    private List<String> beginning(Mapping.Source.Path path, Arguments arguments, Pages pages) {
        boolean inOrder = path.isOfOneNode() && arguments.asked().stream().allMatch(asked -> asked.filter().find() == null);
        return pages.order()
                .stream()
                .limit(1)
                .filter(first -> inOrder && first.present())
                .map(first -> first.key().render(pages.scope())
                        + (pages.page().cursor() == null
                                ? " IS NOT NULL"
                                : (pages.falls(0) ? " <= " : " >= ") + cursor(pages, composition.place(pages.field()), 0)))
                .toList();
    }

    /** The items of the page and one more; what is selected of them is read for these alone. */
    private String page(Pages pages, String found, List<String> item) {
        Scope scope = pages.scope();
        int place = composition.place(pages.field());
        String limit = composition.parameters().add(place, "limit", given -> page(given).size() + 1);
        return """
                COLLECT {
                %s
                WITH %s, %s%s
                WITH *
                ORDER BY %s
                LIMIT %s
                RETURN [%s]
                ORDER BY %s
                }"""
                .formatted(
                        found,
                        scope.it(),
                        pages.keys(i -> pages.order().get(i).key().render(scope) + " AS " + pages.key(i)),
                        pages.page().cursor() == null ? "" : "\nWHERE " + beyond(pages, place),
                        pages.shared() + orderBy(pages),
                        limit,
                        String.join(", ", item),
                        orderBy(pages));
    }

    private static String orderBy(Pages pages) {
        return pages.keys(i -> pages.key(i) + (pages.falls(i) ? " DESC" : ""));
    }

    /**
     * Holds for what comes after the cursor in the order of reading; null sorts as Cypher sorts it, as the largest. It is a CASE
     * because the planner takes long to bring nested ORs into its normal form.
     */
    private String beyond(Pages pages, int place) {
        String beyond = "false";
        for (int i = pages.order().size() - 1; i >= 0; i--) {
            String key = pages.key(i);
            String cursor = cursor(pages, place, i);
            beyond = "CASE WHEN %1$s = %2$s OR (%1$s IS NULL AND %2$s IS NULL) THEN %3$s ELSE %4$s END"
                    .formatted(
                            key,
                            cursor,
                            beyond,
                            pages.falls(i)
                                    ? "coalesce(%1$s < %2$s, %2$s IS NULL)".formatted(key, cursor)
                                    : "coalesce(%1$s > %2$s, %1$s IS NULL)".formatted(key, cursor));
        }
        return beyond;
    }

    private String cursor(Pages pages, int place, int index) {
        String mark = pages.mark();
        int count = pages.order().size();
        String argument = pages.page().backward() ? "before" : "after";
        return composition.parameters()
                .add(place, "cursor" + mark + index, given -> Cursor.keys(
                        Objects.requireNonNull(page(given).cursor()), mark, count, argument).get(index));
    }

    private static Arguments.Page page(Arguments given) {
        return Objects.requireNonNull(given.page());
    }

    /** What was selected on a connection; what it needs is added to every item's row, and to the connection's. */
    private Shape.Fields fields(
            Pages pages, GraphQLObjectType type, GraphQLOutputType nodeType, List<String> item, List<String> further) {
        Map<String, Shape.Field> fields = new LinkedHashMap<>();
        for (ExecutableNormalizedField child : pages.field().getChildren()) {
            fields.put(child.getResultKey(), switch (child.getFieldName()) {
                case "nodes" -> {
                    Shape.Field node = node(pages, child, nodeType, item);
                    yield new Shape.Field(
                            new Shape.Many(new Shape.At(node.index(), node.shape()), node.required()), Connection.ITEMS, true);
                }
                case "edges" -> new Shape.Field(
                        new Shape.Many(edge(pages, child, nodeType, item), true), Connection.ITEMS, true);
                case "totalCount" -> new Shape.Field(
                        Leaf.of(GraphQLTypeUtil.unwrapAll(type.getField("totalCount").getType())), Connection.TOTAL, true);
                case "pageInfo" -> new Shape.Field(pageInfo(child, pages.mark()), Connection.PAGE_INFO, true);
                case "__typename" -> Composition.typeName(type.getName());
                default -> {
                    Part part = composition.further(type, child, pages.all(), pages.scope().it());
                    further.add(part.cypher());
                    yield new Shape.Field(
                            part.shape(),
                            Connection.FURTHER + further.size() - 1,
                            GraphQLTypeUtil.isNonNull(type.getField(child.getFieldName()).getType()));
                }
            });
        }
        return new Shape.Fields(fields);
    }

    private Shape.Field node(Pages pages, ExecutableNormalizedField field, GraphQLOutputType nodeType, List<String> item) {
        Part row = composition.row(field, nodeType, pages.scope().it());
        item.add(row.cypher());
        return new Shape.Field(row.shape(), item.size() - 1, GraphQLTypeUtil.isNonNull(nodeType));
    }

    private Shape edge(Pages pages, ExecutableNormalizedField edges, GraphQLOutputType nodeType, List<String> item) {
        Map<String, Shape.Field> fields = new LinkedHashMap<>();
        for (ExecutableNormalizedField child : edges.getChildren()) {
            fields.put(child.getResultKey(), switch (child.getFieldName()) {
                case "node" -> node(pages, child, nodeType, item);
                case "cursor" -> new Shape.Field(cursor(pages.mark()), 0, true);
                case "__typename" -> Composition.typeName(child.getSingleObjectTypeName());
                default -> throw unknown(child);
            });
        }
        return new Shape.Fields(fields);
    }

    private static Shape pageInfo(ExecutableNormalizedField pageInfo, String mark) {
        Map<String, Shape.Field> fields = new LinkedHashMap<>();
        for (ExecutableNormalizedField child : pageInfo.getChildren()) {
            int index = Connection.PAGE_INFO_FIELDS.indexOf(child.getFieldName());
            if (child.getFieldName().equals("__typename")) {
                fields.put(child.getResultKey(), Composition.typeName(child.getSingleObjectTypeName()));
            } else if (index < 0) {
                throw unknown(child);
            } else {
                Shape told = child.getFieldName().endsWith("Cursor") ? cursor(mark) : new Leaf(UnaryOperator.identity());
                fields.put(child.getResultKey(), new Shape.Field(told, index, false));
            }
        }
        return new Shape.Fields(fields);
    }

    private static Leaf cursor(String mark) {
        return new Leaf(keys -> Cursor.of(mark, (List<?>) keys));
    }

    private static IllegalArgumentException unknown(ExecutableNormalizedField field) {
        return new IllegalArgumentException(
                "is a connection, which has no " + field.getSingleObjectTypeName() + "." + field.getFieldName());
    }

    private static boolean selects(ExecutableNormalizedField field, String name) {
        return field.getChildren().stream().anyMatch(child -> child.getFieldName().equals(name));
    }
}

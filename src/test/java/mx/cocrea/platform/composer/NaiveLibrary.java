package mx.cocrea.platform.composer;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.cocrea.platform.composer.Graph.Link;
import mx.cocrea.platform.composer.Graph.Node;
import org.jspecify.annotations.Nullable;

/** Answers the library's GraphQL level by level from a graph in memory, by plain Java and nothing of the composer's but its cursors. */
final class NaiveLibrary {

    /** A list's order: properties, each with a minus before it where it falls. */
    private static final Map<String, List<String>> ORDERS = Map.of(
            "TITLE", List.of("title", "id"),
            "RATING_DESC", List.of("-rating", "id"),
            "PUBLISHED", List.of("published", "-id"),
            "ID", List.of("id"),
            "ID_DESC", List.of("-id"));

    private record Page(List<Edge> edges, List<Node> whole, boolean hasNextPage, boolean hasPreviousPage) {}

    private record Edge(Node node, String cursor) {}

    private final Graph graph;
    private final Marks marks;
    private final GraphQL engine;

    NaiveLibrary(Graph graph, Marks marks) {
        this.graph = graph;
        this.marks = marks;
        this.engine = GraphQL.newGraphQL(Library.schema(
                Library.text("composer/library.graphqls"),
                "library.graphqls",
                this::resolve,
                environment -> type(environment.getSchema().getObjectType(environment.<Node>getObject().type()))))
                .build();
    }

    private static GraphQLObjectType type(@Nullable GraphQLObjectType type) {
        return Objects.requireNonNull(type);
    }

    ExecutionResult execute(String query, Map<String, Object> variables) {
        return engine.execute(ExecutionInput.newExecutionInput(query).variables(variables));
    }

    private @Nullable Object resolve(DataFetchingEnvironment asked) {
        String field = asked.getField().getName();
        return switch (asked.getSource()) {
            case null -> root(field, asked);
            case Node node when node.type().equals("Shelf") -> shelf(node, field, asked);
            case Node node when node.type().equals("Author") -> author(node, field, asked);
            case Node node -> work(node, field, asked);
            case Link link -> switch (field) {
                case "author" -> link.from();
                case "work" -> link.to().isVisible() ? link.to() : null;
                default -> link.properties().get(field);
            };
            case Page page -> page(page, field, asked);
            case Edge edge -> field.equals("node") ? edge.node() : edge.cursor();
            case Map<?, ?> map -> map.get(field);
            default -> throw new IllegalStateException(field);
        };
    }

    private @Nullable Object root(String field, DataFetchingEnvironment asked) {
        Object id = asked.getArgument("id");
        return switch (field) {
            case "entry" -> found(node -> node.id().equals(id)).findFirst().orElse(null);
            case "shelf", "strictShelf" ->
                found(node -> node.type().equals("Shelf") && node.id().equals(id)).findFirst().orElse(null);
            case "work" -> found(node -> node.isWork() && node.id().equals(id)).findFirst().orElse(null);
            case "book" -> found(node -> node.type().equals("Book") && node.id().equals(id)).findFirst().orElse(null);
            case "author" -> found(node -> node.type().equals("Author") && node.id().equals(id)).findFirst().orElse(null);
            case "entries" -> {
                List<String> ids = Objects.requireNonNull(asked.getArgument("ids"));
                yield sorted(found(node -> ids.contains(node.id())), List.of("id"));
            }
            case "shelves" -> sorted(found(node -> node.type().equals("Shelf")), List.of("name", "id"));
            case "works" -> page(found(Node::isWork), List.of("title", "id"), "Query.works", asked);
            case "books" -> page(found(node -> node.type().equals("Book")), List.of("-pages", "id"), "Query.books", asked);
            case "authors" ->
                page(found(node -> node.type().equals("Author")), List.of("-name", "id"), "Query.authors", asked);
            case "finds" -> {
                String word = Objects.requireNonNull(asked.<String>getArgument("word")).toLowerCase(Locale.ROOT);
                yield page(
                        found(node -> name(node).toLowerCase(Locale.ROOT).contains(word)),
                        List.of("name", "id"),
                        "Query.finds",
                        asked);
            }
            case "size" -> (int) found(Node::isWork).count();
            case "today" -> Library.TODAY;
            default -> throw new IllegalStateException(field);
        };
    }

    private Stream<Node> found(Predicate<Node> wanted) {
        return graph.nodes().stream().filter(wanted).filter(Node::isVisible);
    }

    private @Nullable Object shelf(Node shelf, String field, DataFetchingEnvironment asked) {
        return switch (field) {
            case "works" -> sorted(from("STANDS_ON", shelf), List.of("title", "id"));
            case "books" -> page(
                    from("STANDS_ON", shelf).filter(node -> node.type().equals("Book")), List.of("title", "id"), "Shelf.books",
                    asked);
            case "best" -> sorted(from("STANDS_ON", shelf).filter(node -> node.get("rating") != null), List.of("-rating", "id"))
                    .stream()
                    .findFirst()
                    .orElse(null);
            case "authors" -> sorted(
                    from("STANDS_ON", shelf).flatMap(work -> from("WROTE", work)).distinct(), List.of("id"));
            case "pageTotal" -> (int) graph.links()
                    .stream()
                    .filter(link -> link.type().equals("STANDS_ON") && link.to().equals(shelf))
                    .mapToLong(link -> link.from().get("pages") instanceof Long pages ? pages : 0)
                    .sum();
            default -> shelf.get(field);
        };
    }

    private @Nullable Object author(Node author, String field, DataFetchingEnvironment asked) {
        return switch (field) {
            case "works" -> page(to("WROTE", author), List.of("published", "id"), "Author.works", asked);
            case "authorships" -> authorships(link -> link.from().equals(author) && link.to().isVisible())
                    .sorted(Comparator.comparing(link -> link.to().id()))
                    .toList();
            default -> author.get(field);
        };
    }

    private @Nullable Object work(Node work, String field, DataFetchingEnvironment asked) {
        Object since = asked.getArgument("since");
        return switch (field) {
            case "shelf" -> to("STANDS_ON", work).findFirst().orElse(null);
            case "authorships" -> authorships(link -> link.to().equals(work))
                    .sorted(Comparator.<Link, Long>comparing(link -> (Long) link.properties().get("position"))
                            .thenComparing(link -> link.from().id()))
                    .toList();
            case "cites" -> work.type().equals("Article")
                    ? page(to("CITES", work), List.of("title", "id"), "Article.cites", asked)
                    : page(to("CITES", work), List.of("-rating", "id"), "Work.cites", asked);
            case "isNew" -> isNew(work, since);
            case "isVisible" -> true;
            case "label" -> work.get("title") + " / " + work.get("published");
            case "isLong" ->
                work.get("pages") instanceof Long pages && pages > Objects.requireNonNull(asked.<Integer>getArgument("over"));
            case "facts" -> {
                Map<String, @Nullable Object> facts = new HashMap<>();
                facts.put("pages", work.get("pages"));
                facts.put("it", "this.pages");
                facts.put("words", List.of(String.valueOf(work.get("title")).split(" ", -1)));
                yield facts;
            }
            default -> work.get(field);
        };
    }

    private static boolean isNew(Node work, @Nullable Object since) {
        LocalDate from = since instanceof LocalDate date ? date : Library.TODAY;
        return work.get("published") instanceof LocalDate published && !published.isBefore(from);
    }

    private Stream<Node> from(String type, Node to) {
        return graph.links()
                .stream()
                .filter(link -> link.type().equals(type) && link.to().equals(to))
                .map(Link::from)
                .filter(Node::isVisible);
    }

    private Stream<Node> to(String type, Node from) {
        return graph.links()
                .stream()
                .filter(link -> link.type().equals(type) && link.from().equals(from))
                .map(Link::to)
                .filter(Node::isVisible);
    }

    private Stream<Link> authorships(Predicate<Link> wanted) {
        return graph.links()
                .stream()
                .filter(link -> link.type().equals("WROTE") && !Boolean.TRUE.equals(link.properties().get("withdrawn")))
                .filter(wanted);
    }

    private Page page(Stream<Node> all, List<String> usual, String at, DataFetchingEnvironment asked) {
        Object chosen = asked.getArgument("orderBy");
        List<String> order = chosen == null ? usual : Objects.requireNonNull(ORDERS.get(chosen.toString()));
        String mark = marks.of(at, chosen == null ? null : chosen.toString());
        Map<String, Object> filter = asked.getArgument("filter");
        List<Node> nodes = sorted(all.filter(node -> filter == null || passes(node, filter)), order);
        List<Node> whole = nodes;
        boolean backward = asked.getArgument("last") != null || asked.getArgument("before") != null;
        String cursor = asked.getArgument(backward ? "before" : "after");
        Integer size = asked.getArgument(backward ? "last" : "first");
        if (cursor != null) {
            List<@Nullable Object> place = Cursor.keys(cursor, mark, order.size(), "cursor");
            nodes = nodes.stream()
                    .filter(node -> backward
                            ? compare(keys(node, order), place, order) < 0
                            : compare(keys(node, order), place, order) > 0)
                    .toList();
        }
        int most = Math.min(size == null ? 20 : size, nodes.size());
        boolean more = nodes.size() > most;
        List<Node> page = backward ? nodes.subList(nodes.size() - most, nodes.size()) : nodes.subList(0, most);
        List<Edge> edges = page.stream().map(node -> new Edge(node, Cursor.of(mark, keys(node, order)))).toList();
        return new Page(edges, whole, backward ? cursor != null : more, backward ? more : cursor != null);
    }

    private boolean passes(Node work, Map<String, Object> filter) {
        return filter.entrySet().stream().allMatch(given -> given.getValue() == null || switch (given.getKey()) {
            case "author" -> graph.links()
                    .stream()
                    .anyMatch(link -> link.type().equals("WROTE")
                            && link.to().equals(work)
                            && link.from().id().equals(given.getValue()));
            case "text" -> name(work).toLowerCase(Locale.ROOT).contains(given.getValue().toString().toLowerCase(Locale.ROOT));
            case "genres" -> work.get("genre") != null && ((List<?>) given.getValue()).contains(work.get("genre"));
            case "published" -> ((Map<?, ?>) given.getValue()).entrySet()
                    .stream()
                    .allMatch(bound -> bound.getValue() == null
                            || (work.get("published") instanceof LocalDate published
                                    && (bound.getKey().equals("from")
                                            ? !published.isBefore((LocalDate) bound.getValue())
                                            : !published.isAfter((LocalDate) bound.getValue()))));
            case "isNew" -> given.getValue().equals(isNew(work, filter.get("since")));
            case "since" -> true;
            case "year" -> work.get("published") instanceof LocalDate published
                    && published.getYear() == ((LocalDate) given.getValue()).getYear();
            case "minRating" -> work.get("rating") instanceof Double rating && rating >= (Double) given.getValue();
            default -> throw new IllegalStateException(given.getKey());
        });
    }

    private @Nullable Object page(Page page, String field, DataFetchingEnvironment asked) {
        return switch (field) {
            case "nodes" -> page.edges().stream().map(Edge::node).toList();
            case "edges" -> page.edges();
            case "totalCount" -> page.whole().size();
            case "genres" -> counts("genre", page.whole().stream().map(work -> Optional.ofNullable(work.get("genre"))));
            case "writers" -> counts("author", page.whole().stream().flatMap(work -> from("WROTE", work)))
                    .stream()
                    .limit(Objects.requireNonNull(asked.<Integer>getArgument("most")))
                    .toList();
            case "cited" -> counts("work", page.whole().stream().flatMap(work -> to("CITES", work)));
            case "shelves" -> sorted(page.whole().stream().flatMap(work -> to("STANDS_ON", work)).distinct(), List.of("id"));
            case "newest" -> sorted(
                    page.whole().stream().filter(work -> work.get("published") != null), List.of("-published", "id"))
                    .stream()
                    .findFirst()
                    .orElse(null);
            case "pageInfo" -> {
                Map<String, @Nullable Object> info = new HashMap<>();
                info.put("hasNextPage", page.hasNextPage());
                info.put("hasPreviousPage", page.hasPreviousPage());
                info.put("startCursor", page.edges().isEmpty() ? null : page.edges().getFirst().cursor());
                info.put("endCursor", page.edges().isEmpty() ? null : page.edges().getLast().cursor());
                yield info;
            }
            default -> throw new IllegalStateException(field);
        };
    }

    /** How often each comes, the most often first, equals by identifier or in order and nothing last. */
    private static List<Map<String, @Nullable Object>> counts(String name, Stream<?> all) {
        Map<Object, Long> counts = all.collect(Collectors.groupingBy(one -> one, Collectors.counting()));
        return counts.entrySet()
                .stream()
                .sorted(Comparator.<Map.Entry<Object, Long>>comparingLong(count -> -count.getValue())
                        .thenComparing(count -> switch (count.getKey()) {
                            case Node node -> node.id();
                            case Optional<?> value -> value.map(Object::toString).orElse("~");
                            default -> throw new IllegalStateException(name);
                        }))
                .map(count -> {
                    Map<String, @Nullable Object> row = new HashMap<>();
                    row.put(name, count.getKey() instanceof Optional<?> value ? value.orElse(null) : count.getKey());
                    row.put("count", count.getValue().intValue());
                    return row;
                })
                .toList();
    }

    private static String name(Node node) {
        return String.valueOf(node.get("title") == null ? node.get("name") : node.get("title"));
    }

    private static List<Node> sorted(Stream<Node> nodes, List<String> order) {
        return nodes.sorted((one, other) -> compare(keys(one, order), keys(other, order), order)).toList();
    }

    private static List<@Nullable Object> keys(Node node, List<String> order) {
        List<@Nullable Object> keys = new ArrayList<>();
        for (String key : order) {
            String property = key.startsWith("-") ? key.substring(1) : key;
            keys.add(property.equals("name") ? name(node) : node.get(property));
        }
        return keys;
    }

    private static int compare(List<@Nullable Object> one, List<@Nullable Object> other, List<String> order) {
        for (int i = 0; i < order.size(); i++) {
            int rising = compare(one.get(i), other.get(i));
            if (rising != 0) {
                return order.get(i).startsWith("-") ? -rising : rising;
            }
        }
        return 0;
    }

    @SuppressWarnings("unchecked") // the keys at one place are all of one type
    private static int compare(@Nullable Object one, @Nullable Object other) {
        return Comparator.nullsLast((Comparator<Object>) (a, b) -> ((Comparable<Object>) a).compareTo(b)).compare(one, other);
    }
}

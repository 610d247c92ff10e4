package mx.cocrea.platform.composer;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A document that asks the library for anything it has, with the values of its variables. */
record Question(String document, Map<String, Object> variables) {

    static Question random(GraphQLSchema schema, Marks marks, Random random) {
        return new Writer(schema, marks, random).question();
    }

    /** Writes one question. */
    private static final class Writer {

        private static final Map<String, List<String>> FRAGMENTS = Map.of(
                "Entry", List.of("Entry", "Work", "Book", "Article", "Author", "Shelf"),
                "Find", List.of("Entry", "Work", "Book", "Article", "Author", "Shelf"),
                "Work", List.of("Entry", "Work", "Book", "Article"),
                "Book", List.of("Entry", "Work", "Book"));

        private final GraphQLSchema schema;
        private final Marks marks;
        private final Random random;
        private final Map<String, Object> variables = new LinkedHashMap<>();
        private final List<String> declared = new ArrayList<>(List.of("$yes: Boolean!", "$no: Boolean = false"));
        private final List<String> fragments = new ArrayList<>();
        private int budget = 16;
        private int names;

        Writer(GraphQLSchema schema, Marks marks, Random random) {
            this.schema = schema;
            this.marks = marks;
            this.random = random;
            variables.put("yes", random.nextInt(4) > 0);
        }

        Question question() {
            String selection = "{ used: __typename @include(if: $yes) @skip(if: $no) ..." + selection(schema.getQueryType(), 6)
                    + " }";
            return new Question(
                    "query (" + String.join(", ", declared) + ") " + selection + String.join("", fragments), variables);
        }

        private String selection(GraphQLNamedType type, int depth) {
            StringBuilder text = new StringBuilder("{");
            int parts = 1 + random.nextInt(4);
            for (int i = 0; i < parts && (i == 0 || budget > 0); i++) {
                budget--;
                text.append(' ').append(part(type, depth));
            }
            return text.append(" }").toString();
        }

        private String part(GraphQLNamedType type, int depth) {
            List<String> narrower = FRAGMENTS.get(type.getName());
            int choice = random.nextInt(10);
            if (choice == 0) {
                return "__typename";
            } else if (narrower != null && budget > 0 && (choice < 4 || !(type instanceof GraphQLFieldsContainer))) {
                return fragment(Graph.any(narrower, random), depth);
            } else if (choice == 4 && budget > 0) {
                return "..." + condition() + " " + selection(type, depth);
            }
            return type instanceof GraphQLFieldsContainer container ? field(container, depth) : "__typename";
        }

        private String fragment(String type, int depth) {
            String selection = selection((GraphQLNamedType) Objects.requireNonNull(schema.getType(type)), depth);
            if (random.nextBoolean()) {
                return "... on " + type + condition() + " " + selection;
            }
            String name = "f" + names++;
            fragments.add(" fragment " + name + " on " + type + " " + selection);
            return "..." + name + condition();
        }

        private String condition() {
            return switch (random.nextInt(8)) {
                case 0 -> " @include(if: $yes)";
                case 1 -> " @skip(if: $no)";
                case 2 -> " @skip(if: " + (random.nextInt(3) == 0) + ")";
                default -> "";
            };
        }

        private String field(GraphQLFieldsContainer type, int depth) {
            List<GraphQLFieldDefinition> fields = type.getFieldDefinitions()
                    .stream()
                    .filter(field -> !field.getName().equals("strictShelf"))
                    .filter(field -> depth > 0 || !isComposite(field))
                    .toList();
            if (fields.isEmpty()) {
                return "__typename";
            }
            GraphQLFieldDefinition field = Graph.any(fields, random);
            boolean renamed = isComposite(field) || !field.getArguments().isEmpty() || random.nextInt(3) == 0;
            String text = (renamed ? "k" + names++ + ": " : "") + field.getName() + arguments(type, field) + condition();
            return isComposite(field) ? text + " " + selection(GraphQLTypeUtil.unwrapAll(field.getType()), depth - 1) : text;
        }

        private static boolean isComposite(GraphQLFieldDefinition field) {
            return GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLCompositeType;
        }

        private String arguments(GraphQLFieldsContainer type, GraphQLFieldDefinition field) {
            List<String> given = new ArrayList<>();
            String order = null;
            for (GraphQLArgument argument : field.getArguments()) {
                switch (argument.getName()) {
                    case "id" -> given.add(given(argument, quoted(id())));
                    case "ids" -> given.add("ids: [" + quoted(id()) + ", " + quoted(id()) + ", " + quoted(id()) + "]");
                    case "word" -> given.add("word: " + quoted(Graph.any(Graph.WORDS, random)));
                    case "since" -> sometimes(given, argument, quoted(date()));
                    case "over" -> sometimes(given, argument, String.valueOf(1 + random.nextInt(400)));
                    case "filter" -> {
                        if (random.nextBoolean()) {
                            given.add("filter: " + filter());
                        }
                    }
                    case "orderBy" -> {
                        order = field.getName().equals("books") ? "TITLE" : null;
                        if (random.nextBoolean()) {
                            order = Graph.any(List.of("TITLE", "RATING_DESC", "PUBLISHED", "ID", "ID_DESC"), random);
                            given.add(given(argument, order));
                        }
                    }
                    default -> {
                    }
                }
            }
            if (Connection.isConnection(field.getType())) {
                page(given, type, field, order);
            }
            return given.isEmpty() ? "" : "(" + String.join(", ", given) + ")";
        }

        private void page(
                List<String> given, GraphQLFieldsContainer type, GraphQLFieldDefinition field, @Nullable String order) {
            boolean backward = field.getArgument("last") != null && random.nextInt(3) == 0;
            if (backward || random.nextInt(3) > 0) {
                sometimes(given, field.getArgument(backward ? "last" : "first"), String.valueOf(random.nextInt(4)));
            }
            boolean ambiguous = field.getName().equals("cites") && type.getName().equals("Work");
            if (random.nextInt(3) == 0 && !ambiguous && (!backward || !given.isEmpty())) {
                String at = field.getName().equals("cites") && type.getName().equals("Book")
                        ? "Work.cites"
                        : type.getName() + "." + field.getName();
                boolean before = given.stream().anyMatch(one -> one.startsWith("last"));
                sometimes(given, field.getArgument(before ? "before" : "after"), quoted(cursor(at, order)));
            }
        }

        /** A cursor of a place where nothing needs to stand. */
        private String cursor(String at, @Nullable String order) {
            List<@Nullable Object> keys = new ArrayList<>();
            String by = order != null ? order : switch (at) {
                case "Query.works", "Article.cites", "Query.finds", "Query.authors" -> "TITLE";
                case "Work.cites" -> "RATING_DESC";
                case "Author.works" -> "PUBLISHED";
                default -> "PAGES";
            };
            Object key = switch (by) {
                case "TITLE" -> Graph.any(Graph.WORDS, random);
                case "RATING_DESC" -> (double) random.nextInt(3);
                case "PUBLISHED" -> Graph.any(Graph.DATES, random);
                default -> 100L * random.nextInt(5);
            };
            if (!by.startsWith("ID")) {
                keys.add(by.equals("TITLE") || random.nextBoolean() ? key : null);
            }
            keys.add(id());
            return Cursor.of(marks.of(at, order), keys);
        }

        private String filter() {
            List<String> given = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                given.add(switch (random.nextInt(8)) {
                    case 0 -> "author: " + quoted(id());
                    case 1 -> "text: " + quoted(Graph.any(Graph.WORDS, random));
                    case 2 -> "genres: [" + Graph.any(List.of("", "NOVEL", "NOVEL ESSAY"), random) + "]";
                    case 3 ->
                        "published: {from: " + quoted(date()) + (random.nextBoolean() ? "" : ", to: " + quoted(date())) + "}";
                    case 4 -> "isNew: " + random.nextBoolean() + ", since: " + (random.nextBoolean() ? "null" : quoted(date()));
                    case 5 -> "year: " + quoted(date());
                    case 6 -> "minRating: " + random.nextInt(3);
                    default -> "author: null";
                });
            }
            return "{" + String.join(", ", given.stream()
                    .collect(Collectors.toMap(
                            one -> one.substring(0, one.indexOf(':')), one -> one, (one, other) -> one, LinkedHashMap::new))
                    .values()) + "}";
        }

        private void sometimes(List<String> given, GraphQLArgument argument, String literal) {
            if (random.nextInt(4) > 0) {
                given.add(given(argument, literal));
            }
        }

        /** An argument's value, as it is or by a variable. */
        private String given(GraphQLArgument argument, String literal) {
            if (random.nextBoolean()) {
                return argument.getName() + ": " + literal;
            }
            String name = "v" + names++;
            declared.add("$" + name + ": " + GraphQLTypeUtil.simplePrint(argument.getType()));
            variables.put(name, literal.startsWith("\"")
                    ? literal.substring(1, literal.length() - 1)
                    : literal.matches("\\d+") ? (Object) Integer.valueOf(literal) : literal);
            return argument.getName() + ": $" + name;
        }

        private String id() {
            return Graph.any(List.of("s", "a", "w", "x"), random) + random.nextInt(5);
        }

        private String date() {
            return Graph.any(Graph.DATES, random).toString();
        }

        private static String quoted(String text) {
            return "\"" + text + "\"";
        }
    }
}

package mx.cocrea.platform.composer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A library's graph in memory, small and full of equal and missing values. */
record Graph(List<Node> nodes, List<Link> links) {

    static final List<LocalDate> DATES = List.of(LocalDate.of(1953, 12, 31), LocalDate.of(1954, 1, 1), LocalDate.of(1954, 6, 1),
            LocalDate.of(1955, 2, 2));
    static final List<String> WORDS = List.of("a", "b", "B", "ab", "b a");

    /** A node of one type, its properties without those it lacks. */
    record Node(String type, Map<String, Object> properties) {

        String id() {
            return String.valueOf(properties.get("id"));
        }

        @Nullable
        Object get(String property) {
            return properties.get(property);
        }

        boolean isWork() {
            return type.equals("Book") || type.equals("Article");
        }

        boolean isVisible() {
            return !Boolean.TRUE.equals(properties.get("hidden"));
        }
    }

    record Link(String type, Node from, Node to, Map<String, Object> properties) {}

    static Graph random(Random random) {
        List<Node> shelves = nodes("Shelf", "s", random.nextInt(3), random);
        List<Node> authors = nodes("Author", "a", random.nextInt(4), random);
        List<Node> works = nodes("Book", "w", random.nextInt(6), random);
        works.addAll(nodes("Article", "x", random.nextInt(4), random));
        List<Link> links = new ArrayList<>();
        for (Node work : works) {
            if (!shelves.isEmpty() && random.nextInt(4) > 0) {
                links.add(new Link("STANDS_ON", work, any(shelves, random), Map.of()));
            }
            for (Node author : authors) {
                if (random.nextInt(3) == 0) {
                    links.add(new Link("WROTE", author, work, authorship(random)));
                }
            }
            for (Node other : works) {
                if (random.nextInt(4) == 0) {
                    links.add(new Link("CITES", work, other, Map.of()));
                }
            }
        }
        List<Node> nodes = new ArrayList<>(shelves);
        nodes.addAll(authors);
        nodes.addAll(works);
        return new Graph(nodes, links);
    }

    private static List<Node> nodes(String type, String prefix, int count, Random random) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> properties = new LinkedHashMap<>(Map.of("id", prefix + i));
            switch (type) {
                case "Shelf" -> {
                    properties.put("name", any(WORDS, random));
                    sometimes(properties, "room", any(WORDS, random), random);
                    sometimes(properties, "open", random.nextBoolean(), random);
                }
                case "Author" -> {
                    properties.put("name", any(WORDS, random));
                    sometimes(properties, "born", any(DATES, random), random);
                }
                default -> {
                    properties.put("title", any(WORDS, random));
                    sometimes(properties, "genre", any(List.of("NOVEL", "ESSAY"), random), random);
                    sometimes(properties, "rating", (double) random.nextInt(3), random);
                    sometimes(properties, "published", any(DATES, random), random);
                    sometimes(properties, "tags", WORDS.subList(0, random.nextInt(3)), random);
                    sometimes(properties, "hidden", random.nextInt(3) == 0, random);
                    sometimes(properties, type.equals("Book") ? "pages" : "journal",
                            type.equals("Book") ? (Object) (100L * random.nextInt(5)) : any(WORDS, random), random);
                }
            }
            nodes.add(new Node(type, properties));
        }
        return nodes;
    }

    private static Map<String, Object> authorship(Random random) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("part", any(List.of("WRITER", "EDITOR", "TRANSLATOR"), random));
        properties.put("position", (long) random.nextInt(2));
        sometimes(properties, "share", random.nextInt(4) / 4.0, random);
        sometimes(properties, "withdrawn", random.nextInt(3) == 0, random);
        return properties;
    }

    private static void sometimes(Map<String, Object> properties, String name, Object value, Random random) {
        if (random.nextInt(3) > 0) {
            properties.put(name, value);
        }
    }

    static <T> T any(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    /** Puts this graph into the database, in place of whatever is there. */
    void store() {
        TestDatabase.hold(
                """
                        UNWIND $nodes AS node
                        CREATE (one:$(node.labels))
                        SET one = node.properties
                        WITH count(*) AS created
                        UNWIND $links AS link
                        MATCH (from:Entry {id: link.from})
                        MATCH (to:Entry {id: link.to})
                        CREATE (from)-[relation:$(link.type)]->(to)
                        SET relation = link.properties""",
                Map.of(
                        "nodes", nodes.stream()
                                .map(node -> Map.of(
                                        "labels", node.isWork()
                                                ? List.of("Entry", "Work", node.type())
                                                : List.of("Entry", node.type()),
                                        "properties", node.properties()))
                                .toList(),
                        "links", links.stream()
                                .map(link -> Map.of(
                                        "from", link.from().id(),
                                        "to", link.to().id(),
                                        "type", link.type(),
                                        "properties", link.properties()))
                                .toList()));
    }
}

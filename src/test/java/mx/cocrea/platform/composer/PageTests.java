package mx.cocrea.platform.composer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PageTests {

    enum Order {
        TITLE, RATING_DESC, PUBLISHED, ID, ID_DESC
    }

    private static final String WALK = """
            query ($first: Int, $after: String, $last: Int, $before: String, $order: WorkOrder) {
              works(first: $first, after: $after, last: $last, before: $before, orderBy: $order) {
                nodes { id }
                edges { cursor node { id } }
                pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
              }
            }""";

    private final JsonMapper json = new JsonMapper();
    private final Library library = Library.stocked();

    private JsonNode works(Map<String, Object> variables) {
        return json.readTree(library.ask(WALK, variables)).get("works");
    }

    private static List<String> ids(JsonNode works) {
        List<String> ids = new ArrayList<>();
        works.get("nodes").forEach(node -> ids.add(node.get("id").asString()));
        return ids;
    }

    private List<String> walked(Order order, String size, String cursor, String more, String next) {
        List<String> ids = new ArrayList<>();
        Map<String, Object> variables = new HashMap<>(Map.of("order", order.name(), size, 3));
        for (boolean unfinished = true; unfinished;) {
            JsonNode works = works(variables);
            List<String> page = ids(works);
            if (size.equals("last")) {
                Collections.reverse(page);
            }
            ids.addAll(page);
            JsonNode info = works.get("pageInfo");
            unfinished = info.get(more).asBoolean();
            variables.put(cursor, info.get(next).asString());
        }
        return ids;
    }

    @ParameterizedTest
    @CsvSource({
            "TITLE,w3 w2 w6 w9 w4 w1 w5 w10",
            "RATING_DESC,w5 w6 w1 w2 w3 w4 w9 w10",
            "PUBLISHED,w5 w6 w2 w1 w3 w9 w4 w10",
            "ID,w1 w10 w2 w3 w4 w5 w6 w9",
            "ID_DESC,w9 w6 w5 w4 w3 w2 w10 w1"})
    void walksForwardsAndBackOverEqualAndMissingSortValues(Order order, String expected) {
        List<String> forwards = List.of(expected.split(" ", -1));
        assertThat(walked(order, "first", "after", "hasNextPage", "endCursor")).isEqualTo(forwards);
        assertThat(walked(order, "last", "before", "hasPreviousPage", "startCursor")).isEqualTo(forwards.reversed());
    }

    @ParameterizedTest
    @EnumSource
    void goesOnFromEveryCursor(Order order) {
        JsonNode all = works(Map.of("order", order.name()));
        List<String> ids = ids(all);
        for (int i = 0; i < ids.size(); i++) {
            String cursor = all.get("edges").get(i).get("cursor").asString();
            assertThat(ids(works(Map.of("order", order.name(), "after", cursor)))).isEqualTo(ids.subList(i + 1, ids.size()));
            assertThat(ids(works(Map.of("order", order.name(), "before", cursor)))).isEqualTo(ids.subList(0, i));
        }
    }

    @Test
    void walksAnIndexInOrderWhereTheFirstKeyIsNeverNull() {
        TestDatabase.hold(
                "UNWIND range(0, 999) AS i CREATE (:Entry:Author {id: 'a' + (1000 + i), name: 'Name ' + (100 + i / 3)})",
                Map.of());
        String query = """
                query ($first: Int, $after: String, $last: Int, $before: String) {
                  authors(first: $first, after: $after, last: $last, before: $before) { nodes { id name } edges { cursor } totalCount }
                }""";
        JsonNode top = json.readTree(library.ask(query, Map.of("first", 5))).get("authors");
        assertThat(ids(top)).containsExactly("a1999", "a1996", "a1997", "a1998", "a1993");
        assertThat(plan()).contains("NodeIndexScan").doesNotContain("NodeByLabelScan", "Top", "Sort");

        String within = top.get("edges").get(2).get("cursor").asString();
        JsonNode next = json.readTree(library.ask(query, Map.of("first", 3, "after", within))).get("authors");
        assertThat(ids(next)).containsExactly("a1998", "a1993", "a1994");
        assertThat(plan()).contains("NodeIndexSeekByRange").doesNotContain("NodeByLabelScan", "Top", "Sort");
        assertThat(next.get("totalCount").asInt()).isEqualTo(1000);

        String last = next.get("edges").get(2).get("cursor").asString();
        assertThat(ids(json.readTree(library.ask(query, Map.of("last", 4, "before", last))).get("authors")))
                .containsExactly("a1996", "a1997", "a1998", "a1993");
        assertThat(plan()).contains("NodeIndexSeekByRange").doesNotContain("NodeByLabelScan", "Top", "Sort");
    }

    private List<String> plan() {
        return Operators.of(TestDatabase.reader().explain(library.statement())).toList();
    }

    @Test
    void tellsWhetherThereIsMore() {
        String info = "pageInfo { hasNextPage hasPreviousPage }";
        assertThat(library.ask(
                "{ a: works(first: 7) { %1$s } b: works(first: 8) { %1$s } c: works(last: 8) { %1$s } d: works(last: 7) { %1$s } }"
                        .formatted(info)))
                .isEqualTo("{\"a\":{\"pageInfo\":{\"hasNextPage\":true,\"hasPreviousPage\":false}},"
                        + "\"b\":{\"pageInfo\":{\"hasNextPage\":false,\"hasPreviousPage\":false}},"
                        + "\"c\":{\"pageInfo\":{\"hasNextPage\":false,\"hasPreviousPage\":false}},"
                        + "\"d\":{\"pageInfo\":{\"hasNextPage\":false,\"hasPreviousPage\":true}}}");
    }

    @Test
    void givesNothingForAPageOfNone() {
        assertThat(library.ask("{ works(first: 0) { nodes { id } totalCount pageInfo { hasNextPage startCursor endCursor } } }"))
                .isEqualTo("{\"works\":{\"nodes\":[],\"totalCount\":8,"
                        + "\"pageInfo\":{\"hasNextPage\":true,\"startCursor\":null,\"endCursor\":null}}}");
    }

    @Test
    void givesAnEmptyConnection() {
        assertThat(library.ask(
                "{ shelf(id: \"s3\") { books { nodes { id } edges { cursor } totalCount pageInfo { hasNextPage endCursor } } } }"))
                .isEqualTo("{\"shelf\":{\"books\":{\"nodes\":[],\"edges\":[],\"totalCount\":0,"
                        + "\"pageInfo\":{\"hasNextPage\":false,\"endCursor\":null}}}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            first: -1             | first | is -1 but must be from 0 to 100
            first: 101            | first | is 101 but must be from 0 to 100
            last: -1              | last  | is -1 but must be from 0 to 100
            first: 1, last: 1     | last  | does not go with 'first': a page is 'first' of what is 'after', or 'last' of what is 'before'
            first: 1, before: "x" | before | does not go with 'first': a page is 'first' of what is 'after', or 'last' of what is 'before'
            last: 1, after: "x"   | last  | does not go with 'after': a page is 'first' of what is 'after', or 'last' of what is 'before'
            """)
    void refusesAPageThatCannotBe(String page, String argument, String message) {
        assertThat(library.askInVain("{ size shelf(id: \"s1\") { books(" + page + ") { totalCount } } }", Map.of()))
                .isEqualTo(
                        "{\"size\":8,\"shelf\":null} [shelf] {argument=" + argument + ", code=INVALID_PAGE} '" + argument + "' "
                                + message);
    }

    @Test
    void givesAHundredAtMost() {
        assertThat(library.ask("{ works(first: 100) { totalCount } }")).isEqualTo("{\"works\":{\"totalCount\":8}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "????", "M2I1ODU4ZjE", "bm9uZQ", "MDAfcw"})
    void refusesWhatIsNoCursor(String cursor) {
        assertThat(library.askInVain(WALK, Map.of("after", cursor)))
                .isEqualTo(
                        "null [works] {argument=after, code=MALFORMED_CURSOR} 'after' is not a cursor of this list in this order; "
                                + "take one from its pageInfo or edges");
        assertThat(library.askInVain(WALK, Map.of("before", cursor))).contains("{argument=before, code=MALFORMED_CURSOR}");
        assertThat(library.statements()).isEmpty();
    }

    @Test
    void refusesACursorOfAnotherListOrOrder() {
        String ofTitles = works(Map.of("first", 1)).get("pageInfo").get("endCursor").asString();
        assertThat(library.askInVain(WALK, Map.of("after", ofTitles, "order", "RATING_DESC"))).contains("MALFORMED_CURSOR");
        assertThat(library.askInVain("query ($after: String) { books(after: $after) { totalCount } }", Map.of("after", ofTitles)))
                .contains("MALFORMED_CURSOR");
        assertThat(library.ask(WALK, Map.of("after", ofTitles, "order", "TITLE"))).doesNotContain("w3");
    }

    @Test
    void countsWithAndWithoutNodes() {
        assertThat(library.ask("{ works { totalCount } }")).isEqualTo("{\"works\":{\"totalCount\":8}}");
        assertThat(library.statement()).contains("COUNT").doesNotContain("COLLECT");
        assertThat(library.ask("{ works(first: 1, filter: {author: \"a1\"}) { totalCount nodes { id } } }"))
                .isEqualTo("{\"works\":{\"totalCount\":3,\"nodes\":[{\"id\":\"w2\"}]}}");
        library.ask("{ works(first: 1) { nodes { id } } }");
        assertThat(library.statement()).contains("COLLECT").doesNotContain("COUNT");
    }

    @Test
    void givesNodesAndEdgesBothAndTwice() {
        String answer = library.ask(
                """
                        {
                          works(first: 1) {
                            nodes { id }
                            titles: nodes { title shelf { name } }
                            edges { node { id } }
                            cursors: edges { cursor node { title } }
                            pageInfo { endCursor }
                            end: pageInfo { endCursor }
                          }
                        }""");
        JsonNode works = json.readTree(answer).get("works");
        String cursor = works.get("pageInfo").get("endCursor").asString();
        assertThat(answer)
                .isEqualTo(
                        "{\"works\":{\"nodes\":[{\"id\":\"w3\"}],\"titles\":[{\"title\":\"Balún\",\"shelf\":{\"name\":\"Fiction\"}}],"
                                + "\"edges\":[{\"node\":{\"id\":\"w3\"}}],\"cursors\":[{\"cursor\":\"%1$s\",\"node\":{\"title\":\"Balún\"}}],"
                                        .formatted(cursor)
                                + "\"pageInfo\":{\"endCursor\":\"%1$s\"},\"end\":{\"endCursor\":\"%1$s\"}}}".formatted(cursor));
    }

    @Test
    void pagesInsidePages() {
        assertThat(library.ask(
                """
                        {
                          works(orderBy: RATING_DESC, first: 3) {
                            nodes { id cites(first: 1) { nodes { id cites(last: 1) { totalCount nodes { id } } } pageInfo { hasNextPage } } }
                          }
                        }"""))
                .isEqualTo("{\"works\":{\"nodes\":["
                        + "{\"id\":\"w5\",\"cites\":{\"nodes\":[{\"id\":\"w6\",\"cites\":{\"totalCount\":2,\"nodes\":[{\"id\":\"w5\"}]}}],"
                        + "\"pageInfo\":{\"hasNextPage\":false}}},"
                        + "{\"id\":\"w6\",\"cites\":{\"nodes\":[{\"id\":\"w1\",\"cites\":{\"totalCount\":4,\"nodes\":[{\"id\":\"w4\"}]}}],"
                        + "\"pageInfo\":{\"hasNextPage\":true}}},"
                        + "{\"id\":\"w1\",\"cites\":{\"nodes\":[{\"id\":\"w5\",\"cites\":{\"totalCount\":1,\"nodes\":[{\"id\":\"w6\"}]}}],"
                        + "\"pageInfo\":{\"hasNextPage\":true}}}]}}");
    }

    @Test
    void goesOnInANestedListWhoseSortValuesHoldAnything() {
        TestDatabase.hold(
                """
                        CREATE (shelf:Entry:Shelf {id: 's1', name: 'One'})
                        WITH shelf
                        UNWIND range(0, 2) AS i
                        CREATE (:Entry:Work:Book {id: 'w' + i, title: $titles[i]})-[:STANDS_ON]->(shelf)""",
                Map.of("titles", List.of("a\u001fb", "a\u001e", "ñ \"'\\ \u001f\u001e")));
        String query = "query ($after: String) { shelf(id: \"s1\") { books(first: 1, after: $after) { nodes { id } pageInfo { endCursor } } } }";
        List<String> ids = new ArrayList<>();
        Map<String, Object> variables = new HashMap<>();
        for (int i = 0; i < 3; i++) {
            JsonNode books = json.readTree(library.ask(query, variables)).get("shelf").get("books");
            ids.addAll(ids(books));
            variables.put("after", books.get("pageInfo").get("endCursor").asString());
        }
        assertThat(ids).containsExactly("w1", "w0", "w2");
    }
}

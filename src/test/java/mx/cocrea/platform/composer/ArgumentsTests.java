package mx.cocrea.platform.composer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTests {

    private final Library library = Library.stocked();

    @Test
    void takesConstantsAndVariablesAlike() {
        String expected = "{\"shelf\":{\"name\":\"Fiction\"}}";
        assertThat(library.ask("{ shelf(id: \"s1\") { name } }")).isEqualTo(expected);
        assertThat(library.ask("query ($id: ID!) { shelf(id: $id) { name } }", Map.of("id", "s1"))).isEqualTo(expected);
    }

    @Test
    void takesVariablesInsideInputObjects() {
        assertThat(library.ask(
                """
                        query ($from: Date, $text: String) {
                          works(filter: {published: {from: $from, to: "1956-01-01"}, text: $text}) { nodes { id } }
                        }""",
                Map.of("from", "1945-10-01", "text", "L")))
                .isEqualTo("{\"works\":{\"nodes\":[{\"id\":\"w2\"},{\"id\":\"w6\"}]}}");
    }

    @Test
    void takesAnInputObjectAsAVariable() {
        String query = "query ($filter: WorkFilter) { works(filter: $filter) { nodes { id } } }";
        assertThat(library.ask(query, Map.of("filter", Map.of("author", "a1", "minRating", 4.2))))
                .isEqualTo("{\"works\":{\"nodes\":[{\"id\":\"w2\"},{\"id\":\"w1\"}]}}");
        assertThat(library.ask(query, Map.of("filter", Map.of("genres", List.of("ESSAY", "POEM")))))
                .isEqualTo("{\"works\":{\"nodes\":[{\"id\":\"w5\"}]}}");
        assertThat(library.ask(query, Map.of("filter", Map.of("genres", List.of()))))
                .isEqualTo("{\"works\":{\"nodes\":[]}}");
    }

    @Test
    void usesDefaultsOfArgumentsAndOfVariables() {
        assertThat(library.ask("{ books { nodes { id } } }"))
                .isEqualTo("{\"books\":{\"nodes\":[{\"id\":\"w10\"},{\"id\":\"w4\"},{\"id\":\"w3\"}]}}");
        assertThat(library.ask("query ($first: Int = 1) { books(first: $first) { nodes { id } } }"))
                .isEqualTo("{\"books\":{\"nodes\":[{\"id\":\"w10\"}]}}");
        assertThat(library.ask("query ($over: Int) { book(id: \"w3\") { isLong(over: $over) } }"))
                .isEqualTo("{\"book\":{\"isLong\":false}}");
    }

    @Test
    void takesAnExplicitNullAsNothingGiven() {
        assertThat(library.ask(
                "query ($text: String, $order: WorkOrder) { works(filter: {text: $text, author: null}, orderBy: $order) { totalCount } }",
                Collections.singletonMap("text", null)))
                .isEqualTo("{\"works\":{\"totalCount\":8}}");
        assertThat(library.ask("{ works(filter: null, first: null, after: null) { totalCount } }"))
                .isEqualTo("{\"works\":{\"totalCount\":8}}");
        assertThat(library.ask("{ work(id: \"w1\") { isNew(since: null) } }")).isEqualTo("{\"work\":{\"isNew\":true}}");
    }

    @Test
    void answersOneFieldTwiceUnderAliasesWithOtherArguments() {
        assertThat(library.ask(
                """
                        {
                          shelf(id: "s1") {
                            old: books(filter: {published: {to: "1954-01-01"}}) { nodes { id new: isNew(since: "1953-01-01") isNew } }
                            best: books(orderBy: RATING_DESC, first: 1) { nodes { id } }
                            last: books(last: 1) { nodes { id } }
                          }
                        }"""))
                .isEqualTo("{\"shelf\":{\"old\":{\"nodes\":[{\"id\":\"w2\",\"new\":true,\"isNew\":false}]},"
                        + "\"best\":{\"nodes\":[{\"id\":\"w1\"}]},\"last\":{\"nodes\":[{\"id\":\"w1\"}]}}}");
    }

    @Test
    void answersARootFieldTwiceUnderAliases() {
        assertThat(library
                .ask("{ one: shelf(id: \"s1\") { name } two: shelf(id: \"s2\") { name } none: shelf(id: \"s9\") { name } }"))
                .isEqualTo("{\"one\":{\"name\":\"Fiction\"},\"two\":{\"name\":\"Science\"},\"none\":null}");
    }

    @Test
    void takesListsOfValues() {
        assertThat(
                library.ask("query ($ids: [ID!]!) { entries(ids: $ids) { id } }", Map.of("ids", Arrays.asList("w1", "s1", "x"))))
                .isEqualTo("{\"entries\":[{\"id\":\"s1\"},{\"id\":\"w1\"}]}");
    }

    @Test
    void givesAFilterTheValuesOfItsSiblings() {
        assertThat(library.ask("{ works(filter: {isNew: true, since: \"1955-01-01\"}) { nodes { id } } }"))
                .isEqualTo("{\"works\":{\"nodes\":[{\"id\":\"w3\"},{\"id\":\"w1\"}]}}");
        assertThat(library.ask("{ works(filter: {isNew: true}) { totalCount } }")).isEqualTo("{\"works\":{\"totalCount\":2}}");
        assertThat(library.ask("{ works(filter: {isNew: false, since: \"1955-01-01\"}) { totalCount } }"))
                .isEqualTo("{\"works\":{\"totalCount\":6}}");
    }

    @Test
    void readsPropertiesOfGivenValues() {
        assertThat(library.ask("{ works(filter: {year: \"1955-12-31\"}) { nodes { id } } }"))
                .isEqualTo("{\"works\":{\"nodes\":[{\"id\":\"w1\"}]}}");
    }

    @Test
    void preparesTexts() {
        assertThat(library.ask("{ finds(word: \"RULF\") { nodes { ... on Author { name } } } }"))
                .isEqualTo("{\"finds\":{\"nodes\":[{\"name\":\"Rulfo\"}]}}");
        assertThat(library.ask("query ($text: String) { works(filter: {text: $text}) { totalCount } }", Map.of("text", "PED")))
                .isEqualTo("{\"works\":{\"totalCount\":1}}");
    }

    @Test
    void refusesANumberOutOfBounds() {
        assertThat(library.askInVain("{ book(id: \"w1\") { isLong(over: 0) } }", Map.of()))
                .isEqualTo("{\"book\":null} [book] {argument=over, code=OUT_OF_RANGE} 'over' is 0 but must be 1 or more");
        assertThat(library.statements()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "s 1", "-s1", "s1'", "../s1", "ñ", "s1\n"})
    void refusesAMalformedIdBeforeReading(String id) {
        assertThat(library.askInVain("query ($id: ID!) { shelf(id: $id) { name } }", Map.of("id", id)))
                .startsWith("{\"shelf\":null} [shelf] {argument=id, code=MALFORMED_ID}");
        assertThat(library.askInVain(
                "query ($id: ID) { shelf(id: \"s1\") { books(filter: {author: $id}) { totalCount } } }", Map.of("id", id)))
                .contains("{argument=filter.author, code=MALFORMED_ID}");
        assertThat(library.statements()).isEmpty();
    }

    @Test
    void includesAndSkipsByVariables() {
        String query = """
                query ($more: Boolean!, $less: Boolean = true) {
                  shelf(id: "s1") { id name @include(if: $more) ... @skip(if: $less) { room } open @skip(if: true) }
                  size @include(if: $more)
                }""";
        assertThat(library.ask(query, Map.of("more", false))).isEqualTo("{\"shelf\":{\"id\":\"s1\"}}");
        assertThat(library.ask(query, Map.of("more", true)))
                .isEqualTo("{\"shelf\":{\"id\":\"s1\",\"name\":\"Fiction\"},\"size\":8}");
        assertThat(library.ask(query, Map.of("more", false, "less", false)))
                .isEqualTo("{\"shelf\":{\"id\":\"s1\",\"room\":\"North\"}}");
    }

    @Test
    void readsWhatEveryRequestHas() {
        assertThat(library.ask("{ today }")).isEqualTo("{\"today\":\"1954-01-01\"}");
    }
}

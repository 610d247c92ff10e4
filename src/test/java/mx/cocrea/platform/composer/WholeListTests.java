package mx.cocrea.platform.composer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a connection's type has beside its page goes on from the whole list. */
class WholeListTests {

    private final Library library = Library.stocked();

    @Test
    void countsOverTheWholeListWhateverThePage() {
        String all = "\"writers\":[{\"author\":{\"id\":\"a1\"},\"count\":3},{\"author\":{\"id\":\"a2\"},\"count\":3},"
                + "{\"author\":{\"id\":\"a3\"},\"count\":2}]";
        assertThat(library.ask("{ works(first: 1) { nodes { id } totalCount writers { author { id } count } } }"))
                .isEqualTo("{\"works\":{\"nodes\":[{\"id\":\"w3\"}],\"totalCount\":8," + all + "}}");
        assertThat(library.statements()).hasSize(1);
        assertThat(library.ask("{ works(last: 2) { writers { author { id } count } pageInfo { hasPreviousPage } } }"))
                .isEqualTo("{\"works\":{" + all + ",\"pageInfo\":{\"hasPreviousPage\":true}}}");
        assertThat(library.ask("{ works { writers { author { id } count } } }")).isEqualTo("{\"works\":{" + all + "}}");
    }

    @Test
    void isReadOnlyWhereItIsSelected() {
        library.ask("{ works { nodes { id } totalCount } }");
        assertThat(library.statement()).doesNotContain("WROTE", "CITES", "genre");
        library.ask("{ works { writers { count } } }");
        assertThat(library.statement()).contains("WROTE").doesNotContain("CITES", "COUNT {", "LIMIT $first");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {author: "a1"}                  | [{"author":{"id":"a1"},"count":3},{"author":{"id":"a2"},"count":1}]
            {author: "a2", text: "LLANO"}   | [{"author":{"id":"a1"},"count":1},{"author":{"id":"a2"},"count":1}]
            {genres: [ESSAY]}               | [{"author":{"id":"a3"},"count":1}]
            {isNew: true, minRating: 4}     | [{"author":{"id":"a1"},"count":1},{"author":{"id":"a2"},"count":1}]
            {author: "nobody"}              | []
            """)
    void countsWhatTheFiltersLeave(String filter, String writers) {
        assertThat(library.ask("{ works(filter: " + filter + ") { writers { author { id } count } } }"))
                .isEqualTo("{\"works\":{\"writers\":" + writers + "}}");
        assertThat(library.ask(
                "query ($filter: WorkFilter) { works(filter: $filter, first: 0) { writers { author { id } count } } }",
                Map.of("filter", Map.of("author", "nobody"))))
                .isEqualTo("{\"works\":{\"writers\":[]}}");
    }

    @Test
    void isEmptyOverAnEmptyListWithinAnother() {
        assertThat(library.ask(
                "{ authors(first: 1) { nodes { works(filter: {text: \"nowhere\"}) { totalCount newest { id } writers { count } } } } }"))
                .isEqualTo("{\"authors\":{\"nodes\":[{\"works\":{\"totalCount\":0,\"newest\":null,\"writers\":[]}}]}}");
        assertThat(library.ask(
                "{ authors(first: 1) { nodes { works(filter: {minRating: 100}) { newest { id } } } } }"))
                .isEqualTo("{\"authors\":{\"nodes\":[{\"works\":{\"newest\":null}}]}}");
    }

    @Test
    void takesArgumentsOfItsOwnAndComesTwice() {
        assertThat(library.ask(
                """
                        query ($parts: [Part!]) {
                          works { one: writers(most: 1) { count } none: writers(most: 0) { count } others: writers(parts: $parts) { author { id } } }
                        }""",
                Map.of("parts", List.of("EDITOR", "TRANSLATOR"))))
                .isEqualTo("{\"works\":{\"one\":[{\"count\":3}],\"none\":[],"
                        + "\"others\":[{\"author\":{\"id\":\"a2\"}},{\"author\":{\"id\":\"a3\"}}]}}");
        assertThat(library.statements()).hasSize(1);
    }

    @Test
    void givesObjectsOnceAndTheFirstOfAll() {
        assertThat(library.ask("{ works(first: 1) { shelves { id } newest { __typename id } } }"))
                .isEqualTo("{\"works\":{\"shelves\":[{\"id\":\"s1\"},{\"id\":\"s2\"},{\"id\":\"s4\"}],"
                        + "\"newest\":{\"__typename\":\"Book\",\"id\":\"w3\"}}}");
        assertThat(library.ask("{ works(filter: {text: \"nothing\"}) { shelves { id } newest { id } totalCount } }"))
                .isEqualTo("{\"works\":{\"shelves\":[],\"newest\":null,\"totalCount\":0}}");
    }

    @Test
    void goesOnFromNestedLists() {
        assertThat(library
                .ask("{ author(id: \"a3\") { works { genres { genre count } } } work(id: \"w1\") { cites { shelves { id } } } }"))
                .isEqualTo(
                        "{\"author\":{\"works\":{\"genres\":[{\"genre\":\"ESSAY\",\"count\":1},{\"genre\":null,\"count\":1}]}},"
                                + "\"work\":{\"cites\":{\"shelves\":[{\"id\":\"s1\"},{\"id\":\"s2\"}]}}}");
    }

    @Test
    void hidesWhatIsHiddenAmongTheItemsAndBehindThem() {
        assertThat(library
                .ask("{ works(filter: {text: \"secret\"}) { writers { count } shelves { id } newest { id } cited { count } } }"))
                .isEqualTo("{\"works\":{\"writers\":[],\"shelves\":[],\"newest\":null,\"cited\":[]}}");
        assertThat(library.ask("{ works(filter: {author: \"a3\"}) { writers { count } } }"))
                .isEqualTo("{\"works\":{\"writers\":[{\"count\":2}]}}");
        assertThat(library.ask("{ works(filter: {text: \"pedro\"}) { cited { work { id } count } } }"))
                .isEqualTo("{\"works\":{\"cited\":[{\"work\":{\"id\":\"w2\"},\"count\":1},{\"work\":{\"id\":\"w3\"},\"count\":1},"
                        + "{\"work\":{\"id\":\"w4\"},\"count\":1},{\"work\":{\"id\":\"w5\"},\"count\":1}]}}");
    }
}

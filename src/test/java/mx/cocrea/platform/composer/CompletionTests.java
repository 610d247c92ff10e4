package mx.cocrea.platform.composer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTests {

    private static final String MISSING = "{code=INCOMPLETE_DATA} This field has no value, though it must have one.";
    private static final String UNFIT = "{code=INCOMPLETE_DATA} This field holds a value that its type does not allow.";

    private final Library library = Library.stocked();

    @Test
    void givesRelationshipPropertiesAsObjects() {
        assertThat(library.ask("{ work(id: \"w2\") { authorships { part share author { name } work { id } } } }"))
                .isEqualTo("{\"work\":{\"authorships\":["
                        + "{\"part\":\"WRITER\",\"share\":null,\"author\":{\"name\":\"Rulfo\"},\"work\":{\"id\":\"w2\"}},"
                        + "{\"part\":\"EDITOR\",\"share\":0.25,\"author\":{\"name\":\"Castellanos\"},\"work\":{\"id\":\"w2\"}}]}}");
    }

    @Test
    void givesMapsAsObjects() {
        assertThat(library.ask("{ book(id: \"w1\") { facts { pages it words } } }"))
                .isEqualTo("{\"book\":{\"facts\":{\"pages\":124,\"it\":\"this.pages\",\"words\":[\"Pedro\"]}}}");
    }

    @Test
    void givesNullsAndEmptyLists() {
        assertThat(library.ask(
                """
                        {
                          empty: shelf(id: "s3") { room open works { id } best { id } authors { id } pageTotal }
                          work(id: "w4") { genre published tags shelf { id } }
                          book(id: "w2") { tags }
                        }"""))
                .isEqualTo("{\"empty\":{\"room\":null,\"open\":null,\"works\":[],\"best\":null,\"authors\":[],\"pageTotal\":0},"
                        + "\"work\":{\"genre\":null,\"published\":null,\"tags\":null,\"shelf\":null},\"book\":{\"tags\":[]}}");
    }

    @Test
    void writesScalarsByTheirRules() {
        assertThat(library.ask(
                "{ work(id: \"w6\") { rating published } book(id: \"w1\") { tags rating pages genre isLong(over: 100) } shelf(id: \"s1\") { open } }"))
                .isEqualTo(
                        "{\"work\":{\"rating\":5.0,\"published\":\"1945-10-01\"},\"book\":{\"tags\":[\"ghosts\",\"this is it\"],"
                                + "\"rating\":4.5,\"pages\":124,\"genre\":\"NOVEL\",\"isLong\":true},\"shelf\":{\"open\":true}}");
    }

    @Test
    void derivesAFieldFromOthersThatAreNotSelected() {
        assertThat(library.ask("{ works(first: 2, filter: {author: \"a1\"}) { nodes { name: label ... on Book { label } } } }"))
                .isEqualTo("{\"works\":{\"nodes\":[{\"name\":\"Llano / 1953-09-18\",\"label\":\"Llano / 1953-09-18\"},"
                        + "{\"name\":\"Odd / null\",\"label\":\"Odd / null\"}]}}");
    }

    @Test
    void derivesNothingFromAMissingRequiredField() {
        assertThat(library.askInVain("{ work(id: \"w10\") { label } }", Map.of()))
                .isEqualTo("{\"work\":null} [work, label, title] " + MISSING);
    }

    @Test
    void givesNullUpToTheNextPlaceThatMayBeEmpty() {
        assertThat(library.askInVain("{ author(id: \"a1\") { id authorships { part } } size }", Map.of()))
                .isEqualTo("{\"author\":null,\"size\":8} [author, authorships, 2, part] " + MISSING);
        assertThat(library.askInVain("{ work(id: \"w10\") { shelf { id name } rating } }", Map.of()))
                .isEqualTo("{\"work\":{\"shelf\":null,\"rating\":0.5}} [work, shelf, name] " + MISSING);
    }

    @Test
    void givesNoDataWhereNothingMayBeEmpty() {
        assertThat(library.askInVain("{ shelves { id name } }", Map.of())).isEqualTo("null [shelves, 3, name] " + MISSING);
        assertThat(library.askInVain("{ works { edges { node { title } } } }", Map.of()))
                .isEqualTo("null [works, edges, 7, node, title] " + MISSING);
        assertThat(library.askInVain("{ strictShelf(id: \"s9\") { id } }", Map.of())).isEqualTo("null [strictShelf] " + MISSING);
    }

    @Test
    void tellsEveryMissingValueByItsKeys() {
        assertThat(library.askInVain(
                "{ a: shelf(id: \"s4\") { n: name } b: shelf(id: \"s1\") { n: name } c: shelf(id: \"s4\") { name } }", Map.of()))
                .isEqualTo("{\"a\":null,\"b\":{\"n\":\"Fiction\"},\"c\":null} [a, n] " + MISSING + " [c, name] " + MISSING);
    }

    @ParameterizedTest
    @CsvSource({"genre", "pages"})
    void tellsValuesThatTheirTypeDoesNotAllow(String field) {
        assertThat(library.askInVain("{ book(id: \"w9\") { id " + field + " } }", Map.of()))
                .isEqualTo("{\"book\":{\"id\":\"w9\",\"" + field + "\":null}} [book, " + field + "] " + UNFIT);
    }

    @Test
    void tellsAValueWhereAListIsMeant() {
        assertThat(library.askInVain("{ book(id: \"w9\") { tags } }", Map.of()))
                .isEqualTo("{\"book\":{\"tags\":null}} [book, tags] {code=INCOMPLETE_DATA} "
                        + "This field holds one value, though it is a list.");
    }

    @Test
    void answersTenLevelsDown() {
        String open = "{ work { cites(first: 1) { nodes { authorships ".repeat(3);
        String query = "{ work(id: \"w1\") { authorships " + open + "{ part }" + " } } } }".repeat(3) + " } }";
        String answer = library.ask(query);
        assertThat(answer).contains("\"part\":").endsWith("}");
        assertThat(library.statements()).hasSize(1);
    }

    @Test
    void offersAnswersAsMapsAndLists() {
        Object data = library.execute(
                "{ shelf(id: \"s1\") { name room works { ... on Book { tags } } best { rating } } empty: shelf(id: \"x\") { id } }",
                Map.of())
                .getData();
        assertThat(Composer.plain(data))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("empty", null)
                .containsEntry(
                        "shelf",
                        Map.of(
                                "name", "Fiction",
                                "room", "North",
                                "works", List.of(
                                        Collections.singletonMap("tags", null),
                                        Map.of("tags", List.of()),
                                        Map.of("tags", List.of("ghosts", "this is it"))),
                                "best", Map.of("rating", 4.5)));
        assertThat(Composer.plain(null)).isNull();
        assertThat(Composer.plain("text")).isEqualTo("text");
    }
}

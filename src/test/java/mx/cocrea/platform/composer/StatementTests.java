package mx.cocrea.platform.composer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StatementTests {

    private final Library library = Library.stocked();

    @Test
    void asksOnceForARootFieldHoweverMuchIsSelected() {
        library.ask(
                "{ shelf(id: \"s1\") { works { shelf { id } authorships { author { works { nodes { cites { totalCount } } } } } } } }");
        assertThat(library.statements()).hasSize(1);
        library.ask("{ shelves { id } works { totalCount } }");
        assertThat(library.statements()).hasSize(2);
    }

    @Test
    void asksNothingForTheSchemaAlone() {
        library.ask("{ __typename __type(name: \"Shelf\") { name } }");
        assertThat(library.statements()).isEmpty();
    }

    @Test
    void readsWhatIsSelectedAndNothingElse() {
        library.ask("{ shelf(id: \"s1\") { name } }");
        assertThat(library.statement())
                .isEqualTo("""
                        RETURN COLLECT {
                        MATCH (it_0:Shelf {id: $given.p0})
                        RETURN [it_0.name]
                        LIMIT 1
                        } AS answer""");
        library.ask("{ shelf(id: \"s1\") { __typename room @skip(if: true) books(first: 2) { pageInfo { hasNextPage } } } }");
        assertThat(library.statement()).doesNotContain("room", "COUNT", "rating", "WROTE");
    }

    @Test
    void composesOnceForOtherValues() {
        String query = "query ($id: ID!, $text: String, $first: Int) { shelf(id: $id) { books(first: $first, filter: {text: $text}) { totalCount } } }";
        library.ask(query, Map.of("id", "s1", "text", "a", "first", 1));
        String first = library.statement();
        library.ask(query, Map.of("id", "s2", "text", "b", "first", 7));
        assertThat(library.statement()).isSameAs(first);
        library.ask(query, Map.of("id", "s2", "text", "b"));
        assertThat(library.statement()).isSameAs(first);
    }

    @Test
    void composesAnewForAnotherStructure() {
        String query = "query ($text: String, $order: WorkOrder, $last: Int) { works(filter: {text: $text}, orderBy: $order, last: $last) { nodes { id } } }";
        library.ask(query);
        String plain = library.statement();
        library.ask(query, Map.of("text", "a"));
        assertThat(library.statement()).isNotEqualTo(plain).contains("CONTAINS");
        library.ask(query, Map.of("order", "RATING_DESC"));
        assertThat(library.statement()).isNotEqualTo(plain).contains("rating");
        library.ask(query, Map.of("last", 1));
        assertThat(library.statement()).isNotEqualTo(plain).contains("DESC");
        library.ask(query, Map.of("order", "TITLE"));
        assertThat(library.statement()).isEqualTo(plain);
    }

    @Test
    void keepsValuesOutOfTheText() {
        library.ask(
                """
                        query ($text: String) {
                          works(first: 17, orderBy: TITLE, filter: {text: $text, author: "a1", genres: [NOVEL], published: {from: "1901-02-03"}}) {
                            nodes { isNew(since: "1902-03-04") cites(last: 19) { totalCount } }
                          }
                        }""",
                Map.of("text", "' OR 1=1 //"));
        assertThat(library.statement()).doesNotContain("17", "19", "a1", "NOVEL", "1901", "1902", "or 1=1");
        assertThat(library.parameters())
                .extractingByKey("given", MAP)
                .containsValues("' or 1=1 //", "a1", 18);
    }

    @Test
    void givesOnlyTheParametersThatAreUsed() {
        library.ask("{ shelf(id: \"s1\") { name } }");
        assertThat(library.parameters()).containsExactly(entry("given", Map.of("p0", "s1")));
        library.ask("{ work(id: \"w1\") { isNew } }");
        assertThat(library.parameters()).containsEntry("today", Library.TODAY);
    }

    @Test
    void keepsVariablesOfEveryLevelApart() {
        String down = "authorships { author { works(filter: {author: \"a1\"}) { nodes { id ";
        String answer = library
                .ask("{ work(id: \"w2\") { " + down + down + "authorships { share }" + " } } } }".repeat(2) + " } }");
        assertThat(answer)
                .startsWith(
                        "{\"work\":{\"authorships\":[{\"author\":{\"works\":{\"nodes\":[{\"id\":\"w2\",\"authorships\":[{\"author\"");
        assertThat(library.statement()).contains("author_1:", "author_3:Author {id: $given.p");
    }
}

package mx.cocrea.platform.composer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibilityTests {

    private final Library library = Library.stocked();

    @Test
    void hidesASingleObject() {
        assertThat(library.ask("{ book(id: \"w7\") { id } work(id: \"w8\") { id } entry(id: \"w7\") { id } }"))
                .isEqualTo("{\"book\":null,\"work\":null,\"entry\":null}");
    }

    @Test
    void hidesInLists() {
        assertThat(library.ask("{ entries(ids: [\"w7\", \"w1\", \"w8\"]) { id } shelf(id: \"s2\") { works { id } } }"))
                .isEqualTo("{\"entries\":[{\"id\":\"w1\"}],\"shelf\":{\"works\":[{\"id\":\"w6\"},{\"id\":\"w5\"}]}}");
    }

    @Test
    void hidesTheBestOfAShelf() {
        assertThat(library.ask("{ shelf(id: \"s1\") { best { id } } }")).isEqualTo("{\"shelf\":{\"best\":{\"id\":\"w1\"}}}");
    }

    @Test
    void hidesInConnectionsAndTheirCounts() {
        assertThat(library.ask("{ shelf(id: \"s1\") { books { totalCount nodes { id } edges { node { id } } } } }"))
                .isEqualTo("{\"shelf\":{\"books\":{\"totalCount\":3,\"nodes\":[{\"id\":\"w3\"},{\"id\":\"w2\"},{\"id\":\"w1\"}],"
                        + "\"edges\":[{\"node\":{\"id\":\"w3\"}},{\"node\":{\"id\":\"w2\"}},{\"node\":{\"id\":\"w1\"}}]}}}");
        assertThat(library.ask("{ author(id: \"a3\") { works { totalCount } } work(id: \"w1\") { cites { totalCount } } }"))
                .isEqualTo("{\"author\":{\"works\":{\"totalCount\":2}},\"work\":{\"cites\":{\"totalCount\":4}}}");
    }

    @Test
    void hidesBehindFilters() {
        assertThat(library.ask("{ works(filter: {text: \"secret\"}) { totalCount nodes { id } } }"))
                .isEqualTo("{\"works\":{\"totalCount\":0,\"nodes\":[]}}");
    }

    @Test
    void hidesInUnions() {
        assertThat(library.ask("{ finds(word: \"secret\") { totalCount nodes { __typename } } }"))
                .isEqualTo("{\"finds\":{\"totalCount\":0,\"nodes\":[]}}");
    }

    @Test
    void hidesRelationshipsAndWhatTheyLeadTo() {
        assertThat(library.ask("{ work(id: \"w4\") { authorships { author { name } } } }"))
                .isEqualTo("{\"work\":{\"authorships\":[]}}");
        assertThat(library.ask("{ author(id: \"a2\") { authorships { work { id } } } }"))
                .isEqualTo("{\"author\":{\"authorships\":[{\"work\":{\"id\":\"w2\"}},{\"work\":{\"id\":\"w3\"}}]}}");
    }

    @Test
    void hidesWhatAVisibleRelationshipLeadsTo() {
        assertThat(library.ask("{ author(id: \"a1\") { works { nodes { authorships { work { cites { nodes { id } } } } } } } }"))
                .doesNotContain("w7");
    }
}

package mx.cocrea.platform.composer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FragmentTests {

    private final Library library = Library.stocked();

    @Test
    void answersFragmentsOnInterfaces() {
        assertThat(library.ask(
                """
                        { entries(ids: ["a1", "s2", "w1", "w5"]) { __typename id ... on Work { title ... on Book { pages } } ...named } }
                        fragment named on Entry { ... on Author { name } ... on Shelf { name room } }"""))
                .isEqualTo("{\"entries\":[{\"__typename\":\"Author\",\"id\":\"a1\",\"name\":\"Rulfo\"},"
                        + "{\"__typename\":\"Shelf\",\"id\":\"s2\",\"name\":\"Science\",\"room\":null},"
                        + "{\"__typename\":\"Book\",\"id\":\"w1\",\"title\":\"Pedro\",\"pages\":124},"
                        + "{\"__typename\":\"Article\",\"id\":\"w5\",\"title\":\"Rhythm\"}]}");
    }

    @Test
    void answersFragmentsOnUnions() {
        assertThat(library.ask("{ finds(word: \"ro\") { nodes { __typename ... on Work { title } ... on Author { name } } } }"))
                .isEqualTo("{\"finds\":{\"nodes\":[{\"__typename\":\"Book\",\"title\":\"Pedro\"},"
                        + "{\"__typename\":\"Author\",\"name\":\"Rosenblueth\"}]}}");
    }

    @Test
    void tellsTheSameKeyInDisjointFragmentsApart() {
        assertThat(library.ask(
                """
                        {
                          entries(ids: ["a1", "s2", "w1", "w5"]) {
                            ... on Author { text: name }
                            ... on Book { text: title }
                            ... on Shelf { other: room }
                            ... on Article { other: journal }
                          }
                        }"""))
                .isEqualTo(
                        "{\"entries\":[{\"text\":\"Rulfo\"},{\"other\":null},{\"text\":\"Pedro\"},{\"other\":\"Philosophy\"}]}");
    }

    @Test
    void mergesTheSameKeyPlainlyAndInsideFragments() {
        assertThat(library.ask(
                """
                        {
                          work(id: "w1") {
                            shelf { id }
                            ... on Work { shelf { name } }
                            ... on Book { shelf { room open } title }
                            title
                          }
                          work(id: "w1") { id }
                        }"""))
                .isEqualTo("{\"work\":{\"shelf\":{\"id\":\"s1\",\"name\":\"Fiction\",\"room\":\"North\",\"open\":true},"
                        + "\"title\":\"Pedro\",\"id\":\"w1\"}}");
    }

    @Test
    void mergesArgumentsGivenTwice() {
        assertThat(library.ask(
                """
                        {
                          shelf(id: "s1") {
                            books(first: 1) { totalCount }
                            ...page
                          }
                        }
                        fragment page on Shelf { books(first: 1) { nodes { id } } }"""))
                .isEqualTo("{\"shelf\":{\"books\":{\"totalCount\":3,\"nodes\":[{\"id\":\"w3\"}]}}}");
    }

    @Test
    void namesTypesEverywhere() {
        assertThat(library.ask(
                """
                        {
                          __typename
                          shelf(id: "s1") {
                            __typename
                            books(first: 1) {
                              kind: __typename
                              nodes { __typename authorships { __typename author { __typename } work { __typename } } facts { __typename } }
                              edges { __typename node { __typename } }
                              pageInfo { __typename }
                            }
                          }
                        }"""))
                .isEqualTo("{\"__typename\":\"Query\",\"shelf\":{\"__typename\":\"Shelf\",\"books\":{\"kind\":\"BookConnection\","
                        + "\"nodes\":[{\"__typename\":\"Book\",\"authorships\":[{\"__typename\":\"Authorship\",\"author\":"
                        + "{\"__typename\":\"Author\"},\"work\":{\"__typename\":\"Book\"}}],\"facts\":{\"__typename\":\"Facts\"}}],"
                        + "\"edges\":[{\"__typename\":\"BookEdge\",\"node\":{\"__typename\":\"Book\"}}],"
                        + "\"pageInfo\":{\"__typename\":\"PageInfo\"}}}}");
    }

    @Test
    void answersTypeNamesAlone() {
        assertThat(library.ask("{ shelves { __typename } work(id: \"w5\") { __typename } entry(id: \"x\") { __typename } }"))
                .isEqualTo("{\"shelves\":[{\"__typename\":\"Shelf\"},{\"__typename\":\"Shelf\"},{\"__typename\":\"Shelf\"},"
                        + "{\"__typename\":\"Shelf\"}],\"work\":{\"__typename\":\"Article\"},\"entry\":null}");
    }

    @Test
    void readsAFieldThatOneTypeMapsInItsOwnWay() {
        assertThat(library.ask(
                "{ works(filter: {text: \"ed\"}) { nodes { id cites { nodes { id } } } } work(id: \"w6\") { cites { nodes { id } } } }"))
                .isEqualTo(
                        "{\"works\":{\"nodes\":[{\"id\":\"w1\",\"cites\":{\"nodes\":[{\"id\":\"w5\"},{\"id\":\"w2\"},{\"id\":\"w3\"},"
                                + "{\"id\":\"w4\"}]}}]},\"work\":{\"cites\":{\"nodes\":[{\"id\":\"w1\"},{\"id\":\"w5\"}]}}}");
    }

    @Test
    void readsAFieldOnceForAllTypesThatMapItAlike() {
        library.ask("{ works { nodes { authorships { author { name } } } } }");
        assertThat(library.statement()).containsOnlyOnce(":WROTE");
    }
}

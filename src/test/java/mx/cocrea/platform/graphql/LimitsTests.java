package mx.cocrea.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mx.cocrea.platform.graphql.Client.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@HttpTest
class LimitsTests {

    /** What graphql-js sends with all options on, as code generators and explorers do. */
    private static final String INTROSPECTION = """
            query IntrospectionQuery {
              __schema {
                description
                queryType { name kind }
                mutationType { name kind }
                subscriptionType { name kind }
                types { ...FullType }
                directives {
                  name description isRepeatable locations
                  args(includeDeprecated: true) { ...InputValue }
                }
              }
            }
            fragment FullType on __Type {
              kind name description specifiedByURL isOneOf
              fields(includeDeprecated: true) {
                name description
                args(includeDeprecated: true) { ...InputValue }
                type { ...TypeRef }
                isDeprecated deprecationReason
              }
              inputFields(includeDeprecated: true) { ...InputValue }
              interfaces { ...TypeRef }
              enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
              possibleTypes { ...TypeRef }
            }
            fragment InputValue on __InputValue {
              name description type { ...TypeRef } defaultValue isDeprecated deprecationReason
            }
            fragment TypeRef on __Type {
              kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
              ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } }
            }
            """;

    @Autowired
    private Client client;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{ echo } | 1",
            "{ book(id: 1) { id title } } | 3",
            "{ books(first: 5) { totalCount nodes { id } } } | 8",
            "{ books { nodes { id } } } | 22",
            "{ books(first: 3) { ... on BookConnection { nodes { ...Both } } } } fragment Both on Book { id title } | 8",
            "{ books(first: 3) { ...Page } } fragment Page on BookConnection { nodes { id } } | 5",
            "{ books(first: 50) { oldest { id } shelves { __typename } } } | 10",
            "{ books(first: 50) { oldest(first: 2) { id } } } | 4",
            "{ book(id: 1) { chapters { title } } } | 12",
            "{ shelf { newest { id } } } | 5",
            "{ shelf { newest { chapters { title } } } } | 35",
            "{ books(first: 1000) { nodes { id } } } | 102",
            "{ a: echo b: echo } | 2",
            "{ __schema { types { name } } } | 3"
    })
    void countsAListAtItsLength(String query, int cost) {
        Answer answer = client.ask(query);

        assertThat(answer.body().at("/extensions/cost/requested").asInt()).isEqualTo(cost);
    }

    @ParameterizedTest
    @CsvSource({"5, 7", "20, 22", "-1, 3", ", 9"})
    void countsAPageAtTheLengthThatAVariableGives(Integer first, int cost) {
        Map<String, Integer> variables = first == null ? Map.of() : Map.of("n", first);

        Answer answer = client.ask("query($n: Int = 7) { books(first: $n) { nodes { id } } }", variables);

        assertThat(answer.body().at("/extensions/cost/requested").asInt()).isEqualTo(cost);
    }

    @Test
    void announcesTheLimitsWithEveryAnswer() {
        JsonNode extensions = client.ask("{ echo }").body().at("/extensions");

        assertThat(extensions.at("/cost/limit").asInt()).isEqualTo(50_000);
        assertThat(extensions.at("/limits/depth").asInt()).isEqualTo(15);
        assertThat(extensions.at("/limits/aliases").asInt()).isEqualTo(50);
        assertThat(extensions.at("/limits/tokens").asInt()).isEqualTo(4_000);
        assertThat(extensions.at("/limits/characters").asInt()).isEqualTo(40_000);
        assertThat(extensions.at("/limits/bytes").asInt()).isEqualTo(256 * 1024);
    }

    @Test
    void letsTheStandardIntrospectionPass() {
        Answer answer = client.ask(INTROSPECTION);

        assertThat(answer.body().has("errors")).isFalse();
        assertThat(answer.body().at("/data/__schema/queryType/name").asString()).isEqualTo("Query");
    }

    @Test
    void refusesIntrospectionThatGoesInCircles() {
        Answer answer = client.ask("{ __schema { types { fields { type { fields { type { name } } } } } } }");

        assertThat(answer.code()).isEqualTo("INTROSPECTION_TOO_LARGE");
    }

    @Test
    void refusesAQueryThatIsTooDeep() {
        String query = "{ book(id: 1) { chapters { " + "book { chapters { ".repeat(7) + "title" + " } }".repeat(7) + " } } }";

        assertRefused(client.ask(query), "QUERY_TOO_DEEP", 15, 17);
    }

    @Test
    void findsTheDepthInFragments() {
        String fragments = IntStream.range(0, 8)
                .mapToObj(i -> "fragment F%d on Chapter { book { chapters { ...F%d } } }".formatted(i, i + 1))
                .collect(Collectors.joining());

        Answer answer = client.ask("{ book(id: 1) { chapters { ...F0 } } }" + fragments + "fragment F8 on Chapter { title }");

        assertRefused(answer, "QUERY_TOO_DEEP", 15, 19);
    }

    @Test
    void refusesNestingThatTheParserWouldNotEndWell() {
        Answer answer = client.ask("{ echo(word: " + "[".repeat(1500) + "]".repeat(1500) + ") }");

        assertThat(answer.code()).isEqualTo("QUERY_TOO_DEEP");
    }

    @Test
    void refusesTooManyAliases() {
        String aliases = IntStream.range(0, 51).mapToObj(i -> "a" + i + ": echo ").collect(Collectors.joining());

        assertRefused(client.ask("{" + aliases + "}"), "TOO_MANY_ALIASES", 50, 51);
    }

    @Test
    void refusesAQueryThatIsTooCostly() {
        Answer answer = client.ask("{ books(first: 100) { nodes { similar(first: 100) { nodes { chapters { title } } } } } }");

        assertRefused(answer, "QUERY_TOO_COSTLY", 50_000, 110_202);
        assertThat(answer.body().at("/extensions/cost/requested").asInt()).isEqualTo(110_202);
    }

    @Test
    void judgesTheSameDocumentByTheVariablesOfEachRequest() {
        String query = """
                query($n: Int) { books(first: $n) { nodes { similar(first: $n) { nodes { chapters { title } } } } } }
                """;

        assertThat(client.ask(query, Map.of("n", 100)).code()).isEqualTo("QUERY_TOO_COSTLY");
        assertThat(client.ask(query, Map.of("n", 2)).body().has("data")).isTrue();
    }

    @Test
    void refusesADocumentOfTooManyTokens() {
        Answer answer = client.ask("{" + "echo ".repeat(4_000) + "}");

        assertRefused(answer, "QUERY_TOO_LONG", 4_000, 4_001);
    }

    @Test
    void refusesADocumentOfTooManyCharacters() {
        String query = "{ echo } #" + "x".repeat(40_000);

        assertRefused(client.ask(query), "QUERY_TOO_LONG", 40_000, 40_010);
    }

    @Test
    void stopsAtFragmentsThatGrowWithThePowerOfTheirNumber() {
        String fragments = IntStream.range(0, 60)
                .mapToObj(i -> "fragment F%1$d on Chapter { ...F%2$d ...F%2$d }".formatted(i, i + 1))
                .collect(Collectors.joining());

        Answer answer = client.ask("{ book(id: 1) { chapters { ...F0 } } }" + fragments + "fragment F60 on Chapter { title }");

        assertThat(answer.code()).isEqualTo("QUERY_TOO_COSTLY");
    }

    @Test
    void leavesFragmentsInACircleToValidation() {
        Answer answer = client.ask("{ book(id: 1) { ...A } } fragment A on Book { id ...B } fragment B on Book { ...A }");

        assertThat(answer.code()).isEqualTo("GRAPHQL_VALIDATION_FAILED");
    }

    private static void assertRefused(Answer answer, String code, int limit, int found) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().has("data")).isFalse();
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.body().at("/errors/0/extensions/limit").asInt()).isEqualTo(limit);
        assertThat(answer.body().at("/errors/0/extensions/found").asInt()).isEqualTo(found);
    }
}

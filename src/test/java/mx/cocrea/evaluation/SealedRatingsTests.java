package mx.cocrea.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mx.cocrea.identity.Role;
import mx.cocrea.platform.graphql.Client;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is told of ratings while an exercise is open; who may read them by any other way is asked where all that is not public is. */
class SealedRatingsTests extends WithEvaluations {

    /** The sealed ratings and what happened to them. */
    private List<String> sealed(String evaluation) {
        return driver.executableQuery("""
                MATCH (score:Score)-[:SCORE_IN]->(:Appraisal)-[:IN_EVALUATION]->(:Evaluation {id: $id})
                RETURN score.id AS id
                UNION ALL
                MATCH (event)-[:ABOUT]->(:Score)-[:SCORE_IN]->(:Appraisal)-[:IN_EVALUATION]->(:Evaluation {id: $id})
                RETURN event.id AS id
                """)
                .withParameters(Map.of("id", evaluation))
                .execute()
                .records()
                .stream()
                .map(found -> found.get("id").asString())
                .toList();
    }

    @Test
    void areSeenByNobodyButTheirAuthorUntilTheExerciseCloses() {
        Client author = evaluator("autora");
        Client other = evaluator("colega");
        JsonNode exercise = opens("A puerta cerrada", author, other);
        String appraisal = appraisal(exercise, "durango-2-c1");
        rates(author, appraisal, rating("especificidad", 2), rating("transparencia", 1));
        rates(author, appraisal, Map.of("attribute", INAI + "-especificidad", "value", 1, "version", 1));
        assertThat(sealed(id(exercise))).hasSize(5);

        Map<String, Client> others = Map.of(
                "anybody", client,
                "another reviewer", other,
                "a citizen", called("evaluación-vecina"),
                "the secretariat", secretary(),
                "a moderator", called("evaluación-modera", Role.MODERATOR, Role.ADMINISTRATOR));
        others.forEach((name, reader) -> {
            JsonNode seen = outcome(reader, appraisal);
            assertThat(seen.path("scores")).as(name).isEmpty();
            assertThat(seen.path("results").valueStream()).as(name)
                    .hasSize(9)
                    .allMatch(result -> result.path("ratings").asInt() == 0
                            && result.path("median").isNull() && result.path("spread").isNull()
                            && result.path("recomputed").isNull());
            assertThat(seen.path("category").isNull()).as(name).isTrue();
        });
        assertThat(outcome(author, appraisal).path("results").valueStream())
                .allMatch(result -> result.path("median").isNull());

        closes(exercise);

        assertThat(outcome(client, appraisal).path("scores").size()).isEqualTo(2);
    }

    private static JsonNode outcome(Client who, String appraisal) {
        return who.data("""
                query($id: ID!) { appraisal(id: $id) {
                  scores { id } results { ratings median spread recomputed } category(dimension: QUALITY)
                  ratingsOf(attribute: "inai-2020-especificidad") result(attribute: "inai-2020-especificidad")
                } }
                """, Map.of("id", appraisal)).path("appraisal");
    }

    @Test
    void goWithTheAccountOfTheirAuthor() {
        Client author = evaluator("se-va");
        JsonNode exercise = opens("Que alguien deja", author);
        rates(author, appraisal(exercise, "durango-2-c1"), rating("transparencia", 1));

        author.data("mutation { accountDelete(input: {confirm: true}) { userErrors { code } } }");

        assertThat(sealed(id(exercise))).isEmpty();
        assertThat(sees(client, exercise).path("panel")).isEmpty();
    }
}

package mx.cocrea.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mx.cocrea.identity.Role;
import mx.cocrea.platform.graphql.Client;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ExerciseTests extends WithEvaluations {

    @Test
    void isOpenedByTheSecretariatAndAdministratorsAlone() {
        for (Role role : Role.values()) {
            Client somebody = called("evaluación-abre", role);
            String code = somebody
                    .ask("""
                            mutation { evaluationOpen(input: {plan: "durango-2", rubric: "inai-2020", title: "x"}) { userErrors { code } } }
                            """)
                    .code();
            assertThat(code).as("%s", role)
                    .isEqualTo(role == Role.SECRETARIAT || role == Role.ADMINISTRATOR ? "" : "FORBIDDEN");
        }
    }

    @Test
    void hasTheRubricAndTheCommitmentsThatItIsOpenedFor() {
        JsonNode exercise = opens("Con la misma rúbrica");

        assertThat(exercise.path("state").asString()).isEqualTo("OPEN");
        assertThat(Client.texts(exercise.path("attributes"), "/id")).hasSize(9).allMatch(id -> id.startsWith(INAI));
        assertThat(Client.texts(exercise.path("appraisals"), "/commitment/id")).hasSize(8);
        assertThat(client.data("{ evaluation(id: \"inai-2020\") { attributes { id } appraisals { id } } }").path("evaluation"))
                .allSatisfy(list -> assertThat(list.size()).isIn(8, 9));
    }

    @Test
    void isOpenedOnceByOneKeyAndForWhatThereIs() {
        Map<String, Object> input = Map.of("plan", PLAN, "rubric", INAI, "title", "Una vez", "idempotencyKey", "una vez");

        assertThat(id(does(secretary(), "evaluationOpen", input))).isEqualTo(id(does(secretary(), "evaluationOpen", input)));
        assertThat(refused(tries(secretary(), "evaluationOpen", Map.of("plan", "nada", "rubric", INAI, "title", "x"))))
                .isEqualTo("UNKNOWN_PLAN");
        assertThat(refused(tries(secretary(), "evaluationOpen", Map.of("plan", PLAN, "rubric", "nada", "title", "x"))))
                .isEqualTo("UNKNOWN_RUBRIC");
        assertThat(refused(tries(secretary(), "evaluationOpen", Map.of("plan", PLAN, "rubric", INAI, "title", " "))))
                .isEqualTo("INVALID_TITLE");
    }

    @Test
    void isRatedByThoseInvitedAlone() {
        Client invited = evaluator("invitada");
        JsonNode exercise = opens("Sólo invitados", invited);
        String appraisal = appraisal(exercise, "durango-2-c1");

        assertThat(refused(rates(evaluator("ajena"), appraisal, rating("transparencia", 1)))).isEqualTo("NOT_INVITED");
        assertThat(called("evaluación-invitada").ask("""
                mutation { ratingGive(input: {appraisal: "x", ratings: []}) { userErrors { code } } }
                """).code()).isEqualTo("FORBIDDEN");
        assertThat(refused(rates(invited, INAI + "-c1", rating("transparencia", 1)))).isEqualTo("NOT_OPEN");
        assertThat(refused(rates(invited, "nada", rating("transparencia", 1)))).isEqualTo("UNKNOWN_APPRAISAL");
    }

    @Test
    void takesRatingsOnTheScaleOfItsRubricInTheVersionThatWasSeen() {
        Client reviewer = evaluator("escala");
        String appraisal = appraisal(opens("En su escala", reviewer), "durango-2-c1");

        assertThat(refused(rates(reviewer, appraisal, rating("transparencia", 2)))).isEqualTo("OUT_OF_SCALE");
        assertThat(refused(rates(reviewer, appraisal, rating("especificidad", -1)))).isEqualTo("OUT_OF_SCALE");
        assertThat(refused(rates(reviewer, appraisal, rating("nada", 1)))).isEqualTo("UNKNOWN_ATTRIBUTE");
        assertThat(refused(rates(reviewer, appraisal))).isEqualTo("INVALID_RATINGS");
        assertThat(refused(rates(reviewer, appraisal, rating("transparencia", 1), rating("transparencia", 0))))
                .isEqualTo("INVALID_RATINGS");

        Map<String, Object> once = Map.of(
                "appraisal", appraisal, "ratings", List.of(rating("especificidad", 1)), "idempotencyKey", "una");
        JsonNode given = rates(reviewer, once).at("/appraisal/scores");
        assertThat(rates(reviewer, once).at("/appraisal/scores")).isEqualTo(given);
        assertThat(given.size()).isEqualTo(1);
        assertThat(given.at("/0/version").asInt()).isEqualTo(1);
        assertThat(refused(rates(reviewer, appraisal, rating("especificidad", 2)))).isEqualTo("STALE");

        JsonNode edited = rates(
                reviewer, appraisal, Map.of("attribute", INAI + "-especificidad", "value", 2, "version", 1))
                .at("/appraisal/scores/0");
        assertThat(edited.path("value").asInt()).isEqualTo(2);
        assertThat(edited.path("version").asInt()).isEqualTo(2);
    }

    @Test
    void isNotRatedByWhoAnswersForAnActivity() {
        Client reviewer = evaluator("titular");
        JsonNode exercise = opens("Con una titular", reviewer);
        invites(exercise, reviewer, Map.of("person", MINISTER));

        assertThat(refused(rates(reviewer, appraisal(exercise, UNIFORMS), rating("transparencia", 1))))
                .isEqualTo("ANSWERS_FOR_IT");
        assertThat(refused(rates(reviewer, appraisal(exercise, "durango-2-c4"), rating("transparencia", 1)))).isEmpty();
    }

    @Test
    void isNotRatedByWhoDeclaredAConflictAndWhatTheyGaveIsGone() {
        Client reviewer = evaluator("declara");
        JsonNode exercise = opens("Con un conflicto", reviewer);
        String appraisal = appraisal(exercise, "durango-2-c1");
        assertThat(rates(reviewer, appraisal, rating("transparencia", 1)).at("/appraisal/scores").size()).isEqualTo(1);
        Map<String, String> conflict = Map.of(
                "evaluation", id(exercise), "commitment", "durango-2-c1", "reason", "Asesoré el rediseño del portal.");

        does(reviewer, "conflictDeclare", conflict);
        JsonNode now = does(reviewer, "conflictDeclare", conflict);

        assertThat(now.path("conflicts").size()).isEqualTo(1);
        assertThat(now.at("/conflicts/0/reason").asString()).isEqualTo("Asesoré el rediseño del portal.");
        assertThat(now.at("/history/nodes/0/kind").asString()).isEqualTo("CONFLICT_DECLARED");
        assertThat(now.at("/history/nodes/0/by/id").asString()).isEqualTo(citizen(reviewer));
        assertThat(refused(rates(reviewer, appraisal, rating("transparencia", 1)))).isEqualTo("CONFLICT_DECLARED");
        closes(exercise);
        assertThat(client.data("query($id: ID!) { appraisal(id: $id) { scores { id } } }", Map.of("id", appraisal))
                .at("/appraisal/scores")).isEmpty();
        assertThat(refused(tries(evaluator("otra"), "conflictDeclare", conflict))).isEqualTo("NOT_OPEN");
    }

    @Test
    void isClosedForGoodAndThenTellsWhatHappened() {
        Client reviewer = evaluator("cierra");
        JsonNode exercise = opens("Que se cierra", reviewer);
        String appraisal = appraisal(exercise, "durango-2-c1");
        rates(reviewer, appraisal, rating("mensurabilidad", 0));
        rates(reviewer, appraisal, Map.of("attribute", INAI + "-mensurabilidad", "value", 2, "version", 1));

        assertThat(refused(tries(secretary(), "evaluationClose", Map.of("evaluation", id(exercise), "version", 7))))
                .isEqualTo("STALE");
        JsonNode closed = closes(exercise);

        assertThat(Client.texts(closed.at("/history/nodes"), "/kind")).containsExactly("CLOSED", "INVITED", "OPENED");
        assertThat(refused(rates(reviewer, appraisal, rating("transparencia", 1)))).isEqualTo("NOT_OPEN");
        assertThat(refused(tries(secretary(), "evaluationClose", Map.of("evaluation", id(exercise), "version", 2))))
                .isEqualTo("NOT_OPEN");
        JsonNode score = client.data("""
                query($id: ID!) { appraisal(id: $id) { scores {
                  value reviewer { id } history { nodes { kind changes { field before after } } }
                } } }
                """, Map.of("id", appraisal)).at("/appraisal/scores/0");
        assertThat(score.path("value").asInt()).isEqualTo(2);
        assertThat(score.at("/reviewer/id").asString()).isEqualTo(citizen(reviewer));
        assertThat(Client.texts(score.at("/history/nodes"), "/kind")).containsExactly("EDITED", "ADDED");
        assertThat(score.at("/history/nodes/0/changes").toString())
                .isEqualTo("[{\"field\":\"value\",\"before\":\"0\",\"after\":\"2\"}]");
    }

    @Test
    void losesAReviewerWithWhatTheyRated() {
        Client stays = evaluator("queda");
        Client goes = evaluator("se-va");
        JsonNode exercise = opens("Con relevo", stays, goes);
        String appraisal = appraisal(exercise, "durango-2-c1");
        rates(stays, appraisal, rating("transparencia", 1));
        rates(goes, appraisal, rating("transparencia", 0));
        Map<String, String> removal = Map.of("evaluation", id(exercise), "citizen", citizen(goes));

        JsonNode now = does(secretary(), "reviewerRemove", removal);

        assertThat(Client.texts(now.path("panel"), "/id")).containsExactly(citizen(stays));
        assertThat(now.at("/history/nodes/0/kind").asString()).isEqualTo("REVIEWER_REMOVED");
        assertThat(refused(rates(goes, appraisal, rating("transparencia", 0)))).isEqualTo("NOT_INVITED");
        assertThat(refused(tries(secretary(), "reviewerRemove", removal))).isEqualTo("NOT_ON_PANEL");
        assertThat(refused(tries(secretary(), "reviewerRemove", Map.of("evaluation", "nada", "citizen", citizen(goes)))))
                .isEqualTo("NOT_FOUND");

        invites(now, goes, Map.of());
        assertThat(goes.data("query($id: ID!) { appraisal(id: $id) { scores { id } } }", Map.of("id", appraisal))
                .at("/appraisal/scores")).isEmpty();
        closes(exercise);
        assertThat(client.data("query($id: ID!) { appraisal(id: $id) { scores { value } } }", Map.of("id", appraisal))
                .at("/appraisal/scores")
                .toString()).isEqualTo("[{\"value\":1}]");
        assertThat(refused(tries(secretary(), "reviewerRemove", removal))).isEqualTo("NOT_OPEN");
    }

    @Test
    void losesReviewersByTheSecretariatAndAdministratorsAlone() {
        for (Role role : Role.values()) {
            String code = called("evaluación-releva", role).ask("""
                    mutation { reviewerRemove(input: {evaluation: "nada", citizen: "nadie"}) { userErrors { code } } }
                    """).code();
            assertThat(code).as("%s", role)
                    .isEqualTo(role == Role.SECRETARIAT || role == Role.ADMINISTRATOR ? "" : "FORBIDDEN");
        }
    }

    @Test
    void tellsWhoMayRunItAndOpenAnother() {
        JsonNode exercise = opens("Quién la lleva");
        String query = """
                query($id: ID!) {
                  evaluation(id: $id) { viewerMayRun } published: evaluation(id: "inai-2020") { viewerMayRun }
                  plan(id: "durango-2") { viewerMayEvaluate }
                }
                """;

        for (Role role : Role.values()) {
            boolean may = role == Role.SECRETARIAT || role == Role.ADMINISTRATOR;
            JsonNode seen = called("evaluación-mira", role).data(query, Map.of("id", id(exercise)));
            assertThat(seen.at("/evaluation/viewerMayRun").asBoolean()).as("%s", role).isEqualTo(may);
            assertThat(seen.at("/plan/viewerMayEvaluate").asBoolean()).as("%s", role).isEqualTo(may);
            assertThat(seen.at("/published/viewerMayRun").asBoolean()).as("%s", role).isFalse();
        }
        JsonNode anybody = client.data(query, Map.of("id", id(exercise)));
        assertThat(anybody.at("/evaluation/viewerMayRun").asBoolean()).isFalse();
        assertThat(anybody.at("/plan/viewerMayEvaluate").asBoolean()).isFalse();
    }
}

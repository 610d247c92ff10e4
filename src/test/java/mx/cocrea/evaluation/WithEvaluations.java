package mx.cocrea.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mx.cocrea.Tables;
import mx.cocrea.TakingPart;
import mx.cocrea.identity.Issuer;
import mx.cocrea.identity.Role;
import mx.cocrea.platform.graphql.Client;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Runs where people evaluate Durango's second plan by the INAI's rubric; in the application that proposals are tested in. */
@TakingPart
abstract class WithEvaluations {

    static final String INAI = "inai-2020";
    static final String PLAN = "durango-2";

    /** A commitment for which a ministry answers by one of its people, who answers for no other. */
    static final String UNIFORMS = "durango-2-c3";
    static final String MINISTRY = "secretaria-de-desarrollo-social";
    static final String MINISTER = "sandra-patricia-arroyo-garcia";

    static final String EVALUATION = """
            { id version state reviewers panel { id } conflicts { reason reviewer { id } commitment { id } }
              appraisals { id commitment { id } } attributes { id scaleMin scaleMax } history { nodes { kind by { id } } } }
            """;

    @Autowired
    Client client;

    @Autowired
    Driver driver;

    Client called(String name, Role... roles) {
        return client.as(Issuer.SHARED.token(name, roles));
    }

    Client secretary() {
        return called("evaluación-secretaría", Role.SECRETARIAT);
    }

    Client evaluator(String name) {
        return called("evaluación-" + name, Role.EVALUATOR);
    }

    static String citizen(Client somebody) {
        return somebody.data("{ me { citizen { id } } }").at("/me/citizen/id").asString();
    }

    /** What a mutation that gives an exercise is answered with. */
    static JsonNode tries(Client who, String mutation, Map<String, ?> input) {
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
        return who.data("mutation($input: %s!) { done: %s(input: $input) { evaluation %s userErrors { code field } } }"
                .formatted(type, mutation, EVALUATION), Map.of("input", input)).path("done");
    }

    static JsonNode does(Client who, String mutation, Map<String, ?> input) {
        JsonNode done = tries(who, mutation, input);
        assertThat(done.path("userErrors")).as("%s", done).isEmpty();
        return done.path("evaluation");
    }

    static String refused(JsonNode done) {
        return done.at("/userErrors/0/code").asString("");
    }

    /** An exercise that these are invited to. */
    JsonNode opens(String title, Client... reviewers) {
        JsonNode evaluation = does(secretary(), "evaluationOpen", Map.of("plan", PLAN, "rubric", INAI, "title", title));
        for (Client reviewer : reviewers) {
            evaluation = invites(evaluation, reviewer, Map.of());
        }
        return evaluation;
    }

    JsonNode invites(JsonNode evaluation, Client reviewer, Map<String, ?> further) {
        Map<String, Object> input = new HashMap<>(Map.of("evaluation", id(evaluation), "citizen", citizen(reviewer)));
        input.putAll(further);
        return does(secretary(), "reviewerInvite", input);
    }

    JsonNode closes(JsonNode evaluation) {
        JsonNode now = sees(client, evaluation);
        return does(
                secretary(), "evaluationClose", Map.of("evaluation", id(now), "version", now.path("version").asInt()));
    }

    static JsonNode sees(Client who, JsonNode evaluation) {
        return who.data("query($id: ID!) { evaluation(id: $id) " + EVALUATION + " }", Map.of("id", id(evaluation)))
                .path("evaluation");
    }

    /** What an exercise says of a commitment, by its identifier. */
    static String appraisal(JsonNode evaluation, String commitment) {
        return evaluation.path("appraisals")
                .valueStream()
                .filter(one -> one.at("/commitment/id").asString().equals(commitment))
                .map(WithEvaluations::id)
                .findFirst()
                .orElseThrow();
    }

    static Map<String, Object> rating(String attribute, int value) {
        return Map.of("attribute", INAI + "-" + attribute, "value", value);
    }

    /** What ratings are answered with. */
    static JsonNode rates(Client reviewer, String appraisal, Map<?, ?>... ratings) {
        return rates(reviewer, Map.of("appraisal", appraisal, "ratings", Arrays.asList(ratings)));
    }

    static JsonNode rates(Client reviewer, Map<String, ?> input) {
        return reviewer.data("""
                mutation($input: RatingGiveInput!) { done: ratingGive(input: $input) {
                  appraisal { id scores { id value version attribute { id } reviewer { id } history { totalCount } } }
                  userErrors { code field }
                } }
                """, Map.of("input", input)).path("done");
    }

    /** Ratings whose median gives a result of table 3 by the rubric, from as many as rate. */
    static List<Integer> panel(Tables.Row attribute, String result, int raters) {
        int most = Integer.parseInt(attribute.get("scaleMax"));
        List<Integer> four = switch (result) {
            case "FAVOURABLE" -> List.of(most, 0, most, most);
            case "INSUFFICIENT" -> List.of(0, most, 0, 0);
            default -> most == 2 ? List.of(1, 1, 2, 0) : List.of(0, 1, 1, 0);
        };
        return four.subList(0, raters);
    }

    static String id(JsonNode thing) {
        return thing.path("id").asString();
    }
}

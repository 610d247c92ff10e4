package mx.cocrea.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mx.cocrea.Tables;
import mx.cocrea.identity.Role;
import mx.cocrea.platform.graphql.Client;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FigureTests extends WithEvaluations {

    private static final String FIGURE = """
            {
              id label value category outcome { value outOf category verdict notComputableBecause }
              rule { id version statement(language: ES) } subject { id } attribute { id } partOf { id }
              inputs { __typename id } sources { where document { id } } author { id } givenSource { title url where }
            }
            """;

    private static final String CHANGED = """
            {
              id label value version editedAt withdrawnAt viewerIsAuthor attribute { id }
              history { nodes { kind by { id } changes { field before after } } }
            }
            """;

    private JsonNode figure(String id) {
        return client.data("query($id: ID!) { figure(id: $id) " + FIGURE + " }", Map.of("id", id)).path("figure");
    }

    private List<String> ids(String filter) {
        return Client.texts(
                client.data("{ figures(first: 100, filter: %s) { nodes { id } } }".formatted(filter)).at("/figures/nodes"),
                "/id");
    }

    @Test
    void findsWhichOfTheInaisFiguresDoNotFollowFromItsOwnTables() {
        assertThat(ids("{evaluation: \"inai-2020\", agrees: false}")).containsExactly(
                "inai-2020-c6-relevancia", "inai-2020-total-imputabilidad", "inai-2020-total-innovacion-tecnologica",
                "inai-2020-total-rendicion-de-cuentas", "inai-2020-total-temporalidad");
        assertThat(ids("{evaluation: \"inai-2020\", agrees: true}")).hasSize(21);
        assertThat(ids("{evaluation: \"inai-2020\", verdict: NOT_COMPUTABLE}")).isEmpty();
    }

    @Test
    void tellsWhatComesOutAndFromWhat() {
        JsonNode accountability = figure("inai-2020-total-rendicion-de-cuentas");

        assertThat(accountability.path("value").asDouble()).isEqualTo(3);
        assertThat(accountability.at("/outcome/value").asDouble()).isEqualTo(5);
        assertThat(accountability.at("/outcome/outOf").asDouble()).isEqualTo(8);
        assertThat(accountability.at("/rule/id").asString()).isEqualTo("favourable-results");
        assertThat(accountability.at("/rule/version").asInt()).isEqualTo(1);
        assertThat(accountability.at("/rule/statement").asString()).contains("Favorable");
        assertThat(Client.texts(accountability.path("inputs"), "/id")).hasSize(8)
                .allMatch(id -> id.endsWith("-rendicion-de-cuentas"));
        assertThat(accountability.path("sources")).isNotEmpty();

        JsonNode relevance = figure("inai-2020-c6-relevancia");
        assertThat(relevance.path("category").asString()).isEqualTo("CAN_IMPROVE");
        assertThat(relevance.at("/outcome/category").asString()).isEqualTo("INSUFFICIENT");
        assertThat(relevance.path("inputs").size()).isEqualTo(5);
    }

    /** Table 3 counted by hand, so that the rule is not held against itself. */
    @Test
    void countsTable3AsTheTablesSay() {
        for (Tables.Row attribute : Tables.rows("attributes")) {
            long favourable = Tables.rows("ratings")
                    .stream()
                    .filter(rating -> rating.get("attribute").equals(attribute.get("id"))
                            && rating.get("result").equals("FAVOURABLE"))
                    .count();
            JsonNode figures = client.data("{ evaluation(id: \"inai-2020\") { figures { outcome { value } attribute { id } } } }")
                    .at("/evaluation/figures");
            assertThat(figures.valueStream().filter(one -> one.at("/attribute/id").asString("").equals(attribute.get("id"))))
                    .singleElement()
                    .satisfies(one -> assertThat(one.at("/outcome/value").asLong()).isEqualTo(favourable));
        }
    }

    @Test
    void findsThatTheUsersOfTheRutaAzulDoNotAddUp() {
        JsonNode users = figure("durango-2-c2-usuarios");
        JsonNode women = figure("durango-2-c2-mujeres");

        assertThat(users.at("/outcome/verdict").asString()).isEqualTo("DISAGREES");
        assertThat(users.at("/outcome/value").asDouble()).isEqualTo(6884);
        assertThat(Client.texts(users.path("inputs"), "/id"))
                .containsExactly("durango-2-c2-usuarios-durango", "durango-2-c2-usuarios-laguna");
        assertThat(women.at("/outcome/value").asDouble()).isEqualTo(59);
        assertThat(women.at("/outcome/verdict").asString()).isEqualTo("DISAGREES");
        JsonNode routes = figure("durango-2-c2-rutas");
        assertThat(routes.at("/outcome/verdict").asString()).isEqualTo("NOT_COMPUTABLE");
        assertThat(routes.at("/outcome/notComputableBecause").asString()).isEqualTo("NO_RULE");
    }

    @Test
    void findsFiguresByWhatTheyAreAbout() {
        assertThat(ids("{subject: \"durango-2-c6\"}"))
                .containsExactly("inai-2020-c6-calidad", "inai-2020-c6-relevancia");
        assertThat(ids("{plan: \"durango-2\"}")).contains(
                "durango-2-compromisos", "durango-2-c2-usuarios", "inai-2020-c6-relevancia", "inai-2020-total-compromisos");
        assertThat(ids("{plan: \"durango-1\"}")).isEmpty();
        assertThat(ids("{rule: \"commitments-of-plan\", agrees: true}")).contains("durango-2-compromisos");
    }

    @Test
    void listsDisagreementsFirstPageByPage() {
        Set<String> seen = new HashSet<>();
        StringBuilder verdicts = new StringBuilder();
        String after = "null";
        JsonNode page;
        do {
            page = client.data("""
                    { figures(first: 7, orderBy: DISAGREEMENTS_FIRST, after: %s) {
                      totalCount verdicts { verdict count } pageInfo { hasNextPage endCursor } nodes { id verdict }
                    } }
                    """.formatted(after)).path("figures");
            page.path("nodes").forEach(one -> {
                seen.add(id(one));
                verdicts.append(one.path("verdict").asString().charAt(0));
            });
            after = '"' + page.at("/pageInfo/endCursor").asString("") + '"';
        } while (page.at("/pageInfo/hasNextPage").asBoolean());

        assertThat(verdicts.toString()).matches("D+A+N+");
        assertThat(seen).hasSize(page.path("totalCount").asInt());
        assertThat(page.path("verdicts").valueStream().mapToInt(one -> one.path("count").asInt()).sum()).isEqualTo(seen.size());
    }

    @Test
    void hasARuleInWordsForEveryRuleThatTheTablesAllow() {
        List<String> rules = Client.texts(client.data("{ figureRules { id } }").path("figureRules"), "/id");

        assertThat(Tables.rows("figures").stream().map(row -> row.get("rule")).filter(rule -> !rule.isEmpty()))
                .isSubsetOf(rules);
        for (String rule : rules) {
            assertThat(client.data("query($of: ID!) { figures(filter: {rule: $of}) { totalCount } }", Map.of("of", rule))
                    .at("/figures/totalCount")
                    .asInt()).isGreaterThanOrEqualTo(0);
        }
        assertThat(rules).containsExactly(
                "activities", "commitments-evaluated", "commitments-of-plan", "dimension-category", "favourable-results",
                "indicators", "share-of-total", "sum-of-parts");
    }

    private static Map<String, Object> given(Map<String, ?> changes) {
        Map<String, Object> input = new HashMap<>(Map.of(
                "subject", PLAN, "label", "Compromisos del plan", "value", 8, "source",
                Map.of("title", "Nota de prensa", "url", "https://example.org/nota", "where", "Párrafo 2")));
        input.putAll(changes);
        return input;
    }

    private JsonNode adds(Client who, Map<String, ?> changes) {
        return who.data(
                "mutation($input: FigureAddInput!) { done: figureAdd(input: $input) { figure %s userErrors { code field } } }"
                        .formatted(FIGURE),
                Map.of("input", given(changes))).path("done");
    }

    @Test
    void isAddedByAnyoneWithASourceAndComputedByTheRuleThatItNames() {
        Client ana = called("cifras-ana");
        int activities = (int) Tables.rows("activities")
                .stream()
                .filter(row -> row.get("commitment").startsWith("durango-2-c5"))
                .count();

        JsonNode right = adds(ana, Map.of("rule", "commitments-of-plan")).path("figure");
        JsonNode wrong = adds(
                ana, Map.of("subject", "durango-2-c5", "rule", "activities", "value", activities + 1, "label", "Actividades"))
                .path("figure");
        JsonNode without = adds(ana, Map.of("value", 12.5, "unit", "km")).path("figure");

        assertThat(right.at("/outcome/verdict").asString()).isEqualTo("AGREES");
        assertThat(right.at("/author/id").asString()).isEqualTo(citizen(ana));
        assertThat(right.at("/givenSource/url").asString()).isEqualTo("https://example.org/nota");
        assertThat(wrong.at("/outcome/verdict").asString()).isEqualTo("DISAGREES");
        assertThat(wrong.at("/outcome/value").asInt()).isEqualTo(activities);
        assertThat(without.at("/outcome/notComputableBecause").asString()).isEqualTo("NO_RULE");
        assertThat(client
                .data("query($id: ID!) { figure(id: $id) { history { nodes { kind by { id } } } } }", Map.of("id", id(right)))
                .at("/figure/history/nodes/0/by/id")
                .asString()).isEqualTo(citizen(ana));
    }

    @Test
    void isAddedOnceByOneKey() {
        Client ana = called("cifras-ana");

        assertThat(id(adds(ana, Map.of("idempotencyKey", "k")).path("figure")))
                .isEqualTo(id(adds(ana, Map.of("idempotencyKey", "k")).path("figure")));
    }

    @Test
    void isRefusedWhereItMakesNoSense() {
        Client ana = called("cifras-ana");

        assertThat(refused(adds(ana, Map.of("subject", "nada")))).isEqualTo("UNKNOWN_SUBJECT");
        assertThat(refused(adds(ana, Map.of("subject", "dif-estatal")))).isEqualTo("UNKNOWN_SUBJECT");
        assertThat(refused(adds(ana, Map.of("rule", "nada")))).isEqualTo("UNKNOWN_RULE");
        assertThat(refused(adds(ana, Map.of("rule", "favourable-results")))).isEqualTo("UNFIT_RULE");
        assertThat(refused(adds(ana, Map.of("subject", INAI, "rule", "favourable-results")))).isEqualTo("UNFIT_ATTRIBUTE");
        assertThat(refused(adds(ana, Map.of("attribute", INAI + "-transparencia")))).isEqualTo("UNFIT_ATTRIBUTE");
        assertThat(refused(adds(ana, Map.of("subject", INAI, "rule", "favourable-results", "attribute", "nada"))))
                .isEqualTo("UNKNOWN_ATTRIBUTE");
        assertThat(refused(adds(ana, Map.of("label", " ")))).isEqualTo("INVALID_LABEL");
        assertThat(refused(adds(ana, Map.of("value", 1e300)))).isEqualTo("INVALID_VALUE");
        assertThat(refused(adds(ana, Map.of("source", Map.of("title", "t", "url", "javascript:alert(1)", "where", "w")))))
                .isEqualTo("INVALID_SOURCE");
        assertThat(client.ask("mutation($input: FigureAddInput!) { figureAdd(input: $input) { userErrors { code } } }",
                Map.of("input", given(Map.of()))).code()).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void isAPartOfOnesOwnFiguresAlone() {
        Client ana = called("cifras-ana");
        Client beto = called("cifras-beto");
        Map<String, Object> about = Map.of("subject", "durango-2-c2", "unit", "usuarios");

        assertThat(refused(adds(ana, with(about, Map.of("partOf", "durango-2-c2-usuarios"))))).isEqualTo("UNKNOWN_WHOLE");
        String total = id(adds(ana, with(about, Map.of("value", 10, "rule", "sum-of-parts"))).path("figure"));
        assertThat(refused(adds(beto, with(about, Map.of("partOf", total))))).isEqualTo("UNKNOWN_WHOLE");
        assertThat(figure(total).at("/outcome/notComputableBecause").asString()).isEqualTo("NO_INPUTS");
        adds(ana, with(about, Map.of("partOf", total, "value", 4)));
        adds(ana, with(about, Map.of("partOf", total, "value", 6)));
        assertThat(figure(total).at("/outcome/verdict").asString()).isEqualTo("AGREES");
        assertThat(figure("durango-2-c2-usuarios").at("/outcome/value").asDouble()).isEqualTo(6884);
    }

    private JsonNode edits(Client who, JsonNode figure, int version, Map<String, ?> changes) {
        Map<String, Object> input = given(changes);
        input.remove("subject");
        input.put("figure", id(figure));
        input.put("version", version);
        return who.data(
                "mutation($input: FigureEditInput!) { done: figureEdit(input: $input) { figure %s userErrors { code field } } }"
                        .formatted(CHANGED),
                Map.of("input", input)).path("done");
    }

    private JsonNode withdraws(Client who, JsonNode figure, int version) {
        return who.data(
                "mutation($input: FigureWithdrawInput!) { done: figureWithdraw(input: $input) { figure %s userErrors { code field } } }"
                        .formatted(CHANGED),
                Map.of("input", Map.of("figure", id(figure), "version", version))).path("done");
    }

    @Test
    void isCorrectedByWhoAddedItWithATraceOfWhatItSaid() {
        Client ana = called("cifras-corrige");
        JsonNode added = adds(ana, Map.of("subject", id(opens("De ocho compromisos")), "rule", "favourable-results", "attribute",
                INAI + "-transparencia", "value", 99)).path("figure");

        JsonNode edited = edits(ana, added, 1, Map.of("rule", "commitments-evaluated", "value", 8.5, "outOf", 9)).path("figure");

        assertThat(edited.path("version").asInt()).isEqualTo(2);
        assertThat(edited.path("value").asDouble()).isEqualTo(8.5);
        assertThat(edited.path("editedAt").isNull()).isFalse();
        assertThat(edited.path("viewerIsAuthor").asBoolean()).isTrue();
        assertThat(edited.path("attribute").isNull()).isTrue();
        assertThat(figure(id(edited)).at("/outcome/value").asDouble()).isEqualTo(8);
        assertThat(edited.at("/history/nodes/0/by/id").asString()).isEqualTo(citizen(ana));
        assertThat(edited.at("/history/nodes/0/changes")
                .valueStream()
                .map(one -> one.path("field").asString() + ": " + one.path("before").asString() + " > "
                        + one.path("after").asString()))
                .containsExactly(
                        "attribute: inai-2020-transparencia > ", "outOf:  > 9.0",
                        "rule: favourable-results > commitments-evaluated", "value: 99.0 > 8.5");
        assertThat(edits(ana, added, 2, Map.of("rule", "commitments-evaluated", "value", 8.5, "outOf", 9)).at("/figure/version")
                .asInt()).as("nothing changed").isEqualTo(2);
    }

    @Test
    void isNotCorrectedUnseenNorIntoNonsense() {
        Client ana = called("cifras-corrige");
        JsonNode added = adds(ana, Map.of("rule", "commitments-of-plan")).path("figure");
        edits(ana, added, 1, Map.of("value", 7));

        JsonNode stale = edits(ana, added, 1, Map.of("value", 9));

        assertThat(refused(stale)).isEqualTo("STALE");
        assertThat(stale.at("/figure/value").asDouble()).isEqualTo(7);
        assertThat(refused(withdraws(ana, added, 1))).isEqualTo("STALE");
        assertThat(refused(edits(ana, added, 2, Map.of("rule", "nada")))).isEqualTo("UNKNOWN_RULE");
        assertThat(refused(edits(ana, added, 2, Map.of("rule", "favourable-results")))).isEqualTo("UNFIT_RULE");
        assertThat(refused(edits(ana, added, 2, Map.of("attribute", INAI + "-transparencia")))).isEqualTo("UNFIT_ATTRIBUTE");
        assertThat(refused(edits(ana, added, 2, Map.of("label", " ")))).isEqualTo("INVALID_LABEL");
        assertThat(refused(edits(ana, missing(), 1, Map.of()))).isEqualTo("UNKNOWN_FIGURE");
        assertThat(refused(withdraws(ana, missing(), 1))).isEqualTo("UNKNOWN_FIGURE");
    }

    private JsonNode missing() {
        return client.data("{ figure: plan(id: \"durango-1\") { id } }").path("figure");
    }

    @Test
    void isChangedByNobodyElseAndNeverWhereTheDataHoldIt() {
        Client ana = called("cifras-corrige");
        Client beto = called("cifras-beto", Role.values());
        Map<String, String> withdrawals = Map.of(
                "ana's", id(adds(ana, Map.of()).path("figure")), "the data's", "durango-2-c2-usuarios");

        withdrawals.forEach((whose, figure) -> {
            Map<String, Object> edit = given(Map.of("figure", figure, "version", 1));
            edit.remove("subject");
            assertThat(beto.ask(
                    "mutation($input: FigureEditInput!) { figureEdit(input: $input) { userErrors { code } } }",
                    Map.of("input", edit)).code()).as(whose).isEqualTo("FORBIDDEN");
            assertThat(beto.ask(
                    "mutation($input: FigureWithdrawInput!) { figureWithdraw(input: $input) { userErrors { code } } }",
                    Map.of("input", Map.of("figure", figure, "version", 1))).code()).as(whose).isEqualTo("FORBIDDEN");
        });
        assertThat(figure("durango-2-c2-usuarios").at("/outcome/value").asDouble()).isEqualTo(6884);
    }

    @Test
    void isWithdrawnForGoodAndThenCountsNowhere() {
        Client ana = called("cifras-retira");
        Map<String, Object> about = Map.of("subject", "durango-2-c2", "unit", "usuarios");
        JsonNode total = adds(ana, with(about, Map.of("value", 10, "rule", "sum-of-parts"))).path("figure");
        adds(ana, with(about, Map.of("partOf", id(total), "value", 4)));
        JsonNode part = adds(ana, with(about, Map.of("partOf", id(total), "value", 6))).path("figure");
        assertThat(figure(id(total)).at("/outcome/verdict").asString()).isEqualTo("AGREES");

        JsonNode withdrawn = withdraws(ana, part, 1).path("figure");

        assertThat(withdrawn.path("withdrawnAt").isNull()).isFalse();
        assertThat(withdrawn.path("label").asString()).isEqualTo("Compromisos del plan");
        assertThat(withdrawn.at("/history/nodes/0/kind").asString()).isEqualTo("WITHDRAWN");
        assertThat(withdrawn.at("/history/nodes/0/by/id").asString()).isEqualTo(citizen(ana));
        assertThat(withdrawn.at("/history/nodes/0/changes").toString())
                .isEqualTo("[{\"field\":\"partOf\",\"before\":\"%s\",\"after\":\"\"}]".formatted(id(total)));
        assertThat(figure(id(total)).at("/outcome/value").asDouble()).isEqualTo(4);
        assertThat(Client.texts(figure(id(total)).path("inputs"), "/id")).hasSize(1).doesNotContain(id(part));
        assertThat(figure(id(total)).at("/outcome/verdict").asString()).isEqualTo("DISAGREES");
        assertThat(refused(withdraws(ana, part, 2))).isEqualTo("WITHDRAWN");
        assertThat(refused(edits(ana, part, 2, Map.of()))).isEqualTo("WITHDRAWN");

        withdraws(ana, total, 1);
        JsonNode gone = figure(id(total));
        assertThat(gone.at("/outcome/verdict").asString()).isEqualTo("NOT_COMPUTABLE");
        assertThat(gone.at("/outcome/notComputableBecause").asString()).isEqualTo("WITHDRAWN");
        assertThat(gone.path("rule").isNull()).isTrue();
        assertThat(gone.path("inputs")).isEmpty();
        assertThat(refused(adds(ana, with(about, Map.of("partOf", id(total)))))).isEqualTo("UNKNOWN_WHOLE");
    }

    @Test
    void isNotAmongWhatAnEvaluationPublishesOnceItIsWithdrawn() {
        Client ana = called("cifras-retira");
        String exercise = id(opens("Con una cifra"));
        JsonNode added = adds(ana, Map.of("subject", exercise, "rule", "commitments-evaluated")).path("figure");
        String query = "query($id: ID!) { evaluation(id: $id) { figures { id } } }";
        assertThat(Client.texts(client.data(query, Map.of("id", exercise)).at("/evaluation/figures"), "/id"))
                .containsExactly(id(added));

        withdraws(ana, added, 1);

        assertThat(client.data(query, Map.of("id", exercise)).at("/evaluation/figures")).isEmpty();
    }

    private static Map<String, Object> with(Map<String, ?> one, Map<String, ?> other) {
        Map<String, Object> both = new HashMap<>(one);
        both.putAll(other);
        return both;
    }

    @Test
    void tiesRecommendationsToAttributesAndToWhatTookThemUp() {
        JsonNode recommendations = client.data("""
                { evaluation(id: "inai-2020") { recommendations {
                  number attributes { id } uptakes { record { id } sources { where } notes { kind } }
                } } }
                """).at("/evaluation/recommendations");

        assertThat(recommendations).hasSize(9).allSatisfy(one -> assertThat(one.path("attributes")).isNotEmpty());
        assertThat(recommendations.valueStream().flatMap(one -> one.path("uptakes").valueStream())).hasSize(5)
                .allSatisfy(uptake -> {
                    assertThat(id(uptake.path("record"))).contains("durango-3");
                    assertThat(uptake.path("sources")).isNotEmpty();
                    assertThat(uptake.at("/notes/0/kind").asString()).isEqualTo("INTERPRETED");
                });
    }
}

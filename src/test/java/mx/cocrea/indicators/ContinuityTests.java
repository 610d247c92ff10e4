package mx.cocrea.indicators;

import static mx.cocrea.platform.graphql.Client.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mx.cocrea.Durango;
import mx.cocrea.platform.graphql.Client;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What became of the promises of one plan in the next, and what plans leave open. */
@Durango
class ContinuityTests {

    @Autowired
    Client client;

    @Test
    void tellsThatFollowTheMoneyWentOnWithAnotherProgramme() {
        JsonNode found = client
                .data("""
                        {
                          before: commitment(id: "durango-1-c1") {
                            continuesIn { kind reason plan { id } to { ... on Commitment { id } } sources { where document { id } } notes { kind } }
                          }
                          after: commitment(id: "durango-2-c3") { continuedFrom { from { ... on Commitment { id } } } continuesIn { kind } }
                        }
                        """);

        JsonNode one = found.at("/before/continuesIn/0");
        assertThat(one.path("kind").asString()).isEqualTo("CARRIED_OVER");
        assertThat(one.at("/to/id").asString()).isEqualTo("durango-2-c3");
        assertThat(one.at("/plan/id").asString()).isEqualTo("durango-2");
        assertThat(one.path("reason").asString()).contains("segundo ejercicio");
        assertThat(texts(one.path("notes"), "/kind")).containsExactly("INTERPRETED");
        assertThat(one.at("/sources/0/document/id").asString()).isEqualTo("plan-de-accion-local-durango-2");
        assertThat(found.at("/after/continuedFrom/0/from/id").asString()).isEqualTo("durango-1-c1");
        assertThat(found.at("/after/continuesIn/0/kind").asString()).isEqualTo("DROPPED");
    }

    @Test
    void tellsOfEveryCommitmentThatALaterPlanFollowsAndCitesAll() {
        JsonNode found = client
                .data("""
                        {
                          all: continuities(first: 100) { totalCount nodes { id to { __typename } kind sources { where } notes { id sources { where } } } }
                          first: continuities(filter: {from: "durango-1"}) { nodes { from { ... on Commitment { id } } } }
                          second: continuities(filter: {from: "durango-2", plan: "durango-3", kind: DROPPED}) { totalCount }
                          problems: continuities(filter: {from: "durango-3"}) { totalCount }
                        }
                        """);

        assertThat(found.at("/all/totalCount").asInt()).isEqualTo(13);
        assertThat(found.at("/all/nodes").valueStream()).allSatisfy(one -> {
            assertThat(one.path("to").isNull()).isEqualTo(one.path("kind").asString().equals("DROPPED"));
            assertThat(one.path("sources").isEmpty()).isFalse();
            assertThat(one.path("notes").isEmpty()).isFalse();
            assertThat(one.at("/notes/0/sources").isEmpty()).isFalse();
        });
        assertThat(texts(found.at("/first/nodes"), "/from/id"))
                .containsExactly("durango-1-c1", "durango-1-c2", "durango-1-c3", "durango-1-c4", "durango-1-c5");
        assertThat(found.at("/second/totalCount").asInt()).isEqualTo(8);
        assertThat(found.at("/problems/totalCount").asInt()).isZero();
    }

    @Test
    void tellsWhatAnExtinctInstitutionBecame() {
        JsonNode found = client
                .data("""
                        {
                          ifai: actor(id: "instituto-federal-de-acceso-a-la-informacion-y-proteccion-de-datos") {
                            ... on Institution { predecessors { statedAs } successors { statedAs successor { shortName } sources { where document { id } } } }
                          }
                          inai: actor(id: "instituto-nacional-de-transparencia-acceso-a-la-informacion-y-proteccion-de-datos-personales") {
                            ... on Institution { successors { statedAs } predecessors { predecessor { shortName } } }
                          }
                        }
                        """);

        assertThat(found.at("/ifai/successors/0/successor/shortName").asString()).isEqualTo("INAI");
        assertThat(found.at("/ifai/successors/0/statedAs").asString()).isEqualTo("febrero de 2014");
        assertThat(found.at("/ifai/successors/0/sources/0/document/id").asString()).isEqualTo("guia-gobierno-abierto-2019");
        assertThat(found.at("/ifai/predecessors").isEmpty()).isTrue();
        assertThat(found.at("/inai/predecessors/0/predecessor/shortName").asString()).isEqualTo("IFAI");
        assertThat(found.at("/inai/successors").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # plan, problems without commitment; commitments without indicator, responsible, activity; activities without dates, responsible, indicator
            durango-1, 0, 3, 1, 0, 1, 1, 1
            durango-2, 0, 0, 0, 0, 0, 1, 0
            durango-3, 0, 10, 0, 10, 0, 0, 0
            """)
    void countsWhatAPlanLeavesOpenAsTheListsDo(
            String plan, int problems, int indicator, int responsible, int activity, int dates, int nobody, int unmeasured) {
        JsonNode found = client.data(
                """
                        query($plan: ID!) {
                          plan(id: $plan) {
                            gaps {
                              problemsWithoutCommitment commitmentsWithoutIndicator commitmentsWithoutResponsible commitmentsWithoutActivity
                              activitiesWithoutDates activitiesWithoutResponsible activitiesWithoutIndicator
                            }
                          }
                          problems(filter: {plan: $plan, hasCommitment: false}) { totalCount }
                          indicator: commitments(filter: {plan: $plan, hasIndicator: false}) { totalCount }
                          responsible: commitments(filter: {plan: $plan, hasResponsible: false}) { totalCount }
                          activity: commitments(filter: {plan: $plan, hasActivity: false}) { totalCount }
                          dates: activities(filter: {plan: $plan, hasDates: false}) { totalCount }
                          nobody: activities(filter: {plan: $plan, hasResponsible: false}) { totalCount }
                          unmeasured: activities(filter: {plan: $plan, hasIndicator: false}) { totalCount }
                        }
                        """,
                Map.of("plan", plan));
        List<Integer> expected = List.of(problems, indicator, responsible, activity, dates, nobody, unmeasured);

        assertThat(found.at("/plan/gaps").valueStream().map(JsonNode::asInt)).containsExactlyElementsOf(expected);
        assertThat(List.of("problems", "indicator", "responsible", "activity", "dates", "nobody", "unmeasured")
                .stream()
                .map(list -> found.at("/" + list + "/totalCount").asInt())).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"continuities.csv", "successions.csv", "datapackage.json"})
    void areOfferedAsTheyStandInThePackage(String file) throws IOException {
        assertThat(client.send(client.request("/datos/durango/" + file)).http().body())
                .isEqualTo(Files.readString(Path.of("neo4j/data/durango", file)));
    }

    @Test
    void listsProblemsThatNothingAddresses() {
        JsonNode found = client.data("""
                { problems(filter: {hasCommitment: true}, first: 100) { totalCount nodes { id commitment { id } } } }
                """).path("problems");

        assertThat(found.path("totalCount").asInt()).isEqualTo(14);
        assertThat(found.path("nodes").valueStream()).allSatisfy(one -> assertThat(one.path("commitment").isNull()).isFalse());
    }
}

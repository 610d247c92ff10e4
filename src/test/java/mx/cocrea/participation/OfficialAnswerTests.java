package mx.cocrea.participation;

import static mx.cocrea.participation.Somebody.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import mx.cocrea.StatementCount;
import mx.cocrea.identity.Role;
import mx.cocrea.platform.graphql.Client;
import mx.cocrea.platform.graphql.Client.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class OfficialAnswerTests extends WithProposals {

    @Autowired
    StatementCount statements;

    private String clockOf(JsonNode proposal) {
        return new Somebody(client).sees(proposal).path("clock").asString("");
    }

    private static String refusal(Answer answer) {
        return answer.body().at("/data/done/userErrors/0/code").asString("");
    }

    @Test
    void comesLateAndTheClockShowsIt() {
        Somebody ana = called("ana");
        JsonNode proposal = ana.proposes("Un horario en cada parada", RUTA_AZUL);
        assertThat(proposal.path("dueOn").asString()).isEqualTo(LAST_DAY.toString());

        assertThat(called("beto").supports(proposal).path("supportCount").asInt()).isEqualTo(1);

        clock.moveTo(LAST_DAY);
        assertThat(clockOf(proposal)).isEqualTo("RUNNING");

        clock.moveTo(LAST_DAY.plusDays(1));
        assertThat(clockOf(proposal)).isEqualTo("OVERDUE");

        clock.moveTo(LAST_DAY.plusDays(3));
        JsonNode answer = liaison("lidia", DIF).answers(proposal, "ACCEPTS");
        assertThat(answer.at("/institution/id").asString()).isEqualTo(DIF);
        assertThat(answer.path("answeredOn").asString()).isEqualTo(LAST_DAY.plusDays(3).toString());
        assertThat(answer.at("/proposal/status").asString()).isEqualTo("ACCEPTED");
        assertThat(answer.at("/proposal/clock").asString()).isEqualTo("ANSWERED_LATE");

        Answer rated = ana.rates(answer, 1, false);
        assertThat(rated.body().at("/data/done/officialAnswer/answersTheQuestion").asBoolean(true)).isFalse();

        assertThat(kinds(proposal)).containsExactly("SUBMITTED", "SUPPORTED", "ANSWERED");
        assertThat(kinds(answer)).containsExactly("ANSWERED", "RATED");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # at, answered late, answered in time, never answered
            2026-11-12, '', '', ''
            2026-11-13, RUNNING, RUNNING, RUNNING
            2026-12-14, RUNNING, ANSWERED_IN_TIME, RUNNING
            2026-12-15, ANSWERED_LATE, ANSWERED_IN_TIME, OVERDUE
            """)
    void isJudgedAtAnyDate(LocalDate asOf, String late, String inTime, String never) {
        Somebody liaison = liaison("lidia", DIF);
        List<JsonNode> proposals = IntStream.range(0, 3).mapToObj(i -> called("ana").proposes("A una fecha", RUTA_AZUL)).toList();
        clock.moveTo(LAST_DAY);
        liaison.answers(proposals.get(1), "REJECTS");
        clock.moveTo(LAST_DAY.plusDays(1));
        liaison.answers(proposals.get(0), "ACCEPTS");

        assertThat(proposals).extracting(proposal -> client.data(
                "query($id: ID!, $at: Date!) { proposal(id: $id) { clock(asOf: $at) } }",
                Map.of("id", id(proposal), "at", asOf.toString()))
                .at("/proposal/clock")
                .asString("")).containsExactly(late, inTime, never);
    }

    @Test
    void stopsTheClockOnlyWhereItDecides() {
        Somebody lidia = liaison("lidia", DIF);
        JsonNode proposal = called("ana").proposes("Con preguntas", RUTA_AZUL);

        JsonNode question = lidia.answers(proposal, "ASKS");
        assertThat(question.at("/proposal/status").asString()).isEqualTo("UNDER_REVIEW");
        assertThat(question.at("/proposal/clock").asString()).isEqualTo("RUNNING");

        lidia.answers(proposal, "ASKS");
        clock.moveTo(LAST_DAY.plusDays(1));
        assertThat(clockOf(proposal)).isEqualTo("OVERDUE");
        assertThat(lidia.answers(proposal, "REJECTS").at("/proposal/status").asString()).isEqualTo("REJECTED");

        assertThat(refusal(lidia.answers(proposal, "ACCEPTS", Map.of()))).isEqualTo("WRONG_STATUS");
        assertThat(Client
                .texts(client.data("query($id: ID!) { proposal(id: $id) { answers { decision } } }", Map.of("id", id(proposal)))
                        .at("/proposal/answers"), "/decision"))
                .containsExactly("ASKS", "ASKS", "REJECTS");
        assertThat(history(proposal).stream().map(event -> event.path("changes").size())).containsExactly(1, 1, 0, 1);
    }

    @Test
    void hasNoClockOnceItWasWithdrawn() {
        Somebody ana = called("ana");
        JsonNode proposal = ana.proposes("Ya no", RUTA_AZUL);
        clock.moveTo(LAST_DAY.plusDays(1));

        assertThat(ana.moves("proposalWithdraw", proposal).path("clock").isNull()).isTrue();
        assertThat(
                client.data("query($id: ID!) { proposal(id: $id) { clock(asOf: \"2026-12-14\") } }", Map.of("id", id(proposal)))
                        .at("/proposal/clock")
                        .asString())
                .isEqualTo("RUNNING");
    }

    @Test
    void isGivenOnlyForAnInstitutionThatTheProposalWasPutTo() {
        JsonNode proposal = called("ana").proposes("Para el DIF", RUTA_AZUL);

        assertThat(liaison("leo", CONGRESS).answers(proposal, "ACCEPTS", Map.of()).code()).isEqualTo("FORBIDDEN");
        // An organisation answers for the same activities by one of its members, and is asked nothing.
        Somebody organisation = liaison("carla", "colecc");
        assertThat(organisation.answers(proposal, "ACCEPTS", Map.of()).code()).isEqualTo("FORBIDDEN");
        assertThat(organisation.answers(proposal, "ACCEPTS", Map.of("institution", "colecc")).code()).isEqualTo("FORBIDDEN");
        assertThat(organisation.tries("proposalReview", Somebody.present(proposal)).code()).isEqualTo("FORBIDDEN");
        assertThat(liaison("lidia", DIF).answers(proposal, "ACCEPTS", Map.of("institution", CONGRESS)).code())
                .isEqualTo("FORBIDDEN");
        assertThat(new Somebody(client).answers(proposal, "ACCEPTS", Map.of()).code()).isEqualTo("UNAUTHENTICATED");
        assertThat(new Somebody(client).sees(proposal).path("status").asString()).isEqualTo("SUBMITTED");
    }

    @Test
    void saysForWhichInstitutionWhereItsWriterActsForSeveral() {
        Somebody both = liaison("dos-enlaces", DIF, "comision-estatal-de-los-derechos-humanos");
        JsonNode proposal = called("ana").proposes("Para dos", RUTA_AZUL);

        assertThat(refusal(both.answers(proposal, "ASKS", Map.of()))).isEqualTo("SEVERAL_INSTITUTIONS");
        assertThat(both.answers(proposal, "ASKS", Map.of("institution", DIF))
                .body()
                .at("/data/done/officialAnswer/institution/id")
                .asString())
                .isEqualTo(DIF);
    }

    @Test
    void pointsToActivitiesAndADay() {
        Somebody lidia = liaison("lidia", DIF);
        JsonNode proposal = called("ana").proposes("Con actividades", RUTA_AZUL);

        assertThat(refusal(lidia.answers(proposal, "ACCEPTS", Map.of("activities", List.of("durango-2-c2-3", RUTA_AZUL)))))
                .isEqualTo("UNKNOWN_ACTIVITY");
        assertThat(refusal(lidia.answers(proposal, "ACCEPTS", Map.of("dueOn", "2026-11-12")))).isEqualTo("INVALID_DATE");
        assertThat(refusal(lidia.answers(proposal, "ACCEPTS", Map.of("reasons", " ")))).isEqualTo("INVALID_REASONS");
        assertThat(refusal(lidia.answers(proposal, "ACCEPTS", Map.of("reasons", "a".repeat(5_001)))))
                .isEqualTo("INVALID_REASONS");
        assertThat(refusal(
                lidia.answers(proposal, "ACCEPTS", Map.of("activities", IntStream.range(0, 21).mapToObj(i -> "a" + i).toList()))))
                .isEqualTo("TOO_MANY");

        JsonNode answer = lidia.answers(proposal, "ACCEPTS", Map.of(
                "activities", List.of("durango-2-c2-3", "durango-2-c2-1", "durango-2-c2-3"), "dueOn", "2026-11-13"))
                .body()
                .at("/data/done/officialAnswer");

        assertThat(Client.texts(answer.path("activities"), "/id")).containsExactly("durango-2-c2-1", "durango-2-c2-3");
        assertThat(answer.path("dueOn").asString()).isEqualTo("2026-11-13");
        assertThat(answer.path("reasons").asString()).isEqualTo("Hay presupuesto.");
    }

    @Test
    void isGivenOnceHoweverOftenItIsSentWithTheSameKey() {
        Somebody lidia = liaison("lidia", DIF);
        JsonNode proposal = called("ana").proposes("Una respuesta", RUTA_AZUL);

        Set<String> ids = Set.copyOf(IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> lidia.answers(proposal, "ACCEPTS", Map.of("idempotencyKey", id(proposal))))
                .map(answer -> answer.body().at("/data/done/officialAnswer/id").asString())
                .toList());

        assertThat(ids).hasSize(1);
        assertThat(kinds(proposal)).containsExactly("SUBMITTED", "ANSWERED");
    }

    @Test
    void doesNotTellWhoWroteItForTheInstitution() {
        Somebody lidia = liaison("lidia-anonima", DIF);
        JsonNode proposal = called("ana").proposes("Sin nombres", RUTA_AZUL);
        lidia.moves("proposalReview", proposal);
        JsonNode answer = lidia.answers(proposal, "ACCEPTS");

        assertThat(history(proposal)).filteredOn(event -> !event.path("kind").asString().equals("SUBMITTED"))
                .hasSize(2)
                .allMatch(event -> event.path("by").isNull());
        assertThat(history(answer)).allMatch(event -> event.path("by").isNull());
        assertThat(client.data("query($id: ID!) { node(id: $id) { __typename ... on Citizen { proposals { totalCount } } } }",
                Map.of("id", citizen(lidia))).at("/node/proposals/totalCount").asInt()).isZero();
    }

    @Test
    void isRatedByTheProposerAlone() {
        Somebody ana = called("ana");
        JsonNode answer = liaison("lidia", DIF).answers(ana.proposes("Para calificar", RUTA_AZUL), "REJECTS");

        assertThat(called("beto").rates(answer, 1, true).code()).isEqualTo("FORBIDDEN");
        assertThat(liaison("lidia", DIF).rates(answer, 1, true).code()).isEqualTo("FORBIDDEN");
        assertThat(ana.rates(answer, 1, true).body().at("/data/done/officialAnswer/version").asInt()).isEqualTo(2);

        JsonNode stale = ana.rates(answer, 1, false).body().at("/data/done");

        assertThat(stale.at("/userErrors/0/code").asString()).isEqualTo("STALE");
        assertThat(stale.at("/officialAnswer/answersTheQuestion").asBoolean()).isTrue();
        assertThat(history(answer).getLast().path("changes").toString())
                .isEqualTo("[{\"field\":\"answersTheQuestion\",\"before\":\"\",\"after\":\"true\"}]");
    }

    @Test
    void isCountedForEachInstitution() {
        Somebody ana = called("ana");
        String institution = "contraloria-municipal";
        Somebody lidia = liaison("contralora", institution);
        List<JsonNode> proposals = IntStream.range(0, 6).mapToObj(i -> ana.proposes("Número " + i, "durango-1-c3")).toList();
        ana.moves("proposalWithdraw", proposals.get(0));
        clock.moveTo(FRIDAY.plusDays(10));
        lidia.answers(proposals.get(1), "ACCEPTS");
        clock.moveTo(LAST_DAY.plusDays(9));
        lidia.answers(proposals.get(2), "REJECTS");
        lidia.answers(proposals.get(3), "ASKS");
        JsonNode young = ana.proposes("Todavía a tiempo", "durango-1-c3");
        ana.drafts("Borrador", "durango-1-c3");

        JsonNode answering = answering(institution);

        assertThat(answering.path("proposals").asInt()).isEqualTo(6);
        assertThat(answering.path("answered").asInt()).isEqualTo(2);
        assertThat(answering.path("answeredInTime").asInt()).isEqualTo(1);
        assertThat(answering.path("shareInTime").asDouble()).isEqualTo(0.2);
        assertThat(answering.path("medianDaysToAnswer").asDouble()).isEqualTo(25);
        assertThat(answering.at("/overdue/totalCount").asInt()).isEqualTo(3);
        assertThat(Client.texts(answering.at("/overdue/nodes"), "/id")).containsExactlyInAnyOrder(
                id(proposals.get(3)), id(proposals.get(4)), id(proposals.get(5))).doesNotContain(id(young));
        assertThat(statements.during(() -> answering(institution))).isEqualTo(1);
    }

    private JsonNode answering(String institution) {
        return client.data("""
                query($id: ID!) {
                  actor(id: $id) {
                    ... on Institution {
                      answering {
                        proposals answered answeredInTime shareInTime medianDaysToAnswer
                        overdue(first: 10) { totalCount nodes { id dueOn answers { decision } } }
                      }
                    }
                  }
                }
                """, Map.of("id", institution)).at("/actor/answering");
    }

    @Test
    void saysNothingOfAnInstitutionThatWasAskedNothing() {
        assertThat(answering("ciel").toString()).isEqualTo(
                "{\"proposals\":0,\"answered\":0,\"answeredInTime\":0,\"shareInTime\":null,\"medianDaysToAnswer\":null,"
                        + "\"overdue\":{\"totalCount\":0,\"nodes\":[]}}");
    }

    @Test
    void isDueWhenThePlanSays() {
        Somebody administrator = called("administradora", Role.ADMINISTRATOR);
        Somebody ana = called("ana");

        assertThat(sets(administrator, "durango-2", 5).body().at("/data/done/plan/answerWorkingDays").asInt()).isEqualTo(5);
        assertThat(ana.proposes("Pronto", RUTA_AZUL).path("dueOn").asString()).isEqualTo("2026-11-23");
        assertThat(ana.proposes("Pronto también", "durango-2-c2-p1").path("dueOn").asString()).isEqualTo("2026-11-23");
        assertThat(sets(administrator, "durango-2", null).body().at("/data/done/plan/answerWorkingDays").isNull()).isTrue();
        assertThat(ana.proposes("Como siempre", RUTA_AZUL).path("dueOn").asString()).isEqualTo(LAST_DAY.toString());

        assertThat(refusal(sets(administrator, "durango-2", 0))).isEqualTo("OUT_OF_RANGE");
        assertThat(refusal(sets(administrator, "durango-2", 251))).isEqualTo("OUT_OF_RANGE");
        assertThat(refusal(sets(administrator, RUTA_AZUL, 5))).isEqualTo("NOT_FOUND");
        assertThat(sets(called("sara", Role.SECRETARIAT), "durango-2", 5).code()).isEqualTo("FORBIDDEN");
    }

    private static Answer sets(Somebody who, String plan, @Nullable Integer workingDays) {
        Map<String, Object> input = new HashMap<>(Map.of("plan", plan));
        input.put("workingDays", workingDays);
        return who.client().ask("""
                mutation($input: PlanAnswerTimeSetInput!) {
                  done: planAnswerTimeSet(input: $input) { plan { answerWorkingDays } userErrors { code } }
                }
                """, Map.of("input", input));
    }
}

package mx.cocrea.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who follows what, and what they are told of it: each event once, and nothing that they may not see. */
class NoticeTests extends WithNotices {

    private static final String HALF = "MATCH (event:Event) WHERE event.id = $id REMOVE event:Told RETURN event.id AS found";

    @Test
    void followsAThingOnceAndNoLonger() {
        Follower rosa = called("rosa-sigue");

        JsonNode first = rosa.does("followAdd", "FollowInput", Map.of("subject", DIF),
                "follow { id subject { ... on Institution { id } } }");
        JsonNode again = rosa.does("followAdd", "FollowInput", Map.of("subject", DIF),
                "follow { id subject { ... on Institution { id } } }");

        assertThat(first.at("/follow/subject/id").asString()).isEqualTo(DIF);
        assertThat(again).isEqualTo(first);
        assertThat(follows(rosa)).isTrue();
        assertThat(follows(called("otra"))).isFalse();
        assertThat(client.data("{ actor(id: \"%s\") { viewerFollows } }".formatted(DIF)).at("/actor/viewerFollows").asBoolean())
                .isFalse();
        assertThat(rosa.me("follows { totalCount }").at("/follows/totalCount").asInt()).isEqualTo(1);
        assertThat(rosa.does("followRemove", "FollowInput", Map.of("subject", DIF), "account { follows { totalCount } }")
                .at("/account/follows/totalCount")
                .asInt()).isZero();
        assertThat(follows(rosa)).isFalse();
    }

    private static boolean follows(Follower somebody) {
        return somebody.signedIn()
                .data("{ actor(id: \"%s\") { viewerFollows } }".formatted(DIF))
                .at("/actor/viewerFollows")
                .asBoolean();
    }

    @Test
    void refusesToFollowWhatIsNotThereOrNotSaid() {
        Follower rosa = called("rosa-nada");
        String draft = called("autora").drafts("Un borrador ajeno");

        assertThat(refused(rosa, Map.of("subject", "made-up"))).isEqualTo("NOT_FOUND");
        assertThat(refused(rosa, Map.of("subject", draft))).isEqualTo("NOT_FOUND");
        assertThat(refused(rosa, Map.of("subject", "ods-16"))).isEqualTo("NOT_FOUND");
        assertThat(refused(rosa, Map.of())).isEqualTo("SUBJECT_MISSING");
        assertThat(refused(rosa, Map.of("subject", DIF, "words", "agua"))).isEqualTo("SUBJECT_MISSING");
        assertThat(refused(rosa, Map.of("words", "¿?¡!"))).isEqualTo("INVALID_WORDS");
        assertThat(refused(rosa, Map.of("words", "uno dos tres cuatro cinco seis"))).isEqualTo("INVALID_WORDS");
        assertThat(rosa.me("follows { nodes { id } }").at("/follows/nodes")).isEmpty();
    }

    private static String refused(Follower somebody, Map<String, ?> input) {
        return somebody.does("followAdd", "FollowInput", input, "follow { id }").at("/userErrors/0/code").asString();
    }

    @Test
    void tellsOfCommentsToThoseWhoFollowAndToThoseWhoAreRepliedTo() {
        Follower rosa = called("rosa-compromiso").follows("durango-2-c3");
        Follower luz = called("luz-comenta");

        String first = luz.comments("durango-2-c3-1", "En una actividad.");
        rosa.replies(first, "Le respondo.");
        luz.comments("durango-2-c4", "En otra parte.");
        announcer.tell();

        assertThat(rosa.told()).containsExactly("COMMENT En una actividad.");
        assertThat(luz.told()).containsExactly("REPLY Le respondo.");
        assertThat(rosa.notices().at("/0/event/kind").asString()).isEqualTo("ADDED");
    }

    @Test
    void tellsOfReportsToThoseWhoFollowTheCommitmentOrWhoeverAnswers() {
        Follower rosa = called("rosa-compromiso-dos").follows(RUTA_AZUL);
        Follower byActor = called("sigue-a-ramiro").follows("ramiro-soto-contreras");
        Follower byInstitution = called("sigue-al-dif-dos").follows(DIF);
        Follower elsewhere = called("sigue-otra-cosa").follows("durango-2-c1");
        Follower luz = called("luz-testigo").follows(RUTA_AZUL);

        luz.witnesses("durango-2-c2-1", "No hay mapa.");
        announcer.tell();

        for (Follower one : List.of(rosa, byActor, byInstitution)) {
            assertThat(one.notices().at("/0/reason").asString()).isEqualTo("PROGRESS");
            assertThat(one.notices().at("/0/subject/summary").asString()).isEqualTo("No hay mapa.");
        }
        assertThat(elsewhere.told()).isEmpty();
        assertThat(luz.told()).isEmpty();
    }

    @Test
    void tellsOfMeasurementsAndFiguresToThoseWhoFollowThePlanTheCommitmentOrWhoeverAnswers() {
        Follower byPlan = called("sigue-el-plan").follows("durango-2");
        Follower byCommitment = called("sigue-la-ruta").follows(RUTA_AZUL);
        Follower byActor = called("sigue-a-ramiro-dos").follows("ramiro-soto-contreras");
        Follower elsewhere = called("sigue-otro-plan").follows("durango-1").follows("durango-2-c1");
        Follower liaison = liaison("enlace-que-mide").follows(RUTA_AZUL);
        Follower luz = called("luz-lee");

        liaison.measures("durango-2-c2-i1");
        luz.publishes(RUTA_AZUL, "Rutas");
        luz.publishes("durango-2-c2-1", "Mapas");
        luz.publishes("durango-2-c2-i1", "Difusiones");
        luz.publishes("durango-2", "Compromisos del plan");
        luz.publishes("inai-2020", "Compromisos evaluados");
        announcer.tell();

        assertThat(byPlan.told()).containsExactlyInAnyOrder(
                "MEASURED", "FIGURE Rutas", "FIGURE Mapas", "FIGURE Difusiones", "FIGURE Compromisos del plan",
                "FIGURE Compromisos evaluados");
        for (Follower one : List.of(byCommitment, byActor)) {
            assertThat(one.told())
                    .containsExactlyInAnyOrder("MEASURED", "FIGURE Rutas", "FIGURE Mapas", "FIGURE Difusiones");
        }
        assertThat(elsewhere.told()).isEmpty();
        assertThat(liaison.told()).doesNotContain("MEASURED").contains("FIGURE Rutas");
        assertThat(luz.told()).isEmpty();
    }

    @Test
    void followsAPlan() {
        Follower rosa = called("rosa-plan").follows("durango-3");

        assertThat(rosa.me("follows { nodes { subject { ... on Plan { id viewerFollows } } } }").at("/follows/nodes/0/subject"))
                .hasToString("{\"id\":\"durango-3\",\"viewerFollows\":true}");
    }

    @Test
    void tellsHowAProposalGoesOnToWhoeverProposedItAndToThoseWhoFollowAround() {
        Follower ana = called("ana-propone");
        Follower byActor = called("sigue-al-dif").follows(DIF);
        Follower byWords = called("sigue-palabras").followsWords("PARADÁ horario");
        Follower elsewhere = called("sigue-otro").follows("congreso-del-estado-de-durango").followsWords("parada inexistente");
        Follower liaison = liaison("enlace-del-dif").follows(RUTA_AZUL);

        ana.drafts("Un borrador que nadie ve");
        String proposal = ana.proposes("Horarios a la vista");
        announcer.tell();
        assertThat(
                ana.me("follows { nodes { subject { ... on Proposal { id } } } }").at("/follows/nodes/0/subject/id").asString())
                .isEqualTo(proposal);
        clock.advance(Duration.ofMinutes(1));
        liaison.moves("proposalReview", proposal, 2);
        clock.advance(Duration.ofMinutes(1));
        liaison.answers(proposal);
        announcer.tell();

        assertThat(ana.told()).containsExactly("ANSWER Horarios a la vista", "STATUS Horarios a la vista");
        assertThat(byActor.told()).containsExactly("ANSWER Horarios a la vista", "PROPOSAL Horarios a la vista");
        assertThat(byWords.told()).containsExactly("PROPOSAL Horarios a la vista");
        assertThat(elsewhere.told()).isEmpty();
        assertThat(liaison.told()).containsExactly("PROPOSAL Horarios a la vista");
        assertThat(ana.notices().at("/0/event/by").isNull()).isTrue();
    }

    @Test
    void tellsOnceThatTheTimeForAnAnswerRanOut() {
        Follower ana = called("ana-espera");
        String proposal = ana.proposes("Nadie contesta");
        announcer.tell();

        overdue.note();
        announcer.tell();
        assertThat(ana.told()).isEmpty();

        clock.moveTo(FRIDAY.plusMonths(2));
        overdue.note();
        overdue.note();
        announcer.tell();
        assertThat(ana.told()).containsExactly("OVERDUE Nadie contesta");
        assertThat(client.data("query($id: ID!) { proposal(id: $id) { clock history(kinds: [OVERDUE]) { totalCount } } }",
                Map.of("id", proposal)).path("proposal").toString())
                .isEqualTo("{\"clock\":\"OVERDUE\",\"history\":{\"totalCount\":1}}");
    }

    @Test
    void tellsNothingOfWhatWasWithdrawn() {
        Follower rosa = called("rosa-retirado").follows("durango-2-c6");
        Follower luz = called("luz-retira");

        String before = luz.comments("durango-2-c6", "Retirado antes.");
        luz.withdraws(before);
        String after = luz.comments("durango-2-c6", "Retirado después.");
        announcer.tell();
        assertThat(rosa.told()).containsExactly("COMMENT Retirado después.");

        luz.withdraws(after);
        assertThat(rosa.told()).isEmpty();
        assertThat(rosa.me("notices(unread: true) { totalCount }").at("/notices/totalCount").asInt()).isZero();
    }

    @Test
    void readsNotices() {
        Follower rosa = called("rosa-lee").follows("durango-2-c7");
        Follower luz = called("luz-escribe");
        luz.comments("durango-2-c7", "Uno.");
        luz.comments("durango-2-c7", "Dos.");
        announcer.tell();
        List<String> ids = rosa.notices().valueStream().map(notice -> notice.path("id").asString()).toList();

        assertThat(unread(luz.does("noticesRead", "NoticesReadInput", Map.of("notices", ids),
                "account { notices(unread: true) { totalCount } }")))
                .isZero();
        assertThat(rosa.me("notices(unread: true) { totalCount }").at("/notices/totalCount").asInt()).isEqualTo(2);
        assertThat(unread(rosa.does("noticesRead", "NoticesReadInput", Map.of("notices", ids.subList(0, 1)),
                "account { notices(unread: true) { totalCount } }"))).isEqualTo(1);
        assertThat(unread(
                rosa.does("noticesRead", "NoticesReadInput", Map.of(), "account { notices(unread: true) { totalCount } }")))
                .isZero();
        assertThat(rosa.notices().valueStream().map(notice -> notice.path("readAt").asString())).hasSize(2).doesNotContain("");
    }

    private static int unread(JsonNode payload) {
        return payload.at("/account/notices/totalCount").asInt();
    }

    @Test
    void forgetsWhatWasReadLongAgoAndAllThatIsOlder() {
        Follower rosa = called("rosa-antes").follows("durango-2-c8");
        Follower luz = called("luz-antes");
        luz.comments("durango-2-c8", "Leído.");
        announcer.tell();
        rosa.does("noticesRead", "NoticesReadInput", Map.of(), "");
        luz.comments("durango-2-c8", "Sin leer.");
        announcer.tell();

        clock.advance(Duration.ofDays(90));
        old.forget();
        assertThat(rosa.told()).containsExactlyInAnyOrder("COMMENT Leído.", "COMMENT Sin leer.");

        clock.advance(Duration.ofSeconds(1));
        old.forget();
        assertThat(rosa.told()).containsExactly("COMMENT Sin leer.");

        clock.advance(Duration.ofDays(275));
        old.forget();
        announcer.tell();
        assertThat(rosa.told()).isEmpty();
        assertThat(values("MATCH (:Account)-[:TOLD]->(notice:Notice) WHERE notice.createdAt < $now RETURN notice AS found",
                Map.of("now", clock.instant().minus(Duration.ofDays(365)).atOffset(ZoneOffset.UTC)))).isEmpty();
    }

    @Test
    void tellsEachEventOnceWhoeverTellsAtTheSameTime() throws Exception {
        Follower rosa = called("rosa-a-la-vez").follows("durango-1-c1");
        Follower luz = called("luz-a-la-vez");
        List<String> bodies = IntStream.range(0, 30).mapToObj(number -> "Comentario %d".formatted(number)).toList();

        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> telling = IntStream.range(0, 4).<Future<?>>mapToObj(number -> executor.submit(() -> {
                for (int i = 0; i < 10; i++) {
                    announcer.tell();
                }
            })).toList();
            bodies.forEach(body -> luz.comments("durango-1-c1", body));
            for (Future<?> one : telling) {
                one.get();
            }
        }
        announcer.tell();

        assertThat(rosa.told()).hasSize(30)
                .containsExactlyInAnyOrderElementsOf(bodies.stream().map(body -> "COMMENT " + body).toList());
    }

    /** As it would be where a process was killed after it told some people of an event and before it told the others. */
    @Test
    void goesOnWhereItWasStopped() {
        Follower rosa = called("rosa-a-medias").follows("durango-1-c2");
        Follower luz = called("luz-a-medias");
        luz.comments("durango-1-c2", "A medias.");
        announcer.tell();
        called("tarde").follows("durango-1-c2");

        String event = values("""
                MATCH (event:Event)-[:ABOUT]->(:Comment {body: 'A medias.'})
                RETURN event.id AS found
                """, Map.of()).getFirst().toString();
        assertThat(values(HALF, Map.of("id", event))).hasSize(1);
        announcer.tell();

        assertThat(rosa.told()).containsExactly("COMMENT A medias.");
        assertThat(called("tarde").told()).containsExactly("COMMENT A medias.");
    }

    @Test
    void tellsOfWhatWasBegunBeforeAndWrittenAfterOthers() {
        Follower rosa = called("rosa-orden").follows("durango-1-c3");
        Follower luz = called("luz-orden");
        luz.comments("durango-1-c3", "Después.");
        announcer.tell();
        luz.comments("durango-1-c3", "Antes.");
        UUID begunBefore = UUID.fromString(values("""
                MATCH (event:Event)-[:ABOUT]->(:Comment {body: 'Después.'})
                RETURN event.id AS found
                """, Map.of()).getFirst().toString());
        values("MATCH (event:Event)-[:ABOUT]->(:Comment {body: 'Antes.'}) SET event.id = $id RETURN event.id AS found", Map.of(
                "id",
                new UUID(begunBefore.getMostSignificantBits() - (60_000L << 16), begunBefore.getLeastSignificantBits())
                        .toString()));
        announcer.tell();

        assertThat(rosa.told()).containsExactlyInAnyOrder("COMMENT Después.", "COMMENT Antes.");
    }
}

package mx.cocrea.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.uuid.Generators;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import mx.cocrea.identity.Issuer;
import mx.cocrea.identity.Role;
import mx.cocrea.participation.Voice;
import mx.cocrea.platform.graphql.Client;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What those who follow are told, and what they are not. */
class SubscriptionTests extends Follows {

    private static final String COMMENTS = """
            subscription($on: ID!) { commentAdded(on: $on) { id body author { displayName } on { ... on Commitment { title } } } }
            """;
    private static final String PROPOSALS = """
            subscription($about: ID, $institution: ID) {
              proposalChanged(about: $about, institution: $institution) { id title status }
            }
            """;

    @Test
    void tellsEachCommentOnceInOrderWithWhatWasSelected() {
        Client ana = as("ana");
        try (Following following = Following.of(client, COMMENTS, Map.of("on", SUBJECT))) {
            List<String> written = IntStream.range(0, 5)
                    .mapToObj(i -> comments(ana, SUBJECT, "Uno tras otro " + i).path("id").asString())
                    .toList();

            List<JsonNode> told = IntStream.range(0, 5).mapToObj(i -> following.next().at("/data/commentAdded")).toList();

            assertThat(told).extracting(comment -> comment.path("id").asString()).isEqualTo(written);
            assertThat(told.getFirst().path("body").asString()).isEqualTo("Uno tras otro 0");
            assertThat(told.getFirst().at("/author/displayName").asString()).isNotEmpty();
            assertThat(told.getFirst().at("/on/title").asString()).contains("Ruta Azul");
        }
    }

    @Test
    void losesAndDoublesNothingInAStorm() throws Exception {
        String on = "durango-2-c1";
        try (Following one = Following.of(client, COMMENTS, Map.of("on", on));
                Following other = Following.of(as("luis"), COMMENTS, Map.of("on", on));
                ExecutorService storm = Executors.newVirtualThreadPerTaskExecutor()) {
            Set<String> written = new TreeSet<>();
            for (var citizen : storm.invokeAll(IntStream.range(0, 10)
                    .<Callable<List<String>>>mapToObj(
                            number -> () -> writes(as("citizen " + number), on))
                    .toList())) {
                written.addAll(citizen.get());
            }

            for (Following following : List.of(one, other)) {
                List<String> told = IntStream.range(0, 200)
                        .mapToObj(i -> following.next().at("/data/commentAdded/id").asString())
                        .toList();
                assertThat(new TreeSet<>(told)).isEqualTo(written).hasSize(200);
                assertThat(following.rest()).isEmpty();
            }
        }
    }

    private static List<String> writes(Client citizen, String on) {
        List<String> written = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            written.add(comments(citizen, on, "Comentario " + number).path("id").asString());
        }
        return written;
    }

    @Test
    void tellsOfNoDraftButToItsAuthor() {
        Client eva = as("eva");
        try (Following everybody = Following.of(client, PROPOSALS, Map.of("about", SUBJECT));
                Following author = Following.of(eva, PROPOSALS, Map.of("about", SUBJECT))) {
            JsonNode draft = drafts(eva, "Horarios en cada parada");
            happens("EDITED", draft.path("id").asString());
            submits(eva, draft);

            assertThat(author.next().at("/data/proposalChanged/status").asString()).isEqualTo("DRAFT");
            assertThat(author.next().at("/data/proposalChanged/status").asString()).isEqualTo("SUBMITTED");
            JsonNode first = everybody.next();
            assertThat(first.at("/data/proposalChanged/status").asString()).isEqualTo("SUBMITTED");
            assertThat(first.at("/data/proposalChanged/title").asString()).isEqualTo("Horarios en cada parada");
            assertThat(everybody.rest()).isEmpty();
        }
    }

    @Test
    void tellsOfNothingThatIsHeldOrHidden() {
        Voice noe = new Voice(as("noe"));
        Voice reporter = new Voice(as("reporter"));
        Voice moderator = new Voice(as("moderator", Role.MODERATOR));
        try (Following added = Following.of(client, COMMENTS, Map.of("on", SUBJECT));
                Following changed = Following.of(client, COMMENTS.replace("commentAdded", "commentChanged"),
                        Map.of("on", SUBJECT))) {
            assertThat(noe.says(Map.of("on", SUBJECT, "body", "Vean" + " https://example.org".repeat(6)))
                    .at("/held/state")
                    .asString())
                    .isEqualTo("HELD");
            JsonNode comment = noe.says(SUBJECT, "Lo que se oculta");
            assertThat(added.next().at("/data/commentAdded/body").asString()).isEqualTo("Lo que se oculta");

            reporter.reports(comment, "HARASSMENT");
            moderator.decided(comment, "HIDE");
            noe.says(SUBJECT, "Lo que sigue");

            assertThat(added.next().at("/data/commentAdded/body").asString()).isEqualTo("Lo que sigue");
            assertThat(added.rest()).isEmpty();
            assertThat(changed.rest()).allSatisfy(told -> {
                assertThat(told.at("/data/commentChanged/body").isNull()).isTrue();
                assertThat(told.at("/data/commentChanged/author").isNull()).isTrue();
            });
        }
    }

    @Test
    void tellsInstitutionsWhatIsPutToThem() {
        Client leo = as("leo");
        try (Following own = Following.of(client, PROPOSALS, Map.of("institution", "dif-estatal"));
                Following others = Following.of(client, PROPOSALS, Map.of("institution", "congreso-del-estado-de-durango"))) {
            submits(leo, drafts(leo, "Para el DIF"));

            assertThat(own.next().at("/data/proposalChanged/title").asString()).isEqualTo("Para el DIF");
            assertThat(others.rest()).isEmpty();
        }
    }

    @Test
    void tellsOfReportsOnAnActivityToThoseWhoFollowItOrItsCommitment() {
        String question = "subscription($about: ID) { progressReported(about: $about) { id summary activity { id } } }";
        try (Following activity = Following.of(client, question, Map.of("about", "durango-2-c2-1"));
                Following commitment = Following.of(client, question, Map.of("about", SUBJECT));
                Following other = Following.of(client, question, Map.of("about", "durango-2-c2-2"))) {
            as("olga")
                    .data("""
                            mutation {
                              progressReportAdd(input: {activity: "durango-2-c2-1", done: NOT_COMPLETED, observedOn: "2019-06-01", summary: "No hay mapa."}) {
                                userErrors { code }
                              }
                            }
                            """);

            for (Following one : List.of(activity, commitment)) {
                assertThat(one.next().at("/data/progressReported/summary").asString()).isEqualTo("No hay mapa.");
                assertThat(one.rest()).isEmpty();
            }
            assertThat(other.rest()).isEmpty();
        }
    }

    @Test
    void tellsOfMeasurementsAndFiguresToThoseWhoFollowWhatTheyTellOf() {
        String measured = "subscription($about: ID) { indicatorMeasured(about: $about) { id measurements(first: 1) { nodes { numerator } } } }";
        String added = "subscription($about: ID) { figureAdded(about: $about) { label value } }";
        try (Following indicator = Following.of(client, measured, Map.of("about", "durango-2-c2-i1"));
                Following commitment = Following.of(client, measured, Map.of("about", SUBJECT));
                Following figures = Following.of(client, added, Map.of("about", SUBJECT));
                Following other = Following.of(client, added, Map.of("about", "durango-2-c1"))) {
            as("sara", Role.SECRETARIAT).data("""
                    mutation {
                      measurementAdd(input: {indicator: "durango-2-c2-i1", observedOn: "2019-05-31", numerator: 3, denominator: 4,
                        link: {url: "https://example.org/informe", title: "Informe"}}) { userErrors { code } }
                    }
                    """);
            as("olga").data("""
                    mutation {
                      figureAdd(input: {subject: "durango-2-c2-1", label: "Mapas", value: 1,
                        source: {title: "Nota", url: "https://example.org/nota", where: "Párrafo 2"}}) { userErrors { code } }
                    }
                    """);

            for (Following one : List.of(indicator, commitment)) {
                assertThat(one.next().at("/data/indicatorMeasured/measurements/nodes/0/numerator").asInt()).isEqualTo(3);
                assertThat(one.rest()).isEmpty();
            }
            assertThat(figures.next().at("/data/figureAdded/label").asString()).isEqualTo("Mapas");
            assertThat(figures.rest()).isEmpty();
            assertThat(other.rest()).isEmpty();
        }
    }

    @Test
    void endsWhenWhatItIsAboutIsNotThereAnyMore() throws Exception {
        Client rosa = as("rosa");
        JsonNode proposal = submits(rosa, drafts(rosa, "Se ocultará"));
        String id = proposal.path("id").asString();
        try (Following following = Following.of(client, PROPOSALS, Map.of("about", id))) {
            driver.executableQuery("MATCH (p:Proposal {id: $id}) REMOVE p.submittedOn")
                    .withParameters(Map.of("id", id))
                    .execute();
            happens("HIDDEN", id);

            assertThat(following.end()).isEqualTo("SUBJECT_GONE");
        }
        try (Following late = Following.of(client, PROPOSALS, Map.of("about", id))) {
            assertThat(late.end()).isEqualTo("NOT_FOUND");
        }
    }

    @Test
    void endsWhenTheTokenExpires() throws Exception {
        try (Following following = Following.of(as("nora"), COMMENTS, Map.of("on", SUBJECT));
                Following anonymous = Following.of(client, COMMENTS, Map.of("on", SUBJECT))) {
            clock.advance(Duration.ofMinutes(6));

            assertThat(following.end()).isEqualTo("UNAUTHENTICATED");
            comments(as("pia"), SUBJECT, "Sigue");
            assertThat(anonymous.next().at("/data/commentAdded/body").asString()).isEqualTo("Sigue");
        }
    }

    @Test
    void refusesATokenThatIsNotValid() {
        String forged = Issuer.SHARED.token("ana").replaceAll("[^.]+$", "AAAA");
        try (Following following = Following.of(client.as(forged), COMMENTS, Map.of("on", SUBJECT))) {
            assertThat(following.status()).isEqualTo(401);
        }
    }

    @Test
    void isNotAnsweredWithOneAnswer() {
        assertThat(client.ask("subscription { commentAdded(on: \"%s\") { id } }".formatted(SUBJECT)).status()).isEqualTo(406);
    }

    @Test
    void answersOnceWhereverThatIsEnough() {
        var answer = client.send(client.request("/graphql?query=%7Bplans%7Bname%7D%7D")
                .header(
                        "Accept", "application/graphql-response+json, application/json, text/event-stream, multipart/mixed"));

        assertThat(answer.header("Content-Type")).startsWith("application/graphql-response+json");
        assertThat(answer.body().at("/data/plans").size()).isEqualTo(3);
    }

    @Test
    void obeysTheLimitsOfDocuments() {
        assertThat(client.ask("subscription { a: proposalChanged { id } b: proposalChanged { id } }").code())
                .isEqualTo("GRAPHQL_VALIDATION_FAILED");
        assertThat(client
                .ask("""
                        subscription {
                          proposalChanged { history(first: 100) { nodes { by { proposals(first: 100) { nodes { history(first: 100) { nodes { id } } } } } } } }
                        }
                        """)
                .code()).isEqualTo("QUERY_TOO_COSTLY");
        try (Following following = Following.of(client, "{ plans { name } }", Map.of())) {
            assertThat(following.next().at("/data/plans").size()).isEqualTo(3);
        }
    }

    /** What another process writes. */
    private void happens(String kind, String about) {
        driver.executableQuery("""
                MATCH (about:Node {id: $about})
                CREATE (:Node:Event {id: $id, kind: $kind, at: datetime(), fields: [], before: [], after: []})-[:ABOUT]->(about)
                MERGE (version:DataVersion {id: 'people'})
                SET version.number = coalesce(version.number, 0) + 1
                """)
                .withParameters(Map.of(
                        "about", about, "kind", kind, "id", Generators.timeBasedEpochGenerator().generate().toString()))
                .execute();
    }
}

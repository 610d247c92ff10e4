package mx.cocrea.participation;

import static mx.cocrea.participation.Somebody.edit;
import static mx.cocrea.participation.Somebody.id;
import static mx.cocrea.participation.Somebody.present;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mx.cocrea.StatementCount;
import mx.cocrea.identity.Role;
import mx.cocrea.platform.graphql.Client;
import mx.cocrea.platform.graphql.Client.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class ProposalTests extends WithProposals {

    @Autowired
    StatementCount statements;

    private static Map<String, Object> draft(Map<String, ?> changes) {
        Map<String, Object> input = new HashMap<>(Map.of("title", "Horario visible", "addresses", RUTA_AZUL));
        input.putAll(changes);
        return input;
    }

    /** Every way to proposals, with how many somebody finds of those with the rare word in their title. */
    private static Map<String, Integer> found(Client reader, JsonNode proposal, String word) {
        JsonNode data = reader.data("""
                query($id: ID!, $ids: [ID!]!, $author: ID!, $word: String!) {
                  proposal(id: $id) { id }
                  node(id: $id) { id }
                  nodes(ids: $ids) { id }
                  proposals(filter: {text: $word, status: DRAFT}) { totalCount nodes { id } }
                  words: proposals(filter: {text: $word}) { totalCount }
                  commitment(id: "durango-2-c2") { proposals(first: 100) { totalCount nodes { id } } }
                  problem: node(id: "durango-2-c2-p1") { ... on Problem { proposals { totalCount } } }
                  author: node(id: $author) { ... on Citizen { proposals { totalCount nodes { id } } } }
                  similarProposals(title: $word) { id }
                }
                """,
                Map.of("id", id(proposal), "ids", List.of(id(proposal)), "author", id(proposal.path("author")), "word", word));
        String own = id(proposal);
        return Map.of(
                "proposal", data.at("/proposal/id").asString("").equals(own) ? 1 : 0,
                "node", data.at("/node/id").asString("").equals(own) ? 1 : 0,
                "nodes", data.path("nodes").size(),
                "draft", data.at("/proposals/totalCount").asInt() + data.at("/proposals/nodes").size(),
                "words", data.at("/words/totalCount").asInt(),
                "commitment",
                (int) Client.texts(data.at("/commitment/proposals/nodes"), "/id").stream().filter(own::equals).count(),
                "author", data.at("/author/proposals/totalCount").asInt() + data.at("/author/proposals/nodes").size(),
                "similar", data.path("similarProposals").size());
    }

    @Test
    void isThereForItsAuthorAloneUntilItIsSubmitted() {
        Somebody ana = called("ana-xilofonista");
        JsonNode draft = ana.drafts("Marquesinas xilofonistas", RUTA_AZUL);

        for (Client reader : List.of(client, called("beto").client())) {
            assertThat(found(reader, draft, "xilofonistas").values()).containsOnly(0);
            JsonNode page = reader
                    .data("{ commitment(id: \"durango-2-c2\") { proposals(first: 100) { totalCount nodes { id } } } }")
                    .at("/commitment/proposals");
            assertThat(page.path("totalCount").asInt()).isEqualTo(page.path("nodes").size());
        }
        assertThat(found(ana.client(), draft, "xilofonistas")).isEqualTo(Map.of("proposal", 1, "node", 1, "nodes", 1, "draft", 2,
                "words", 1, "commitment", 1, "author", 2, "similar", 0));

        ana.moves("proposalSubmit", draft);

        assertThat(found(client, draft, "xilofonistas"))
                .isEqualTo(Map.of("proposal", 1, "node", 1, "nodes", 1, "draft", 0, "words", 1,
                        "commitment", 1, "author", 2, "similar", 1));
    }

    @Test
    void staysPrivateWhereItWasWithdrawnAsADraft() {
        Somebody ana = called("ana-borrador");
        JsonNode withdrawn = ana.moves("proposalWithdraw", ana.drafts("Nunca dicho", RUTA_AZUL));

        assertThat(withdrawn.path("status").asString()).isEqualTo("WITHDRAWN");
        assertThat(client.data("query($id: ID!) { node(id: $id) { id } }", Map.of("id", id(withdrawn))).path("node").isNull())
                .isTrue();
        assertThat(called("beto").refused("supportAdd", Map.of("proposal", id(withdrawn)))).isEqualTo("NOT_FOUND");
        assertThat(driver.executableQuery("MATCH (e:Event)-[:ABOUT]->({id: $id}) RETURN e")
                .withParameters(Map.of("id", id(withdrawn)))
                .execute()
                .records()).isEmpty();
    }

    @Test
    void goesWithItsAuthorsAccountWhileItIsADraft() {
        Somebody ana = called("ana-que-se-va");
        JsonNode draft = ana.drafts("Nunca visto", RUTA_AZUL);
        JsonNode proposal = ana.proposes("Visto por todos", RUTA_AZUL);

        ana.client().data("mutation { accountDelete(input: {confirm: true}) { citizen { id } } }");

        assertThat(driver.executableQuery("MATCH (n:Node) WHERE n.id IN $ids RETURN n.id")
                .withParameters(Map.of("ids", List.of(id(draft), id(proposal))))
                .execute()
                .records()).singleElement().satisfies(left -> assertThat(left.get(0).asString()).isEqualTo(id(proposal)));
        assertThat(client.data("query($id: ID!) { proposal(id: $id) { author { displayName } } }", Map.of("id", id(proposal)))
                .at("/proposal/author/displayName")
                .isNull()).isTrue();
    }

    @Test
    void isCommentedOnOnceItIsSubmitted() {
        Somebody ana = called("ana-comentada");
        JsonNode draft = ana.drafts("Comentada", RUTA_AZUL);
        String comments = """
                mutation($on: ID!) {
                  commentAdd(input: {on: $on, body: "De acuerdo"}) { comment { on { ... on Proposal { title } } } userErrors { code } }
                }
                """;

        JsonNode before = ana.client().data(comments, Map.of("on", id(draft)));
        ana.moves("proposalSubmit", draft);
        JsonNode after = called("beto").client().data(comments, Map.of("on", id(draft)));

        assertThat(before.at("/commentAdd/userErrors/0/code").asString()).isEqualTo("NOT_FOUND");
        assertThat(after.at("/commentAdd/comment/on/title").asString()).isEqualTo("Comentada");
        assertThat(client.data("query($id: ID!) { proposal(id: $id) { commentCount comments { nodes { body } } } }",
                Map.of("id", id(draft))).at("/proposal/comments/nodes/0/body").asString()).isEqualTo("De acuerdo");
    }

    @Test
    void isPutToTheInstitutionsThatAnswerForItsCommitmentAndHasADayToBeAnsweredBy() {
        JsonNode proposal = called("ana").proposes("Horarios", RUTA_AZUL);

        assertThat(proposal.path("status").asString()).isEqualTo("SUBMITTED");
        assertThat(proposal.path("submittedOn").asString()).isEqualTo(FRIDAY.toString());
        assertThat(proposal.path("dueOn").asString()).isEqualTo(LAST_DAY.toString());
        assertThat(proposal.path("clock").asString()).isEqualTo("RUNNING");
        assertThat(Client.texts(proposal.path("institutions"), "/id")).containsExactlyInAnyOrder(
                "comision-estatal-de-los-derechos-humanos", DIF, "gobierno-del-estado-de-durango",
                "secretaria-de-contraloria-del-estado-de-durango");
        assertThat(kinds(proposal)).containsExactly("SUBMITTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"durango-1-c2-p1", "durango-2-c2-p1"})
    void isPutToTheSameInstitutionsForAProblemAsForTheCommitmentThatAddressesIt(String problem) {
        Somebody ana = called("ana");
        JsonNode forProblem = ana.proposes("Por el problema", problem);
        JsonNode forCommitment = ana.proposes("Por el compromiso", problem.replaceFirst("-p1$", ""));

        assertThat(forProblem.path("institutions").isEmpty()).isFalse();
        assertThat(forProblem.path("institutions")).isEqualTo(forCommitment.path("institutions"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"problem", "solution"})
    void isSubmittedOnlyWhole(String missing) {
        Somebody ana = called("ana");
        Map<String, Object> input = draft(Map.of("problem", "Uno", "solution", "Otra"));
        input.put(missing, "  ");
        JsonNode draft = ana.does("proposalAdd", input);

        assertThat(ana.refused("proposalSubmit", present(draft))).isEqualTo("INCOMPLETE");
        assertThat(ana.sees(draft).path("status").asString()).isEqualTo("DRAFT");
    }

    @Test
    void isMendedWithoutATraceForAQuarterOfAnHourAndAfterwardsAsARevision() {
        Somebody ana = called("ana");
        JsonNode proposal = ana.proposes("Horarios en las paradas", RUTA_AZUL);
        clock.advance(Duration.ofMinutes(14));
        JsonNode mended = ana.does("proposalEdit", edit(proposal, Map.of("title", "Horarios en las paradas del camión")));

        assertThat(kinds(proposal)).containsExactly("SUBMITTED");

        clock.advance(Duration.ofMinutes(1));
        JsonNode revised = ana.does("proposalEdit", edit(mended, Map.of(
                "solution", "Un horario y un mapa.", "links",
                List.of(Map.of("url", "https://example.org/mapa", "title", "El mapa")))));

        assertThat(revised.path("version").asInt()).isEqualTo(4);
        assertThat(kinds(proposal)).containsExactly("SUBMITTED", "EDITED");
        JsonNode event = history(proposal).getLast();
        assertThat(event.at("/by/id").asString()).isEqualTo(id(proposal.path("author")));
        assertThat(event.path("at").asString()).startsWith("2026-11-13T18:15:00");
        assertThat(event.path("changes").valueStream().map(change -> change.valueStream().map(JsonNode::asString).toList()))
                .containsExactly(
                        List.of("links", "", "https://example.org/mapa El mapa"),
                        List.of("solution", "Un horario en cada parada.", "Un horario y un mapa."));
    }

    @Test
    void isNotEditedOnceItWasTakenUpNorEmptiedOnceItIsPublic() {
        Somebody ana = called("ana");
        JsonNode proposal = ana.proposes("Horarios", RUTA_AZUL);

        assertThat(ana.refused("proposalEdit", edit(proposal, Map.of("problem", " ")))).isEqualTo("INCOMPLETE");

        JsonNode takenUp = called("sara", Role.SECRETARIAT).moves("proposalReview", proposal);

        assertThat(ana.refused("proposalEdit", edit(takenUp, Map.of("title", "Otra cosa")))).isEqualTo("WRONG_STATUS");
    }

    @Test
    void changesWhatItIsForOnlyAsADraft() {
        Somebody ana = called("ana");
        JsonNode draft = ana.drafts("Para otro", RUTA_AZUL);
        JsonNode moved = ana.does("proposalEdit", edit(draft, Map.of("addresses", "durango-2-c6")));
        JsonNode proposal = ana.moves("proposalSubmit", moved);

        assertThat(Client.texts(proposal.path("institutions"), "/id")).contains(CONGRESS).doesNotContain(DIF);
        assertThat(ana.refused("proposalEdit", edit(proposal, Map.of("addresses", RUTA_AZUL)))).isEqualTo("SETTLED");
        assertThat(ana.refused("proposalEdit", edit(proposal, Map.of("addresses", "nothing")))).isEqualTo("UNKNOWN_SUBJECT");
        assertThat(ana.refused("proposalEdit", edit(proposal, Map.of("addresses", "durango-2-c6")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"proposalEdit", "proposalSubmit", "proposalWithdraw"})
    void refusesAStaleVersionAndGivesThePresentOne(String mutation) {
        Somebody ana = called("ana");
        JsonNode seen = ana.drafts("Antes", RUTA_AZUL);
        ana.does("proposalEdit", edit(seen, Map.of("title", "Después")));

        JsonNode payload = ana.tries(mutation, mutation.equals("proposalEdit") ? edit(seen, Map.of()) : present(seen))
                .body()
                .at("/data/done");

        assertThat(payload.at("/userErrors/0/code").asString()).isEqualTo("STALE");
        assertThat(payload.at("/userErrors/0/field").asString()).isEqualTo("version");
        assertThat(payload.at("/proposal/title").asString()).isEqualTo("Después");
        assertThat(payload.at("/proposal/version").asInt()).isEqualTo(2);
    }

    @Test
    void isBegunOnceHoweverOftenItIsSentWithTheSameKey() {
        Somebody ana = called("ana-llave");
        Map<String, Object> input = draft(Map.of("idempotencyKey", "k-1"));
        List<String> ids = IntStream.range(0, 8).parallel().mapToObj(i -> id(ana.does("proposalAdd", input))).distinct().toList();

        assertThat(ids).hasSize(1);
        assertThat(id(ana.does("proposalAdd", draft(Map.of("idempotencyKey", "k-2"))))).isNotEqualTo(ids.getFirst());
        assertThat(id(called("beto").does("proposalAdd", input))).isNotEqualTo(ids.getFirst());
        assertThat(ana.refused("proposalAdd", draft(Map.of("idempotencyKey", "k".repeat(201))))).isEqualTo("INVALID_KEY");
        assertThat(ana.refused("proposalAdd", draft(Map.of("idempotencyKey", "")))).isEqualTo("INVALID_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proposalEdit", "proposalSubmit", "proposalWithdraw"})
    void isNobodyElsesToChange(String mutation) {
        Somebody ana = called("ana");
        Somebody beto = called("beto");
        JsonNode draft = ana.drafts("De Ana", RUTA_AZUL);
        JsonNode proposal = ana.proposes("También de Ana", RUTA_AZUL);

        assertThat(beto.refused(mutation, mutation.equals("proposalEdit") ? edit(draft, Map.of()) : present(draft)))
                .isEqualTo("NOT_FOUND");

        Answer answer = beto.tries(mutation, mutation.equals("proposalEdit") ? edit(proposal, Map.of()) : present(proposal));

        assertThat(answer.code()).isEqualTo("FORBIDDEN");
        assertThat(ana.sees(proposal)).isEqualTo(proposal);
    }

    static Stream<Map<String, ?>> badLinks() {
        return Stream.of(
                "javascript:alert(1)", "JAVASCRIPT://example.org/%0aalert(1)", "data:text/html,<script>", "ftp://example.org/",
                "/relative",
                "https:///nowhere", "https://bank.example@evil.example/", "https://example.org/a b", "https://example.org/\n", "",
                "https://example.org/" + "a".repeat(2_000))
                .map(url -> Map.of("url", url.endsWith("\n") ? "https://example\n.org" : url, "title", "Mira"));
    }

    @ParameterizedTest
    @MethodSource("badLinks")
    void refusesALinkThatIsNotOpen(Map<String, ?> link) {
        assertThat(called("ana").refused("proposalAdd", draft(Map.of("links", List.of(link))))).isEqualTo("INVALID_LINK");
    }

    @Test
    void takesLinksWithTitlesInTheirOrder() {
        List<Map<String, String>> links = List.of(
                Map.of("url", "https://example.org/b?x=1#y", "title", "Zeta  <b>"),
                Map.of("url", "HTTP://example.org", "title", "Alfa\nBeta"));

        JsonNode taken = called("ana").does("proposalAdd", draft(Map.of("links", links))).path("links");

        assertThat(Client.texts(taken, "/url")).containsExactly("https://example.org/b?x=1#y", "HTTP://example.org");
        assertThat(Client.texts(taken, "/title")).containsExactly("Zeta <b>", "Alfa Beta");
    }

    @Test
    void refusesWhatIsTooLongOrForNothing() {
        Somebody ana = called("ana");

        assertThat(ana.refused("proposalAdd", draft(Map.of("title", " \n ")))).isEqualTo("INVALID_TITLE");
        assertThat(ana.refused("proposalAdd", draft(Map.of("title", "a".repeat(151))))).isEqualTo("INVALID_TITLE");
        assertThat(ana.refused("proposalAdd", draft(Map.of("problem", "a".repeat(5_001))))).isEqualTo("TOO_LONG");
        assertThat(ana.refused("proposalAdd", draft(Map.of("solution", "a".repeat(5_001))))).isEqualTo("TOO_LONG");
        assertThat(ana.refused("proposalAdd", draft(Map.of("links", IntStream.range(0, 11)
                .mapToObj(i -> Map.of("url", "https://example.org/" + i, "title", "Uno"))
                .toList())))).isEqualTo("INVALID_LINK");
        assertThat(ana.refused("proposalAdd", draft(Map.of("addresses", DIF)))).isEqualTo("UNKNOWN_SUBJECT");
    }

    @Test
    void takesNothingThatItsAuthorDoesNotDecide() {
        Answer answer = called("ana").tries("proposalAdd", draft(Map.of("status", "ACCEPTED", "supportCount", 99)));

        assertThat(answer.code()).isEqualTo("BAD_USER_INPUT");
    }

    @Test
    void isOfferedToThoseWhoWriteSomethingLikeIt() {
        Somebody ana = called("ana-parecidas");
        JsonNode near = ana.proposes("Trolebuses eléctricos hasta la zahúrda", RUTA_AZUL);
        JsonNode nearer = ana.proposes("Trolebuses con mapas braille", RUTA_AZUL);
        ana.moves("proposalWithdraw", ana.proposes("Trolebuses con mapas braille, otra vez", RUTA_AZUL));
        JsonNode draft = ana.drafts("Trolebuses con \"mapas\" \\ braille, en (borrador", RUTA_AZUL);

        assertThat(Client.texts(ana.client()
                .data("query($id: ID!) { proposal(id: $id) { similar(first: 2) { id } } }", Map.of("id", id(draft)))
                .at("/proposal/similar"), "/id")).containsExactly(id(nearer), id(near));
        assertThat(similar("Mapas en BRAILLE para el trolebus", "No hay mapas", 2)).containsExactly(id(nearer), id(near));
        assertThat(similar("Mapas en braille", "", 1)).containsExactly(id(nearer));
        assertThat(similar("!?", "", 5)).isEmpty();
        assertThat(similar("+(\" OR *:* AND (", "", 5)).doesNotContain(id(near));
    }

    private List<String> similar(String title, String problem, int first) {
        return Client.texts(client.data(
                "query($title: String!, $problem: String!, $first: Int!) { similarProposals(title: $title, problem: $problem, first: $first) { id } }",
                Map.of("title", title, "problem", problem, "first", first)).path("similarProposals"), "/id");
    }

    @Test
    void isListedByWhatItIsForHowItStandsAndInTheOrderAskedFor() {
        Somebody ana = called("ana-listas");
        JsonNode first = ana.proposes("Primera lista cuauhtémoc", "durango-1-c5");
        clock.advance(Duration.ofMinutes(1));
        JsonNode second = ana.proposes("Segunda lista cuauhtémoc", "durango-1-c5-p1");
        called("beto").supports(first);
        assertThat(client
                .data("{ proposals(filter: {text: \"cuauhtémoc\"}) { totalCount institutions { count institution { id } } } }")
                .at("/proposals/institutions")).isNotEmpty()
                .allSatisfy(asked -> assertThat(asked.path("count").asInt()).isBetween(1, 2));
        JsonNode data = client
                .data("""
                        fragment ids on ProposalConnection { nodes { id } totalCount }
                        {
                          commitment: proposals(filter: {commitment: "durango-1-c5", text: "lista cuauhtemoc"}) { ...ids }
                          problem: proposals(filter: {problem: "durango-1-c5-p1", text: "cuauhtemoc lista"}) { ...ids }
                          plan: proposals(filter: {plan: "durango-1", text: "lista cuauhtemoc"}) { ...ids }
                          other: proposals(filter: {plan: "durango-2", text: "lista cuauhtemoc"}) { ...ids }
                          institution: proposals(filter: {institution: "agencia-municipal-de-empleo", text: "lista cuauhtemoc"}) { ...ids }
                          supported: proposals(filter: {text: "lista cuauhtemoc"}, orderBy: MOST_SUPPORTED) { ...ids }
                          submitted: proposals(filter: {status: SUBMITTED, text: "lista cuauhtemoc"}, first: 1) { ...ids }
                          overdue: proposals(filter: {overdue: true, text: "lista cuauhtemoc"}) { ...ids }
                          running: proposals(filter: {overdue: false, text: "lista cuauhtemoc"}) { ...ids }
                        }
                        """);

        assertThat(ids(data, "commitment")).containsExactly(id(first));
        assertThat(ids(data, "problem")).containsExactly(id(second));
        assertThat(ids(data, "plan")).containsExactly(id(second), id(first));
        assertThat(ids(data, "other")).isEmpty();
        assertThat(ids(data, "institution")).containsExactly(id(second), id(first));
        assertThat(ids(data, "supported")).containsExactly(id(first), id(second));
        assertThat(ids(data, "submitted")).containsExactly(id(second));
        assertThat(data.at("/submitted/totalCount").asInt()).isEqualTo(2);
        assertThat(ids(data, "overdue")).isEmpty();
        assertThat(ids(data, "running")).containsExactly(id(second), id(first));
    }

    private static List<String> ids(JsonNode data, String list) {
        return Client.texts(data.path(list).path("nodes"), "/id");
    }

    @Test
    void isListedFromItsSubmissionOnRatherThanFromItsDraft() {
        Somebody ana = called("ana-orden");
        JsonNode old = ana.drafts("Guardada tezontle", RUTA_AZUL);
        clock.advance(Duration.ofDays(1));
        JsonNode young = ana.proposes("Nueva tezontle", RUTA_AZUL);
        clock.advance(Duration.ofDays(1));
        ana.moves("proposalSubmit", old);

        List<String> pages = Stream
                .iterate(page(null), page -> !page.at("/nodes").isEmpty(),
                        page -> page(page.at("/pageInfo/endCursor").asString()))
                .map(page -> page.at("/nodes/0/id").asString())
                .toList();

        assertThat(pages).containsExactly(id(old), id(young));
    }

    private JsonNode page(@Nullable String after) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("after", after);
        return client.data("""
                query($after: String) {
                  proposals(filter: {text: "tezontle"}, first: 1, after: $after) { nodes { id } pageInfo { endCursor } }
                }
                """, variables).path("proposals");
    }

    @Test
    void isReadAndWrittenWithOneStatementOfReading() {
        Somebody ana = called("ana");
        JsonNode draft = ana.drafts("Cuenta", RUTA_AZUL);

        assertThat(statements.during(() -> ana.moves("proposalSubmit", draft))).isEqualTo(1);
        assertThat(statements.during(() -> ana.sees(draft))).isEqualTo(1);
        assertThat(statements.during(() -> client
                .data("""
                        { proposals { totalCount nodes { title author { displayName } answers { reasons } history(first: 5) { nodes { kind } } } } }
                        """)))
                .isEqualTo(1);
    }
}

package mx.cocrea.participation;

import static mx.cocrea.participation.Voice.decision;
import static mx.cocrea.participation.Voice.id;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLTypeUtil;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.cocrea.identity.Role;
import mx.cocrea.platform.graphql.Client;
import mx.cocrea.platform.graphql.Client.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks by every way through the schema for what is hidden, held, withdrawn, a draft or rated while an exercise is open, and for who wrote,
 * reported and decided.
 */
@TestPropertySource(properties = {"cocrea.limits.cost=1000000000", "cocrea.limits.characters=100000"})
class LeakTests extends WithProposals {

    private static final int DEPTH = 1;
    private static final String MAP = "durango-2-c2-1";
    private static final String LINKS = " https://example.org".repeat(6);

    /** Said in texts that moderators have hidden or hold, which their author and moderators read. */
    private static final Set<String> WITHHELD = Set.of("xocoyotzin", "tlacuache", "cuitlacoche", "nezahualpilli", "chimalpopoca",
            "moctezuma");

    /** Said to moderators by who appeals. */
    private static final String APPEAL = "axayacatl";

    /** Said to moderators by who reports. */
    private static final String REPORT = "coyolxauhqui";

    private static final String WITHDRAWN = "ahuehuete";
    private static final String DRAFT = "tezozomoc";
    private static final String AUTHOR = "Hugo Zacatuche";
    private static final String REPORTER = "Rosa Ajolote";
    private static final String MODERATOR = "Mario Tepozán";

    /** What nobody is told but they themselves, or by their own act. */
    private static final Set<String> UNSEEN = Stream.concat(WITHHELD.stream(), Stream.of(APPEAL, REPORT, WITHDRAWN, DRAFT))
            .collect(Collectors.toUnmodifiableSet());

    @Autowired
    GraphQlSource source;

    private Voice hugo;
    private Voice luis;
    private Voice rosa;
    private Voice mario;
    private String author;
    private Voice elena;
    private Voice sofia;
    private List<String> unpublished;
    private List<String> sealed;

    @BeforeEach
    void writes() {
        hugo = named("hugo", AUTHOR);
        luis = named("luis", "Luis Cenzontle");
        rosa = named("rosa", REPORTER);
        mario = named("mario", MODERATOR, Role.MODERATOR);
        elena = named("elena", "Elena Quetzal", Role.EVALUATOR);
        sofia = named("sofia", "Sofía Mapache", Role.SECRETARIAT);
        Somebody proposer = new Somebody(hugo.client());
        author = citizen(proposer);

        JsonNode comment = hugo.says(RUTA_AZUL, "Qué tlacuache");
        clock.advance(Duration.ofMinutes(20));
        hugo.edits(comment, "Qué xocoyotzin");
        luis.says(Map.of("replyTo", id(comment), "body", "Respuesta visible"));
        rosa.reports(luis.says(RUTA_AZUL, "Lo que espera a que alguien decida"), "OTHER", Map.of("note", REPORT));
        JsonNode hidden = hides(comment);
        decision(hugo.appeals(hidden, "Es un " + APPEAL));

        JsonNode proposal = proposer.proposes("Propuesta nezahualpilli", RUTA_AZUL);
        luis.says(id(proposal), "Opinión visible");
        new Somebody(luis.client()).supports(proposal);
        liaison("lidia", DIF).answers(proposal, "ASKS");
        hides(proposal);

        JsonNode held = hugo.says(Map.of("on", RUTA_AZUL, "body", "Vean cuitlacoche" + LINKS)).path("held");
        JsonNode heldProposal = proposer.does("proposalAdd", Map.of(
                "title", "Propuesta chimalpopoca", "problem", "Vean" + LINKS, "solution", "Enlaces", "addresses", RUTA_AZUL));
        proposer.tries("proposalSubmit", Somebody.present(heldProposal));
        JsonNode withdrawn = hugo.says(RUTA_AZUL, "Era un " + WITHDRAWN);
        hugo.client()
                .data("mutation { commentWithdraw(input: {id: \"%s\", version: 1}) { userErrors { code } } }".formatted(
                        id(withdrawn)));
        JsonNode heldReport = hugo.client()
                .data(
                        "mutation($input: ProgressReportAddInput!) { progressReportAdd(input: $input) { held { id } userErrors { code } } }",
                        Map.of("input", Map.of(
                                "activity", MAP, "done", "COMPLETED", "observedOn", "2019-03-20", "summary",
                                "Vean moctezuma" + LINKS,
                                "evidence", List.of(Map.of(
                                        "url", "https://example.org/moctezuma", "title", "El mapa", "kind", "PHOTOGRAPH",
                                        "seenOn",
                                        "2019-03-20")))))
                .at("/progressReportAdd/held");
        JsonNode draft = proposer.drafts("Propuesta " + DRAFT, RUTA_AZUL);
        unpublished = List.of(id(held), id(heldProposal), id(draft), id(heldReport));
        sealed = rated();
    }

    /** What Elena has rated in an exercise that is open, and what happened to it. */
    private List<String> rated() {
        JsonNode exercise = sofia.client().data("""
                mutation { done: evaluationOpen(input: {plan: "durango-2", rubric: "inai-2020", title: "A puerta cerrada"}) {
                  evaluation { id appraisals { id } }
                } }
                """).at("/done/evaluation");
        sofia.client()
                .data("mutation($input: ReviewerInviteInput!) { reviewerInvite(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("evaluation", id(exercise), "citizen", citizen(new Somebody(elena.client())))));
        for (Map<String, Integer> rating : List.of(Map.of("value", 0), Map.of("value", 1, "version", 1))) {
            Map<String, Object> given = new HashMap<>(rating);
            given.put("attribute", "inai-2020-transparencia");
            elena.client()
                    .data("mutation($input: RatingGiveInput!) { ratingGive(input: $input) { userErrors { code } } }",
                            Map.of("input",
                                    Map.of("appraisal", id(exercise.path("appraisals").path(0)), "ratings", List.of(given))));
        }
        return ids("""
                MATCH (score:Score:Draft) RETURN score.id AS id
                UNION ALL
                MATCH (event)-[:ABOUT]->(:Score:Draft) RETURN event.id AS id
                """);
    }

    private Voice named(String subject, String name, Role... roles) {
        Voice voice = new Voice(called(subject, roles).client());
        voice.client()
                .data("mutation($name: String!) { accountUpdate(input: {displayName: $name}) { userErrors { code } } }",
                        Map.of("name", name));
        return voice;
    }

    private JsonNode hides(JsonNode text) {
        rosa.reports(text, "OTHER", Map.of("note", REPORT));
        return mario.decided(text, "HIDE");
    }

    /** All that was written, and where, without its author. */
    private List<String> known() {
        return ids(
                """
                        MATCH (n:Comment|Withheld|Proposal|Event|WithheldEvent|ModerationDecision|OfficialAnswer|Report|OpenCase|Evidence|Evaluation|Appraisal)
                        RETURN DISTINCT n.id AS id
                        """);
    }

    private List<String> ids(String question) {
        return driver.executableQuery(question).execute().records().stream().map(found -> found.get("id").asString()).toList();
    }

    private Function<GraphQLArgument, List<String>> given(List<String> ids) {
        return argument -> switch (argument.getName()) {
            case "ids" -> List.of(JsonMapper.shared().writeValueAsString(ids));
            case "id", "of" -> Stream.concat(unpublished.stream(), Stream.of(RUTA_AZUL, DIF)).map(LeakTests::literal).toList();
            case "around", "from", "to" -> List.of(literal(DIF));
            case "text", "title" -> WITHHELD.stream().limit(2).map(LeakTests::literal).toList();
            case "number" -> List.of("16");
            case "filter" -> GraphQLTypeUtil.simplePrint(argument.getType()).equals("ProposalFilter")
                    ? UNSEEN.stream().map(mark -> "{text: \"%s\"}".formatted(mark)).toList()
                    : List.of();
            default -> List.of();
        };
    }

    private static String literal(String value) {
        return '"' + value + '"';
    }

    private List<String> questions(List<String> ids) {
        return new Walk(source.schema(), given(ids)).questions(DEPTH);
    }

    /**
     * Which of the marks each of them is given by some answer. All ask a question before any asks the next, so that the database plans it
     * once; several are asked side by side.
     */
    private static Map<Client, Set<String>> found(List<Client> clients, List<String> questions, Collection<String> marks) {
        Map<Client, Set<String>> found = new HashMap<>();
        clients.forEach(asking -> found.put(asking, ConcurrentHashMap.newKeySet()));
        questions.parallelStream().forEach(question -> found.forEach((asking, given) -> {
            Answer answer = asking.ask(question);
            assertThat(answer.code()).as("%s%n%s", question, answer.body()).isIn("", "UNAUTHENTICATED", "FORBIDDEN");
            String body = answer.http().body();
            marks.stream().filter(body::contains).forEach(given::add);
        }));
        return found;
    }

    @Test
    void showsWhatIsNotPublicToNobodyButItsAuthorAndModerators() {
        Client other = luis.client();
        List<String> names = List.of(AUTHOR, author, REPORTER, MODERATOR);
        List<String> marks = Stream.of(UNSEEN, names, unpublished, sealed).flatMap(Collection::stream).toList();
        Map<Client, Set<String>> found = found(
                List.of(client, other, rosa.client(), hugo.client(), mario.client(), sofia.client(), elena.client()),
                questions(Stream.of(known(), sealed, List.of(RUTA_AZUL, MAP, DIF)).flatMap(Collection::stream).toList()),
                marks);
        Map<Client, Set<String>> fromItsAuthor = found(List.of(client, other), questions(List.of(author)), marks);

        assertThat(sealed).hasSize(3);
        assertThat(found.get(sofia.client())).isEmpty();
        assertThat(found.get(elena.client())).containsExactlyInAnyOrderElementsOf(sealed);
        for (Client anybody : List.of(client, other)) {
            assertThat(found.get(anybody)).isEmpty();
            assertThat(fromItsAuthor.get(anybody)).doesNotContainAnyElementsOf(UNSEEN).doesNotContainAnyElementsOf(unpublished);
        }
        assertThat(found.get(rosa.client())).contains(REPORT)
                .doesNotContainAnyElementsOf(WITHHELD)
                .doesNotContain(APPEAL, WITHDRAWN, DRAFT, AUTHOR, MODERATOR)
                .doesNotContainAnyElementsOf(sealed);
        assertThat(found.get(hugo.client())).containsAll(WITHHELD)
                .contains(APPEAL, DRAFT)
                .doesNotContain(WITHDRAWN, REPORT, REPORTER, MODERATOR)
                .doesNotContainAnyElementsOf(sealed);
        assertThat(found.get(mario.client())).contains(APPEAL, REPORT, AUTHOR)
                .doesNotContain(WITHDRAWN, DRAFT)
                .doesNotContainAnyElementsOf(sealed);
    }
}

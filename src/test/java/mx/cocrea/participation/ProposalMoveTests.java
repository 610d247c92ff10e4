package mx.cocrea.participation;

import static mx.cocrea.participation.Somebody.id;
import static mx.cocrea.participation.Somebody.present;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import mx.cocrea.identity.Issuer;
import mx.cocrea.identity.Role;
import mx.cocrea.identity.Scope;
import mx.cocrea.platform.graphql.Client;
import mx.cocrea.platform.graphql.Client.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Which status becomes which by which move, and by whom: every cell. */
class ProposalMoveTests extends WithProposals {

    /** A dot is a move that is refused and changes nothing. */
    private static final String BECOMES = """
            from          proposalSubmit proposalWithdraw proposalReview proposalMerge ACCEPTS  REJECTS  ASKS         proposalImplement
            DRAFT         SUBMITTED      WITHDRAWN        .              .             .        .        .            .
            SUBMITTED     .              WITHDRAWN        UNDER_REVIEW   MERGED        ACCEPTED REJECTED UNDER_REVIEW .
            UNDER_REVIEW  .              WITHDRAWN        .              MERGED        ACCEPTED REJECTED UNDER_REVIEW .
            ACCEPTED      .              .                .              .             .        .        .            IMPLEMENTED
            REJECTED      .              .                .              .             .        .        .            .
            IMPLEMENTED   .              .                .              .             .        .        .            .
            WITHDRAWN     .              .                .              .             .        .        .            .
            MERGED        .              .                .              .             .        .        .            .
            """;

    private static final String WHO = """
            who            proposalSubmit proposalWithdraw proposalReview proposalMerge ACCEPTS REJECTS ASKS proposalImplement
            author         yes            yes              .              .             .       .       .    .
            citizen        .              .                .              .             .       .       .    .
            liaison        .              .                yes            .             yes     yes     yes  yes
            stranger       .              .                .              .             .       .       .    .
            unbound        .              .                .              .             .       .       .    .
            bound          .              .                .              .             .       .       .    .
            secretariat    .              .                yes            yes           .       .       .    yes
            moderator      .              .                .              yes           .       .       .    .
            evaluator      .              .                .              .             .       .       .    .
            administrator  .              .                .              .             .       .       .    .
            """;

    private Somebody author;
    private Map<String, Somebody> people;
    private Somebody everything;

    @BeforeEach
    void meet() {
        author = called("autora");
        people = new HashMap<>(Map.of(
                "author", author,
                "citizen", called("vecino"),
                "liaison", liaison("enlace", DIF),
                "stranger", liaison("enlace-ajeno", CONGRESS),
                "unbound", called("enlace-de-nadie", Role.LIAISON),
                "bound", called("antiguo-enlace"),
                "secretariat", called("secretaria", Role.SECRETARIAT),
                "moderator", called("moderadora", Role.MODERATOR),
                "evaluator", called("evaluador", Role.EVALUATOR),
                "administrator", called("administradora", Role.ADMINISTRATOR)));
        bind(person("bound"), DIF);
        everything = called("todo", Role.values());
        bind(everything, DIF);
    }

    private Somebody person(String who) {
        return Objects.requireNonNull(people.get(who));
    }

    private static Stream<Arguments> cells(String table) {
        List<String[]> rows = table.lines().map(line -> line.split("\\s+")).toList();
        return rows.stream()
                .skip(1)
                .flatMap(row -> Stream.iterate(1, i -> i < row.length, i -> i + 1)
                        .map(i -> Arguments.of(row[0], rows.getFirst()[i], row[i])));
    }

    static Stream<Arguments> statuses() {
        return cells(BECOMES);
    }

    static Stream<Arguments> movers() {
        return cells(WHO);
    }

    private Answer tries(Somebody who, String move, JsonNode proposal) {
        if (!move.startsWith("proposal")) {
            return who.answers(proposal, move, Map.of());
        }
        Map<String, Object> input = new HashMap<>(present(proposal));
        if (move.equals("proposalMerge")) {
            input.put("into", id(author.proposes("Donde sigue", RUTA_AZUL)));
        }
        return who.tries(move, input);
    }

    /** Whether somebody is told that a move is theirs. */
    private static boolean offers(Somebody who, String move, JsonNode proposal) {
        String name = move.replaceFirst("S$", "").replaceFirst("proposal", "").toUpperCase(Locale.ROOT);
        JsonNode moves = who.client()
                .data("query($id: ID!) { proposal(id: $id) { viewerMoves } }", Map.of("id", id(proposal)))
                .at("/proposal/viewerMoves");
        return Client.texts(moves, "").contains(name);
    }

    private String status(JsonNode proposal) {
        return driver.executableQuery("MATCH (p:Proposal {id: $id}) RETURN p.status")
                .withParameters(Map.of("id", id(proposal)))
                .execute()
                .records()
                .getFirst()
                .get(0)
                .asString();
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void leadsWhereTheTableSaysAndNowhereElse(String from, String move, String to) {
        JsonNode proposal = from.equals("DRAFT")
                ? everything.drafts("Borrador", RUTA_AZUL)
                : everything.proposes("Propuesta", RUTA_AZUL);
        write("MATCH (p:Proposal {id: $id}) SET p.status = $status", Map.of("id", id(proposal), "status", from));
        if (from.equals("DRAFT")) {
            write("MATCH (p:Proposal {id: $id}), (i:Institution {id: 'dif-estatal'}) MERGE (p)-[:PUT_TO]->(i)",
                    Map.of("id", id(proposal)));
        }

        assertThat(offers(everything, move, proposal)).isEqualTo(!to.equals("."));

        Answer answer = tries(everything, move, proposal);

        boolean moved = answer.body().at("/data/done/userErrors").isEmpty() && answer.code().isEmpty();
        assertThat(moved).as("%s", answer.body()).isEqualTo(!to.equals("."));
        assertThat(status(proposal)).isEqualTo(moved ? to : from);
    }

    @ParameterizedTest
    @MethodSource("movers")
    void isForThoseWhomTheTableSays(String who, String move, String may) {
        JsonNode proposal = switch (move) {
            case "proposalSubmit" -> author.drafts("Borrador", RUTA_AZUL);
            default -> author.proposes("Propuesta", RUTA_AZUL);
        };
        String before = move.equals("proposalImplement") ? "ACCEPTED" : status(proposal);
        write("MATCH (p:Proposal {id: $id}) SET p.status = $status", Map.of("id", id(proposal), "status", before));

        assertThat(offers(person(who), move, proposal)).isEqualTo(may.equals("yes"));

        Answer answer = tries(person(who), move, proposal);

        if (may.equals("yes")) {
            assertThat(answer.body().at("/data/done/userErrors").isEmpty()).as("%s", answer.body()).isTrue();
            assertThat(status(proposal)).isNotEqualTo(before);
        } else {
            assertThat(answer.code().isEmpty() ? answer.body().at("/data/done/userErrors/0/code").asString() : answer.code())
                    .isEqualTo(before.equals("DRAFT") ? "NOT_FOUND" : "FORBIDDEN");
            assertThat(status(proposal)).isEqualTo(before);
        }
    }

    static Stream<Arguments> scopes() {
        Map<String, Scope> needed = Map.of(
                "proposalSubmit", Scope.PARTICIPATE, "proposalWithdraw", Scope.PARTICIPATE, "proposalReview", Scope.REPORT,
                "proposalMerge", Scope.MODERATE, "ACCEPTS", Scope.REPORT, "proposalImplement", Scope.REPORT);
        return needed.entrySet()
                .stream()
                .flatMap(need -> Arrays.stream(Scope.values())
                        .filter(scope -> scope != need.getValue())
                        .map(scope -> Arguments.of(need.getKey(), scope)));
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void needsTheScope(String move, Scope other) {
        JsonNode proposal = everything.drafts("Borrador", RUTA_AZUL);
        Somebody program = new Somebody(client.as(Issuer.SHARED.token("todo", Set.of(other), Role.values())));

        assertThat(offers(program, move, proposal)).isFalse();
        assertThat(tries(program, move, proposal).code()).isEqualTo("FORBIDDEN");
    }
}

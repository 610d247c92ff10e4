package mx.cocrea.participation;

import static mx.cocrea.participation.Somebody.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mx.cocrea.platform.graphql.Client;
import mx.cocrea.platform.graphql.Client.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a mutation's caller may say: what it declares, and nothing of what the application itself gives to statements. */
class MassAssignmentTests extends WithProposals {

    private static final String ADD = """
            mutation($input: CommentAddInput!) {
              commentAdd(input: $input) { comment { id body version author { id } } userErrors { code } }
            }
            """;

    private Client ana;
    private Client beto;

    @BeforeEach
    void signIn() {
        ana = called("ana").client();
        beto = called("beto").client();
    }

    /** What statements know of Ana, with roles that she has not. */
    private Map<String, ?> forged() {
        String key = driver.executableQuery("MATCH (account:Account)-[:OF]->(:Citizen {id: $id}) RETURN account.key AS key")
                .withParameters(Map.of("id", citizen(new Somebody(ana))))
                .execute()
                .records()
                .getFirst()
                .get("key")
                .asString();
        return Map.of("key", key, "roles", List.of("MODERATOR", "ADMINISTRATOR"));
    }

    @Test
    void refusesAValueThatAnInputDoesNotDeclare() {
        Answer answer = beto.ask(ADD, Map.of("input", Map.of(
                "on", RUTA_AZUL, "body", "Lo dice otra persona.", "author", citizen(new Somebody(ana)), "version", 7)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("BAD_USER_INPUT");
        assertThat(client.data("query($id: ID!) { commitment(id: $id) { comments(first: 100) { nodes { body } } } }",
                Map.of("id", RUTA_AZUL)).toString()).doesNotContain("Lo dice otra persona.");
    }

    @Test
    void takesNoVariableForWhatStatementsKnow() {
        JsonNode draft = new Somebody(ana).drafts("Solo de Ana", RUTA_AZUL);
        Map<String, ?> variables = Map.of(
                "id", id(draft), "viewer", forged(), "written", Map.of("comment", id(draft)), "input",
                Map.of("on", RUTA_AZUL, "body", "Con variables de más."));

        assertThat(beto.data("query($id: ID!) { proposal(id: $id) { title } }", variables).path("proposal").isNull()).isTrue();
        assertThat(beto.ask("{ moderationQueue(first: 1) { totalCount } }", variables).code()).isEqualTo("FORBIDDEN");
        JsonNode comment = beto.data(ADD, variables).at("/commentAdd/comment");
        assertThat(comment.path("body").asString()).isEqualTo("Con variables de más.");
        assertThat(comment.path("version").asInt()).isEqualTo(1);
        assertThat(comment.at("/author/id").asString()).isEqualTo(citizen(new Somebody(beto)));
    }

    @Test
    void takesAVariableOfThoseNamesForAVariable() {
        JsonNode written = beto.data(ADD.replace("$input", "$written"),
                Map.of("written", Map.of("on", RUTA_AZUL, "body", "Con otro nombre."))).at("/commentAdd/comment");
        assertThat(written.path("body").asString()).isEqualTo("Con otro nombre.");
        assertThat(written.at("/author/id").asString()).isEqualTo(citizen(new Somebody(beto)));

        JsonNode draft = new Somebody(ana).drafts("Solo de Ana también", RUTA_AZUL);
        JsonNode asked = beto.data(
                "query($viewer: ID!, $written: ID!) { draft: node(id: $viewer) { id } node(id: $written) { id } }",
                Map.of("viewer", id(draft), "written", id(written)));
        assertThat(asked.path("draft").isNull()).isTrue();
        assertThat(id(asked.path("node"))).isEqualTo(id(written));
    }
}

package mx.cocrea.participation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import mx.cocrea.identity.Issuer;
import mx.cocrea.identity.Scope;
import mx.cocrea.platform.graphql.Client;
import mx.cocrea.platform.graphql.Client.Answer;
import org.springframework.boot.test.context.TestComponent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People who sign in, each by a name of the test's own. */
@TestComponent
class Citizens {

    private final Client client;

    Citizens(Client client) {
        this.client = client;
    }

    /** Somebody who lets a program take part for them. */
    Citizen called(String name) {
        return called(name, Scope.PARTICIPATE);
    }

    /** Somebody who lets a program do only this for them. */
    Citizen called(String name, Scope scope) {
        return new Citizen(client, Issuer.SHARED.token(name, Set.of(scope)));
    }

    /** Somebody who has signed in, and what they do. */
    record Citizen(Client client, String token) {

        Answer ask(String query, Map<String, ?> variables) {
            return client.send(client.request("/graphql")
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/graphql-response+json")
                    .POST(BodyPublishers.ofString(
                            JsonMapper.shared().writeValueAsString(Map.of("query", query, "variables", variables)))));
        }

        JsonNode data(String query, Map<String, ?> variables) {
            Answer answer = ask(query, variables);
            assertThat(answer.body().path("errors").isMissingNode()).as("%s", answer.body()).isTrue();
            return answer.body().path("data");
        }

        /** What a mutation on comments is answered with, of which all that tells what became of it is asked. */
        Answer does(String mutation, Map<String, ?> input) {
            String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1);
            return ask(
                    """
                            mutation($input: %sInput!) {
                              done: %s(input: $input) {
                                comment {
                                  id body bodyHtml alignment version depth createdAt editedAt withdrawnAt author { id displayName }
                                  replyTo { id } on { __typename ... on Node { id } }
                                }
                                userErrors { code message field }
                              }
                            }
                            """
                            .formatted(type, mutation),
                    Map.of("input", input));
        }

        /** The comment that a mutation without errors gives. */
        JsonNode comment(String mutation, Map<String, ?> input) {
            JsonNode answer = does(mutation, input).body();
            assertThat(answer.at("/data/done/userErrors").toString()).as("%s", answer).isEqualTo("[]");
            return answer.at("/data/done/comment");
        }

        JsonNode comments(String on, String body) {
            return comment("commentAdd", Map.of("on", on, "body", body));
        }

        JsonNode replies(JsonNode to, String body) {
            return comment("commentAdd", Map.of("replyTo", id(to), "body", body));
        }

        JsonNode edits(JsonNode comment, String body) {
            return comment("commentEdit", Map.of("id", id(comment), "version", version(comment), "body", body));
        }

        JsonNode withdraws(JsonNode comment) {
            return comment("commentWithdraw", Map.of("id", id(comment), "version", version(comment)));
        }

        /** What a mutation refuses: codes, each with the field that it is about. */
        Map<String, String> refused(String mutation, Map<String, ?> input) {
            Map<String, String> refused = new HashMap<>();
            does(mutation, input).body()
                    .at("/data/done/userErrors")
                    .forEach(error -> refused.put(error.path("code").asString(), error.path("field").asString("")));
            return refused;
        }
    }

    static String id(JsonNode comment) {
        return comment.path("id").asString();
    }

    static int version(JsonNode comment) {
        return comment.path("version").asInt();
    }
}

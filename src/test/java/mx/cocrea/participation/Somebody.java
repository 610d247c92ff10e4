package mx.cocrea.participation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import mx.cocrea.platform.graphql.Client;
import mx.cocrea.platform.graphql.Client.Answer;
import tools.jackson.databind.JsonNode;

/** Somebody who has signed in, and what they do with proposals. */
record Somebody(Client client) {

    private static final String PROPOSAL = """
            {
              id version status title problem solution supportCount viewerSupports submittedOn dueOn clock
              links { url title } author { id } institutions { id } mergedInto { id }
            }
            """;

    private static final String ANSWER = """
            {
              id version decision reasons answeredOn dueOn answersTheQuestion institution { id } activities { id }
              proposal { id version status clock }
            }
            """;

    /** No two are the same, as a repeated one is held for review. */
    private static final AtomicInteger DRAFTS = new AtomicInteger();

    /** What a mutation that gives a proposal is answered with. */
    Answer tries(String mutation, Map<String, ?> input) {
        return client.ask(
                "mutation($input: %s!) { done: %s(input: $input) { proposal %s userErrors { code field message } } }"
                        .formatted(inputOf(mutation), mutation, PROPOSAL),
                Map.of("input", input));
    }

    private static String inputOf(String mutation) {
        return switch (mutation) {
            case "proposalAdd", "proposalEdit", "proposalMerge" ->
                Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
            case "supportAdd", "supportRevoke" -> "SupportInput";
            default -> "ProposalMoveInput";
        };
    }

    /** The proposal that a mutation without errors gives. */
    JsonNode does(String mutation, Map<String, ?> input) {
        JsonNode answer = tries(mutation, input).body();
        assertThat(answer.at("/data/done/userErrors").valueStream()).as("%s", answer).isEmpty();
        assertThat(answer.at("/data/done/proposal").isObject()).as("%s", answer).isTrue();
        return answer.at("/data/done/proposal");
    }

    /** The code by which a mutation is refused; empty where it is not. */
    String refused(String mutation, Map<String, ?> input) {
        return tries(mutation, input).body().at("/data/done/userErrors/0/code").asString("");
    }

    /** A draft with all that a submission needs. */
    JsonNode drafts(String title, String subject) {
        return does("proposalAdd", Map.of(
                "title", title, "problem", "Nadie sabe a qué hora pasa, van " + DRAFTS.incrementAndGet() + " veces.", "solution",
                "Un horario en cada parada.", "addresses",
                subject));
    }

    JsonNode proposes(String title, String subject) {
        return moves("proposalSubmit", drafts(title, subject));
    }

    /** A proposal after a mutation of its present version. */
    JsonNode moves(String mutation, JsonNode proposal) {
        return does(mutation, present(proposal));
    }

    /** A proposal in the version that was seen, as mutations take it. */
    static Map<String, Object> present(JsonNode proposal) {
        return Map.of("proposal", id(proposal), "version", proposal.path("version").asInt());
    }

    static Map<String, Object> edit(JsonNode proposal, Map<String, ?> changes) {
        Map<String, Object> input = new HashMap<>(present(proposal));
        for (String field : new String[]{"title", "problem", "solution"}) {
            input.put(field, proposal.path(field).asString());
        }
        input.put("links", new Object[0]);
        input.putAll(changes);
        return input;
    }

    JsonNode supports(JsonNode proposal) {
        return does("supportAdd", Map.of("proposal", id(proposal)));
    }

    /** What an answer in the name of an institution is answered with. */
    Answer answers(JsonNode proposal, String decision, Map<String, ?> further) {
        Map<String, Object> input = new HashMap<>(Map.of("decision", decision, "reasons", "Hay presupuesto."));
        input.put("proposal", id(proposal));
        input.putAll(further);
        return client.ask("""
                mutation($input: OfficialAnswerGiveInput!) {
                  done: officialAnswerGive(input: $input) { officialAnswer %s userErrors { code field message } }
                }
                """.formatted(ANSWER), Map.of("input", input));
    }

    /** The official answer that is given. */
    JsonNode answers(JsonNode proposal, String decision) {
        JsonNode answer = answers(proposal, decision, Map.of()).body();
        assertThat(answer.at("/data/done/officialAnswer").isObject()).as("%s", answer).isTrue();
        return answer.at("/data/done/officialAnswer");
    }

    /** What it is answered with to say whether an answer answers the question. */
    Answer rates(JsonNode answer, int version, boolean answersTheQuestion) {
        return client.ask("""
                mutation($input: OfficialAnswerRateInput!) {
                  done: officialAnswerRate(input: $input) { officialAnswer %s userErrors { code field message } }
                }
                """.formatted(ANSWER), Map.of(
                "input", Map.of("officialAnswer", id(answer), "version", version, "answersTheQuestion", answersTheQuestion)));
    }

    /** A proposal as they see it; a JSON null where they see none. */
    JsonNode sees(JsonNode proposal) {
        return client.data("query($id: ID!) { proposal(id: $id) " + PROPOSAL + " }", Map.of("id", id(proposal))).path("proposal");
    }

    static String id(JsonNode thing) {
        return thing.path("id").asString();
    }
}

package mx.cocrea.participation;

import static mx.cocrea.participation.Citizens.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import mx.cocrea.participation.Citizens.Citizen;
import mx.cocrea.platform.graphql.Client;
import mx.cocrea.platform.graphql.Client.Answer;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Many comment at once. */
@Commenting
class CommentStormTests {

    private static final String SUBJECT = "durango-3-durango-1";
    private static final int CLIENTS = 200;
    private static final int EACH = 25;

    /** Every so many are sent twice, as by somebody whose first answer was lost. */
    private static final int REPEATED = 5;

    @Autowired
    Client client;

    @Autowired
    Citizens citizens;

    @Autowired
    Driver driver;

    @Test
    void losesNoneAndDoublesNoneOfFiveThousandFromTwoHundredClients() throws Exception {
        Set<String> written = new HashSet<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<String>>> clients = IntStream.range(0, CLIENTS)
                    .<Callable<List<String>>>mapToObj(number -> () -> comment("citizen " + number / 2, number))
                    .toList();
            for (Future<List<String>> client : executor.invokeAll(clients)) {
                written.addAll(client.get());
            }
        }

        assertThat(written).hasSize(CLIENTS * EACH);
        JsonNode subject = client.data("{ commitment(id: \"%s\") { commentCount comments { totalCount } } }".formatted(SUBJECT))
                .path("commitment");
        assertThat(subject.path("commentCount").asInt()).isEqualTo(CLIENTS * EACH);
        assertThat(subject.at("/comments/totalCount").asInt()).isEqualTo(CLIENTS * EACH);
        assertThat(ids()).hasSize(CLIENTS * EACH).containsExactlyInAnyOrderElementsOf(written);
        assertThat(driver.executableQuery("""
                MATCH (author:Citizen)-[:WROTE]->(comment:Comment {under: $on})
                MATCH (author)-[:DID]->(event:Event {kind: 'ADDED'})-[:ABOUT]->(comment)
                RETURN count(DISTINCT comment) AS comments, count(DISTINCT event) AS events, count(DISTINCT author) AS authors
                """).withParameters(Map.of("on", SUBJECT)).execute().records().getFirst().asMap())
                .isEqualTo(Map.of("comments", 5_000L, "events", 5_000L, "authors", 100L));
    }

    /** What one client does: two of them are the same person's, as with a telephone and a computer. */
    private List<String> comment(String name, int client) {
        Citizen citizen = citizens.called(name);
        List<String> written = new ArrayList<>();
        for (int number = 0; number < EACH; number++) {
            Map<String, ?> input = Map.of("on", SUBJECT, "body", "Comment " + number, "idempotencyKey", client + "-" + number);
            written.add(insist(citizen, input));
            if (number % REPEATED == 0) {
                assertThat(insist(citizen, input)).isEqualTo(written.getLast());
            }
        }
        return written;
    }

    /** Sends a comment again, with its key, for as long as there is too much to do. */
    private static String insist(Citizen citizen, Map<String, ?> input) {
        while (true) {
            Answer answer = citizen.does("commentAdd", input);
            if (!answer.code().equals("SERVICE_UNAVAILABLE")) {
                assertThat(answer.body().at("/data/done/userErrors").toString()).as("%s", answer.body()).isEqualTo("[]");
                return id(answer.body().at("/data/done/comment"));
            }
        }
    }

    private List<String> ids() {
        List<String> ids = new ArrayList<>();
        String after = "";
        boolean more = true;
        while (more) {
            JsonNode page = client.data("""
                    { commitment(id: "%s") { comments(first: 100%s) { nodes { id } pageInfo { hasNextPage endCursor } } } }
                    """.formatted(SUBJECT, after)).at("/commitment/comments");
            ids.addAll(Client.texts(page.path("nodes"), "/id"));
            more = page.at("/pageInfo/hasNextPage").asBoolean();
            after = ", after: \"" + page.at("/pageInfo/endCursor").asString() + "\"";
        }
        return ids;
    }
}

package mx.cocrea.participation;

import static mx.cocrea.participation.Citizens.id;
import static mx.cocrea.participation.Citizens.version;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mx.cocrea.Statements;
import mx.cocrea.Statements.Sent;
import mx.cocrea.participation.Citizens.Citizen;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.summary.QueryProfile;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Pins what reading and writing comments asks of the database. */
@Commenting
class CommentCostTests {

    private static final String SHORT = "durango-1-c1";
    private static final String LONG = "durango-1-c2";

    @Autowired
    Citizens citizens;

    @Autowired
    Statements statements;

    @Autowired
    Driver driver;

    Citizen ana;

    @BeforeEach
    void signIn() {
        ana = citizens.called("ana");
        ana.comments("durango-2-c1", "An account is made with the first.");
    }

    @Test
    void writesWithOneStatementAndAnswersWithAnother() {
        Map<String, ?> input = Map.of("on", "durango-2-c1", "body", "a", "idempotencyKey", "costs");

        List<Sent> added = statements.during(() -> ana.comment("commentAdd", input));
        List<Sent> repeated = statements.during(() -> ana.comment("commentAdd", input));
        JsonNode comment = ana.comments("durango-2-c1", "b");
        List<Sent> replied = statements.during(() -> ana.replies(comment, "c"));
        List<Sent> edited = statements.during(() -> ana.edits(comment, "d"));
        List<Sent> withdrawn = statements
                .during(() -> ana.comment("commentWithdraw", Map.of("id", id(comment), "version", version(comment) + 1)));

        assertThat(List.of(added, repeated, replied, edited, withdrawn)).allSatisfy(sent -> {
            assertThat(sent).hasSize(2);
            assertThat(sent.getFirst().text()).contains("CREATE ");
            assertThat(sent.getLast().text()).startsWith("RETURN ").doesNotContain("CREATE ");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{ nodes { body author { displayName } } }",
            "{ nodes { bodyHtml alignment createdAt author { id displayName } replies(first: 2) { totalCount nodes { body } } } pageInfo { hasNextPage endCursor } }"
    })
    void readsTheFirstOfAThreadAtTheSameCostHoweverLongItIs(String selection) {
        lay(SHORT, 50);
        long ofShort = hits(SHORT, "first: 20", selection);
        lay(LONG, 5_000);

        assertThat(hits(LONG, "first: 20", selection)).isEqualTo(ofShort);
        assertThat(hits(LONG, "orderBy: CREATED_ASC, first: 20", selection)).isEqualTo(ofShort);
        assertThat(hits(LONG, "first: 20, after: \"" + cursor(LONG) + "\"", selection)).isBetween(ofShort - 10, ofShort + 10);
    }

    @Test
    void countsWithoutReadingWhatItCounts() {
        lay(SHORT, 50);
        lay(LONG, 5_000);

        assertThat(ana.data("{ commitment(id: \"%s\") { commentCount } }".formatted(LONG), Map.of())
                .at("/commitment/commentCount")
                .asInt())
                .isEqualTo(5_000);
        assertThat(hits("{ commitment(id: \"%s\") { commentCount } }".formatted(LONG)))
                .isEqualTo(hits("{ commitment(id: \"%s\") { commentCount } }".formatted(SHORT)));
    }

    /** Lays so many comments under a commitment, as they are written. */
    private void lay(String on, int number) {
        driver.executableQuery("""
                MATCH (subject:Commitment {id: $on})
                OPTIONAL MATCH (old:Comment)-[:ON]->(subject)
                DETACH DELETE old
                WITH DISTINCT subject
                MATCH (:Account)-[:OF]->(author:Citizen)
                WITH subject, collect(author) AS authors
                UNWIND range(1, $number) AS place
                WITH subject, authors[place % size(authors)] AS author, $on + '-' + right('0000' + place, 5) AS id
                CREATE (author)-[:WROTE]->(comment:Node:Comment {
                  id: id, under: $on, depth: 1, body: 'a', alignment: 'FOR', createdAt: datetime(), version: 1
                })-[:ON]->(subject)
                """).withParameters(Map.of("on", on, "number", number)).execute();
        // A database that has just been filled has not counted yet what it holds, and plans by that.
        driver.executableQuery("CALL db.prepareForReplanning()").execute();
    }

    /** Where the middle of a thread is. */
    private String cursor(String on) {
        String after = "";
        for (int page = 0; page < 20; page++) {
            after = ana.data(question(on, "first: 100" + after, "{ pageInfo { endCursor } }"), Map.of())
                    .at("/commitment/comments/pageInfo/endCursor")
                    .asString();
            after = ", after: \"" + after + "\"";
        }
        return after.substring(", after: \"".length(), after.length() - 1);
    }

    private long hits(String on, String arguments, String selection) {
        return hits(question(on, arguments, selection));
    }

    private static String question(String on, String arguments, String selection) {
        return "{ commitment(id: \"%s\") { comments(%s) %s } }".formatted(on, arguments, selection);
    }

    /** How often the database reaches into the graph for a question that one statement answers. */
    private long hits(String question) {
        List<Sent> sent = statements.during(() -> ana.data(question, Map.of()));
        assertThat(sent).hasSize(1);
        try (Session session = driver.session()) {
            return hits(session.run("PROFILE " + sent.getFirst().text(), sent.getFirst().parameters())
                    .consume()
                    .queryProfile()
                    .orElseThrow());
        }
    }

    private static long hits(QueryProfile plan) {
        return plan.dbHits().orElse(0) + plan.children().stream().mapToLong(CommentCostTests::hits).sum();
    }
}

package mx.cocrea.participation;

import static mx.cocrea.participation.Citizens.id;
import static mx.cocrea.participation.Citizens.version;
import static mx.cocrea.platform.graphql.Client.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import mx.cocrea.identity.Scope;
import mx.cocrea.participation.Citizens.Citizen;
import mx.cocrea.platform.graphql.Client;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Commenting
class CommentTests {

    private static final Pattern MUTATION = Pattern.compile(
            "```graphql\n(?<mutation>mutation.*?)```\n\n```json\n(?<answer>.*?)```", Pattern.DOTALL);
    private static final String APP = "durango-2-c2-3";
    private static final String ROUTE = "durango-2-c2";

    @Autowired
    Client client;

    @Autowired
    Citizens citizens;

    @Autowired
    Driver driver;

    Citizen ana;
    Citizen luis;

    @BeforeEach
    void signIn() {
        ana = citizens.called("ana");
        luis = citizens.called("luis");
    }

    @Test
    void holdsAThreadFromItsFirstCommentToItsLastReply() {
        int before = count(APP);
        JsonNode asked = ana.comment("commentAdd", Map.of("on", APP, "body", "  Where is the *app*? \n", "alignment", "AGAINST"));
        JsonNode told = luis.replies(asked, "In no shop.");
        JsonNode thanked = ana.replies(told, "Thank you.");

        assertThat(asked.path("body").asString()).isEqualTo("Where is the *app*?");
        assertThat(asked.path("bodyHtml").asString()).isEqualTo("<p>Where is the <em>app</em>?</p>");
        assertThat(asked.path("alignment").asString()).isEqualTo("AGAINST");
        assertThat(told.path("alignment").asString()).isEqualTo("NEUTRAL");
        assertThat(version(asked)).isEqualTo(1);
        assertThat(IntStream.of(asked.path("depth").asInt(), told.path("depth").asInt(), thanked.path("depth").asInt()))
                .containsExactly(1, 2, 3);
        assertThat(thanked.at("/on/id").asString()).isEqualTo(APP);
        assertThat(thanked.at("/author/id")).isEqualTo(asked.at("/author/id")).isNotEqualTo(told.at("/author/id"));
        assertThat(luis.refused("commentAdd", Map.of("replyTo", id(thanked), "body", "You are welcome.")))
                .containsExactly(entry("TOO_DEEP", "replyTo"));

        JsonNode thread = client.data("""
                { activity(id: "%s") { commentCount comments(first: 1) {
                  nodes { id replies { totalCount nodes { id replyTo { id } replies { nodes { id replies { totalCount } } } } } }
                } } }
                """.formatted(APP)).path("activity");
        assertThat(thread.path("commentCount").asInt()).isEqualTo(before + 3);
        assertThat(thread.at("/comments/nodes/0/id")).isEqualTo(asked.path("id"));
        assertThat(thread.at("/comments/nodes/0/replies/totalCount").asInt()).isEqualTo(1);
        assertThat(thread.at("/comments/nodes/0/replies/nodes/0/replyTo/id")).isEqualTo(asked.path("id"));
        assertThat(texts(thread.at("/comments/nodes/0/replies/nodes/0/replies/nodes"), "/id")).containsExactly(id(thanked));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{body: 'a'} | SUBJECT_MISSING | on",
            "{on: 'nothing', body: 'a'} | NOT_FOUND | on",
            "{on: 'durango-2', body: 'a'} | NOT_FOUND | on",
            "{on: 'martha-hurtado-hernandez', body: 'a'} | NOT_FOUND | on",
            "{replyTo: 'nothing', body: 'a'} | NOT_FOUND | replyTo",
            "{replyTo: 'durango-2-c2-3', body: 'a'} | NOT_FOUND | replyTo",
            "{on: 'durango-2-c2-3', body: ' \\n\\t '} | INVALID_BODY | body",
            "{on: 'durango-2-c2-3', body: 'a', idempotencyKey: ''} | INVALID_KEY | idempotencyKey"
    })
    void saysWhatIsWrongWithAComment(String input, String code, String field) {
        long before = nodes();

        JsonNode answer = ana.ask("mutation { done: commentAdd(input: %s) { comment { id } userErrors { code message field } } }"
                .formatted(input.replace('\'', '"')), Map.of()).body().at("/data/done");

        assertThat(answer.path("comment").isNull()).isTrue();
        assertThat(answer.path("userErrors")).singleElement().satisfies(error -> {
            assertThat(error.path("code").asString()).isEqualTo(code);
            assertThat(error.path("field").asString()).isEqualTo(field);
            assertThat(error.path("message").asString()).isNotBlank();
        });
        assertThat(nodes()).isEqualTo(before);
    }

    @Test
    void takesFiveThousandCharactersAndNotOneMore() {
        assertThat(ana.comments(APP, "🌵".repeat(5_000)).path("body").asString()).hasSize(10_000);
        assertThat(ana.refused("commentAdd", Map.of("on", APP, "body", "x".repeat(5_001)))).containsEntry("INVALID_BODY", "body");
        assertThat(ana.does("commentAdd", Map.of("on", APP, "body", "x".repeat(300_000))).code()).isEqualTo("PAYLOAD_TOO_LARGE");
    }

    @Test
    void repliesOnlyWithinTheSameSubject() {
        JsonNode comment = ana.comments(APP, "here");

        assertThat(luis.refused("commentAdd", Map.of("replyTo", id(comment), "on", ROUTE, "body", "there")))
                .containsExactly(entry("OTHER_SUBJECT", "on"));
        assertThat(luis.comment("commentAdd", Map.of("replyTo", id(comment), "on", APP, "body", "here")).at("/on/id").asString())
                .isEqualTo(APP);
    }

    @Test
    void mendsASlipWithoutShowingItAndShowsALaterEditWhole() {
        JsonNode comment = ana.comments(ROUTE, "Teh route");
        JsonNode mended = ana.edits(comment, "The route");
        later(comment);
        JsonNode revised = ana.comment(
                "commentEdit",
                Map.of("id", id(comment), "version", 2, "body", "The bus route", "alignment", "FOR"));
        JsonNode same = ana.edits(revised, " The bus route ");

        assertThat(mended.path("body").asString()).isEqualTo("The route");
        assertThat(mended.path("editedAt").isNull()).isFalse();
        assertThat(version(revised)).isEqualTo(3);
        assertThat(same).isEqualTo(revised);
        JsonNode events = history(comment).path("nodes");
        assertThat(texts(events, "/kind")).containsExactly("EDITED", "EDITED", "ADDED");
        assertThat(texts(events, "/by/id")).containsOnly(comment.at("/author/id").asString());
        assertThat(events.at("/0/changes").toString()).isEqualTo("""
                [{"field":"alignment","before":"NEUTRAL","after":"FOR"},\
                {"field":"body","before":"The route","after":"The bus route"}]""");
        assertThat(events.at("/1/changes")).isEmpty();
        assertThat(events.at("/2/changes")).isEmpty();
    }

    @Test
    void givesWhoeverSawAnOlderVersionTheCurrentOne() {
        JsonNode comment = ana.comments(ROUTE, "one");
        JsonNode current = ana.edits(comment, "two");

        JsonNode answer = ana.does("commentEdit", Map.of("id", id(comment), "version", 1, "body", "three"))
                .body()
                .at("/data/done");

        assertThat(answer.at("/userErrors/0/code").asString()).isEqualTo("STALE");
        assertThat(answer.path("comment")).isEqualTo(current);
        assertThat(ana.refused("commentWithdraw", Map.of("id", id(comment), "version", 1))).containsEntry("STALE", "version");
    }

    @Test
    void makesOneOfManyEditsOfTheSameVersion() throws Exception {
        JsonNode comment = ana.comments(ROUTE, "one");

        List<Map<String, String>> refused = atOnce(
                IntStream.range(0, 40)
                        .<Callable<Map<String, String>>>mapToObj(number -> () -> ana.refused(
                                "commentEdit", Map.of("id", id(comment), "version", 1, "body", "edit " + number)))
                        .toList());

        assertThat(refused.stream().filter(Map::isEmpty)).hasSize(1);
        assertThat(refused.stream().filter(errors -> errors.containsKey("STALE"))).hasSize(39);
        assertThat(history(comment).path("totalCount").asInt()).isEqualTo(2);
    }

    @Test
    void keepsThePlaceOfAWithdrawnCommentAndNothingElse() {
        String secret = "What nobody shall read again";
        JsonNode comment = ana.comments(ROUTE, secret);
        JsonNode reply = luis.replies(comment, "So say I.");
        later(comment);
        JsonNode edited = ana.edits(comment, secret + ", ever");
        int before = count(ROUTE);

        JsonNode withdrawn = ana.withdraws(edited);

        assertThat(withdrawn.path("withdrawnAt").isNull()).isFalse();
        for (String gone : List.of("body", "bodyHtml", "alignment", "author")) {
            assertThat(withdrawn.path(gone).isNull()).as(gone).isTrue();
        }
        assertThat(count(ROUTE)).isEqualTo(before);
        String author = comment.at("/author/id").asString();
        JsonNode shown = client.data("""
                query($id: ID!, $reply: ID!, $author: ID!, $on: ID!) {
                  node(id: $id) { ...All }
                  nodes(ids: [$id]) { ...All }
                  commitment(id: $on) { comments(first: 1) { nodes { ...All } edges { node { ...All } } } }
                  reply: node(id: $reply) { ... on Comment { author { id } replyTo { ...All } } }
                  author: node(id: $author) { ... on Citizen { comments(first: 100) { nodes { id } } } }
                }
                fragment All on Comment {
                  id body bodyHtml alignment author { id displayName } withdrawnAt on { ... on Commitment { id } }
                  history { nodes { kind by { id } changes { before after } } }
                }
                """, Map.of("id", id(comment), "reply", id(reply), "author", author, "on", ROUTE));
        assertThat(shown.toString()).doesNotContain(secret).doesNotContain(author);
        assertThat(texts(shown.at("/node/history/nodes"), "/kind")).containsExactly("WITHDRAWN", "EDITED", "ADDED");
        assertThat(shown.at("/commitment/comments/nodes/0/id")).isEqualTo(comment.path("id"));
        assertThat(shown.at("/reply/replyTo/id")).isEqualTo(comment.path("id"));
        assertThat(texts(shown.at("/author/comments/nodes"), "/id")).doesNotContain(id(comment));
        assertThat(ask("""
                MATCH (n)
                WHERE any(key IN keys(n) WHERE any(part IN [] + n[key] WHERE toStringOrNull(part) CONTAINS $value))
                RETURN count(n)
                """, secret)).isZero();
    }

    @Test
    void isWithdrawnForGood() {
        JsonNode comment = ana.comments(ROUTE, "one");
        JsonNode withdrawn = ana.withdraws(comment);
        Map<String, ?> now = Map.of("id", id(comment), "version", version(withdrawn));

        assertThat(ana.refused("commentWithdraw", now)).containsExactly(entry("WITHDRAWN", "id"));
        assertThat(ana.refused("commentEdit", now)).containsExactly(entry("WITHDRAWN", "id"));
        assertThat(luis.refused("commentAdd", Map.of("replyTo", id(comment), "body", "two")))
                .containsExactly(entry("WITHDRAWN", "replyTo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"commentEdit", "commentWithdraw"})
    void isItsAuthorsAlone(String mutation) {
        JsonNode comment = ana.comments(ROUTE, "hers");

        assertThat(luis.does(mutation, Map.of("id", id(comment), "version", 1)).code()).isEqualTo("FORBIDDEN");
        assertThat(luis.does(mutation, Map.of("id", id(comment), "version", 7)).code()).isEqualTo("FORBIDDEN");
        assertThat(luis.refused(mutation, Map.of("id", "nothing", "version", 1))).containsExactly(entry("NOT_FOUND", "id"));
        ana.withdraws(comment);
        assertThat(luis.does(mutation, Map.of("id", id(comment), "version", 2)).code()).isEqualTo("FORBIDDEN");
        assertThat(texts(history(comment).path("nodes"), "/kind")).containsExactly("WITHDRAWN", "ADDED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "commentAdd | {on: 'durango-2-c2-3', body: 'a'}",
            "commentEdit | {id: 'a', version: 1}",
            "commentWithdraw | {id: 'a', version: 1}"
    })
    void isForThoseWhoSignInWithTheScope(String mutation, String input) {
        String document = "mutation { %s(input: %s) { userErrors { code } } }".formatted(mutation, input.replace('\'', '"'));

        assertThat(client.ask(document).code()).isEqualTo("UNAUTHENTICATED");
        assertThat(citizens.called("ana", Scope.READ).ask(document, Map.of()).code()).isEqualTo("FORBIDDEN");
        assertThat(citizens.called("ana", Scope.MODERATE).ask(document, Map.of()).code()).isEqualTo("FORBIDDEN");
        assertThat(citizens.called("ana", Scope.PARTICIPATE).ask(document, Map.of()).body().has("errors")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"author", "createdAt", "id", "depth", "version", "withdrawnAt", "under", "hidden"})
    void takesOnlyWhatACommentIsMadeOf(String field) {
        long before = nodes();
        Map<String, Object> input = new HashMap<>(Map.of("on", APP, "body", "a"));
        input.put(field, "1");

        assertThat(ana.does("commentAdd", input).code()).isEqualTo("BAD_USER_INPUT");
        assertThat(ana.ask(
                "mutation { commentAdd(input: {on: \"%s\", body: \"a\", %s: \"1\"}) { userErrors { code } } }".formatted(APP,
                        field),
                Map.of()).code()).isEqualTo("GRAPHQL_VALIDATION_FAILED");
        assertThat(nodes()).isEqualTo(before);
    }

    @Test
    void refusesAFloodOfMutationsInOneRequestWhole() {
        long before = nodes();
        StringBuilder flood = new StringBuilder("mutation {");
        for (int number = 0; number < 51; number++) {
            flood.append(" a%d: commentAdd(input: {on: \"%s\", body: \"a\"}) { userErrors { code } }".formatted(number, APP));
        }

        assertThat(ana.ask(flood.append('}').toString(), Map.of()).code()).isEqualTo("TOO_MANY_ALIASES");
        assertThat(nodes()).isEqualTo(before);
    }

    @Test
    void givesWhatAKeyGaveFirst() {
        Map<String, ?> input = Map.of("on", APP, "body", "once", "idempotencyKey", "k1");
        JsonNode first = ana.comment("commentAdd", input);
        long before = nodes();

        assertThat(ana.comment("commentAdd", input)).isEqualTo(first);
        assertThat(ana.comment("commentAdd", Map.of("on", ROUTE, "body", "other", "idempotencyKey", "k1"))).isEqualTo(first);
        assertThat(nodes()).isEqualTo(before);
        assertThat(luis.comment("commentAdd", input).path("id")).isNotEqualTo(first.path("id"));
        assertThat(id(ana.withdraws(first))).isEqualTo(id(ana.comment("commentAdd", input)));
    }

    @Test
    void keepsNoKeyOfWhatItRefused() {
        assertThat(ana.refused("commentAdd", Map.of("on", "nothing", "body", "a", "idempotencyKey", "k2"))).isNotEmpty();
        assertThat(ana.comment("commentAdd", Map.of("on", APP, "body", "right", "idempotencyKey", "k2")).path("body").asString())
                .isEqualTo("right");
    }

    @Test
    void writesOneOfManyWithTheSameKey() throws Exception {
        long before = nodes();

        List<String> written = atOnce(Collections.nCopies(
                40, () -> id(ana.comment("commentAdd", Map.of("on", APP, "body", "once", "idempotencyKey", "k3")))));

        assertThat(written.stream().distinct()).hasSize(1);
        assertThat(nodes()).isEqualTo(before + 3);
    }

    @Test
    void doesWhatTheReadmeSays() throws IOException {
        Matcher mutation = MUTATION.matcher(Files.readString(Path.of("README.md")));
        assertThat(mutation.find()).isTrue();

        assertThat(ana.data(mutation.group("mutation"), Map.of()))
                .isEqualTo(JsonMapper.shared().readTree(mutation.group("answer")));
    }

    @ParameterizedTest
    @CsvSource({"CREATED_ASC, 3", "CREATED_DESC, 3", "CREATED_DESC, 1"})
    void goesThroughAThreadPageByPage(String order, int size) {
        JsonNode root = ana.comments("durango-2-c3-1", "root");
        List<String> replies = IntStream.range(0, 8).mapToObj(number -> id(luis.replies(root, "reply " + number))).toList();

        List<String> found = new ArrayList<>();
        Map<String, Object> variables = new HashMap<>(Map.of("id", id(root), "size", size));
        boolean more = true;
        while (more) {
            JsonNode page = client
                    .data("""
                            query($id: ID!, $size: Int!, $after: String) { node(id: $id) { ... on Comment {
                              replies(orderBy: %s, first: $size, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } totalCount }
                            } } }
                            """
                            .formatted(order), variables)
                    .at("/node/replies");
            assertThat(page.path("totalCount").asInt()).isEqualTo(8);
            found.addAll(texts(page.path("nodes"), "/id"));
            more = page.at("/pageInfo/hasNextPage").asBoolean();
            variables.put("after", page.at("/pageInfo/endCursor").asString());
        }

        assertThat(found).isEqualTo(order.endsWith("ASC") ? replies : replies.reversed());
    }

    private int count(String on) {
        return client
                .data("{ nodes(ids: [\"%s\"]) { ... on Commitment { commentCount } ... on Activity { commentCount } } }"
                        .formatted(on))
                .at("/nodes/0/commentCount")
                .asInt();
    }

    private JsonNode history(JsonNode comment) {
        return client.data("""
                query($id: ID!) { node(id: $id) { ... on Comment {
                  history { totalCount nodes { kind by { id } changes { field before after } } }
                } } }
                """, Map.of("id", id(comment))).at("/node/history");
    }

    /** Lets a quarter of an hour pass since a comment was written. */
    private void later(JsonNode comment) {
        driver.executableQuery("MATCH (c:Comment {id: $id}) SET c.createdAt = c.createdAt - duration('PT15M')")
                .withParameters(Map.of("id", id(comment)))
                .execute();
    }

    private long nodes() {
        return ask("MATCH (n:Comment|Event|Receipt) RETURN count(n)", "");
    }

    private long ask(String statement, String value) {
        return driver.executableQuery(statement)
                .withParameters(Map.of("value", value))
                .execute()
                .records()
                .getFirst()
                .get(0)
                .asLong();
    }

    private static <T> List<T> atOnce(List<Callable<T>> actions) throws Exception {
        List<T> results = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> result : executor.invokeAll(actions)) {
                results.add(result.get());
            }
        }
        return results;
    }
}

package mx.cocrea.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import mx.cocrea.platform.graphql.Client.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@HttpTest
class GraphQlOverHttpTests {

    @Autowired
    private Client client;

    @Test
    void answersAQueryByPost() {
        Answer answer = client.ask("{ echo(word: \"hola\") }");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/graphql-response+json;charset=UTF-8");
        assertThat(answer.body().at("/data/echo").asString()).isEqualTo("hola");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "/graphql?query=%7Becho%7D",
            "/graphql?query=query($w:String)%7Becho(word:$w)%7D&variables=%7B%22w%22:%22hello%22%7D",
            "/graphql?query=query%20A%7Becho%7Dquery%20B%7Bbook(id:1)%7Btitle%7D%7D&operationName=A",
            "/graphql?query=%7Becho%7D&operationName=&variables=&extensions=null"
    })
    void answersAQueryByGet(String address) {
        Answer answer = client.send(client.request(address));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/data/echo").asString()).isEqualTo("hello");
    }

    @Test
    void takesAnAddressAsPeopleTypeIt() {
        assertThat(client.statusLine("/graphql?query={echo(word:\"hola\")}")).isEqualTo("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "application/json | application/json",
            "*/* | application/json",
            "application/* | application/json",
            "application/graphql-response+json, application/json;q=0.9 | application/graphql-response+json",
            "application/json, application/graphql-response+json | application/json",
            "application/json;q=0.5, application/graphql-response+json | application/graphql-response+json",
            "application/json;q=0, */* | application/graphql-response+json",
            "text/html, application/graphql-response+json; charset=utf-8 | application/graphql-response+json"
    })
    void answersInTheTypeThatTheClientLikesBest(String accept, String type) {
        Answer answer = client.post("{\"query\":\"{echo}\"}", accept);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo(type + ";charset=UTF-8");
    }

    @Test
    void answersJsonWhereNoTypeIsAskedFor() {
        Answer answer = client.send(client.request("/graphql")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\":\"{echo}\"}")));

        assertThat(answer.header("Content-Type")).isEqualTo("application/json;charset=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json; charset=iso-8859-1", "application/json;q=0", "nonsense"})
    void refusesToAnswerInAnotherType(String accept) {
        Answer answer = client.post("{\"query\":\"{echo}\"}", accept);

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.code()).isEqualTo("NOT_ACCEPTABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "text/plain",
            "application/x-www-form-urlencoded",
            "application/graphql",
            "application/json; charset=utf-16",
            "application/json; charset=none",
            "nonsense"
    })
    void refusesABodyOfAnotherType(String type) {
        Answer answer = client.send(client.request("/graphql")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"query\":\"{echo}\"}")));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void refusesABodyThatSaysNoType() {
        Answer answer = client.send(client.request("/graphql").POST(BodyPublishers.ofString("{\"query\":\"{echo}\"}")));

        assertThat(answer.status()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "",
            "{",
            "null",
            "7",
            "\"{echo}\"",
            "{}",
            "{\"query\":null}",
            "{\"query\":7}",
            "{\"query\":[\"{echo}\"]}",
            "{\"query\":\"{echo}\",\"operationName\":7}",
            "{\"query\":\"{echo}\",\"variables\":[]}",
            "{\"query\":\"{echo}\",\"variables\":\"{}\"}",
            "{\"query\":\"{echo}\",\"extensions\":\"{}\"}",
            "{\"query\":\"{echo}\"} {}"
    })
    void refusesABodyThatIsNoRequest(String body) {
        for (String accept : new String[]{Client.JSON, Client.GRAPHQL}) {
            Answer answer = client.post(body, accept);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.header("Content-Type")).startsWith(accept);
            assertThat(answer.code()).isEqualTo("BAD_REQUEST");
            assertThat(answer.message()).isNotEmpty();
        }
    }

    @Test
    void refusesSeveralRequestsAtOnce() {
        Answer answer = client.post("[{\"query\":\"{echo}\"},{\"query\":\"{echo}\"}]");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("BATCHING_NOT_SUPPORTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "/graphql",
            "/graphql?query=%7Becho%7D&variables=%7B",
            "/graphql?query=%7Becho%7D&variables=7",
            "/graphql?query=%7Becho%7D&extensions=%22%22"
    })
    void refusesAnAddressThatIsNoRequest(String address) {
        Answer answer = client.send(client.request(address));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        Answer answer = client.post("{\"query\":\"{echo}\",\"extensions\":{\"x\":\"" + "x".repeat(300_000) + "\"}}");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("PAYLOAD_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {Client.JSON, Client.GRAPHQL})
    void refusesToWriteByGet(String accept) {
        Answer answer = client.send(client.request("/graphql?query=mutation%7Bkeep(word:%22a%22)%7D")
                .header("Accept", accept));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("POST");
        assertThat(answer.code()).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(answer.body().has("data")).isFalse();
    }

    @Test
    void writesByPost() {
        assertThat(client.ask("mutation { keep(word: \"a\") }").body().at("/data/keep").asString()).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    void refusesOtherMethods(String method) {
        Answer answer = client.send(client.request("/graphql").method(method, BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, POST, OPTIONS");
        assertThat(answer.code()).isEqualTo("METHOD_NOT_ALLOWED");
    }

    @Test
    void tellsItsMethods() {
        Answer answer = client.send(client.request("/graphql").method("OPTIONS", BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, POST, OPTIONS");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{",
            "{ nothingLikeIt }",
            "query A { echo } query B { echo }",
            "query($id: ID!) { book(id: $id) { title } }"
    })
    void tellsByTheStatusThatARequestCannotRunOnlyWhereTheTypeSaysWhoAnswers(String query) {
        String body = "{\"query\":\"" + query + "\"}";

        assertThat(client.post(body, Client.JSON).status()).isEqualTo(200);
        assertThat(client.post(body, Client.GRAPHQL).status()).isEqualTo(400);
        assertThat(client.post(body).body().has("data")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {Client.JSON, Client.GRAPHQL})
    void answersWhatRanWith200EvenWhereAFieldFailed(String accept) {
        Answer answer = client.post("{\"query\":\"{ echo fail(how: BAD_INPUT) }\"}", accept);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/data/echo").asString()).isEqualTo("hello");
        assertThat(answer.body().at("/data/fail").isNull()).isTrue();
    }

    @Test
    void readsAndWritesUtf8() {
        Answer answer = client.ask("{ echo(word: \"ñandú 🏃\") }");

        assertThat(answer.body().at("/data/echo").asString()).isEqualTo("ñandú 🏃");
    }
}

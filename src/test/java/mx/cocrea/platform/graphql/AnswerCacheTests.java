package mx.cocrea.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import mx.cocrea.Durango;
import mx.cocrea.StatementCount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;

@Durango
class AnswerCacheTests {

    @Autowired
    Client client;

    @Autowired
    StatementCount statements;

    @Autowired
    Driver driver;

    private int statementsFor(String query) {
        return statements.during(() -> assertThat(client.ask(query).status()).isEqualTo(200));
    }

    @Test
    void readsTheSameQuestionOnce() {
        assertThat(statementsFor("{ plans { kept: name } }")).isEqualTo(1);
        assertThat(statementsFor("{ plans { kept: name } }")).isZero();
        assertThat(statementsFor("{ plans { kept: name number } }")).isEqualTo(1);
    }

    @Test
    void readsAgainOnceTheDataHaveChanged() {
        statementsFor("{ plans { outdated: name } }");

        driver.executableQuery("MATCH (v:DataVersion {id: 'data'}) SET v.number = v.number + 1").execute();

        await().atMost(Duration.ofSeconds(10)).until(() -> statementsFor("{ plans { outdated: name } }") == 1);
    }

    @Test
    void keepsNoAnswerWithAnError() {
        String query = "{ plans { name } commitments(after: \"nonsense\") { totalCount } }";

        client.ask(query);

        assertThat(client.ask(query).code()).isEqualTo("MALFORMED_CURSOR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br;q=1, gzip;q=0.5", "identity", "gzip;q=0"})
    void sendsWhatIsKeptCompressedOnlyToWhoTakesIt(String accepted) throws IOException, InterruptedException {
        String query = URLEncoder.encode(
                "{ commitments { nodes { title activities { title large: verification } } } }", StandardCharsets.UTF_8);
        HttpRequest request = client.request("/graphql?query=" + query).header("Accept-Encoding", accepted).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            String made = text(http.send(request, BodyHandlers.ofByteArray()));
            HttpResponse<byte[]> kept = http.send(request, BodyHandlers.ofByteArray());

            assertThat(kept.headers().firstValue("Content-Encoding").isPresent()).isEqualTo(!accepted.matches("identity|.*q=0"));
            assertThat(text(kept)).isEqualTo(made).hasSizeGreaterThan(10_000).contains("\"large\"");
        }
    }

    private static String text(HttpResponse<byte[]> answer) throws IOException {
        if (answer.headers().firstValue("Content-Encoding").isEmpty()) {
            return new String(answer.body(), StandardCharsets.UTF_8);
        }
        assertThat(String.join(",", answer.headers().allValues("Vary"))).containsIgnoringCase("Accept-Encoding");
        try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

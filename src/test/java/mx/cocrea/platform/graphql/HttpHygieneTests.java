package mx.cocrea.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import mx.cocrea.platform.graphql.Client.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@HttpTest
@ExtendWith(OutputCaptureExtension.class)
class HttpHygieneTests {

    @Autowired
    private Client client;

    @Test
    void keepsTheRequestIdThatItIsGiven() {
        Answer answer = client.send(client.request("/graphql?query=%7Becho%7D").header("X-Request-Id", "a-b_c.1"));

        assertThat(answer.header("X-Request-Id")).isEqualTo("a-b_c.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "a;b", "<script>",
            "0123456789012345678901234567890123456789012345678901234567890123456789"})
    void givesARequestIdOfItsOwnInPlaceOfOneThatIsNotPlain(String id) {
        Answer answer = client.send(client.request("/graphql?query=%7Becho%7D").header("X-Request-Id", id));

        assertThat(answer.header("X-Request-Id")).matches("[0-9a-f]{16}");
    }

    @Test
    void letsPagesServedElsewhereRead() {
        Answer preflight = client.send(client.request("/graphql")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type"));

        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(preflight.header("Access-Control-Allow-Methods")).isEqualTo("GET,POST");
        assertThat(preflight.header("Access-Control-Allow-Credentials")).isEmpty();

        Answer read = client.send(client.request("/graphql/schema").header("Origin", "https://elsewhere.example"));

        assertThat(read.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(read.http().headers().allValues("Access-Control-Expose-Headers"))
                .containsExactly("X-Request-Id, RateLimit, RateLimit-Policy, Retry-After");
    }

    @Test
    void letsNoPageServedElsewhereSendAToken() {
        Answer preflight = client.send(client.request("/graphql")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization"));

        assertThat(preflight.status()).isEqualTo(403);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/actuator/env", "/actuator/heapdump", "/graphql/other", "/webjars/react", "/error"})
    void hasNothingWhereNothingIsOpen(String path) {
        Answer answer = client.send(client.request(path).header("Accept", "*/*"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body().at("/title").asString()).isEqualTo("Not Found");
        assertThat(answer.body().at("/requestId").asString()).isEqualTo(answer.header("X-Request-Id"));
        assertThat(answer.body().propertyNames()).containsExactlyInAnyOrder("title", "status", "instance", "requestId");
    }

    @Test
    void givesNothingAwayWhereAPageFails(CapturedOutput output) {
        Answer answer = client.send(client.request("/datos/fault").header("X-Request-Id", "report-18"));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.http().body()).contains("report-18").doesNotContain("MATCH", "Exception", "trace");
        assertThat(output.getOut().lines().filter(line -> line.contains("ERROR")))
                .singleElement()
                .asString()
                .contains("[report-18]", "The request failed");
    }

    @Test
    void sendsHeadersThatKeepBrowsersCareful() {
        Answer answer = client.get("{ echo }");

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("strict-origin-when-cross-origin");
        assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void tellsAnyoneThatItIsWell() {
        assertThat(client.send(client.request("/actuator/health")).status()).isEqualTo(200);
    }

    @Test
    void refusesATokenWhereNobodyIssuesAny() {
        Answer answer = client.send(client.request("/graphql?query=%7Becho%7D").header("Authorization", "Bearer abc"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("UNAUTHENTICATED");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer.body().has("data")).isFalse();
    }
}

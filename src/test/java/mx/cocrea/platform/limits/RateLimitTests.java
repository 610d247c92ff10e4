package mx.cocrea.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import mx.cocrea.Durango;
import mx.cocrea.identity.Issuer;
import mx.cocrea.identity.Visitor;
import mx.cocrea.platform.graphql.Client;
import mx.cocrea.platform.graphql.Client.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/** Every way in takes from the same allowance; here there is little of it, and time stands still. */
@Durango
@ContextConfiguration(initializers = Issuer.Trusted.class)
@Import(SteppedClock.class)
@TestPropertySource(properties = {
        "cocrea.limits.rate.account=40000", "cocrea.limits.rate.address=80000", "cocrea.limits.rate.request=1000",
        "cocrea.limits.rate.mutation=15000", "cocrea.limits.rate.download=20000", "cocrea.limits.rate.sign-in=20000"})
@ExtendWith(OutputCaptureExtension.class)
class RateLimitTests {

    /** What reads about 20,000 fields. */
    private static final String COSTLY = """
            query($text: String) {
              commitments(first: 100, filter: {text: $text}) { nodes { activities { responsibilities { role post } } } }
            }
            """;
    private static final String SUBJECT = "durango-2-c2";

    @Autowired
    private Client client;

    @Autowired
    private SteppedClock clock;

    /** So that no answer is kept. */
    private final AtomicInteger questions = new AtomicInteger(ThreadLocalRandom.current().nextInt(1_000_000));

    @BeforeEach
    void beginAnew() {
        clock.advance(Duration.ofMinutes(1));
    }

    @Test
    void announcesWhatIsLeftAfterTheCostOfEachAnswer() {
        Answer answer = client.ask("{ plans { name } }");

        int cost = 1_000 + answer.body().at("/extensions/cost/requested").asInt();
        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"default\";q=80000;w=60");
        assertThat(left(answer.http())).isEqualTo(80_000 - cost);
    }

    @Test
    void refusesWhatIsTooMuchUntilTheTimeThatItSays() {
        Answer refused = exhaust(client);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body().has("data")).isFalse();
        assertThat(refused.code()).isEqualTo("RATE_LIMITED");
        int seconds = refused.body().at("/errors/0/extensions/retryAfterSeconds").asInt();
        assertThat(refused.header("Retry-After")).isEqualTo(String.valueOf(seconds));
        assertThat(Instant.parse(refused.body().at("/errors/0/extensions/retryAt").asString()))
                .isEqualTo(clock.instant().plusSeconds(seconds));
        clock.advance(Duration.ofSeconds(seconds));
        assertThat(costly(client, "otra").status()).isEqualTo(200);
    }

    @Test
    void letsEachAccountHaveItsOwn() {
        Client ana = client.as(Issuer.SHARED.token("ana"));
        Client luis = client.as(Issuer.SHARED.token("luis"));
        exhaust(client);
        exhaust(ana);

        assertThat(costly(luis, "uno").status()).isEqualTo(200);
        assertThat(costly(ana, "uno").status()).isEqualTo(429);
    }

    @Test
    void believesNoForwardedAddress() {
        exhaust(client);

        assertThat(IntStream.range(0, 100)
                .map(i -> client.send(client.request("/graphql?query={plans{name}}".replace("{", "%7B").replace("}", "%7D"))
                        .header("X-Forwarded-For", "198.51.100." + i)
                        .header("Forwarded", "for=198.51.100." + i)).status()))
                .contains(429);
    }

    @Test
    void letsAnAnswerThatIsKeptCostLittle() {
        costly(client, "");
        int before = left(costly(client, "").http());

        assertThat(before - left(costly(client, "").http())).isEqualTo(1_000);
    }

    @Test
    void makesABatchOfMutationsPayForEachAndWritesNoneThatItCannotPay() {
        Client eva = client.as(Issuer.SHARED.token("eva"));
        String one = "commentAdd(input: {on: \"%s\", body: \"Lote\"}) { userErrors { code } }".formatted(SUBJECT);
        int comments = comments();

        String batch = "mutation { a: %1$s ...B } fragment B on Mutation { b: %1$s }".formatted(one);
        Answer written = eva.ask(batch);
        Answer refused = eva.ask(batch);

        assertThat(written.code()).isEmpty();
        assertThat(left(written.http())).isLessThan(40_000 - 2 * 15_000);
        assertThat(refused.code()).isEqualTo("RATE_LIMITED");
        assertThat(comments()).isEqualTo(comments + 2);
    }

    @Test
    void refusesEachFormThatIsTooMuch() {
        Visitor visitor = new Visitor(client::url);
        HttpResponse<String> page = visitor.open("/ingresar?volver=/cuenta");
        assertThat(page.statusCode()).isEqualTo(200);

        List<Integer> statuses = IntStream.range(0, 3)
                .map(i -> visitor.submit(page, "/cuenta", Map.of("nombre", "Nombre de prueba " + "abc".charAt(i))).statusCode())
                .boxed()
                .toList();

        assertThat(statuses).startsWith(200).contains(429);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "es | Demasiadas peticiones seguidas | Espere un minuto y vuelva a intentarlo",
            "en | Too many requests at once | Wait a minute and try again"
    })
    void saysOnAPageWhatToDoNext(String language, String heading, String next) {
        exhaust(client);
        HttpResponse<String> refused = until429(() -> client.request("/compromisos")
                .header("Accept", "text/html")
                .header("Accept-Language", language));

        var page = Visitor.document(refused);
        assertThat(page.select("h1").text()).isEqualTo(heading);
        assertThat(page.select("main").text()).contains(next);
        assertThat(page.select("main a[href=/]")).isNotEmpty();
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void countsDownloads() {
        HttpResponse<String> refused = until429(() -> client.request("/datos/durango/plans.csv"));

        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void countsAttemptsToSignIn() {
        until429(() -> client.request("/ingresar"));
        assertThat(client.send(client.request("/ingresar/codigo?code=1&state=1")).status()).isEqualTo(429);
    }

    @Test
    void countsTokensThatAreNotValid() {
        Client forger = client.as(Issuer.SHARED.token("ana").replaceAll("[^.]+$", "AAAA"));

        assertThat(IntStream.range(0, 5).mapToObj(i -> forger.ask("{ plans { name } }").code()))
                .containsExactly("UNAUTHENTICATED", "UNAUTHENTICATED", "UNAUTHENTICATED", "UNAUTHENTICATED", "RATE_LIMITED");
    }

    @Test
    void tellsNoAddress(CapturedOutput output) {
        int before = output.length();
        exhaust(client);

        assertThat(output.toString().substring(before)).doesNotContain("127.0.0.1");
        assertThat(client.send(client.request("/actuator/prometheus")).http().body())
                .containsPattern("(?m)^cocrea_limits_refused_total\\{whose=\"address\"} [1-9]")
                .doesNotContain("127.0.0.1");
    }

    /** Asks for much until it is refused. */
    private Answer exhaust(Client client) {
        for (int i = 0; i < 200; i++) {
            Answer answer = costly(client, "nada " + questions.incrementAndGet());
            if (answer.status() == 429) {
                return answer;
            }
        }
        throw new AssertionError("never refused");
    }

    private static Answer costly(Client client, String text) {
        return client.ask(COSTLY, Map.of("text", text));
    }

    /** The answer that refuses one of many requests. */
    private HttpResponse<String> until429(Supplier<HttpRequest.Builder> request) {
        return IntStream.range(0, 100)
                .mapToObj(i -> client.send(request.get()).http())
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();
    }

    private static int left(HttpResponse<String> answer) {
        String header = answer.headers().firstValue("RateLimit").orElseThrow();
        return Integer.parseInt(header.replaceFirst("^\"default\";r=(\\d+);t=\\d+$", "$1"));
    }

    /** Asked by somebody for whom no answer is kept. */
    private int comments() {
        clock.advance(Duration.ofMinutes(1));
        return client.as(Issuer.SHARED.token("noe"))
                .data("{ commitment(id: \"%s\") { commentCount } }".formatted(SUBJECT))
                .at("/commitment/commentCount")
                .asInt();
    }
}

package mx.cocrea.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mx.cocrea.platform.graphql.Client.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@HttpTest
@ExtendWith(OutputCaptureExtension.class)
class ErrorTests {

    @Autowired
    private Client client;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{ | GRAPHQL_PARSE_FAILED",
            "{ nothingLikeIt } | GRAPHQL_VALIDATION_FAILED",
            "{ echo(times: \"many\") } | GRAPHQL_VALIDATION_FAILED",
            "{ fail(how: BAD_INPUT) } | MALFORMED_ID",
            "{ fail(how: FORBIDDEN) } | UNAUTHENTICATED",
            "{ fail(how: DATABASE_AWAY) } | SERVICE_UNAVAILABLE",
            "{ fail(how: TOO_SLOW) } | TIMEOUT",
            "{ fail(how: UNFORESEEN) } | INTERNAL",
            "{ missing } | INTERNAL",
            "query A { echo } query B { echo } | OPERATION_RESOLUTION_FAILURE",
            "query($n: Int!) { books(first: $n) { totalCount } } | BAD_USER_INPUT"
    })
    void givesEveryErrorACode(String query, String code) {
        Answer answer = client.ask(query);

        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.http().body()).doesNotContain("MATCH", "Exception", "10.1.2.3", "classification");
    }

    @Test
    void saysWhereADocumentIsWrong() {
        Answer answer = client.ask("{\n  nothingLikeIt }");

        assertThat(answer.body().at("/errors/0/locations/0/line").asInt()).isEqualTo(2);
        assertThat(answer.body().at("/errors/0/locations/0/column").asInt()).isEqualTo(3);
    }

    @Test
    void saysWhichArgumentIsBad() {
        Answer answer = client.ask("{ it: fail(how: BAD_INPUT) }");

        assertThat(answer.message()).isEqualTo("'id' has letters and digits");
        assertThat(answer.body().at("/errors/0/path/0").asString()).isEqualTo("it");
        assertThat(answer.body().at("/errors/0/extensions/argument").asString()).isEqualTo("id");
        assertThat(answer.body().at("/errors/0/locations/0/line").asInt()).isEqualTo(1);
    }

    @Test
    void refusesAVariableThatIsNotOfItsType() {
        Answer answer = client.ask("query($n: Int) { books(first: $n) { totalCount } }", Map.of("n", "many"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("BAD_USER_INPUT");
    }

    @Test
    void namesTheRequestOfAFaultOfOursAndLogsItOnce(CapturedOutput output) {
        Answer answer = client.send(client.request(
                "/graphql?query=%7Bfail(how:UNFORESEEN)%7D")
                .header("X-Request-Id", "report-17"));

        assertThat(answer.body().at("/errors/0/extensions/requestId").asString()).isEqualTo("report-17");
        assertThat(answer.message()).contains("report-17");
        assertThat(output.getOut().lines().filter(line -> line.contains("[report-17]")))
                .singleElement()
                .asString()
                .contains("Field /fail failed");
    }
}

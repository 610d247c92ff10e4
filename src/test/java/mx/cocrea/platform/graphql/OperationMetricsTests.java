package mx.cocrea.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HttpTest
class OperationMetricsTests {

    @Autowired
    private Client client;

    @Test
    void timesOperationsUnderNamesThatNoClientCanMultiply() {
        client.ask("query NoName1 { book(id: 1) { title } }");
        client.ask("query NoName2 { book(id: 1) { title } }");
        client.ask("{ shelf { newest { id } } echo }");
        client.ask("{ nothingLikeIt }");

        String metrics = metrics();

        assertThat(metrics)
                .contains("cocrea_graphql_operations_seconds_count{field=\"book\",operation=\"other\",outcome=\"success\"}")
                .contains(
                        "cocrea_graphql_operations_seconds_count{field=\"several\",operation=\"anonymous\",outcome=\"success\"}")
                .contains("cocrea_graphql_operations_seconds_count{field=\"unknown\",operation=\"unknown\",outcome=\"refused\"}")
                .doesNotContain("NoName", "graphql_request_seconds", "http_server_requests");
    }

    @Test
    void countsTheStatementsOfEachRequest() {
        double before = sum("cocrea_graphql_statements_sum");

        client.ask("{ books { totalCount } more: books { totalCount } }");

        assertThat(sum("cocrea_graphql_statements_sum") - before).isEqualTo(2);
    }

    private double sum(String series) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private String metrics() {
        return client.send(client.request("/actuator/prometheus")).http().body();
    }
}

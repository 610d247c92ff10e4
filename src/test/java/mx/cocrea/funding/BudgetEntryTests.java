package mx.cocrea.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mx.cocrea.StatementCount;
import mx.cocrea.identity.Issuer;
import mx.cocrea.identity.Role;
import mx.cocrea.platform.graphql.Client;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class BudgetEntryTests extends WithMoney {

    @Autowired
    StatementCount statements;

    private static JsonNode done(Client.Answer answer) {
        assertThat(answer.body().at("/data/done/userErrors").valueStream()).as("%s", answer.body()).isEmpty();
        JsonNode entry = answer.body().at("/data/done/budgetEntry");
        assertThat(entry.isObject()).as("%s", answer.body()).isTrue();
        return entry;
    }

    private JsonNode entry(JsonNode known) {
        return client.data("query($id: ID!) { budgetEntry(id: $id) " + ENTRY + " }", Map.of("id", known.path("id").asString()))
                .path("budgetEntry");
    }

    private static BigDecimal exact(JsonNode amount) {
        return amount.path("amount").decimalValue();
    }

    @Test
    void isRecordedBySecretariatAndRestatedByTheInstitutionThatPaysWhileTheOldStaysReadable() {
        String programme = programme("historia");
        JsonNode first = done(adds(secretariat(), amount("1250000.50", Map.of(
                "programme", programme, "payee", "congreso-del-estado-de-durango", "objectOfExpenditure", "441", "municipality",
                "Lerdo", "description", "Tela", "statedOn", "2020-04-30"))));
        clock.moveTo(TODAY.plusDays(3));

        JsonNode second = done(restates(liaison("cuentas-dif", DIF), another(first, "1200000.5")));

        assertThat(second.path("restates").path("id")).isEqualTo(first.path("id"));
        assertThat(exact(second.path("amount"))).isEqualByComparingTo("1200000.50");
        for (String same : List.of("moment", "fiscalYear", "objectOfExpenditure", "municipality", "description", "programme",
                "payer",
                "payee")) {
            assertThat(second.path(same)).as(same).isEqualTo(first.path(same));
        }
        JsonNode old = entry(first);
        assertThat(exact(old.path("amount"))).isEqualByComparingTo("1250000.50");
        assertThat(old.path("stands").asBoolean()).isFalse();
        assertThat(old.at("/restatedBy/id")).isEqualTo(second.path("id"));
        assertThat(old.at("/sources/0/document/title").asString()).isEqualTo("Cuenta pública 2019");
        assertThat(old.at("/history/nodes").valueStream().map(event -> event.path("kind").asString()))
                .containsExactly("RESTATED", "ADDED");
        assertThat(old.at("/history/nodes/0")).hasToString(
                """
                        {"kind":"RESTATED","by":null,"changes":[{"field":"amount","before":"1250000.50 MXN","after":"1200000.50 MXN"}]}""");
        assertThat(totals(Map.of("programme", programme), List.of(), Map.of())).singleElement()
                .satisfies(total -> assertThat(exact(total.path("amount"))).isEqualByComparingTo("1200000.50"));
        assertThat(totals(Map.of("programme", programme), List.of(), Map.of("knownAt", TODAY.toString()))).singleElement()
                .satisfies(total -> assertThat(exact(total.path("amount"))).isEqualByComparingTo("1250000.50"));
        assertThat(totals(Map.of("programme", programme), List.of(), Map.of("asOf", "2020-04-29"))).isEmpty();
    }

    @Test
    void isForThoseAloneWhoMayRecordIt() {
        Map<String, Object> input = amount("1", Map.of("programme", programme("permisos")));
        JsonNode entry = done(adds(secretariat(), input));

        assertThat(adds(client, input).code()).isEqualTo("UNAUTHENTICATED");
        for (Role role : List.of(Role.CITIZEN, Role.EVALUATOR, Role.MODERATOR, Role.ADMINISTRATOR)) {
            Client other = client.as(Issuer.SHARED.token("cuentas-" + role, role));
            assertThat(adds(other, input).code()).as("%s", role).isEqualTo("FORBIDDEN");
            assertThat(restates(other, another(entry, "2")).code()).as("%s", role).isEqualTo("FORBIDDEN");
        }
        Client congress = liaison("cuentas-congreso", "congreso-del-estado-de-durango");
        assertThat(adds(congress, input).code()).isEqualTo("FORBIDDEN");
        assertThat(restates(congress, another(entry, "2")).code()).isEqualTo("FORBIDDEN");
        input.remove("payer");
        assertThat(adds(congress, input).code()).isEqualTo("FORBIDDEN");
        assertThat(entry(entry).path("stands").asBoolean()).isTrue();
    }

    static Stream<Arguments> refusals() {
        Map<String, String> source = Map.of("title", "Cuenta", "url", "https://example.org/a", "where", "Pág. 1");
        return Stream.of(
                arguments(Map.of("amount", money("1.001")), "INVALID_AMOUNT", "amount.amount"),
                arguments(Map.of("amount", money("10000000000000")), "INVALID_AMOUNT", "amount.amount"),
                arguments(Map.of("amount", Map.of("amount", "1.5", "currency", "JPY")), "INVALID_AMOUNT", "amount.amount"),
                arguments(Map.of("amount", Map.of("amount", "1", "currency", "KWD")), "INVALID_CURRENCY", "amount.currency"),
                arguments(Map.of("amount", Map.of("amount", "1", "currency", "pesos")), "INVALID_CURRENCY", "amount.currency"),
                arguments(Map.of("fiscalYear", 19), "INVALID_YEAR", "fiscalYear"),
                arguments(Map.of("objectOfExpenditure", "tela"), "INVALID_OBJECT", "objectOfExpenditure"),
                arguments(Map.of("municipality", " "), "INVALID_MUNICIPALITY", "municipality"),
                arguments(Map.of("description", "x".repeat(501)), "INVALID_DESCRIPTION", "description"),
                arguments(Map.of("statedOn", TODAY.plusDays(1).toString()), "INVALID_DATE", "statedOn"),
                arguments(Map.of("source", with(source, "title", " ")), "INVALID_SOURCE", "source.title"),
                arguments(Map.of("source", with(source, "url", "javascript:alert(1)")), "INVALID_SOURCE", "source.url"),
                arguments(Map.of("source", with(source, "where", "")), "INVALID_SOURCE", "source.where"),
                arguments(Map.of("programme", "no-hay"), "UNKNOWN_PROGRAMME", "programme"),
                arguments(Map.of("contract", "no-hay"), "UNKNOWN_CONTRACT", "contract"),
                arguments(Map.of("payer", "no-hay"), "UNKNOWN_PAYER", "payer"),
                arguments(Map.of("payee", "no-hay"), "UNKNOWN_PAYEE", "payee"),
                arguments(Map.of("idempotencyKey", ""), "INVALID_KEY", "idempotencyKey"));
    }

    private static Map<String, String> with(Map<String, String> source, String field, String value) {
        Map<String, String> changed = new HashMap<>(source);
        changed.put(field, value);
        return changed;
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void isRefusedWithACodeAndTheField(Map<String, ?> changes, String code, String field) {
        JsonNode done = adds(secretariat(), amount("1", changes)).body().path("data").path("done");

        assertThat(done.path("userErrors")).hasToString("[{\"code\":\"%s\",\"field\":\"%s\"}]".formatted(code, field));
        assertThat(done.path("budgetEntry").isNull()).isTrue();
    }

    @Test
    void isRestatedOnceHoweverManyTryAtOnce() {
        JsonNode entry = done(adds(secretariat(), amount("10", Map.of("programme", programme("a-la-vez")))));
        Client secretariat = secretariat();

        List<String> codes = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> restates(secretariat, another(entry, "2" + i))
                        .body()
                        .at("/data/done/userErrors/0/code")
                        .asString("")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(codes).containsOnly("", "ALREADY_RESTATED").containsOnlyOnce("");
        assertThat(restates(secretariat, Map.of(
                "entry", "no-hay", "amount", money("1"), "reason", "x", "source",
                Map.of("title", "A", "url", "https://example.org/a", "where", "1")))
                .body()
                .at("/data/done/userErrors/0/code")
                .asString()).isEqualTo("NOT_FOUND");
    }

    @Test
    void isMadeOnceByTheSameKey() {
        Map<String, Object> input = amount("7", Map.of("programme", programme("llave"), "idempotencyKey", "cuentas-7"));

        JsonNode first = done(adds(secretariat(), input));

        assertThat(done(adds(secretariat(), input)).path("id")).isEqualTo(first.path("id"));
    }

    @Test
    void namesADocumentOnceByItsAddress() {
        String programme = programme("documento");
        JsonNode one = done(adds(secretariat(), amount("1", Map.of("programme", programme))));
        JsonNode other = done(adds(secretariat(), amount("2", Map.of("programme", programme))));

        assertThat(other.at("/sources/0/document/id")).isEqualTo(one.at("/sources/0/document/id"));
    }

    @Test
    void addsUpToTheLastHundredthHoweverLarge() {
        String programme = programme("grande");
        for (int i = 0; i < 3; i++) {
            done(adds(secretariat(), amount("9999999999999.99", Map.of("programme", programme))));
        }
        done(adds(secretariat(), amount("-0.05", Map.of("programme", programme))));

        assertThat(totals(Map.of("programme", programme), List.of(), Map.of())).singleElement()
                .satisfies(total -> assertThat(exact(total.path("amount"))).isEqualByComparingTo("29999999999999.92"));
    }

    @Test
    void isAskedForWithAllItsSumsInOneStatement() {
        int asked = statements.during(() -> client.data("""
                {
                  budgetEntries(filter: {standing: true}) {
                    totalCount nodes { id amount { amount } programme { name } }
                    totals(groupBy: [PROGRAMME, PAYEE]) { amount { amount } }
                    gaps { difference { amount } }
                    flow { nodes { key } edges { from to amount { amount } } total { amount } leftOut { amount } }
                  }
                }
                """));

        assertThat(asked).isEqualTo(1);
    }

    /** What is known of the plans' money, and where they are silent; each with its place in a document. */
    @Test
    void isOfDurangoWhatThePlansSay() {
        JsonNode programmes = client
                .data("""
                        {
                          programmes {
                            id commitments { id } activities { id } institutions { institution { id } sources { where } } sources { where }
                            notes { kind } budgetEntries { totalCount }
                          }
                        }
                        """)
                .path("programmes");
        JsonNode money = client.data("""
                { budgetEntry(id: "durango-ruta-azul-inversion") {
                  amount { amount currency } precision moment fiscalYear statedOn payer { id } payee { id } programme { id }
                  sources { where document { id } } notes { kind field }
                } }
                """).path("budgetEntry");

        assertThat(programmes.valueStream().filter(one -> !one.path("id").asString().startsWith("prueba-")))
                .hasSize(4)
                .allSatisfy(one -> {
                    assertThat(one.path("sources")).isNotEmpty();
                    assertThat(one.path("notes")).isNotEmpty();
                    assertThat(one.path("commitments")).hasSize(1);
                    assertThat(one.path("activities")).isNotEmpty();
                });
        assertThat(exact(money.path("amount"))).isEqualByComparingTo("30000000.00");
        assertThat(money.at("/precision").asString()).isEqualTo("AT_LEAST");
        assertThat(money.at("/moment").asString()).isEqualTo("UNSTATED");
        assertThat(List.of("fiscalYear", "payer", "payee"))
                .allSatisfy(silent -> assertThat(money.path(silent).isNull()).isTrue());
        assertThat(money.at("/sources/0/where").asString()).isEqualTo("Sección 7, compromiso 2, problemática identificada");
        assertThat(money.path("notes").valueStream().map(note -> note.path("kind").asString())).contains("MISSING");
        assertThat(totals(Map.of("plan", "durango-2", "programme", RUTA_AZUL), List.of("PROGRAMME"), Map.of())).singleElement()
                .satisfies(total -> assertThat(total.path("exact").asBoolean()).isFalse());
    }
}

package mx.cocrea.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mx.cocrea.MovableClock;
import mx.cocrea.TakingPart;
import mx.cocrea.identity.Issuer;
import mx.cocrea.identity.Role;
import mx.cocrea.platform.graphql.Client;
import mx.cocrea.platform.graphql.Client.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs where amounts are recorded for Durango's programmes and time stands still, in the application that tests of proposals share. */
@TakingPart
abstract class WithMoney {

    static final String RUTA_AZUL = "durango-ruta-azul";
    static final String DIF = "dif-estatal";
    static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    /** Reads every digit of a number. */
    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static final String ENTRY = """
            {
              id amount { amount currency } precision moment fiscalYear objectOfExpenditure municipality description statedOn recordedOn
              reason stands programme { id } contract { id } payer { id } payee { id } restates { id } restatedBy { id }
              sources { where document { id title url } } history { nodes { kind by { id } changes { field before after } } }
            }
            """;

    @Autowired
    Client client;

    @Autowired
    MovableClock clock;

    @Autowired
    Driver driver;

    @BeforeEach
    void begin() {
        clock.moveTo(TODAY);
    }

    Client secretariat() {
        return client.as(Issuer.SHARED.token("cuentas-secretaria", Role.SECRETARIAT));
    }

    /** Somebody of this name who acts for an institution. */
    Client liaison(String name, String institution) {
        Client liaison = client.as(Issuer.SHARED.token(name, Role.LIAISON));
        write("""
                MATCH (citizen:Citizen {id: $citizen}), (institution:Institution {id: $institution})
                MERGE (citizen)-[:ACTS_FOR]->(institution)
                """, Map.of(
                "citizen", liaison.data("{ me { citizen { id } } }").at("/me/citizen/id").asString(), "institution",
                institution));
        return liaison;
    }

    void write(String cypher, Map<String, Object> parameters) {
        driver.executableQuery(cypher).withParameters(parameters).execute();
    }

    /** A programme of a test's own, so that its money is nobody else's. */
    String programme(String name) {
        String id = "prueba-" + name;
        write("MERGE (p:Node:Programme {id: $id}) SET p.name = $id", Map.of("id", id));
        return id;
    }

    static Map<String, Object> money(Object amount) {
        return Map.of("amount", amount, "currency", "MXN");
    }

    /** An amount as a source states it, with what a test changes of it. */
    static Map<String, Object> amount(Object amount, Map<String, ?> changes) {
        Map<String, Object> input = new HashMap<>(Map.of(
                "amount", money(amount), "moment", "EXERCISED", "fiscalYear", 2019, "payer", DIF, "source",
                Map.of("title", "Cuenta pública 2019", "url", "https://example.org/cuenta-2019.pdf", "where",
                        "Tomo II, pág. 7")));
        input.putAll(changes);
        return input;
    }

    static Answer adds(Client who, Map<String, ?> input) {
        return who.ask(
                "mutation($input: BudgetEntryAddInput!) { done: budgetEntryAdd(input: $input) { budgetEntry %s userErrors { code field } } }"
                        .formatted(ENTRY),
                Map.of("input", input));
    }

    static Answer restates(Client who, Map<String, ?> input) {
        return who.ask(
                "mutation($input: BudgetEntryRestateInput!) { done: budgetEntryRestate(input: $input) { budgetEntry %s userErrors { code field } } }"
                        .formatted(ENTRY),
                Map.of("input", input));
    }

    static Map<String, Object> another(JsonNode entry, Object amount) {
        return Map.of(
                "entry", entry.path("id").asString(), "amount", money(amount), "reason", "La auditoría lo corrigió.", "source",
                Map.of("title", "Auditoría 2020", "url", "https://example.org/auditoria.pdf", "where", "Pág. 3"));
    }

    /** What a question is answered with, its numbers to their last digit. */
    JsonNode data(String query, Map<String, ?> variables) {
        Answer answer = client.ask(query, variables);
        assertThat(answer.body().path("errors").isMissingNode()).as("%s", answer.body()).isTrue();
        return EXACT.readTree(answer.http().body()).path("data");
    }

    /** The sums of what a filter finds. */
    List<JsonNode> totals(Map<String, ?> filter, List<String> groupBy, Map<String, ?> further) {
        Map<String, Object> variables = new HashMap<>(Map.of("filter", filter, "groupBy", groupBy));
        variables.putAll(further);
        return data("""
                query($filter: BudgetEntryFilter, $groupBy: [BudgetDimension!]!, $asOf: Date, $knownAt: Date, $first: Int = 200) {
                  budgetEntries(filter: $filter, first: 0) {
                    totals(groupBy: $groupBy, asOf: $asOf, knownAt: $knownAt, first: $first) {
                      moment fiscalYear municipality objectOfExpenditure procedure count exact rest
                      programme { id } payer { id } payee { id } amount { amount currency }
                    }
                  }
                }
                """, variables).at("/budgetEntries/totals").valueStream().toList();
    }
}

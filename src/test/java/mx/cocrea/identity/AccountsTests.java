package mx.cocrea.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import mx.cocrea.StatementCount;
import mx.cocrea.TakingPart;
import mx.cocrea.platform.graphql.Client;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@TakingPart
class AccountsTests {

    private static final String ME = "{ me { roles institutions { id } citizen { id displayName deletedAt } } }";

    @Autowired
    Client client;

    @Autowired
    Driver driver;

    @Autowired
    StatementCount statements;

    private Client somebody(String subject, Role... roles) {
        return client.as(Issuer.SHARED.token(subject, roles));
    }

    private static JsonNode me(Client somebody) {
        return somebody.data(ME).path("me");
    }

    private static String id(Client somebody) {
        return me(somebody).at("/citizen/id").asString();
    }

    private static JsonNode update(Client somebody, String name) {
        return somebody.data("""
                mutation($name: String) {
                  accountUpdate(input: {displayName: $name}) {
                    account { citizen { displayName } }
                    userErrors { code field }
                  }
                }
                """, Map.of("name", name)).path("accountUpdate");
    }

    private static JsonNode delete(Client somebody, boolean confirm) {
        return somebody.data("""
                mutation($confirm: Boolean!) {
                  accountDelete(input: {confirm: $confirm}) { citizen { id displayName deletedAt } userErrors { code field } }
                }
                """, Map.of("confirm", confirm)).path("accountDelete");
    }

    private static JsonNode export(Client somebody) {
        return somebody.data("{ me { accountExport } }").at("/me/accountExport");
    }

    private static String refusal(JsonNode payload) {
        return payload.at("/userErrors/0/code").asString("");
    }

    private void run(String statement, String citizen) {
        driver.executableQuery(statement).withParameters(Map.of("citizen", citizen)).execute();
    }

    /** Does something so often at once. */
    private static <T> List<T> atOnce(int times, IntFunction<T> action) throws Exception {
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            return all.invokeAll(IntStream.range(0, times).<Callable<T>>mapToObj(i -> () -> action.apply(i)).toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    @AfterEach
    void forget() {
        driver.executableQuery("MATCH (made:Made|Setting|Receipt) DETACH DELETE made").execute();
    }

    @Test
    void tellsPeopleWhatTheyAreHere() {
        JsonNode me = me(somebody("blanca", Role.MODERATOR));

        assertThat(Client.texts(me.path("roles"), "")).containsExactly("CITIZEN", "MODERATOR");
        assertThat(me.at("/citizen/displayName").asString()).startsWith("Participante ");
        assertThat(me.path("institutions")).isEmpty();
    }

    @Test
    void isNobodysWithoutASignIn() {
        assertThat(client.ask(ME).code()).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void isReadInOneStatement() {
        Client blanca = somebody("blanca");
        me(blanca);

        assertThat(statements.during(() -> me(blanca))).isEqualTo(1);
        assertThat(statements.during(() -> export(blanca))).isEqualTo(1);
    }

    @Test
    void isOneForAPersonWhoseFirstRequestsComeAtOnce() throws Exception {
        assertThat(new HashSet<>(atOnce(12, i -> id(somebody("carlos"))))).hasSize(1);
    }

    @Test
    void bearsTheNameThatItsOwnerChooses() {
        Client diana = somebody("diana");

        assertThat(update(diana, " Diana Ñ. O’Farrill ").at("/account/citizen/displayName").asString())
                .isEqualTo("Diana Ñ. O’Farrill");
        assertThat(client.data("query($id: ID!) { node(id: $id) { ... on Citizen { displayName } } }", Map.of("id", id(diana)))
                .at("/node/displayName")
                .asString()).isEqualTo("Diana Ñ. O’Farrill");
    }

    @Test
    void keepsANameThatItsOwnerGivesAgain() {
        Client elena = somebody("elena");
        String name = me(elena).at("/citizen/displayName").asString();

        assertThat(update(elena, name).path("userErrors")).isEmpty();
        assertThat(me(elena).at("/citizen/displayName").asString()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", ".hidden", "<b>Ana</b>", "Ana\u202Elopez", "Аdministrador", "Ana\nLópez"})
    void refusesWhatIsNoName(String name) {
        JsonNode payload = update(somebody("felipe"), name);

        assertThat(refusal(payload)).isEqualTo("INVALID_NAME");
        assertThat(payload.at("/userErrors/0/field").asString()).isEqualTo("displayName");
        assertThat(payload.path("account").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Administrador", "El Moderador", "ＡＤＭＩＮ", "Cocrea", "Participante 0000",
            "congreso del estado de durango",
            "Ayuntamiento de Gomez-Palacio", "IDAIP"})
    void refusesANameThatOthersWouldTakeForAnAuthoritys(String name) {
        assertThat(refusal(update(somebody("felipe"), name))).isEqualTo("NAME_MISLEADS");
    }

    @Test
    void refusesANameThatSomebodyElseHas() {
        update(somebody("gabriela"), "Gabriela Núñez");

        assertThat(refusal(update(somebody("hector"), "GABRIELA-NUNEZ"))).isEqualTo("NAME_TAKEN");
    }

    @Test
    void givesANameToOneOfThoseWhoWantItAtOnce() throws Exception {
        atOnce(8, i -> me(somebody("rival" + i)));

        List<String> refusals = atOnce(8, i -> refusal(update(somebody("rival" + i), "Irene Salas")));

        assertThat(refusals).containsOnly("", "NAME_TAKEN").containsOnlyOnce("");
    }

    @Test
    void refusesANameThatSomebodyElseTakesMeanwhile() throws Exception {
        Client leonor = somebody("leonor");
        String other = id(somebody("manuel"));
        me(leonor);
        try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor(); Session session = driver.session()) {
            Transaction taking = session.beginTransaction();
            taking.run("MATCH (citizen:Citizen {id: $citizen}) SET citizen.nameKey = 'norma rios'", Map.of("citizen", other))
                    .consume();
            Future<String> refusal = beside.submit(() -> refusal(update(leonor, "Norma Ríos")));
            await().until(() -> !values(
                    "SHOW TRANSACTIONS YIELD status AS found WHERE found STARTS WITH 'Blocked' RETURN found", other).isEmpty());
            taking.commit();

            assertThat(refusal.get()).isEqualTo("NAME_TAKEN");
        }
    }

    @Test
    void givesBackAllThatItsOwnerDid() {
        Client julia = somebody("julia");
        update(julia, "Julia Rentería");
        String id = id(julia);
        run("""
                MATCH (citizen:Citizen {id: $citizen})<-[:OF]-(account:Account), (plan:Plan {id: 'durango-2'})
                CREATE (citizen)-[:WROTE]->(:Node:Made {id: 'made-1', body: 'hers', at: datetime('2026-01-02T03:04:05Z')})-[:ON]->(plan)
                CREATE (citizen)-[:LIKES {since: 3}]->(other:Node:Made {id: 'made-2', body: 'of another'})
                CREATE (account)-[:KEEPS]->(:Setting {daily: true})
                CREATE (:Receipt {key: account.key + ' madeAdd 1'})
                """,
                id);

        JsonNode export = export(julia);

        assertThat(export.at("/citizen/displayName").asString()).isEqualTo("Julia Rentería");
        assertThat(Client.texts(export.path("roles"), "")).containsExactly("CITIZEN");
        assertThat(Client.texts(export.path("links"), "/link")).containsExactly("KEEPS", "LIKES", "WROTE");
        assertThat(export.at("/links/0/thing/daily").asBoolean()).isTrue();
        assertThat(export.at("/links/1/thing").propertyNames()).containsExactly("id");
        assertThat(export.at("/links/1/properties/since").asInt()).isEqualTo(3);
        assertThat(export.at("/links/2/thing/body").asString()).isEqualTo("hers");
        assertThat(export.at("/links/2/thing/at").asString()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(export.at("/links/2/links/0/thing/id").asString()).isEqualTo("durango-2");
        assertThat(export.at("/receipts/0").asString()).endsWith(" madeAdd 1");
    }

    @Test
    void isDeletedOnlyByThoseWhoMeanIt() {
        Client karla = somebody("karla");
        String id = id(karla);

        assertThat(refusal(delete(karla, false))).isEqualTo("NOT_CONFIRMED");
        assertThat(refusal(karla.data("mutation { accountDelete(input: {}) { userErrors { code } } }").path("accountDelete")))
                .isEqualTo("NOT_CONFIRMED");
        assertThat(id(karla)).isEqualTo(id);
    }

    @Test
    void leavesAnAuthorWithoutANameWhenItIsDeleted() {
        Client luis = somebody("luis");
        update(luis, "Luis Ibarra");
        String id = id(luis);
        run("""
                MATCH (citizen:Citizen {id: $citizen})<-[:OF]-(account:Account)
                CREATE (citizen)-[:WROTE]->(:Node:Made {id: 'made-3'}), (citizen)-[:DID]->(:Node:Made {id: 'made-4'})
                CREATE (citizen)-[:LIKES]->(:Node:Made {id: 'made-5'}), (account)-[:LIKES]->(:Node:Made {id: 'made-6'})
                CREATE (account)-[:KEEPS]->(:Setting {of: 'luis'})
                CREATE (:Receipt {key: account.key + ' madeAdd 1'}), (:Receipt {key: account.key + '0 madeAdd 1'})
                SET citizen.telephone = '618'
                """, id);

        JsonNode left = delete(luis, true).path("citizen");

        assertThat(left.path("id").asString()).isEqualTo(id);
        assertThat(left.path("displayName").isNull()).isTrue();
        assertThat(left.path("deletedAt").asString()).isNotEmpty();
        assertThat(values("""
                MATCH (citizen:Citizen {id: $citizen})
                UNWIND keys(citizen) AS found
                RETURN found
                """, id)).containsExactlyInAnyOrder("id", "createdAt", "deletedAt");
        assertThat(values("MATCH (:Citizen {id: $citizen})-[link]-(thing) RETURN type(link) + ' ' + thing.id AS found", id))
                .containsExactlyInAnyOrder("WROTE made-3", "DID made-4");
        assertThat(values("MATCH (found:Made {id: 'made-6'}) RETURN found.id AS found", id)).hasSize(1);
        assertThat(values("MATCH (found:Setting {of: 'luis'}) RETURN found", id)).isEmpty();
        assertThat(values("MATCH (found:Receipt) WHERE found.key ENDS WITH '0 madeAdd 1' RETURN found.key AS found", id))
                .hasSize(1);
        assertThat(id(luis)).isNotEqualTo(id);
        assertThat(export(luis).path("receipts")).isEmpty();
        assertThat(update(luis, "Luis Ibarra").path("userErrors")).isEmpty();
    }

    private Collection<Object> values(String statement, String citizen) {
        return driver.executableQuery(statement)
                .withParameters(Map.of("citizen", citizen))
                .execute()
                .records()
                .stream()
                .map(row -> row.get("found").asObject())
                .toList();
    }

    @Test
    void isKeptFromProgramsThatMayNot() {
        Client reader = client.as(Issuer.SHARED.token("mario", Set.of(Scope.READ)));

        assertThat(reader.ask("mutation { accountUpdate(input: {}) { userErrors { code } } }").code()).isEqualTo("FORBIDDEN");
        assertThat(me(reader).at("/citizen/id").asString()).isNotEmpty();
    }
}

package mx.cocrea.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import mx.cocrea.Durango;
import mx.cocrea.identity.DemoPerson;
import mx.cocrea.identity.Visitor;
import mx.cocrea.platform.graphql.Client;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;

/** Sofía of the secretariat records what a programme spent, and Luis of the DIF, which pays it, puts another amount in its place. */
@Durango
class MoneyPageTests {

    private static final String PROGRAMME = "/programas/prueba-formas";
    private static final String NEW = "/dinero/nueva";
    private static final String BEGIN = NEW + "?programa=prueba-formas";

    @Autowired
    private Client client;

    @Autowired
    private Driver driver;

    private Visitor sofia;
    private Visitor luis;

    @BeforeEach
    void layAProgramme() {
        write("""
                MATCH (dif:Institution {id: 'dif-estatal'}), (document:Document)
                WITH dif, document LIMIT 1
                CREATE (dif)-[:RUNS {document: document.id, where: 'Prueba'}]->(:Node:Programme {
                  id: 'prueba-formas', name: 'Programa de prueba', summary: 'Sólo para probar.'
                })
                """);
        sofia = new Visitor(client::url);
        luis = new Visitor(client::url);
    }

    @AfterEach
    void forget() {
        write("""
                MATCH (programme:Programme {id: 'prueba-formas'})
                OPTIONAL MATCH (programme)<-[:UNDER]-(entry:BudgetEntry)
                OPTIONAL MATCH (entry)<-[:ABOUT]-(event)
                OPTIONAL MATCH (entry)-[:STATED_IN]->(document:Document {url: 'https://example.org/cuenta-formas'})
                OPTIONAL MATCH (entry)-[:UNDER_CONTRACT]->(contract)
                DETACH DELETE programme, entry, event, document, contract
                """);
    }

    private void write(String cypher) {
        driver.executableQuery(cypher).execute();
    }

    private static Map<String, String> stated(String amount, Map<String, String> further) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "monto", amount, "documento", "Cuenta pública", "direccion", "https://example.org/cuenta-formas", "lugar",
                "Tomo II"));
        fields.putAll(further);
        return fields;
    }

    /** The page of an amount that Sofía recorded, paid by the DIF. */
    private HttpResponse<String> recorded(String amount) {
        HttpResponse<String> form = sofia.session().isEmpty() ? sofia.signIn(DemoPerson.SOFIA, BEGIN) : sofia.open(BEGIN);
        return sofia.submit(form, NEW, stated(amount, Map.of(
                "momento", "EXERCISED", "ejercicio", "2019", "paga", "dif-estatal", "para", "Tela de uniformes")));
    }

    private void bindLuis() {
        HttpResponse<String> account = luis.signIn(DemoPerson.LUIS, "/cuenta");
        TakingPartStoryTests.bind(
                driver, Visitor.document(account).expectFirst("a[href^=/ciudadanos/]").attr("href").replace("/ciudadanos/", ""));
    }

    @Test
    void anAmountIsRecordedAndAnotherTakesItsPlaceWhileBothAreShown() {
        HttpResponse<String> first = recorded("1250000.50");
        assertThat(first.statusCode()).isEqualTo(200);
        String old = first.uri().getPath();
        assertThat(old).matches("/dinero/[0-9a-f-]{36}");
        assertThat(Visitor.document(first).text()).contains("1,250,000.50", "Tela de uniformes", "DIF Estatal", "Cuenta pública");

        bindLuis();
        HttpResponse<String> restated = luis.submit(luis.open(old), old + "/corregir", stated("1200000", Map.of(
                "razon", "La auditoría lo corrigió")));

        Document now = Visitor.document(restated);
        assertThat(restated.uri().getPath()).isNotEqualTo(old);
        assertThat(now.select("#cadena + div tbody tr")).hasSize(2);
        assertThat(now.select("#cadena + div tbody").text())
                .contains("1,250,000.50", "1,200,000.00", "La auditoría lo corrigió");
        Document before = Visitor.document(luis.open(old));
        assertThat(before.text()).contains("1,250,000.50", "1,200,000.00");
        assertThat(before.select("a[href=" + restated.uri().getPath() + "]")).isNotEmpty();
        assertThat(before.select("form[action$=/corregir]")).isEmpty();
        assertThat(Visitor.document(luis.open(PROGRAMME)).select("#dinero ~ ol > li")).hasSize(2);
        assertThat(Visitor.document(luis.open("/dinero?programa=prueba-formas")).select("#partidas ~ ol > li")).hasSize(1);
    }

    @Test
    void aRefusalStandsBesideItsFieldAndKeepsWhatWasWritten() {
        HttpResponse<String> form = sofia.signIn(DemoPerson.SOFIA, BEGIN);

        HttpResponse<String> refused = sofia.submit(form, NEW, stated("7", Map.of("objeto", "tela", "para", "Tela")));

        Document page = Visitor.document(refused);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(page.select("#rechazado").text()).isEqualTo("El objeto del gasto es una clave de 3 a 5 cifras.");
        assertThat(page.expectFirst("#objeto").attr("aria-invalid")).isEqualTo("true");
        assertThat(page.expectFirst("#" + page.expectFirst("#objeto").attr("aria-describedby")).text())
                .isEqualTo("El objeto del gasto es una clave de 3 a 5 cifras.");
        assertThat(page.select("[aria-invalid]")).hasSize(1);
        assertThat(page.expectFirst("#para").attr("value")).isEqualTo("Tela");
        assertThat(page.expectFirst("#monto").attr("value")).isEqualTo("7");
        assertThat(sofia.submit(form, NEW, stated("siete", Map.of())).statusCode()).isEqualTo(400);

        String entry = recorded("10").uri().getPath();
        Document unrestated = Visitor.document(sofia.submit(
                sofia.open(entry), entry + "/corregir", stated("1.234", Map.of("razon", "Se leyó mal"))));
        assertThat(unrestated.expectFirst("#monto-mal").text()).startsWith("El monto tiene dos decimales a lo más");
        assertThat(unrestated.expectFirst("#razon").attr("value")).isEqualTo("Se leyó mal");
    }

    @Test
    void whoPaysAndIsPaidIsFoundByName() {
        sofia.signIn(DemoPerson.SOFIA, "/dinero");

        Document form = Visitor.document(sofia.open(BEGIN + "&q=congreso"));

        assertThat(form.select("p[role=status]").text()).isNotEmpty();
        assertThat(form.select("#paga option").eachAttr("value"))
                .contains("", "dif-estatal", "congreso-del-estado-de-durango")
                .doesNotHaveDuplicates();
        assertThat(form.select("#recibe option").eachAttr("value")).contains("", "congreso-del-estado-de-durango");
        assertThat(Visitor.document(sofia.open(BEGIN)).select("#recibe option").eachAttr("value")).containsExactly("",
                "dif-estatal");
    }

    @Test
    void whatAContractSpendsIsRecordedUnderIt() {
        HttpResponse<String> without = sofia.signIn(DemoPerson.SOFIA, BEGIN);
        assertThat(Visitor.document(without).select("#contrato")).isEmpty();
        write("""
                MATCH (programme:Programme {id: 'prueba-formas'})
                CREATE (contract:Node:Contract {
                  id: 'prueba-contrato', title: 'Tela para uniformes', ocid: 'ocds-prueba-1', procedure: 'DIRECT'
                })
                FOREACH (number IN [1, 2] |
                  CREATE (contract)<-[:UNDER_CONTRACT]-(:Node:BudgetEntry {
                    id: 'prueba-monto-' + number, amount: 100, currency: 'MXN', recordedOn: date('2026-01-01')
                  })-[:UNDER]->(programme)
                )
                """);

        HttpResponse<String> form = sofia.open(BEGIN);
        assertThat(Visitor.document(form).select("#contrato option").eachAttr("value")).containsExactly("", "prueba-contrato");
        HttpResponse<String> recorded = sofia.submit(form, NEW, stated("9", Map.of("contrato", "prueba-contrato")));

        assertThat(recorded.uri().getPath()).startsWith("/dinero/0");
        assertThat(Visitor.document(recorded).text()).contains("Tela para uniformes (ocds-prueba-1) Adjudicación directa");
        assertThat(Visitor.document(sofia.submit(sofia.open(BEGIN), NEW, stated("9", Map.of("contrato", "ninguno"))))
                .select("#contrato-mal")
                .text()).isEqualTo("Ese contrato ya no está.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zaPATOS", "ocds-prueba-zapatos"})
    void aContractIsFoundHoweverManyThereAre(String words) {
        sofia.signIn(DemoPerson.SOFIA, BEGIN);
        write("""
                MATCH (programme:Programme {id: 'prueba-formas'})
                UNWIND ['Zapatos'] + [number IN range(1, 100) | 'Tela ' + number] AS title
                CREATE (programme)<-[:UNDER]-(:Node:BudgetEntry {
                  id: 'prueba-' + title, amount: 100, currency: 'MXN', recordedOn: date('2026-01-01')
                })-[:UNDER_CONTRACT]->(:Node:Contract {
                  id: 'prueba-contrato-' + title, title: title, ocid: 'ocds-prueba-' + toLower(title)
                })
                """);

        assertThat(Visitor.document(sofia.open(BEGIN)).select("#contrato option"))
                .hasSize(101)
                .noneMatch(option -> option.text().equals("Zapatos"));
        Document found = Visitor.document(sofia.open(BEGIN + "&q=" + words));
        assertThat(found.select("#contrato option[value=prueba-contrato-Zapatos]")).hasSize(1);
        assertThat(found.select("p[role=status]").text()).contains("Hay un contrato con esas palabras");
    }

    @Test
    void aLiaisonRecordsWhatTheirInstitutionPays() {
        bindLuis();

        Document form = Visitor.document(luis.open(BEGIN));

        assertThat(form.select("#paga option").eachAttr("value")).containsExactly("dif-estatal");
        assertThat(luis.submit(luis.open(BEGIN), NEW, stated("5", Map.of())).uri().getPath()).startsWith("/dinero/0");
    }

    @Test
    void theFormsAreForThoseWhoMayRecord() {
        String entry = recorded("3").uri().getPath();
        assertThat(new Visitor(client::url).ask(BEGIN).headers().firstValue("Location")).isPresent()
                .get()
                .asString()
                .startsWith("/ingresar?volver=");
        Document open = Visitor.document(new Visitor(client::url).open(entry));
        assertThat(open.select("form[action$=/corregir]")).isEmpty();
        assertThat(open.text()).contains("3.00");

        Visitor ana = new Visitor(client::url);
        ana.signIn(DemoPerson.ANA, "/cuenta");
        assertThat(ana.open(BEGIN).statusCode()).isEqualTo(403);
        for (String page : new String[]{PROGRAMME, "/dinero"}) {
            assertThat(Visitor.document(ana.open(page)).select("a[href^=" + NEW + "]")).as(page).isEmpty();
            assertThat(Visitor.document(sofia.open(page)).select("a[href=" + BEGIN + "]")).as(page).hasSize(1);
        }
    }
}

package mx.cocrea.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import mx.cocrea.Durango;
import mx.cocrea.identity.DemoPerson;
import mx.cocrea.identity.Visitor;
import mx.cocrea.platform.graphql.Client;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;

/** The page of notices, and the buttons by which people follow. */
@Durango
class NoticePageTests {

    @Autowired
    private Client client;

    @Autowired
    private Driver driver;

    @Test
    void followsFromThePageOfACommitmentAndStops() {
        Visitor elena = new Visitor(client::url);
        String path = "/compromisos/durango-2-c4";
        assertThat(Visitor.document(elena.open(path)).select("form.follow")).isEmpty();
        HttpResponse<String> page = elena.signIn(DemoPerson.ELENA, path);

        HttpResponse<String> following = elena.submit(page, "/avisos/seguir", Map.of());

        assertThat(following.uri()).hasPath(path);
        assertThat(Visitor.document(following).select("form.follow button").text()).isEqualTo("Dejar de seguir");
        HttpResponse<String> notices = elena.open("/avisos");
        assertThat(Visitor.document(notices).select("#sigue").text()).isEqualTo("Usted sigue una cosa");
        HttpResponse<String> stopped = elena.submit(notices, "/avisos/dejar", Map.of());
        assertThat(Visitor.document(stopped).select("#sigue").text()).isEqualTo("Usted no sigue nada");
    }

    @Test
    void followsAPlanAndIsToldOfItsMeasurementsAndFigures() {
        Visitor rosa = new Visitor(client::url);
        HttpResponse<String> page = rosa.signIn(DemoPerson.MARIO, "/planes/durango-2");
        assertThat(rosa.submit(page, "/avisos/seguir", Map.of()).uri()).hasPath("/planes/durango-2");
        driver.executableQuery(
                """
                        MATCH (account:Account)-[:KEEPS]->(:Follow)-[:FOLLOWS]->(:Plan {id: 'durango-2'})
                        MATCH (told:Indicator|Figure) WHERE told.id IN ['durango-2-c2-i1', 'durango-2-c2-rutas']
                        CREATE (account)-[:TOLD]->(:Notice:Prueba {
                          id: told.id, key: told.id, eventId: told.id, createdAt: datetime('2026-11-13T18:00:00Z'),
                          reason: CASE WHEN told:Figure THEN 'FIGURE' ELSE 'MEASURED' END
                        })-[:TELLS_OF]->(:Event:Prueba {id: told.id + '-evento', kind: 'ADDED', at: datetime('2026-11-13T18:00:00Z')})-[:ABOUT]->(told)
                        """)
                .execute();

        Document notices = Visitor.document(rosa.open("/avisos"));

        assertThat(notices.select("ol.notices a[href=/indicadores/durango-2-c2-i1]").text())
                .isEqualTo("Se midió un indicador de «Derechos Humanos: Transparentar la Ruta Azul»");
        assertThat(notices.select("ol.notices a[href=/cifras/durango-2-c2-rutas]").text())
                .isEqualTo("Alguien añadió una cifra publicada: «Rutas»");
        assertThat(notices.select("ul.list a[href=/planes/durango-2]")).hasSize(1);
        driver.executableQuery("MATCH (made:Prueba) DETACH DELETE made").execute();
        rosa.submit(rosa.open("/avisos"), "/avisos/dejar", Map.of());
    }

    @Test
    void saysWhyWordsWillNotDoAndOffersNoMailWhereNoneIsSent() {
        Visitor mario = new Visitor(client::url);
        HttpResponse<String> page = mario.signIn(DemoPerson.MARIO, "/avisos");

        HttpResponse<String> refused = mario.submit(page, "/avisos/seguir", Map.of("palabras", "¿¡?"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Visitor.document(refused).select("[role=alert]").text()).startsWith("Escriba de 1 a 5 palabras");
        assertThat(Visitor.document(page).select("form[action=/avisos/correo]")).isEmpty();
        assertThat(Visitor.document(page).text()).contains("No es posible recibir avisos por correo");
    }

    @Test
    void saysThatAnAddressRefusesWhatIsSent() {
        Visitor luis = new Visitor(client::url);
        String name = Visitor.document(luis.signIn(DemoPerson.LUIS, "/cuenta")).select("#nombre").attr("value");
        driver.executableQuery("""
                MATCH (account:Account)-[:OF]->(:Citizen {displayName: $name})
                CREATE (account)-[:KEEPS]->(:Mailing {
                  token: 'made-up', address: 'luis@example.org', frequency: 'DAILY', language: 'ES',
                  refusedAt: datetime('2026-11-13T18:00:00Z')
                })
                """).withParameters(Map.of("name", name)).execute();

        assertThat(Visitor.document(luis.open("/avisos")).text())
                .contains("Su dirección rechazó los correos, y desde el 13 de noviembre de 2026 no se envían más.");
        driver.executableQuery("MATCH (mailing:Mailing {token: 'made-up'}) DETACH DELETE mailing").execute();
    }

    @Test
    void isForThoseWhoSignIn() {
        assertThat(new Visitor(client::url).ask("/avisos").headers().firstValue("Location"))
                .hasValue("/ingresar?volver=%2Favisos");
    }
}

package mx.cocrea.web;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import mx.cocrea.Durango;
import mx.cocrea.identity.DemoPerson;
import mx.cocrea.identity.Visitor;
import mx.cocrea.platform.graphql.Client;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a form takes: the fields that it has, and nothing that whoever sends it adds. */
@Durango
class FormTests {

    private static final String COMMITMENT = "/compromisos/durango-2-c2";

    /** What nobody may say of what they write, by the names that it has in the graph, in the API and in other forms. */
    private static final Map<String, String> MORE = Map.ofEntries(
            entry("id", "muestra-abierta"),
            entry("propuesta", "muestra-abierta"),
            entry("sobre", "muestra-abierta"),
            entry("comentario", "muestra-01"),
            entry("author", "muestra-rosa"),
            entry("autor", "muestra-rosa"),
            entry("viewer.key", "muestra-rosa"),
            entry("roles", "ADMINISTRATOR"),
            entry("input.roles", "ADMINISTRATOR"),
            entry("status", "ACCEPTED"),
            entry("estado", "ACCEPTED"),
            entry("supportCount", "99"),
            entry("createdAt", "2020-01-01T00:00:00Z"),
            entry("submittedOn", "2020-01-01"),
            entry("written", "muestra-abierta"));

    @Autowired
    private Client client;

    @Autowired
    private Driver driver;

    private Visitor ana;

    @BeforeEach
    void opensABrowser() {
        PageTests.takePart(driver);
        ana = new Visitor(client::url);
    }

    private String citizen() {
        Document account = Visitor.document(ana.open("/cuenta"));
        return account.expectFirst("a[href^=/ciudadanos/]").attr("href").replace("/ciudadanos/", "");
    }

    private JsonNode kept() {
        return JsonMapper.shared().readTree(ana.open("/cuenta/datos.json").body());
    }

    private JsonNode proposal(String id) {
        return client.data("""
                query($id: ID!) {
                  proposal(id: $id) {
                    title status supportCount version createdAt submittedOn author { id } addresses { ... on Commitment { id } }
                    commentCount
                  }
                }
                """, Map.of("id", id)).path("proposal");
    }

    private JsonNode comment(String id) {
        return client.data("""
                query($id: ID!) { comment(id: $id) { body version createdAt author { id } on { ... on Commitment { id } } } }
                """, Map.of("id", id)).path("comment");
    }

    @Test
    void makesNobodyWhatTheySayTheyAre() {
        HttpResponse<String> account = ana.signIn(DemoPerson.ANA, "/cuenta");
        JsonNode before = kept();

        HttpResponse<String> saved = ana.submit(account, "/cuenta", Map.of(), MORE);

        assertThat(Visitor.document(saved).select("[role=status]").text()).isEqualTo("Se guardó.");
        assertThat(kept().path("roles")).isEqualTo(before.path("roles"));
        for (String own : List.of("id", "displayName", "createdAt")) {
            assertThat(kept().path("citizen").path(own)).as(own).isEqualTo(before.path("citizen").path(own));
        }
    }

    @Test
    void writesAProposalAsItsTextAloneSays() {
        HttpResponse<String> form = ana.signIn(DemoPerson.ANA, "/propuestas/nueva?para=durango-2-c2");
        JsonNode other = proposal("muestra-abierta");

        HttpResponse<String> draft = ana.submit(form, "/propuestas/nueva", Map.of(
                "titulo", "Con campos de más", "problema", "Sobran campos.", "solucion", "Ignorarlos."), MORE);
        String path = draft.uri().getPath();
        ana.submit(draft, path + "/enviar", Map.of(), MORE);

        JsonNode written = proposal(path.replace("/propuestas/", ""));
        assertThat(written.path("title").asString()).isEqualTo("Con campos de más");
        assertThat(written.path("status").asString()).isEqualTo("SUBMITTED");
        assertThat(written.path("supportCount").asInt()).isZero();
        assertThat(written.path("version").asInt()).isEqualTo(2);
        assertThat(written.path("createdAt").asString()).doesNotStartWith("2020");
        assertThat(written.path("submittedOn").asString()).doesNotStartWith("2020");
        assertThat(written.at("/author/id").asString()).isEqualTo(citizen());
        assertThat(written.at("/addresses/id").asString()).isEqualTo("durango-2-c2");
        assertThat(proposal("muestra-abierta")).isEqualTo(other);
    }

    @Test
    void writesACommentWhereItsAddressSays() {
        HttpResponse<String> page = ana.signIn(DemoPerson.ANA, COMMITMENT);
        JsonNode other = comment("muestra-01");
        JsonNode elsewhere = proposal("muestra-abierta");

        HttpResponse<String> commented = ana
                .submit(page, COMMITMENT + "/comentarios", Map.of("cuerpo", "Un comentario con campos de más"), MORE);
        String id = commented.uri().getFragment();
        String path = "/comentarios/" + id;
        ana.submit(ana.open(path), path + "/editar", Map.of("cuerpo", "Editado con campos de más"), MORE);

        JsonNode written = comment(id);
        assertThat(written.path("body").asString()).isEqualTo("Editado con campos de más");
        assertThat(written.path("version").asInt()).isEqualTo(2);
        assertThat(written.path("createdAt").asString()).doesNotStartWith("2020");
        assertThat(written.at("/author/id").asString()).isEqualTo(citizen());
        assertThat(written.at("/on/id").asString()).isEqualTo("durango-2-c2");
        assertThat(comment("muestra-01")).isEqualTo(other);
        assertThat(proposal("muestra-abierta")).isEqualTo(elsewhere);
    }

    @Test
    void believesNoVersionThatWasNotSeen() {
        HttpResponse<String> page = ana.signIn(DemoPerson.ANA, COMMITMENT);
        String path = "/comentarios/" + ana
                .submit(page, COMMITMENT + "/comentarios", Map.of("cuerpo", "Una versión que nadie adelanta"))
                .uri()
                .getFragment();
        HttpResponse<String> own = ana.open(path);

        for (String version : new String[]{"0", "-1", "99", "2147483647"}) {
            assertThat(ana.submit(own, path + "/editar", Map.of("cuerpo", "Otra", "version", version)).statusCode())
                    .as(version)
                    .isEqualTo(422);
        }
        for (String garbled : new String[]{"", "1e0", "2147483648", "1 OR true"}) {
            assertThat(ana.submit(own, path + "/editar", Map.of("cuerpo", "Otra", "version", garbled)).statusCode())
                    .as(garbled)
                    .isEqualTo(400);
        }
        assertThat(comment(path.replace("/comentarios/", "")).path("body").asString())
                .isEqualTo("Una versión que nadie adelanta");
    }
}

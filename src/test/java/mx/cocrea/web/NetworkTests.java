package mx.cocrea.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mx.cocrea.Durango;
import mx.cocrea.platform.graphql.Client;
import mx.cocrea.platform.graphql.Client.Answer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The page of the network as it comes, before any script. */
@Durango
class NetworkTests {

    private static final String MARTHA = "martha-hurtado-hernandez";
    private static final String PATH = "/red?desde=esteban-villegas-villarreal&hasta=jorge-ernesto-fabila-flores";

    @Autowired
    private Client client;

    private Document open(String address) {
        Answer answer = client.send(client.request(address).header("Accept", "text/html").header("Accept-Language", "es"));
        assertThat(answer.status()).as(address).isEqualTo(200);
        return Jsoup.parse(answer.http().body(), client.url(address));
    }

    @Test
    void readsThePathAsASentence() {
        assertThat(open(PATH).select("#frase").text()).isEqualTo(
                "Esteban Villegas Villarreal forma parte de Ayuntamiento de Durango (Presidente Municipal de Durango); "
                        + "Dirección Municipal de Seguridad Pública pertenece a Ayuntamiento de Durango; "
                        + "Dirección Municipal de Seguridad Pública responde con Instituto Duranguense de Acceso a la Información "
                        + "Pública y de Protección de Datos Personales de una actividad; "
                        + "Instituto Duranguense de Acceso a la Información Pública y de Protección de Datos Personales responde con "
                        + "Jorge Ernesto Fabila Flores de 3 actividades.");
    }

    @Test
    void listsEverybodyInTheNetworkAndEveryLinkThatItHas() {
        JsonNode network = client.data(
                """
                        { accountabilityNetwork(around: "martha-hurtado-hernandez", limit: 500) {
                            nodes { actor { id name } } edges { kind from { id name } to { id name } } } }
                        """).path("accountabilityNetwork");

        Document page = open("/red?desde=" + MARTHA);

        assertThat(page.select("[data-actor]").eachAttr("data-actor"))
                .containsExactlyInAnyOrderElementsOf(Client.texts(network.path("nodes"), "/actor/id"));
        assertThat(network.path("edges")).isNotEmpty().allSatisfy(edge -> {
            assertThat(entry(page, edge.at("/from/id").asString())).contains(edge.at("/to/name").asString());
            assertThat(entry(page, edge.at("/to/id").asString())).contains(edge.at("/from/name").asString());
        });
    }

    @Test
    void listsThoseOnThePathToo() {
        Document page = open(PATH);

        assertThat(page.select("[data-actor]").eachAttr("data-actor")).containsOnlyOnce(
                "esteban-villegas-villarreal", "ayuntamiento-de-durango", "direccion-municipal-de-seguridad-publica",
                "jorge-ernesto-fabila-flores");
        assertThat(entry(page, "jorge-ernesto-fabila-flores")).contains("Instituto Duranguense de Acceso a la Información");
    }

    private static String entry(Document page, String actor) {
        return page.select("[data-actor=" + actor + "]").text();
    }

    @Test
    void opensOneAfterTheOtherAndTellsAnAddressThatShowsItAgain() {
        String address = "/red?desde=congreso-del-estado-de-durango&plan=durango-2&papel=RESPONSIBLE&abiertos=" + MARTHA
                + "&abiertos=jorge-ernesto-fabila-flores";
        Document page = open(
                "/red?abiertos=" + MARTHA + "&papel=RESPONSIBLE&q=&abiertos=jorge-ernesto-fabila-flores&abiertos=" + MARTHA
                        + "&plan=durango-2&hasta=&desde=congreso-del-estado-de-durango");

        assertThat(page.select("#direccion").attr("value")).isEqualTo(client.url(address));
        assertThat(open(address).select("#lista").outerHtml()).isEqualTo(page.select("#lista").outerHtml());
        assertThat(page.select("a[data-close]").eachAttr("href"))
                .containsExactlyElementsOf(
                        List.of(address.replace("&abiertos=" + MARTHA, ""), address.replaceAll("&abiertos=jorge.*", "")));
    }

    @Test
    void saysSoWhereThereIsNoPathOrNoNeedOfOne() {
        assertThat(open("/red?desde=" + MARTHA + "&hasta=" + MARTHA).text()).contains("Es el mismo actor.");
    }

    @Test
    void knowsNoNetworkOfAnUnknownActorAndNoneInAnUnknownRole() {
        for (String address : List.of("/red?desde=nadie", "/red?desde=" + MARTHA + "&hasta=nadie")) {
            assertThat(status(address)).as(address).isEqualTo(404);
        }
        for (String address : List.of("/red?desde=" + MARTHA + "&papel=NADA", "/red?desde=%22%3E",
                "/red?desde=x&abiertos=%22%3E")) {
            assertThat(status(address)).as(address).isEqualTo(400);
        }
    }

    private int status(String address) {
        return client.send(client.request(address).header("Accept", "text/html")).status();
    }
}

package mx.cocrea.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mx.cocrea.Durango;
import mx.cocrea.platform.graphql.Client;
import mx.cocrea.platform.graphql.Client.Answer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page from which the data are taken away, and the files that it offers. */
@Durango
class DataPageTests {

    @Autowired
    private Client client;

    private Document page(String language) {
        return page("/datos", language);
    }

    private Document page(String address, String language) {
        return Jsoup.parse(client.send(client.request(address).header("Accept", "text/html").header("Accept-Language", language))
                .http()
                .body());
    }

    @Test
    void explainsEveryColumnOfEveryTableInTheReadersLanguage() throws IOException {
        JsonNode tables = JsonMapper.shared().readTree(Path.of("neo4j/data/tables.json")).path("tables");

        Document all = page("es");

        assertThat(tables.valueStream()).hasSizeGreaterThan(20).allSatisfy(table -> {
            String address = "/tablas/" + table.path("name").asString();
            assertThat(all.select("section:has(#columnas) a").eachAttr("href")).contains(address);
            String spanish = page(address, "es").select("main").text();
            String english = page(address, "en").select("main").text();
            assertThat(spanish).contains(table.at("/inSpanish/title").asString(), table.at("/inSpanish/description").asString());
            assertThat(english).contains(table.path("title").asString(), table.path("description").asString());
            assertThat(table.path("fields").valueStream()).allSatisfy(column -> {
                assertThat(column.path("inSpanish").asString()).isNotBlank();
                assertThat(spanish).contains(column.path("name").asString() + " ", column.path("inSpanish").asString());
                assertThat(english).contains(column.path("description").asString());
            });
        });
    }

    @Test
    void opensTheExplorerOnFiveQuestionsThatHaveAnAnswer() {
        List<String> examples = page("es").select(".example a[href^=/explorador]").eachAttr("href");

        assertThat(examples).hasSize(5).allSatisfy(example -> {
            var asked = UriComponentsBuilder.fromUriString(example).build().getQueryParams();
            Map<String, Object> variables = JsonMapper.shared()
                    .readValue(
                            UriUtils.decode(String.valueOf(asked.getFirst("variables")), StandardCharsets.UTF_8),
                            new TypeReference<>() {});

            JsonNode answer = client.data(
                    UriUtils.decode(String.valueOf(asked.getFirst("query")), StandardCharsets.UTF_8), variables);

            assertThat(answer.valueStream()).isNotEmpty().noneMatch(JsonNode::isNull);
            assertThat(answer.findValuesAsString("totalCount")).doesNotContain("0");
        });
    }

    @Test
    void saysTheLimitsThatAreInForce() {
        JsonNode limits = client.data("{ limits { depth cost aliases tokens characters body } }").path("limits");

        assertThat(page("es").select("section:has(#limites)").select("td").eachText())
                .containsExactlyInAnyOrder("50,000", "15", "50", "4,000", "40,000", "262,144");
        assertThat(limits.path("depth").asInt()).isEqualTo(15);
        assertThat(limits.path("body").asInt()).isEqualTo(256 * 1024);
    }

    @Test
    void saysUnderWhichLicenceAndHowToCite() {
        Document page = page("es");

        assertThat(page.select("main a[rel=license]").attr("href")).isEqualTo("https://creativecommons.org/licenses/by/4.0/");
        assertThat(page.select(".cite").text())
                .contains("Cocrea, «Planes de acción local de gobierno abierto de Durango», versión 1.0.0, consultado el ");
    }

    @Test
    void offersTheFilesThatItDescribesToMachines() {
        JsonNode dataset = JsonMapper.shared()
                .readTree(page("es").expectFirst("script[type=application/ld+json]").data())
                .at("/@graph/0");

        assertThat(dataset.path("@type").asString()).isEqualTo("Dataset");
        assertThat(dataset.at("/license/0").asString()).isEqualTo("https://creativecommons.org/licenses/by/4.0/");
        assertThat(dataset.path("distribution").valueStream()).hasSize(38).allSatisfy(file -> {
            String path = file.path("contentUrl").asString().replaceFirst("^http://[^/]+", "");
            Answer head = client.send(client.request(path).method("HEAD", BodyPublishers.noBody()));
            assertThat(head.status()).as(path).isEqualTo(200);
            assertThat(head.header("Content-Type")).startsWith(file.path("encodingFormat").asString());
        });
    }

    @Test
    void sendsATableAsAFileThatIsKeptWhileTheDataAreTheSame() throws IOException {
        Answer table = client.send(client.request("/datos/durango/people.csv").header("Origin", "https://elsewhere.example"));

        assertThat(table.http().body()).isEqualTo(Files.readString(Path.of("neo4j/data/durango/people.csv")));
        assertThat(table.header("Content-Type")).startsWith("text/csv").contains("charset=UTF-8");
        assertThat(table.header("Content-Disposition")).startsWith("attachment; filename=\"durango-people.csv\"");
        assertThat(table.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(table.header("Last-Modified")).isNotEmpty();

        assertThat(
                client.send(client.request("/datos/durango/people.csv").header("If-None-Match", table.header("ETag"))).status())
                .isEqualTo(304);
        assertThat(client.send(
                client.request("/datos/durango/people.csv").header("If-Modified-Since", table.header("Last-Modified"))).status())
                .isEqualTo(304);
        assertThat(client.send(client.request("/datos/durango/people.csv").header("If-None-Match", "\"else\"")).status())
                .isEqualTo(200);
    }

    @Test
    void sendsOnlyTheHeadersToWhoAsksForNoMore() {
        Answer head = client.send(client.request("/datos/durango.zip").method("HEAD", BodyPublishers.noBody()));

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Type")).isEqualTo("application/zip");
        assertThat(head.header("ETag")).isNotEmpty();
        assertThat(head.http().body()).isEmpty();
    }
}

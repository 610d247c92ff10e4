package mx.cocrea.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StructuredDataTests {

    private static final Frame.Address HERE = new Frame.Address(
            "/x", "https://example.org/x", "https://example.org/x?idioma=es", Map.of(), null, "https://example.org");

    private static final Map<String, Object> PLAN = Map.of(
            "id", "p-1", "name", "Plan", "startsOn", "2017-01-01", "endsOn", "2019-12-31");

    private final StaticMessageSource messages = new StaticMessageSource();
    private final StructuredData structured = new StructuredData(messages, JsonMapper.shared());

    StructuredDataTests() {
        messages.setUseCodeAsDefaultMessage(true);
    }

    private String text(String view, Map<String, ?> model) {
        return structured.of(new ModelAndView(view, model), HERE, Locale.of("es"));
    }

    private JsonNode graph(String view, Map<String, ?> model) {
        return JsonMapper.shared().readTree(text(view, model)).path("@graph");
    }

    private static Map<String, Object> actor(String type, String name) {
        return Map.of("actor", Map.of("__typename", type, "id", "a-b", "name", name, "memberships", List.of()));
    }

    @Test
    void letsNoValueEndItsElement() {
        String name = "Ana </script><script>alert(1)</script><!-- & 'x' \u2028";
        String data = text("actor", actor("Person", name));

        Element script = Jsoup.parse("<script type=\"application/ld+json\">" + data + "</script><p>rest</p>")
                .expectFirst("script");

        assertThat(data).doesNotContain("<", ">", "&");
        assertThat(JsonMapper.shared().readTree(script.data()).at("/@graph/0/name").asString()).isEqualTo(name);
    }

    @Test
    void tellsWhatKindOfActorSomebodyIs() {
        assertThat(graph("actor", actor("Person", "Ana")).at("/0/@type").asString()).isEqualTo("Person");
        assertThat(graph("actor", actor("Institution", "Congreso")).at("/0/@type").asString())
                .isEqualTo("GovernmentOrganization");
        assertThat(graph("actor", actor("Organisation", "Cámara")).at("/0/@type").asString()).isEqualTo("Organization");
        assertThat(graph("actor", actor("Body", "Mesa")).at("/0/@type").asString()).isEqualTo("Organization");
    }

    @Test
    void tellsOfWhichPlanACommitmentIsAPart() {
        JsonNode graph = graph(
                "compromiso",
                Map.of("commitment", Map.of("id", "c-1", "title", "Abrir", "number", 1, "plan", PLAN, "themes", List.of())));

        assertThat(graph.at("/0/@type").asString()).isEqualTo("CreativeWork");
        assertThat(graph.at("/0/isPartOf/@id").asString()).isEqualTo("https://example.org/planes/p-1");
        assertThat(graph.at("/0/isPartOf/temporalCoverage").asString()).isEqualTo("2017-01-01/2019-12-31");
    }

    @Test
    void tellsTheWayToAPage() {
        JsonNode trail = graph("actor", actor("Person", "Ana")).at("/1/itemListElement");

        assertThat(trail.valueStream().map(step -> step.path("item").asString()))
                .containsExactly("https://example.org/", "https://example.org/actores", "https://example.org/x");
        assertThat(trail.valueStream().map(step -> step.path("position").asInt())).containsExactly(1, 2, 3);
    }

    @Test
    void tellsHowTheSiteIsSearched() {
        JsonNode site = graph("inicio", Map.of()).path(0);

        assertThat(site.path("@type").asString()).isEqualTo("WebSite");
        assertThat(site.at("/potentialAction/target/urlTemplate").asString())
                .isEqualTo("https://example.org/buscar?q={search_term_string}");
    }

    @Test
    void saysNothingOfAPageAboutNothing() {
        assertThat(text("error", Map.of())).isEmpty();
    }
}

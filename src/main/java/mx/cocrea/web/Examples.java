package mx.cocrea.web;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Questions to begin with, each a document of its own. */
@Component
final class Examples {

    private final List<Example> all;

    Examples(Pages pages, JsonMapper json) {
        this.all = List.of(
                example("compromiso", Map.of("id", "durango-2-c2"), pages, json),
                example("vencidas", Map.of("asOf", "2019-04-30"), pages, json),
                example("actor", Map.of("id", "congreso-del-estado-de-durango"), pages, json),
                example(
                        "camino",
                        Map.of("from", "esteban-villegas-villarreal", "to", "jorge-ernesto-fabila-flores"),
                        pages, json),
                example("fuentes", Map.of("id", "durango-2-c3-1"), pages, json));
    }

    /**
     * A question.
     *
     * @param name by which messages tell what it asks
     * @param variables as JSON
     * @param explorer opens the explorer on it
     */
    public record Example(String name, String query, String variables, String explorer) {}

    List<Example> all() {
        return all;
    }

    private static Example example(String name, Map<String, String> variables, Pages pages, JsonMapper json) {
        String query = pages.document("ejemplo-" + name);
        String given = json.writeValueAsString(variables);
        return new Example(name, query, given, Explorer.address(query, given));
    }
}

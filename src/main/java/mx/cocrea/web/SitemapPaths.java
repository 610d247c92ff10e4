package mx.cocrea.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** The paths of all pages, gathered page by page of the API, an hour old at most. */
@Component
final class SitemapPaths {

    private static final Duration FRESH = Duration.ofHours(1);

    private static final List<String> FIXED = List.of(
            "/", "/compromisos", "/indicadores", "/huecos", "/continuidad", "/propuestas", "/actores", "/red", "/ods", "/cifras",
            "/evaluaciones", "/dinero",
            "/datos");

    private record Kept(List<String> paths, Instant at) {}

    private final Pages pages;
    private final Clock clock;
    private @Nullable Kept kept;

    SitemapPaths(Pages pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    /** One walk through the data at a time, whoever asks meanwhile waits for it. */
    synchronized List<String> all(HttpServletRequest request) {
        Kept before = kept;
        if (before == null || before.at().plus(FRESH).isBefore(clock.instant())) {
            before = new Kept(gather(request), clock.instant());
            kept = before;
        }
        return before.paths();
    }

    private List<String> gather(HttpServletRequest request) {
        List<String> paths = new ArrayList<>(FIXED);
        Map<String, @Nullable Object> asked = new HashMap<>(
                Map.of("first", true, "commitments", true, "actors", true, "activities", true, "proposals", true, "indicators",
                        true));
        while (asked.containsValue(true)) {
            Data found = new Data(pages.show("sitemap", asked, request).getModel());
            if (found.fields().containsKey("plans")) {
                found.list("plans").forEach(plan -> paths.add(path("/planes/", plan.text("id"))));
                found.list("programmes").forEach(programme -> paths.add(path("/programas/", programme.text("id"))));
                found.list("evaluations").forEach(one -> paths.add(path("/evaluaciones/", one.text("id"))));
                found.list("odsGoals").forEach(goal -> paths.add("/ods/" + goal.number("number")));
            }
            asked.put("first", false);
            if (found.fields().containsKey("actors")) {
                found.object("actors")
                        .list("nodes")
                        .stream()
                        .filter(actor -> actor.text("__typename").equals("Institution"))
                        .forEach(institution -> paths.add(path("/instituciones/", institution.text("id"))));
            }
            page(found, "commitments", "/compromisos/", "afterCommitment", asked, paths);
            page(found, "actors", "/actores/", "afterActor", asked, paths);
            page(found, "activities", "/actividades/", "afterActivity", asked, paths);
            page(found, "proposals", "/propuestas/", "afterProposal", asked, paths);
            page(found, "indicators", "/indicadores/", "afterIndicator", asked, paths);
        }
        return List.copyOf(paths);
    }

    private static void page(
            Data found, String connection, String folder, String after, Map<String, @Nullable Object> asked, List<String> paths) {
        if (!found.fields().containsKey(connection)) {
            return;
        }
        Data page = found.object(connection);
        page.list("nodes").forEach(node -> paths.add(path(folder, node.text("id"))));
        boolean more = Boolean.TRUE.equals(page.object("pageInfo").fields().get("hasNextPage"));
        asked.put(connection, more);
        asked.put(after, more ? page.object("pageInfo").text("endCursor") : null);
    }

    private static String path(String folder, String id) {
        return folder + UriUtils.encode(id, StandardCharsets.UTF_8);
    }
}

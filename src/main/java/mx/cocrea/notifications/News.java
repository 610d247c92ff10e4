package mx.cocrea.notifications;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * One notice, as a message tells it.
 *
 * @param reason why somebody is told
 * @param by who did it; null where nobody is told as its doer
 * @param title of what it happened to; null for what moderators decided
 * @param rule by which they decided; null where there is none, and for all else
 * @param path of the page that shows it
 */
record News(String reason, @Nullable String by, @Nullable String title, @Nullable String rule, String path) {

    private static final String DECISIONS = "/cuenta#decisiones";

    /** Of the pages that show it, by the type of what happened; a report is shown with its activity, an answer with its proposal. */
    private static final Map<String, String> FOLDERS = Map.of(
            "Comment", "/comentarios/", "ProgressReport", "/actividades/", "Indicator", "/indicadores/", "Figure", "/cifras/",
            "Proposal", "/propuestas/", "OfficialAnswer", "/propuestas/");

    /** Those of an answer to the document of messages whose subjects their reader may see. */
    static List<News> of(Object data) {
        return ((List<?>) at(data, "me", "notices", "nodes").orElseThrow()).stream()
                .map(News::one)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<News> one(Object notice) {
        return at(notice, "subject").map(subject -> {
            String type = text(subject, "__typename");
            if (type.equals("ModerationDecision")) {
                String rule = at(subject, "rule").map(String::valueOf).orElse(null);
                return new News(text(notice, "reason"), null, null, rule, DECISIONS);
            }
            Object shown = at(subject, "proposal").or(() -> at(subject, "activity")).orElse(subject);
            Object titled = at(subject, "on").or(() -> at(subject, "measured")).orElse(shown);
            return new News(
                    text(notice, "reason"),
                    at(notice, "event", "by", "displayName").map(String::valueOf).orElse(null),
                    text(titled, "title"),
                    null,
                    FOLDERS.get(type) + UriUtils.encode(text(shown, "id"), StandardCharsets.UTF_8));
        });
    }

    private static String text(Object thing, String field) {
        return Objects.toString(at(thing, field).orElseThrow());
    }

    private static Optional<Object> at(Object thing, String... fields) {
        Optional<Object> found = Optional.of(thing);
        for (String field : fields) {
            found = found.map(one -> ((Map<?, ?>) one).get(field));
        }
        return found;
    }
}

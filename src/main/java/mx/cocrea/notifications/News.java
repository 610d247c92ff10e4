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
 * @param title of what it happened to
 * @param path of the page that shows it
 */
record News(String reason, @Nullable String by, String title, String path) {

    /** Those of an answer to the document of messages whose subjects their reader may see. */
    static List<News> of(Object data) {
        return ((List<?>) at(data, "me", "notices", "nodes").orElseThrow()).stream()
                .map(News::one)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<News> one(Object notice) {
        return at(notice, "subject").map(subject -> {
            boolean isComment = at(subject, "on").isPresent();
            Object titled = at(subject, "on").or(() -> at(subject, "proposal")).orElse(subject);
            Object shown = isComment ? subject : titled;
            return new News(
                    text(notice, "reason"),
                    at(notice, "event", "by", "displayName").map(String::valueOf).orElse(null),
                    text(titled, "title"),
                    (isComment ? "/comentarios/" : "/propuestas/") + UriUtils.encode(text(shown, "id"), StandardCharsets.UTF_8));
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

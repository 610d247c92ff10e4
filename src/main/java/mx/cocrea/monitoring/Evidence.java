package mx.cocrea.monitoring;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import mx.cocrea.platform.writing.UserErrors;
import mx.cocrea.platform.writing.WebAddress;
import org.jspecify.annotations.Nullable;

/** What shows what a report says: where it is, what it is, and when somebody saw it there. */
record Evidence(String url, String title, String kind, LocalDate seenOn, @Nullable String sha256) {

    private static final int LINE = 150;
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    Evidence {
        url = url.strip();
        title = title.strip().replaceAll("\\s+", " ");
        sha256 = sha256 == null ? null : sha256.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Why this cannot be kept, as a payload says it; nothing where it can.
     *
     * @param field of the input that this is
     */
    Optional<Map<String, @Nullable Object>> fault(String field, LocalDate today) {
        if (!WebAddress.isOpen(url)) {
            return Optional.of(UserErrors.of("INVALID_URL", "Evidence has an address by http or https.", field + ".url"));
        }
        if (title.isEmpty() || title.length() > LINE) {
            return Optional.of(
                    UserErrors.of("INVALID_TITLE", "A title has 1 to " + LINE + " characters.", field + ".title"));
        }
        if (seenOn.isAfter(today)) {
            return Optional.of(UserErrors.of("FUTURE_DATE", "Nobody can have seen it yet.", field + ".seenOn"));
        }
        if (sha256 != null && !SHA_256.matcher(sha256).matches()) {
            return Optional.of(
                    UserErrors.of("INVALID_SHA256", "A SHA-256 has 64 hexadecimal digits.", field + ".sha256"));
        }
        return Optional.empty();
    }

    /** Its properties, under an identifier, at its place among others. */
    Map<String, @Nullable Object> properties(String id, int place) {
        Map<String, @Nullable Object> properties = new HashMap<>();
        properties.put("id", id);
        properties.put("ordinal", place);
        properties.put("url", url);
        properties.put("title", title);
        properties.put("kind", kind);
        properties.put("seenOn", seenOn);
        properties.put("sha256", sha256);
        return properties;
    }
}

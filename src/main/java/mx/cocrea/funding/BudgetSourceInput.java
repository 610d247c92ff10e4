package mx.cocrea.funding;

import java.util.Map;
import java.util.Optional;
import mx.cocrea.platform.writing.UserErrors;
import mx.cocrea.platform.writing.WebAddress;
import org.jspecify.annotations.Nullable;

/** Where an amount is stated, as somebody gives it. */
record BudgetSourceInput(String title, String url, String where) {

    private static final int LINE = 300;

    BudgetSourceInput {
        title = title.strip();
        url = url.strip();
        where = where.strip();
    }

    /** Why this is no source: INVALID_SOURCE; nothing where it is one. */
    Optional<Map<String, @Nullable Object>> fault() {
        if (!isLine(title)) {
            return refusal("The title of the document has 1 to " + LINE + " characters.", "source.title");
        }
        if (!WebAddress.isOpen(url)) {
            return refusal("The document is found at an address by http or https.", "source.url");
        }
        if (!isLine(where)) {
            return refusal("The place in the document has 1 to " + LINE + " characters.", "source.where");
        }
        return Optional.empty();
    }

    private static boolean isLine(String text) {
        return !text.isEmpty() && text.length() <= LINE;
    }

    private static Optional<Map<String, @Nullable Object>> refusal(String message, String field) {
        return Optional.of(UserErrors.of("INVALID_SOURCE", message, field));
    }

    Map<String, Object> parameters() {
        return Map.of("title", title, "url", url, "where", where);
    }
}

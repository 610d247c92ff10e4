package mx.cocrea.platform.writing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a mutation gives that wrote nothing, because of something that its sender can mend. */
public final class UserErrors {

    private UserErrors() {}

    /**
     * One reason.
     *
     * @param field of the input that it is about, with dots within objects; null where it is about the whole
     */
    public static Map<String, @Nullable Object> of(String code, String message, @Nullable String field) {
        Map<String, @Nullable Object> error = new HashMap<>();
        error.put("code", code);
        error.put("message", message);
        error.put("field", field);
        return Map.of("userErrors", List.of(error));
    }
}

package mx.cocrea.participation;

import java.util.Map;
import java.util.Optional;
import mx.cocrea.identity.Viewer;
import mx.cocrea.platform.writing.UserErrors;
import org.jspecify.annotations.Nullable;

/** Keys by which a repeated mutation is known again. */
final class Receipts {

    /** Characters of an idempotency key. */
    private static final int LONGEST = 200;

    private Receipts() {}

    /** Why what a sender gave as a key can be none: INVALID_KEY. */
    static Optional<Map<String, @Nullable Object>> fault(@Nullable String idempotencyKey) {
        return idempotencyKey == null || (!idempotencyKey.isEmpty() && idempotencyKey.length() <= LONGEST)
                ? Optional.empty()
                : Optional.of(UserErrors.of(
                        "INVALID_KEY", "An idempotency key has 1 to %d characters.".formatted(LONGEST), "idempotencyKey"));
    }

    /** The key of one mutation of one account; null where its sender gave none, and every time counts. */
    static @Nullable String key(Viewer viewer, String mutation, @Nullable String idempotencyKey) {
        return idempotencyKey == null ? null : viewer.key() + " " + mutation + " " + idempotencyKey;
    }
}

package mx.cocrea.platform.writing;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys by which a repeated mutation is known again. */
public final class Receipts {

    /** Characters of an idempotency key. */
    private static final int LONGEST = 200;

    private Receipts() {}

    /** Why what a sender gave as a key can be none: INVALID_KEY. */
    public static Optional<Map<String, @Nullable Object>> fault(@Nullable String idempotencyKey) {
        return idempotencyKey == null || (!idempotencyKey.isEmpty() && idempotencyKey.length() <= LONGEST)
                ? Optional.empty()
                : Optional.of(UserErrors.of(
                        "INVALID_KEY", "An idempotency key has 1 to %d characters.".formatted(LONGEST), "idempotencyKey"));
    }

    /** The key of one mutation of one account, told by the account's own key; null where its sender gave none, and every time counts. */
    public static @Nullable String key(String account, String mutation, @Nullable String idempotencyKey) {
        return idempotencyKey == null ? null : account + " " + mutation + " " + idempotencyKey;
    }
}

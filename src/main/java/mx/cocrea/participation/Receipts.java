package mx.cocrea.participation;

import mx.cocrea.identity.Viewer;
import mx.cocrea.platform.composer.InvalidArgument;
import org.jspecify.annotations.Nullable;

/** Keys by which a repeated mutation is known again. */
final class Receipts {

    /** Characters of an idempotency key. */
    static final int LONGEST = 200;

    private Receipts() {}

    /**
     * The key of one mutation of one account; null where its sender gave none, and every time counts.
     *
     * @throws InvalidArgument OUT_OF_RANGE where it is too long to be kept
     */
    static @Nullable String key(Viewer viewer, String mutation, @Nullable String idempotencyKey) {
        if (idempotencyKey != null && idempotencyKey.length() > LONGEST) {
            throw new InvalidArgument("OUT_OF_RANGE", "input.idempotencyKey", "has more than " + LONGEST + " characters");
        }
        return idempotencyKey == null ? null : viewer.key() + " " + mutation + " " + idempotencyKey;
    }
}

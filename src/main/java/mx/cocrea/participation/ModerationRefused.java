package mx.cocrea.participation;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Why moderation changed nothing; its name is what the statement gives, and the code of the error. */
enum ModerationRefused {
    /** Nothing there to report. */
    NO_TEXT("NOT_FOUND", "There is no comment or proposal to report with this identifier.", "subject"),
    /** They can withdraw it. */
    OWN_TEXT("OWN_TEXT", "It is your own; you can withdraw it.", "subject"),
    /** Nobody waits for a decision on it. */
    NO_CASE("NOT_FOUND", "Nothing with this identifier waits for a decision.", "subject"),
    /** It is not theirs to decide; thrown rather than given. */
    FORBIDDEN("FORBIDDEN", "You may not do this.", "decision"),
    /** Somebody changed the text. */
    STALE("STALE", "It was changed since you read it; look at it as it is now.", "version"),
    /** Held and reported texts are decided on differently. */
    WRONG_DECISION(
            "WRONG_DECISION", "What was reported is hidden or kept, what was held is hidden or released.", "decision"),
    /** There is nothing to appeal from, or no appeal that waits. */
    NO_DECISION("NOT_FOUND", "There is no such decision.", "decision"),
    /** Once is all. */
    APPEALED("APPEALED", "You have appealed from it.", "decision"),
    /** It does no harm. */
    NOT_HIDDEN("NOT_HIDDEN", "This decision does not hide anything.", "decision");

    /** The errors by name, as a payload holds them. */
    static final Map<String, Map<String, String>> ERRORS = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(
                    Enum::name,
                    refused -> Map.of("code", refused.code, "message", refused.message, "field", refused.field)));

    private final String code;
    private final String message;
    private final String field;

    ModerationRefused(String code, String message, String field) {
        this.code = code;
        this.message = message;
        this.field = field;
    }
}

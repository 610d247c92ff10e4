package mx.cocrea.monitoring;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Why a statement reported nothing; its name is what the statement gives, and the code of the error. */
enum Refused {
    /** There is nothing to report on. */
    UNKNOWN_ACTIVITY("NOT_FOUND", "There is no such activity.", "activity"),
    /** There is nothing to correct. */
    NOT_FOUND("NOT_FOUND", "There is no such report.", "report"),
    /** It is not theirs to do; thrown rather than given. */
    FORBIDDEN("FORBIDDEN", "You may not do this.", "activity"),
    /** It could be the report of any of them. */
    SEVERAL_INSTITUTIONS("SEVERAL_INSTITUTIONS",
            "Several institutions that you act for answer for it; say which of them reports.",
            "institution"),
    /** It could be the report of any of them. */
    SEVERAL_ORGANISATIONS("SEVERAL_ORGANISATIONS",
            "Several organisations that you act for answer for it; say which of them reports.",
            "organisation"),
    /** Whoever acts for an institution or an organisation says what it says. */
    INTERESTED("INTERESTED", "You act for an institution or organisation that answers for it, and can only report for it.",
            "kind"),
    /** There is one correction; what is wrong in it is corrected there. */
    CORRECTED("CORRECTED", "It has been corrected; correct the correction.", "report"),
    /** It would be held if it were new. */
    DUPLICATE("DUPLICATE", "You have reported the same today.", "summary"),
    /** It would be held if it were new. */
    TOO_MANY_LINKS("TOO_MANY_LINKS", "There are too many links in it.", "summary"),
    /** Something has become of it since. */
    STALE("STALE", "It was changed since you read it; look at it as it is now.", "version");

    /** The errors by name, as a payload holds them. */
    static final Map<String, Map<String, String>> ERRORS = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(
                    Enum::name, refused -> Map.of("code", refused.code, "message", refused.message, "field", refused.field)));

    private final String code;
    private final String message;
    private final String field;

    Refused(String code, String message, String field) {
        this.code = code;
        this.message = message;
        this.field = field;
    }
}

package mx.cocrea.indicators;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Why no measurement was recorded; its name is what the statement gives, and the code of the error. */
enum Refused {
    /** There is nothing to measure. */
    NOT_FOUND("There is no such indicator.", "indicator"),
    /** It is not theirs to measure; thrown rather than given. */
    FORBIDDEN("You may not do this.", "indicator"),
    /** It could be the measurement of any of them. */
    SEVERAL_INSTITUTIONS("Several institutions that you act for answer for this; say for which of them you record it.",
            "institution"),
    /** The source tells what counts as done, and not what is counted. */
    NO_FORMULA("This indicator has no formula: there is nothing to count.", "indicator"),
    /** A share of nothing. */
    DENOMINATOR_NEEDED("This indicator is a share: say also what was counted below the line.", "denominator"),
    /** There is no place for it. */
    NO_DENOMINATOR("This indicator has nothing below the line.", "denominator"),
    /** There is nothing to correct. */
    UNKNOWN_MEASUREMENT("There is no such measurement of this indicator.", "corrects"),
    /** Somebody was faster. */
    ALREADY_CORRECTED("This measurement was corrected already; correct the one that does.", "corrects");

    /** The errors by name, as a payload holds them. */
    static final Map<String, Map<String, String>> ERRORS = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(
                    Enum::name,
                    refused -> Map.of("code", refused.name(), "message", refused.message, "field", refused.field)));

    private final String message;
    private final String field;

    Refused(String message, String field) {
        this.message = message;
        this.field = field;
    }
}

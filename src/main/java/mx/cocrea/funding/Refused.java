package mx.cocrea.funding;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Why a statement recorded nothing; its name is what the statement gives, and the code of the error. */
enum Refused {
    /** There is nothing to restate. */
    NOT_FOUND("There is no such budget entry.", "entry"),
    /** It is not theirs to do; thrown rather than given. */
    FORBIDDEN("You may not do this.", "payer"),
    /** Two amounts would stand in the place of one. */
    ALREADY_RESTATED("Another entry has taken its place already; restate that one.", "entry"),
    /** There is no programme to record it for. */
    UNKNOWN_PROGRAMME("There is no such programme.", "programme"),
    /** There is no contract to record it for. */
    UNKNOWN_CONTRACT("There is no such contract.", "contract"),
    /** Nobody pays it. */
    UNKNOWN_PAYER("There is no such institution.", "payer"),
    /** Nobody is paid. */
    UNKNOWN_PAYEE("There is no such person, organisation, institution or body.", "payee");

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

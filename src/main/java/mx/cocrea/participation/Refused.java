package mx.cocrea.participation;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Why a statement changed nothing; its name is what the statement gives, and the code of the error. */
enum Refused {
    /** There is none, or none that they may see. */
    NOT_FOUND("There is no such proposal.", "proposal"),
    /** There is nothing to merge into. */
    UNKNOWN_TARGET("There is no such proposal.", "into"),
    /** There is no answer to rate. */
    UNKNOWN_ANSWER("There is no such answer.", "officialAnswer"),
    /** There is nothing to propose something for. */
    UNKNOWN_SUBJECT("There is no such commitment or problem.", "addresses"),
    /** An answer points to nothing. */
    UNKNOWN_ACTIVITY("One of these activities does not exist.", "activities"),
    /** It is not theirs to do; thrown rather than given. */
    FORBIDDEN("You may not do this.", "proposal"),
    /** Somebody was faster. */
    STALE("It was changed since you read it; look at it as it is now.", "version"),
    /** No move leads there from where it stands. */
    WRONG_STATUS("This cannot be done where the proposal stands now.", "proposal"),
    /** What goes on must be open. */
    TARGET_CLOSED("Nothing can be merged into a proposal that stands where this one does.", "into"),
    /** What ends cannot go on. */
    SAME("A proposal cannot be merged into itself.", "into"),
    /** Something that a submission needs is empty. */
    INCOMPLETE("What is submitted says both the problem and the solution.", "proposal"),
    /** Institutions have been asked. */
    SETTLED("What a submitted proposal is for stays so; withdraw it and begin another.", "addresses"),
    /** It would be held if it were submitted now. */
    TOO_MANY_LINKS("There are too many links in it.", "proposal"),
    /** It could be the answer of any of them. */
    SEVERAL_INSTITUTIONS("It was put to several institutions that you act for; say which of them answers.", "institution");

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

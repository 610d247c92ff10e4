package mx.cocrea.evaluation;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Why a statement changed nothing; its name is what the statement gives, and the code of the error. */
enum Refused {
    /** There is no such exercise. */
    NOT_FOUND("There is no such evaluation.", "evaluation"),
    /** There is no such figure. */
    UNKNOWN_FIGURE("There is no such figure.", "figure"),
    /** It is not theirs to change; thrown rather than given. */
    FORBIDDEN("You may not do this.", "figure"),
    /** It was taken back. */
    WITHDRAWN("It was withdrawn.", "figure"),
    /** There is nothing to rate by this identifier. */
    UNKNOWN_APPRAISAL("There is no such thing to rate.", "appraisal"),
    /** There is nothing to evaluate. */
    UNKNOWN_PLAN("There is no such plan.", "plan"),
    /** There is no rubric to evaluate by. */
    UNKNOWN_RUBRIC("There is no evaluation with a rubric by this identifier.", "rubric"),
    /** A plan promises nothing yet. */
    NOTHING_TO_EVALUATE("The plan has no commitments yet.", "plan"),
    /** There is nobody to invite, or no longer. */
    UNKNOWN_CITIZEN("There is no such citizen.", "citizen"),
    /** The data do not know them so. */
    UNKNOWN_PERSON("There is no such person.", "person"),
    /** There is nobody to take off it. */
    NOT_ON_PANEL("They are not on the panel.", "citizen"),
    /** More would be no panel. */
    PANEL_FULL("An exercise has 15 reviewers at most.", "citizen"),
    /** Somebody was faster. */
    STALE("It was changed since you read it; look at it as it is now.", "version"),
    /** It was published elsewhere, or is closed. */
    NOT_OPEN("This evaluation is not open.", "evaluation"),
    /** They are not on the panel. */
    NOT_INVITED("You were not invited to rate here.", "evaluation"),
    /** It is not part of the exercise. */
    UNKNOWN_COMMITMENT("The exercise has no such commitment.", "commitment"),
    /** They said so themselves. */
    CONFLICT_DECLARED("You declared a conflict of interest with this commitment.", "appraisal"),
    /** They would rate their own work. */
    ANSWERS_FOR_IT("You answer for this commitment or an activity of it.", "appraisal"),
    /** They would rate the work of those they act for. */
    ACTS_FOR_IT("You act for an institution or organisation that answers for this commitment or an activity of it.", "appraisal"),
    /** It is not in the rubric. */
    UNKNOWN_ATTRIBUTE("There is no such attribute in the rubric.", "attribute"),
    /** The scale has no such value. */
    OUT_OF_SCALE("A rating is on the scale of its attribute.", "ratings"),
    /** There is nothing that a figure could be about. */
    UNKNOWN_SUBJECT("There is no such plan, commitment, activity, indicator or evaluation.", "subject"),
    /** There is no such rule. */
    UNKNOWN_RULE("There is no such rule.", "rule"),
    /** The rule counts something else. */
    UNFIT_RULE("The rule does not count anything of this subject.", "rule"),
    /** A rule needs one, or takes none. */
    UNFIT_ATTRIBUTE("Give an attribute where the rule needs one, and nowhere else.", "attribute"),
    /** There is nothing to be a part of. */
    UNKNOWN_WHOLE("You have added no such figure about this subject.", "partOf");

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

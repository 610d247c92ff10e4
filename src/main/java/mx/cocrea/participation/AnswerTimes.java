package mx.cocrea.participation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mx.cocrea.identity.Action;
import mx.cocrea.identity.Viewers;
import mx.cocrea.platform.start.CannotStart;
import mx.cocrea.platform.writing.GraphWriter;
import mx.cocrea.platform.writing.UserErrors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** How many working days institutions have to answer a proposal: as many as the plan says, or else anywhere. */
@Controller
final class AnswerTimes {

    private static final int LONGEST = 250;

    /** Expression of the last day for an answer to the proposal of that name, by the {@code $usual} time and the {@code $lastDays}. */
    static final String LAST_DAY = """
            $lastDays[coalesce(head(COLLECT {
              MATCH (%s)-[:ADDRESSES]->(:Commitment|Problem)-[:PART_OF|IDENTIFIED_IN]->(plan:Plan)
              RETURN plan.answerWorkingDays
            }), $usual) - 1]""";

    private final int usual;
    private final Viewers viewers;
    private final GraphWriter graph;

    AnswerTimes(@Value("${cocrea.answer.working-days:20}") int usual, Viewers viewers, GraphWriter graph) {
        if (isNoTime(usual)) {
            throw new CannotStart(
                    "Institutions cannot have " + usual + " working days to answer a proposal.",
                    "Set COCREA_ANSWER_WORKINGDAYS to a number from 1 to " + LONGEST + ", or leave it out.");
        }
        this.usual = usual;
        this.viewers = viewers;
        this.graph = graph;
    }

    private static boolean isNoTime(int workingDays) {
        return workingDays < 1 || workingDays > LONGEST;
    }

    /** Working days where the plan has no number of its own. */
    int usual() {
        return usual;
    }

    /** Every day that can be the last for an answer to what is submitted on a day, the soonest first. */
    List<LocalDate> lastDays(LocalDate submittedOn) {
        return WorkingDays.after(submittedOn).limit(LONGEST).toList();
    }

    /** How long, for what is submitted from now on; null for as long as anywhere else. */
    record PlanAnswerTimeSetInput(String plan, @Nullable Integer workingDays) {}

    @MutationMapping
    Map<String, @Nullable Object> planAnswerTimeSet(@Argument PlanAnswerTimeSetInput input) {
        viewers.require(Action.SET_ANSWER_TIME);
        if (input.workingDays() != null && isNoTime(input.workingDays())) {
            return UserErrors.of("OUT_OF_RANGE", "The time is from 1 to " + LONGEST + " working days.", "workingDays");
        }
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("plan", input.plan());
        parameters.put("workingDays", input.workingDays());
        return graph.write("""
                OPTIONAL MATCH (plan:Plan {id: $plan})
                SET plan.answerWorkingDays = $workingDays
                RETURN {
                  plan: plan.id,
                  userErrors: CASE WHEN plan IS NULL
                    THEN [{code: 'NOT_FOUND', message: 'There is no such plan.', field: 'plan'}]
                    ELSE []
                  END
                } AS written
                """, parameters);
    }
}

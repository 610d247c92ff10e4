package mx.cocrea.monitoring;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import mx.cocrea.platform.writing.UserErrors;
import org.jspecify.annotations.Nullable;

/** What a report says, whoever makes it. */
record Findings(
        LocalDate observedOn,
        Progress done,
        String summary,
        @Nullable Integer deliverablesDone,
        @Nullable Integer deliverablesPlanned,
        List<Evidence> evidence) {

    private static final int TEXT = 5_000;
    private static final int PIECES = 10;

    /** Whether an activity is done. */
    enum Progress {
        COMPLETED, NOT_COMPLETED
    }

    Findings {
        summary = summary.strip();
        evidence = List.copyOf(evidence);
    }

    /** Why this cannot be reported, as a payload says it; nothing where it can. */
    Optional<Map<String, @Nullable Object>> fault(LocalDate today) {
        if (observedOn.isAfter(today)) {
            return Optional.of(UserErrors.of("FUTURE_DATE", "What is reported was so today or earlier.", "observedOn"));
        }
        if (summary.isEmpty() || summary.length() > TEXT) {
            return Optional
                    .of(UserErrors.of("INVALID_SUMMARY", "What was done has 1 to %,d characters.".formatted(TEXT), "summary"));
        }
        if (!deliverablesFit()) {
            return Optional.of(UserErrors.of(
                    "INVALID_DELIVERABLES",
                    "Of 1 or more deliverables, 0 to all are done, and all where the activity is; give both numbers or neither.",
                    "deliverablesDone"));
        }
        if (evidence.size() > PIECES) {
            return Optional
                    .of(UserErrors.of("TOO_MUCH_EVIDENCE", "There are " + PIECES + " pieces of evidence at most.", "evidence"));
        }
        return IntStream.range(0, evidence.size())
                .mapToObj(place -> evidence.get(place).fault("evidence." + place, today))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private boolean deliverablesFit() {
        if (deliverablesDone == null || deliverablesPlanned == null) {
            return deliverablesDone == null && deliverablesPlanned == null;
        }
        int least = done == Progress.COMPLETED ? deliverablesPlanned : 0;
        return deliverablesPlanned >= 1 && deliverablesDone >= least && deliverablesDone <= deliverablesPlanned;
    }

    /** Its properties. */
    Map<String, @Nullable Object> properties() {
        Map<String, @Nullable Object> properties = new HashMap<>();
        properties.put("observedOn", observedOn);
        properties.put("done", done.name());
        properties.put("summary", summary);
        properties.put("deliverablesDone", deliverablesDone);
        properties.put("deliverablesPlanned", deliverablesPlanned);
        return properties;
    }
}

package mx.cocrea.indicators;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import mx.cocrea.identity.Action;
import mx.cocrea.identity.Role;
import mx.cocrea.identity.Viewer;
import mx.cocrea.identity.Viewers;
import mx.cocrea.platform.writing.GraphWriter;
import mx.cocrea.platform.writing.Receipts;
import mx.cocrea.platform.writing.UserErrors;
import mx.cocrea.platform.writing.WebAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;

/** Measurements: recorded by those who answer, corrected by others that stand beside them, and never erased. */
@Controller
final class Measurements {

    /** Digits that a binary number of 64 bits keeps whatever they are. */
    private static final int DIGITS = 15;

    private static final BigDecimal LARGEST = BigDecimal.TEN.pow(DIGITS);
    private static final int LINE = 150;
    private static final int NOTE = 2_000;

    private final Viewers viewers;
    private final GraphWriter graph;
    private final Clock clock;

    Measurements(Viewers viewers, GraphWriter graph, Clock clock) {
        this.viewers = viewers;
        this.graph = graph;
        this.clock = clock;
    }

    /** Where the numbers are found. */
    record LinkInput(String url, String title) {

        LinkInput {
            url = url.strip();
            title = title.strip().replaceAll("\\s+", " ");
        }

        boolean isOpen() {
            return WebAddress.isOpen(url) && !title.isEmpty() && title.length() <= LINE;
        }
    }

    /** A measurement. */
    record MeasurementAddInput(
            String indicator,
            LocalDate observedOn,
            double numerator,
            @Nullable Double denominator,
            LinkInput link,
            @Nullable String note,
            @Nullable String corrects,
            @Nullable String institution,
            @Nullable String idempotencyKey) {

        MeasurementAddInput {
            note = note == null || note.isBlank() ? null : note.strip();
        }

        /** Why this cannot be recorded, whatever it measures; nothing where it can. */
        Optional<Map<String, @Nullable Object>> fault(LocalDate today) {
            if (observedOn.isAfter(today)) {
                return Optional.of(UserErrors.of("FUTURE_DATE", "What is measured was observed today or earlier.", "observedOn"));
            }
            if (!isKept(numerator)) {
                return Optional.of(invalid("numerator"));
            }
            if (denominator != null && (denominator < 0 || !isKept(denominator))) {
                return Optional.of(invalid("denominator"));
            }
            if (!link.isOpen()) {
                return Optional.of(UserErrors.of(
                        "INVALID_LINK",
                        "The source has an address by http or https and a title of 1 to " + LINE + " characters.",
                        "link"));
            }
            if (note != null && note.length() > NOTE) {
                return Optional.of(UserErrors.of("NOTE_TOO_LONG", "A note has " + NOTE + " characters at most.", "note"));
            }
            return Receipts.fault(idempotencyKey);
        }

        private static boolean isKept(double number) {
            return Double.isFinite(number)
                    && BigDecimal.valueOf(number).stripTrailingZeros().precision() <= DIGITS
                    && BigDecimal.valueOf(number).abs().compareTo(LARGEST) <= 0;
        }

        private static Map<String, @Nullable Object> invalid(String field) {
            return UserErrors.of(
                    "INVALID_NUMBER",
                    "A number has " + DIGITS + " digits at most; what is counted below the line is 0 or more.",
                    field);
        }
    }

    /** An indicator is held while it is measured, so that no two measurements correct the same one. */
    @MutationMapping
    Map<String, @Nullable Object> measurementAdd(@Argument MeasurementAddInput input) {
        Viewer viewer = viewers.require(Action.MEASURE);
        Optional<Map<String, @Nullable Object>> fault = input.fault(LocalDate.now(clock));
        if (fault.isPresent()) {
            return fault.get();
        }
        Map<String, @Nullable Object> written = graph.write(
                """
                        MATCH (account:Account {key: $key})-[:OF]->(me:Citizen)
                        OPTIONAL MATCH (indicator:Indicator {id: $indicator})
                        SET indicator.held = true
                        REMOVE indicator.held
                        WITH account, me, indicator
                        OPTIONAL MATCH (:Receipt {key: $receipt})-[:FOR]->(earlier:Measurement)
                        OPTIONAL MATCH (corrected:Measurement {id: $corrects})-[:OF]->(indicator)
                        WITH *, COLLECT {
                          MATCH (indicator)-[:MEASURES]->()-[:FULFILS]-{0,1}()<-[:ANSWERS_FOR]-()-[:MEMBER_OF]->{0,1}(institution:Institution)
                            <-[:ACTS_FOR]-(me)
                          WHERE $institution IS NULL OR institution.id = $institution
                          RETURN DISTINCT institution
                        } AS institutions
                        WITH *, CASE
                          WHEN earlier IS NOT NULL THEN null
                          WHEN indicator IS NULL THEN 'NOT_FOUND'
                          WHEN institutions = [] AND ($institution IS NOT NULL OR NOT $secretariat) THEN 'FORBIDDEN'
                          WHEN size(institutions) > 1 THEN 'SEVERAL_INSTITUTIONS'
                          WHEN indicator.numerator IS NULL THEN 'NO_FORMULA'
                          WHEN indicator.denominator IS NOT NULL AND $denominator IS NULL THEN 'DENOMINATOR_NEEDED'
                          WHEN indicator.denominator IS NULL AND $denominator IS NOT NULL THEN 'NO_DENOMINATOR'
                          WHEN $corrects IS NOT NULL AND corrected IS NULL THEN 'UNKNOWN_MEASUREMENT'
                          WHEN EXISTS { (corrected)<-[:CORRECTS]-() } THEN 'ALREADY_CORRECTED'
                        END AS refusal
                        FOREACH (change IN CASE WHEN refusal IS NULL AND earlier IS NULL THEN [1] ELSE [] END |
                          CREATE (me)-[:WROTE]->(measurement:Node:Measurement {id: $id, recordedAt: $now})-[:OF]->(indicator)
                          SET measurement += $values
                          FOREACH (institution IN institutions | CREATE (measurement)-[:GIVEN_BY]->(institution))
                          FOREACH (one IN CASE WHEN corrected IS NULL THEN [] ELSE [corrected] END |
                            CREATE (measurement)-[:CORRECTS]->(one)
                          )
                          FOREACH (key IN CASE WHEN $receipt IS NULL THEN [] ELSE [$receipt] END |
                            CREATE (:Receipt {key: key})-[:FOR]->(measurement)
                          )
                          CREATE (account)-[:DID]->(event:Node:Event {
                            id: $event, kind: 'MEASURED', at: $now,
                            fields: ['denominator', 'numerator', 'observedOn'],
                            before: [field IN ['denominator', 'numerator', 'observedOn'] | coalesce(toString(corrected[field]), '')],
                            after: [field IN ['denominator', 'numerator', 'observedOn'] | coalesce(toString($values[field]), '')]
                          })-[:ABOUT]->(indicator)
                        )
                        RETURN {
                          measurement: CASE WHEN refusal IS NULL THEN coalesce(earlier.id, $id) END,
                          refusal: refusal,
                          userErrors: CASE WHEN refusal IS NULL THEN [] ELSE [$refusals[refusal]] END
                        } AS written
                        """,
                parameters(viewer, input));
        if (Refused.FORBIDDEN.name().equals(written.get("refusal"))) {
            throw new AccessDeniedException("an indicator for which others answer");
        }
        return written;
    }

    private Map<String, @Nullable Object> parameters(Viewer viewer, MeasurementAddInput input) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("observedOn", input.observedOn());
        values.put("numerator", input.numerator());
        values.put("denominator", input.denominator());
        values.put("url", input.link().url());
        values.put("urlTitle", input.link().title());
        values.put("note", input.note());
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("key", viewer.key());
        parameters.put("secretariat", viewer.is(Role.SECRETARIAT));
        parameters.put("indicator", input.indicator());
        parameters.put("institution", input.institution());
        parameters.put("corrects", input.corrects());
        parameters.put("denominator", input.denominator());
        parameters.put("values", values);
        parameters.put("receipt", Receipts.key(viewer.key(), "measurementAdd", input.idempotencyKey()));
        parameters.put("id", graph.newId());
        parameters.put("event", graph.newId());
        parameters.put("now", clock.instant().atZone(ZoneOffset.UTC));
        parameters.put("refusals", Refused.ERRORS);
        return parameters;
    }
}

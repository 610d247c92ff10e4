package mx.cocrea.monitoring;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import mx.cocrea.identity.Role;
import mx.cocrea.identity.Viewer;
import mx.cocrea.identity.Viewers;
import mx.cocrea.platform.writing.GraphWriter;
import mx.cocrea.platform.writing.Receipts;
import mx.cocrea.platform.writing.Review;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;

/** Reports on activities: made by whoever may in their part, corrected by others, and never changed. */
@Controller
final class ProgressReports {

    /** Condition: the same was said before in another report than the wrong one and those that it took the place of. */
    private static final String SAID_ELSEWHERE = """
            EXISTS {
              (same:ProgressReport {sameness: $sameness})
              WHERE same <> wrong AND same.recordedAt > $review.daySince AND NOT EXISTS { (same)<-[:CORRECTS]-(:ProgressReport) }
            }""";

    /** Who sends the same twice at once sends one after the other, so that the second finds the first. */
    private static final String FIND = """
            MATCH (account:Account {key: $key})-[:OF]->(me:Citizen)
            SET me.held = true
            REMOVE me.held
            WITH account, me
            OPTIONAL MATCH (:Receipt {key: $receipt})-[:FOR]->(earlier:ProgressReport|Withheld)
            """;

    /**
     * The rule by which institutions and organisations answer for an activity: themselves or by one of their people, for it or for its
     * commitment. The secretariat reports for civil society in its own name where it names no organisation.
     */
    private static final String NEW = """
            OPTIONAL MATCH (activity:Activity {id: $activity})
            WITH account, me, earlier, activity, null AS wrong, $kind AS kind, COLLECT {
              MATCH (me)-[:ACTS_FOR]->(one:Institution|Organisation)
              WHERE EXISTS { MATCH (one)<-[:MEMBER_OF]-{0,1}()-[:ANSWERS_FOR]->()<-[:FULFILS]-{0,1}(activity) }
              RETURN one
            } AS theirs, $kind = 'CIVIL_SOCIETY' AND $secretariat AND $organisation IS NULL AS itself
            WITH *, [one IN theirs WHERE CASE kind
              WHEN 'OFFICIAL' THEN one:Institution AND ($institution IS NULL OR one.id = $institution)
              WHEN 'CIVIL_SOCIETY' THEN NOT itself AND one:Organisation AND ($organisation IS NULL OR one.id = $organisation)
              ELSE false
            END] AS givers
            WITH *, CASE
              WHEN earlier IS NOT NULL THEN null
              WHEN activity IS NULL THEN 'UNKNOWN_ACTIVITY'
              WHEN kind <> 'CITIZEN' AND givers = [] AND NOT itself THEN 'FORBIDDEN'
              WHEN kind = 'CITIZEN' AND theirs <> [] OR kind = 'CIVIL_SOCIETY' AND any(one IN theirs WHERE one:Institution)
                THEN 'INTERESTED'
              WHEN size(givers) > 1 THEN CASE kind WHEN 'OFFICIAL' THEN 'SEVERAL_INSTITUTIONS' ELSE 'SEVERAL_ORGANISATIONS' END
            END AS refusal
            WITH *, CASE WHEN earlier IS NULL AND refusal IS NULL THEN %s END AS heldFor
            """.formatted(heldFor(Review.saidBefore("ProgressReport")));

    /** The wrong report is held, so that of two corrections the second finds the first; one that is hidden has its place too. */
    private static final String CORRECTION = """
            OPTIONAL MATCH (wrong:ProgressReport {id: $wrong})
            SET wrong.held = true
            REMOVE wrong.held
            WITH account, me, earlier, wrong
            OPTIONAL MATCH (wrong)-[:REPORTS_ON]->(activity:Activity)
            WITH *, wrong.kind AS kind, COLLECT { MATCH (wrong)-[:GIVEN_BY]->(one:Institution|Organisation) RETURN one } AS givers
            WITH *, CASE
              WHEN earlier IS NOT NULL THEN null
              WHEN wrong IS NULL THEN 'NOT_FOUND'
              WHEN NOT kind IN $kinds OR NOT CASE
                WHEN kind = 'OFFICIAL' OR givers <> [] THEN EXISTS { (me)-[:ACTS_FOR]->()<-[:GIVEN_BY]-(wrong) }
                ELSE EXISTS { (me)-[:WROTE]->(wrong) } AND (kind = 'CITIZEN' OR $secretariat)
              END THEN 'FORBIDDEN'
              WHEN EXISTS { (wrong)<-[:CORRECTS]-() } THEN 'CORRECTED'
              WHEN coalesce(wrong.version, 1) <> $version THEN 'STALE'
            END AS fault
            WITH *, null AS heldFor, CASE WHEN earlier IS NOT NULL OR fault IS NOT NULL THEN fault ELSE CASE %s
              WHEN 'DUPLICATE' THEN 'DUPLICATE'
              WHEN 'LINKS' THEN 'TOO_MANY_LINKS'
            END END AS refusal
            """.formatted(heldFor(SAID_ELSEWHERE));

    /** What is done in office is done by an account, and no citizen is told as its doer. */
    private static final String REPORT = """
            FOREACH (change IN CASE WHEN refusal IS NULL AND earlier IS NULL THEN [1] ELSE [] END |
              CREATE (me)-[:WROTE]->(report:Node {id: $id, kind: kind, recordedAt: $now, version: 1, sameness: $sameness})
              SET report += $findings
              FOREACH (one IN CASE WHEN activity IS NULL THEN [] ELSE [activity] END | CREATE (report)-[:REPORTS_ON]->(one))
              FOREACH (one IN givers | CREATE (report)-[:GIVEN_BY]->(one))
              FOREACH (one IN $evidence |
                CREATE (piece:Node:Evidence)-[:EVIDENCE_OF]->(report)
                SET piece = one
              )
              FOREACH (key IN CASE WHEN $receipt IS NULL THEN [] ELSE [$receipt] END |
                CREATE (:Receipt {key: key})-[:FOR]->(report)
              )
              CREATE (event {id: $event, kind: 'REPORTED', at: $now, fields: [], before: [], after: []})-[:ABOUT]->(report)
              FOREACH (public IN CASE WHEN heldFor IS NULL THEN [1] ELSE [] END | SET report:ProgressReport, event:Node:Event)
              FOREACH (held IN CASE WHEN heldFor IS NULL THEN [] ELSE [1] END |
                SET report:Withheld, report.state = 'HELD', report.heldFor = heldFor, event:WithheldEvent
                CREATE (:OpenCase {id: $case, subject: $id, kind: 'HELD', openedAt: $now})-[:TURNS_ON]->(report)
              )
              FOREACH (doer IN [CASE kind WHEN 'CITIZEN' THEN me ELSE account END] | CREATE (doer)-[:DID]->(event))
              FOREACH (old IN CASE WHEN wrong IS NULL THEN [] ELSE [wrong] END |
                CREATE (report)-[:CORRECTS]->(old)
                CREATE (correcting:Node:Event {
                  id: $correcting, kind: 'CORRECTED', at: $now,
                  fields: [field IN $fields WHERE coalesce(toString(old[field]), '') <> coalesce(toString(report[field]), '')],
                  before: [
                    field IN $fields WHERE coalesce(toString(old[field]), '') <> coalesce(toString(report[field]), '')
                    | coalesce(toString(old[field]), '')
                  ],
                  after: [
                    field IN $fields WHERE coalesce(toString(old[field]), '') <> coalesce(toString(report[field]), '')
                    | coalesce(toString(report[field]), '')
                  ]
                })-[:ABOUT]->(old)
                FOREACH (doer IN [CASE kind WHEN 'CITIZEN' THEN me ELSE account END] | CREATE (doer)-[:DID]->(correcting))
                SET old.version = coalesce(old.version, 1) + 1
              )
            )
            RETURN {
              report: CASE WHEN refusal IS NULL THEN coalesce(earlier.id, $id) ELSE wrong.id END,
              refusal: refusal,
              userErrors: CASE WHEN refusal IS NULL THEN [] ELSE [$refusals[refusal]] END
            } AS written
            """;

    /** What an event of a correction tells of; not the words, which can be hidden, and are in the reports. */
    private static final List<String> FIELDS = List.of("deliverablesDone", "deliverablesPlanned", "done", "observedOn");

    private final Viewers viewers;
    private final GraphWriter graph;
    private final Clock clock;

    ProgressReports(Viewers viewers, GraphWriter graph, Clock clock) {
        this.viewers = viewers;
        this.graph = graph;
        this.clock = clock;
    }

    /** What to report, on what and in what part; a repeated key gives what it gave first. */
    record ProgressReportAddInput(
            String activity,
            ReportKind kind,
            @Nullable String institution,
            @Nullable String organisation,
            LocalDate observedOn,
            Findings.Progress done,
            String summary,
            @Nullable Integer deliverablesDone,
            @Nullable Integer deliverablesPlanned,
            List<Evidence> evidence,
            @Nullable String idempotencyKey) {

        Findings findings() {
            return new Findings(observedOn, done, summary, deliverablesDone, deliverablesPlanned, evidence);
        }
    }

    @MutationMapping
    Map<String, @Nullable Object> progressReportAdd(@Argument ProgressReportAddInput input) {
        Viewer viewer = viewers.require(input.kind().action());
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("activity", input.activity());
        parameters.put("kind", input.kind().name());
        parameters.put("institution", input.institution());
        parameters.put("organisation", input.organisation());
        parameters.put("receipt", Receipts.key(viewer.key(), "progressReportAdd", input.idempotencyKey()));
        return Receipts.fault(input.idempotencyKey())
                .orElseGet(() -> write(viewer, FIND + NEW + REPORT, input.findings(), parameters));
    }

    /** What is right, whole, instead of a report in the version that was seen. */
    record ProgressReportCorrectInput(
            String report,
            int version,
            LocalDate observedOn,
            Findings.Progress done,
            String summary,
            @Nullable Integer deliverablesDone,
            @Nullable Integer deliverablesPlanned,
            List<Evidence> evidence,
            @Nullable String idempotencyKey) {

        Findings findings() {
            return new Findings(observedOn, done, summary, deliverablesDone, deliverablesPlanned, evidence);
        }
    }

    @MutationMapping
    Map<String, @Nullable Object> progressReportCorrect(@Argument ProgressReportCorrectInput input) {
        Viewer viewer = viewers.require(ReportKind.CITIZEN.action());
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("wrong", input.report());
        parameters.put("version", input.version());
        parameters.put("kinds", ReportKind.openTo(viewer));
        parameters.put("receipt", Receipts.key(viewer.key(), "progressReportCorrect", input.idempotencyKey()));
        return Receipts.fault(input.idempotencyKey())
                .orElseGet(() -> write(viewer, FIND + CORRECTION + REPORT, input.findings(), parameters));
    }

    /**
     * Expression of why a report is held, null where it is not. Evidence is asked for, and no flood however much one report has of it; many
     * reports with evidence by somebody new are, where they report in no office.
     */
    private static String heldFor(String repeated) {
        return Review.heldFor(
                "me", "$findings.summary",
                "(" + Review.links("$findings.summary") + " > 0 OR kind = 'CITIZEN' AND $evidence <> [])", repeated);
    }

    private Map<String, @Nullable Object> write(
            Viewer viewer, String statement, Findings findings, Map<String, @Nullable Object> parameters) {
        Optional<Map<String, @Nullable Object>> fault = findings.fault(LocalDate.now(clock));
        if (fault.isPresent()) {
            return fault.get();
        }
        parameters.put("key", viewer.key());
        parameters.put("secretariat", viewer.is(Role.SECRETARIAT));
        parameters.put("id", graph.newId());
        parameters.put("findings", findings.properties());
        parameters.put("evidence", IntStream.range(0, findings.evidence().size())
                .mapToObj(place -> findings.evidence().get(place).properties(graph.newId(), place))
                .toList());
        parameters.put("sameness", Review.sameness(viewer.key(), findings.summary()));
        parameters.put("review", Review.limits(clock.instant()));
        parameters.put("event", graph.newId());
        parameters.put("case", graph.newId());
        parameters.put("correcting", graph.newId());
        parameters.put("fields", FIELDS);
        parameters.put("now", clock.instant().atOffset(ZoneOffset.UTC));
        parameters.put("refusals", Refused.ERRORS);
        Map<String, @Nullable Object> written = graph.write(statement, parameters);
        if (Refused.FORBIDDEN.name().equals(written.get("refusal"))) {
            throw new AccessDeniedException("a report of others");
        }
        return written;
    }
}

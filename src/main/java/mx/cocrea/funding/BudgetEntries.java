package mx.cocrea.funding;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mx.cocrea.identity.Action;
import mx.cocrea.identity.Role;
import mx.cocrea.identity.Viewer;
import mx.cocrea.identity.Viewers;
import mx.cocrea.platform.writing.GraphWriter;
import mx.cocrea.platform.writing.Receipts;
import mx.cocrea.platform.writing.UserErrors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;

/** Amounts that sources state, recorded and restated: none is ever changed. */
@Controller
final class BudgetEntries {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;
    private static final int NAME = 100;
    private static final int TEXT = 500;

    /** From the three digits of a generic item to the five of a specific one, as the CONAC's classification numbers them. */
    private static final Pattern OBJECT = Pattern.compile("[1-9]\\d{2,4}");

    /** The document that is known by its address; one of them, should there be several. */
    private static final String FIND_DOCUMENT = """
            CALL () {
              OPTIONAL MATCH (known:Document {url: $source.url})
              RETURN known AS document
              ORDER BY known.id
              LIMIT 1
            }
            """;

    /** To be preceded by what the entry is of, and a {@code refusal}; each of the former may be null. */
    private static final String CREATE = """
                CREATE (entry:Node:BudgetEntry {id: $id, recordedOn: $today})
                SET entry += $entry
                FOREACH (one IN CASE WHEN programme IS NULL THEN [] ELSE [programme] END | CREATE (entry)-[:UNDER]->(one))
                FOREACH (one IN CASE WHEN contract IS NULL THEN [] ELSE [contract] END | CREATE (entry)-[:UNDER_CONTRACT]->(one))
                FOREACH (one IN CASE WHEN payer IS NULL THEN [] ELSE [payer] END | CREATE (entry)-[:PAID_BY]->(one))
                FOREACH (one IN CASE WHEN payee IS NULL THEN [] ELSE [payee] END | CREATE (entry)-[:PAID_TO]->(one))
                FOREACH (one IN CASE WHEN document IS NULL THEN [] ELSE [document] END |
                  CREATE (entry)-[:STATED_IN {where: $source.where}]->(one)
                )
                FOREACH (unknown IN CASE WHEN document IS NULL THEN [1] ELSE [] END |
                  CREATE (entry)-[:STATED_IN {where: $source.where}]->(
                    :Node:Document {id: $document, title: $source.title, url: $source.url}
                  )
                )
                FOREACH (key IN CASE WHEN $receipt IS NULL THEN [] ELSE [$receipt] END | CREATE (:Receipt {key: key})-[:FOR]->(entry))
                CREATE (account)-[:DID]->(:Node:Event {
                  id: $event, kind: 'ADDED', at: $now, fields: [], before: [], after: []
                })-[:ABOUT]->(entry)
            """;

    private static final String GIVE = """
            WITH earlier, CASE WHEN earlier IS NULL THEN refusal END AS refusal
            RETURN {
              budgetEntry: CASE WHEN refusal IS NULL THEN coalesce(earlier.id, $id) END,
              refusal: refusal,
              userErrors: CASE WHEN refusal IS NULL THEN [] ELSE [$refusals[refusal]] END
            } AS written
            """;

    private final Viewers viewers;
    private final GraphWriter graph;
    private final Clock clock;

    BudgetEntries(Viewers viewers, GraphWriter graph, Clock clock) {
        this.viewers = viewers;
        this.graph = graph;
        this.clock = clock;
    }

    /** What a source says of how exact its amount is. */
    enum AmountPrecision {
        EXACT, ABOUT, AT_LEAST, AT_MOST
    }

    /** Accounting moments, by the General Law of Government Accounting of Mexico, and where the source says none. */
    enum BudgetMoment {
        APPROVED, MODIFIED, COMMITTED, ACCRUED, EXERCISED, PAID, UNSTATED
    }

    /** An amount that a source states; null for what it does not say. */
    record BudgetEntryAddInput(
            MoneyInput amount,
            AmountPrecision precision,
            BudgetMoment moment,
            @Nullable Integer fiscalYear,
            @Nullable String objectOfExpenditure,
            @Nullable String municipality,
            @Nullable String description,
            @Nullable String programme,
            @Nullable String contract,
            @Nullable String payer,
            @Nullable String payee,
            @Nullable LocalDate statedOn,
            BudgetSourceInput source,
            @Nullable String idempotencyKey) {}

    @MutationMapping
    Map<String, @Nullable Object> budgetEntryAdd(@Argument BudgetEntryAddInput input) {
        Viewer viewer = viewers.require(Action.RECORD_MONEY);
        Optional<Map<String, @Nullable Object>> fault = Stream.of(
                input.amount().fault(),
                year(input.fiscalYear()),
                object(input.objectOfExpenditure()),
                text(input.municipality(), NAME, "INVALID_MUNICIPALITY", "municipality"),
                text(input.description(), TEXT, "INVALID_DESCRIPTION", "description"),
                day(input.statedOn()),
                input.source().fault(),
                Receipts.fault(input.idempotencyKey()))
                .flatMap(Optional::stream)
                .findFirst();
        if (fault.isPresent()) {
            return fault.get();
        }
        Map<String, @Nullable Object> entry = stated(input.amount(), input.precision(), input.statedOn());
        entry.put("moment", input.moment() == BudgetMoment.UNSTATED ? null : input.moment().name());
        entry.put("fiscalYear", input.fiscalYear());
        entry.put("objectOfExpenditure", input.objectOfExpenditure());
        entry.put("municipality", stripped(input.municipality()));
        entry.put("description", stripped(input.description()));
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("entry", entry);
        parameters.put("programme", input.programme());
        parameters.put("contract", input.contract());
        parameters.put("payer", input.payer());
        parameters.put("payee", input.payee());
        parameters.put("source", input.source().parameters());
        parameters.put("receipt", Receipts.key(viewer.key(), "budgetEntryAdd", input.idempotencyKey()));
        return write(viewer, """
                MATCH (account:Account {key: $key})-[:OF]->(me:Citizen)
                OPTIONAL MATCH (:Receipt {key: $receipt})-[:FOR]->(earlier:BudgetEntry)
                OPTIONAL MATCH (programme:Programme {id: $programme})
                OPTIONAL MATCH (contract:Contract {id: $contract})
                OPTIONAL MATCH (payer:Institution {id: $payer})
                OPTIONAL MATCH (payee:Actor {id: $payee})
                %s
                WITH *, CASE
                  WHEN $payer IS NOT NULL AND payer IS NULL THEN 'UNKNOWN_PAYER'
                  WHEN NOT ($secretariat OR EXISTS { (me)-[:ACTS_FOR]->(payer) }) THEN 'FORBIDDEN'
                  WHEN $programme IS NOT NULL AND programme IS NULL THEN 'UNKNOWN_PROGRAMME'
                  WHEN $contract IS NOT NULL AND contract IS NULL THEN 'UNKNOWN_CONTRACT'
                  WHEN $payee IS NOT NULL AND payee IS NULL THEN 'UNKNOWN_PAYEE'
                END AS refusal
                FOREACH (change IN CASE WHEN refusal IS NULL AND earlier IS NULL THEN [1] ELSE [] END |
                %s
                )
                """.formatted(FIND_DOCUMENT, CREATE) + GIVE, parameters);
    }

    /** Another amount in place of one that was stated before; all else is as that has it. */
    record BudgetEntryRestateInput(
            String entry,
            MoneyInput amount,
            AmountPrecision precision,
            String reason,
            @Nullable LocalDate statedOn,
            BudgetSourceInput source,
            @Nullable String idempotencyKey) {}

    /** The lock on the earlier entry is taken first, so that of two who restate it at once one is told. */
    @MutationMapping
    Map<String, @Nullable Object> budgetEntryRestate(@Argument BudgetEntryRestateInput input) {
        Viewer viewer = viewers.require(Action.RECORD_MONEY);
        Optional<Map<String, @Nullable Object>> fault = Stream.of(
                input.amount().fault(),
                text(input.reason(), TEXT, "INVALID_REASON", "reason"),
                day(input.statedOn()),
                input.source().fault(),
                Receipts.fault(input.idempotencyKey()))
                .flatMap(Optional::stream)
                .findFirst();
        if (fault.isPresent()) {
            return fault.get();
        }
        Map<String, @Nullable Object> entry = stated(input.amount(), input.precision(), input.statedOn());
        entry.put("reason", input.reason().strip());
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("entry", entry);
        parameters.put("restated", input.entry());
        parameters.put("source", input.source().parameters());
        parameters.put("restating", graph.newId());
        parameters.put("receipt", Receipts.key(viewer.key(), "budgetEntryRestate", input.idempotencyKey()));
        return write(viewer, """
                MATCH (account:Account {key: $key})-[:OF]->(me:Citizen)
                OPTIONAL MATCH (restated:BudgetEntry {id: $restated})
                SET restated.held = true
                REMOVE restated.held
                WITH account, me, restated
                OPTIONAL MATCH (:Receipt {key: $receipt})-[:FOR]->(earlier:BudgetEntry)
                WITH *,
                  head([(restated)-[:UNDER]->(one:Programme) | one]) AS programme,
                  head([(restated)-[:UNDER_CONTRACT]->(one:Contract) | one]) AS contract,
                  head([(restated)-[:PAID_BY]->(one:Actor) | one]) AS payer,
                  head([(restated)-[:PAID_TO]->(one:Actor) | one]) AS payee
                %s
                WITH *, CASE
                  WHEN restated IS NULL THEN 'NOT_FOUND'
                  WHEN NOT ($secretariat OR EXISTS { (me)-[:ACTS_FOR]->(payer:Institution) }) THEN 'FORBIDDEN'
                  WHEN EXISTS { (restated)<-[:RESTATES]-() } THEN 'ALREADY_RESTATED'
                END AS refusal
                FOREACH (change IN CASE WHEN refusal IS NULL AND earlier IS NULL THEN [1] ELSE [] END |
                %s
                  SET entry += restated {.moment, .fiscalYear, .objectOfExpenditure, .municipality, .description}
                  CREATE (entry)-[:RESTATES]->(restated)
                  CREATE (account)-[:DID]->(:Node:Event {
                    id: $restating, kind: 'RESTATED', at: $now, fields: ['amount'], before: [%s], after: [%s]
                  })-[:ABOUT]->(restated)
                )
                """.formatted(FIND_DOCUMENT, CREATE, written("restated"), written("entry")) + GIVE, parameters);
    }

    /** The text of an entry's amount, for whoever reads what changed. */
    private static String written(String entry) {
        return "CASE WHEN %1$s.amount < 0 THEN '-' ELSE '' END + toString(abs(%1$s.amount / 100)) + '.' + "
                .concat("right('0' + toString(abs(%1$s.amount %% 100)), 2) + ' ' + %1$s.currency")
                .formatted(entry);
    }

    private static Map<String, @Nullable Object> stated(
            MoneyInput amount, AmountPrecision precision, @Nullable LocalDate statedOn) {
        Map<String, @Nullable Object> stated = new HashMap<>();
        stated.put("amount", amount.cents());
        stated.put("currency", amount.currency());
        stated.put("precision", precision == AmountPrecision.EXACT ? null : precision.name());
        stated.put("statedOn", statedOn);
        return stated;
    }

    private static Optional<Map<String, @Nullable Object>> year(@Nullable Integer year) {
        return year == null || (year >= FIRST_YEAR && year <= LAST_YEAR)
                ? Optional.empty()
                : Optional.of(UserErrors.of(
                        "INVALID_YEAR", "A fiscal year is from %d to %d.".formatted(FIRST_YEAR, LAST_YEAR), "fiscalYear"));
    }

    private static Optional<Map<String, @Nullable Object>> object(@Nullable String code) {
        return code == null || OBJECT.matcher(code).matches()
                ? Optional.empty()
                : Optional.of(UserErrors.of(
                        "INVALID_OBJECT", "An object of expenditure is a code of 3 to 5 digits.", "objectOfExpenditure"));
    }

    private static Optional<Map<String, @Nullable Object>> text(
            @Nullable String text, int longest, String code, String field) {
        return text == null || (!text.isBlank() && text.strip().length() <= longest)
                ? Optional.empty()
                : Optional.of(UserErrors.of(code, "This has 1 to %d characters.".formatted(longest), field));
    }

    private Optional<Map<String, @Nullable Object>> day(@Nullable LocalDate statedOn) {
        return statedOn == null || !statedOn.isAfter(LocalDate.now(clock))
                ? Optional.empty()
                : Optional.of(UserErrors.of("INVALID_DATE", "What is stated was stated today or before.", "statedOn"));
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null ? null : text.strip();
    }

    private Map<String, @Nullable Object> write(
            Viewer viewer, String statement, Map<String, ? extends @Nullable Object> own) {
        Map<String, @Nullable Object> parameters = new HashMap<>(own);
        parameters.put("key", viewer.key());
        parameters.put("secretariat", viewer.is(Role.SECRETARIAT));
        parameters.put("id", graph.newId());
        parameters.put("document", graph.newId());
        parameters.put("event", graph.newId());
        parameters.put("now", clock.instant().atZone(ZoneOffset.UTC));
        parameters.put("today", LocalDate.now(clock));
        parameters.put("refusals", Refused.ERRORS);
        Map<String, @Nullable Object> written = graph.write(statement, parameters);
        if (Refused.FORBIDDEN.name().equals(written.get("refusal"))) {
            throw new AccessDeniedException("money of an institution that they do not act for");
        }
        return written;
    }
}

package mx.cocrea.evaluation;

import java.util.Map;
import java.util.Optional;
import mx.cocrea.evaluation.FigureContent.FigureSourceInput;
import mx.cocrea.identity.Action;
import mx.cocrea.identity.Viewer;
import mx.cocrea.identity.Viewers;
import mx.cocrea.platform.writing.Receipts;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Figures that people found published, each with its source; who added one corrects it and takes it back, and both leave a trace. */
@Controller
final class Figures {

    /** Arms of a CASE that name what is wrong with the {@code rule} and the {@code attribute} for a figure about {@code subject}. */
    private static final String UNFIT = """
            WHEN $rule IS NOT NULL AND rule IS NULL THEN 'UNKNOWN_RULE'
            WHEN rule.subjects <> [] AND none(label IN labels(subject) WHERE label IN rule.subjects) THEN 'UNFIT_RULE'
            WHEN coalesce(rule.needsAttribute, false) <> ($attribute IS NOT NULL) THEN 'UNFIT_ATTRIBUTE'
            WHEN $attribute IS NOT NULL AND NOT EXISTS { (attribute)-[:ATTRIBUTE_OF]->(subject) } THEN 'UNKNOWN_ATTRIBUTE'
            """;

    /** Finds who asks and the figure, and takes its lock. */
    private static final String FIND = """
            MATCH (:Account {key: $key})-[:OF]->(me:Citizen)
            OPTIONAL MATCH (figure:Figure {id: $figure})
            SET figure.held = true
            REMOVE figure.held
            WITH me, figure
            """;

    /** Arms of a CASE that name what keeps {@code me} from changing the figure that was found. */
    private static final String NOT_THEIRS = """
            WHEN figure IS NULL THEN 'UNKNOWN_FIGURE'
            WHEN NOT EXISTS { (me)-[:WROTE]->(figure) } THEN 'FORBIDDEN'
            WHEN figure.withdrawnAt IS NOT NULL THEN 'WITHDRAWN'
            WHEN coalesce(figure.version, 1) <> $version THEN 'STALE'
            """;

    private static final String GIVE = """
            RETURN {
              figure: figure.id, refusal: refusal, userErrors: CASE WHEN refusal IS NULL THEN [] ELSE [$refusals[refusal]] END
            } AS written
            """;

    private final Viewers viewers;
    private final EvaluationWriter evaluations;

    Figures(Viewers viewers, EvaluationWriter evaluations) {
        this.viewers = viewers;
        this.evaluations = evaluations;
    }

    /** A figure; null where there is no such thing. */
    record FigureAddInput(
            String subject,
            String label,
            double value,
            String unit,
            @Nullable Double outOf,
            @Nullable String rule,
            @Nullable String attribute,
            @Nullable String partOf,
            FigureSourceInput source,
            @Nullable String idempotencyKey) {

        FigureContent content() {
            return new FigureContent(label, value, unit, outOf, rule, attribute, source);
        }
    }

    /** A part counts towards a total only where the same person published both: nobody changes what another's figure is held against. */
    @MutationMapping
    Map<String, @Nullable Object> figureAdd(@Argument FigureAddInput input) {
        Viewer viewer = viewers.require(Action.ADD_FIGURE);
        Optional<Map<String, @Nullable Object>> fault = input.content().fault().or(() -> Receipts.fault(input.idempotencyKey()));
        if (fault.isPresent()) {
            return fault.get();
        }
        Map<String, @Nullable Object> parameters = input.content().parameters();
        parameters.put("id", evaluations.id());
        parameters.put("subject", input.subject());
        parameters.put("partOf", input.partOf());
        parameters.put("receipt", Receipts.key(viewer.key(), "figureAdd", input.idempotencyKey()));
        return evaluations.write(viewer,
                """
                        MATCH (:Account {key: $key})-[:OF]->(me:Citizen)
                        SET me.held = true
                        REMOVE me.held
                        WITH me
                        OPTIONAL MATCH (:Receipt {key: $receipt})-[:FOR]->(earlier:Figure)
                        OPTIONAL MATCH (subject:Node {id: $subject})
                        WHERE subject:Plan OR subject:Commitment OR subject:Activity OR subject:Indicator OR subject:Evaluation
                        OPTIONAL MATCH (rule:FigureRule {id: $rule})
                        OPTIONAL MATCH (attribute:Attribute {id: $attribute})
                        OPTIONAL MATCH (whole:Figure {id: $partOf})
                        WHERE whole.withdrawnAt IS NULL
                        WITH *, CASE
                          WHEN earlier IS NOT NULL THEN null
                          WHEN subject IS NULL THEN 'UNKNOWN_SUBJECT'
                        %s
                          WHEN $partOf IS NOT NULL AND NOT (EXISTS { (me)-[:WROTE]->(whole) } AND EXISTS { (whole)-[:DESCRIBES]->(subject) })
                            THEN 'UNKNOWN_WHOLE'
                        END AS refusal
                        FOREACH (change IN CASE WHEN refusal IS NULL AND earlier IS NULL THEN [1] ELSE [] END |
                          CREATE (me)-[:WROTE]->(figure:Node:Figure {id: $id, createdAt: $now, version: 1})-[:DESCRIBES]->(subject)
                          SET figure += $content
                          FOREACH (one IN CASE WHEN attribute IS NULL THEN [] ELSE [attribute] END | CREATE (figure)-[:COUNTS]->(one))
                          FOREACH (one IN CASE WHEN whole IS NULL THEN [] ELSE [whole] END | CREATE (figure)-[:PART_OF_FIGURE]->(one))
                          FOREACH (key IN CASE WHEN $receipt IS NULL THEN [] ELSE [$receipt] END |
                            CREATE (:Receipt {key: key})-[:FOR]->(figure)
                          )
                          CREATE (me)-[:DID]->(:Node:Event {
                            id: $event, kind: 'ADDED', at: $now, fields: [], before: [], after: []
                          })-[:ABOUT]->(figure)
                        )
                        RETURN {
                          figure: CASE WHEN refusal IS NULL THEN coalesce(earlier.id, $id) END,
                          userErrors: CASE WHEN refusal IS NULL THEN [] ELSE [$refusals[refusal]] END
                        } AS written
                        """
                        .formatted(UNFIT),
                parameters);
    }

    /** A figure as it is to be. */
    record FigureEditInput(
            String figure,
            int version,
            String label,
            double value,
            String unit,
            @Nullable Double outOf,
            @Nullable String rule,
            @Nullable String attribute,
            FigureSourceInput source) {

        FigureContent content() {
            return new FigureContent(label, value, unit, outOf, rule, attribute, source);
        }
    }

    /** Every change shows, however soon it follows: what was published is no matter of wording. */
    @MutationMapping
    Map<String, @Nullable Object> figureEdit(@Argument FigureEditInput input) {
        Viewer viewer = viewers.require(Action.ADD_FIGURE);
        Optional<Map<String, @Nullable Object>> fault = input.content().fault();
        if (fault.isPresent()) {
            return fault.get();
        }
        Map<String, @Nullable Object> parameters = input.content().parameters();
        parameters.put("figure", input.figure());
        parameters.put("version", input.version());
        return evaluations.write(viewer, FIND + """
                OPTIONAL MATCH (figure)-[:DESCRIBES]->(subject)
                OPTIONAL MATCH (figure)-[counts:COUNTS]->(counted:Attribute)
                OPTIONAL MATCH (rule:FigureRule {id: $rule})
                OPTIONAL MATCH (attribute:Attribute {id: $attribute})
                WITH *, figure {
                  .label, .value, .unit, .outOf, .rule, .sourceTitle, .sourceUrl, .sourceWhere, attribute: counted.id
                } AS said, $content AS content
                WITH *, content {.*, attribute: $attribute} AS says
                WITH *, [
                  field IN ['attribute', 'label', 'outOf', 'rule', 'sourceTitle', 'sourceUrl', 'sourceWhere', 'unit', 'value']
                  WHERE coalesce(toString(said[field]), '') <> coalesce(toString(says[field]), '')
                ] AS fields
                WITH *, CASE
                %s
                %s
                END AS refusal
                FOREACH (change IN CASE WHEN refusal IS NULL AND fields <> [] THEN [1] ELSE [] END |
                  CREATE (me)-[:DID]->(:Node:Event {
                    id: $event, kind: 'EDITED', at: $now, fields: fields,
                    before: [field IN fields | coalesce(toString(said[field]), '')],
                    after: [field IN fields | coalesce(toString(says[field]), '')]
                  })-[:ABOUT]->(figure)
                  SET figure += $content, figure.version = coalesce(figure.version, 1) + 1, figure.editedAt = $now
                  FOREACH (other IN CASE WHEN 'attribute' IN fields THEN [1] ELSE [] END |
                    DELETE counts
                    FOREACH (one IN CASE WHEN attribute IS NULL THEN [] ELSE [attribute] END | CREATE (figure)-[:COUNTS]->(one))
                  )
                )
                """.formatted(NOT_THEIRS, UNFIT) + GIVE, parameters);
    }

    /** Which figure, in the version that was seen. */
    record FigureWithdrawInput(String figure, int version) {}

    /** It loses its rule and its place among others, so that nothing that is computed has to ask for it. */
    @MutationMapping
    Map<String, @Nullable Object> figureWithdraw(@Argument FigureWithdrawInput input) {
        Viewer viewer = viewers.require(Action.ADD_FIGURE);
        return evaluations.write(viewer, FIND + """
                OPTIONAL MATCH (figure)-[:PART_OF_FIGURE]->(whole:Figure)
                WITH *, COLLECT { MATCH (figure)-[part:PART_OF_FIGURE]-() RETURN part } AS parts,
                  [field IN ['partOf', 'rule'] WHERE {partOf: whole.id, rule: figure.rule}[field] IS NOT NULL] AS fields
                WITH *, CASE
                %s
                END AS refusal
                FOREACH (change IN CASE WHEN refusal IS NULL THEN [1] ELSE [] END |
                  CREATE (me)-[:DID]->(:Node:Event {
                    id: $event, kind: 'WITHDRAWN', at: $now, fields: fields,
                    before: [field IN fields | {partOf: whole.id, rule: figure.rule}[field]], after: [field IN fields | '']
                  })-[:ABOUT]->(figure)
                  SET figure.withdrawnAt = $now, figure.version = coalesce(figure.version, 1) + 1
                  REMOVE figure.rule
                  FOREACH (part IN parts | DELETE part)
                )
                """.formatted(NOT_THEIRS) + GIVE, Map.of("figure", input.figure(), "version", input.version()));
    }
}

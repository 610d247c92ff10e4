package mx.cocrea.participation;

import static mx.cocrea.participation.ProposalWriter.FIND;
import static mx.cocrea.participation.ProposalWriter.GIVE;

import java.util.List;
import java.util.Map;
import mx.cocrea.identity.Action;
import mx.cocrea.identity.Viewer;
import mx.cocrea.identity.Viewers;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Supports: one a person, whoever else supports at the same time, and never told by name. */
@Controller
final class Supports {

    /** Where a proposal can win supports; they can be taken back wherever it stands. */
    private static final List<String> OPEN = List.of(ProposalStatus.SUBMITTED.name(), ProposalStatus.UNDER_REVIEW.name());

    private final Viewers viewers;
    private final ProposalWriter proposals;

    Supports(Viewers viewers, ProposalWriter proposals) {
        this.viewers = viewers;
        this.proposals = proposals;
    }

    /** Which proposal. */
    record SupportInput(String proposal) {}

    @MutationMapping
    Map<String, @Nullable Object> supportAdd(@Argument SupportInput input) {
        Viewer viewer = viewers.require(Action.SUPPORT);
        return proposals.write(viewer, FIND + """
                WITH me, proposal, EXISTS { (me)-[:SUPPORTS]->(proposal) } AS supported,
                  COUNT { (proposal)<-[:SUPPORTS]-() } AS supportCount
                WITH *, CASE
                  WHEN proposal IS NULL THEN 'NOT_FOUND'
                  WHEN NOT supported AND NOT proposal.status IN $open THEN 'WRONG_STATUS'
                END AS refusal
                FOREACH (change IN CASE WHEN refusal IS NULL AND NOT supported THEN [1] ELSE [] END |
                  CREATE (me)-[:SUPPORTS {at: $now}]->(proposal)
                  CREATE (:Node:Event {
                    id: $event, kind: 'SUPPORTED', at: $now, fields: ['supportCount'],
                    before: [toString(supportCount)], after: [toString(supportCount + 1)]
                  })-[:ABOUT]->(proposal)
                )
                """ + GIVE, Map.of("proposal", input.proposal(), "open", OPEN));
    }

    @MutationMapping
    Map<String, @Nullable Object> supportRevoke(@Argument SupportInput input) {
        Viewer viewer = viewers.require(Action.SUPPORT);
        return proposals.write(viewer, FIND + """
                OPTIONAL MATCH (me)-[support:SUPPORTS]->(proposal)
                WITH proposal, support, COUNT { (proposal)<-[:SUPPORTS]-() } AS supportCount,
                  CASE WHEN proposal IS NULL THEN 'NOT_FOUND' END AS refusal
                FOREACH (one IN CASE WHEN support IS NULL THEN [] ELSE [support] END |
                  DELETE one
                  CREATE (:Node:Event {
                    id: $event, kind: 'SUPPORT_REVOKED', at: $now, fields: ['supportCount'],
                    before: [toString(supportCount)], after: [toString(supportCount - 1)]
                  })-[:ABOUT]->(proposal)
                )
                """ + GIVE, Map.of("proposal", input.proposal()));
    }
}

package mx.cocrea.participation;

import static mx.cocrea.participation.ProposalStatus.ACCEPTED;
import static mx.cocrea.participation.ProposalStatus.DRAFT;
import static mx.cocrea.participation.ProposalStatus.IMPLEMENTED;
import static mx.cocrea.participation.ProposalStatus.MERGED;
import static mx.cocrea.participation.ProposalStatus.REJECTED;
import static mx.cocrea.participation.ProposalStatus.SUBMITTED;
import static mx.cocrea.participation.ProposalStatus.UNDER_REVIEW;
import static mx.cocrea.participation.ProposalStatus.WITHDRAWN;

import java.util.List;
import mx.cocrea.identity.Action;

/** Every way from one status of a proposal to another, and whose it is; there are no others. */
enum ProposalMove {
    /** A draft becomes public and is put to institutions. */
    SUBMIT(Action.PROPOSE, Mover.AUTHOR, SUBMITTED, DRAFT),
    /** Its author no longer proposes it. */
    WITHDRAW(Action.PROPOSE, Mover.AUTHOR, WITHDRAWN, DRAFT, SUBMITTED, UNDER_REVIEW),
    /** Somebody who decides takes it up. */
    REVIEW(Action.REVIEW, Mover.OFFICE, UNDER_REVIEW, SUBMITTED),
    /** It goes on as part of another. */
    MERGE(Action.MERGE, Mover.ANYONE, MERGED, SUBMITTED, UNDER_REVIEW),
    /** An institution will do it. */
    ACCEPT(Action.ANSWER, Mover.LIAISON, ACCEPTED, SUBMITTED, UNDER_REVIEW),
    /** An institution will not. */
    REJECT(Action.ANSWER, Mover.LIAISON, REJECTED, SUBMITTED, UNDER_REVIEW),
    /** An institution needs to know more. */
    ASK(Action.ANSWER, Mover.LIAISON, UNDER_REVIEW, SUBMITTED, UNDER_REVIEW),
    /** It was carried out. */
    IMPLEMENT(Action.REVIEW, Mover.OFFICE, IMPLEMENTED, ACCEPTED);

    /** Whose a move is among those whom their role allows it: a condition on {@code me} and {@code proposal}. */
    enum Mover {
        /** Whoever wrote it. */
        AUTHOR("EXISTS { (me)-[:WROTE]->(proposal) }"),
        /** Whoever acts for an institution that it was put to. */
        LIAISON("EXISTS { (me)-[:ACTS_FOR]->(:Institution)<-[:PUT_TO]-(proposal) }"),
        /** The technical secretariat, or such a liaison. */
        OFFICE("$secretariat OR " + LIAISON.condition),
        /** Whomever their role allows it. */
        ANYONE("true");

        private final String condition;

        Mover(String condition) {
            this.condition = condition;
        }

        String condition() {
            return condition;
        }
    }

    private final Action action;
    private final Mover mover;
    private final ProposalStatus to;
    @SuppressWarnings("ImmutableEnumChecker") // a copy that nothing changes
    private final List<ProposalStatus> from;

    ProposalMove(Action action, Mover mover, ProposalStatus to, ProposalStatus... from) {
        this.action = action;
        this.mover = mover;
        this.to = to;
        this.from = List.of(from);
    }

    /** What somebody must be allowed to do. */
    Action action() {
        return action;
    }

    /** Whose it is among those. */
    Mover mover() {
        return mover;
    }

    /** Name of the status that it leads to. */
    String to() {
        return to.name();
    }

    /** Names of the statuses that it begins from. */
    List<String> from() {
        return from.stream().map(Enum::name).toList();
    }
}

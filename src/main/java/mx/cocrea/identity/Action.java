package mx.cocrea.identity;

import java.util.List;
import java.util.Set;

/**
 * What only those who sign in can do: by which roles, and by programs with which scope. The README's table is made from this, and every
 * service asks it ({@link Viewers#require}).
 */
public enum Action {
    /** Reads their own account, exports it. */
    READ_ACCOUNT(Scope.READ, Role.CITIZEN),
    /** Changes their own account, deletes it. */
    KEEP_ACCOUNT(Scope.PARTICIPATE, Role.CITIZEN),
    /** Comments, edits and withdraws their own comments. */
    COMMENT(Scope.PARTICIPATE, Role.CITIZEN),
    /** Proposes, edits and withdraws their own proposals, rates the answers to them. */
    PROPOSE(Scope.PARTICIPATE, Role.CITIZEN),
    /** Supports proposals, or no longer. */
    SUPPORT(Scope.PARTICIPATE, Role.CITIZEN),
    /** Reports comments, proposals and reports on activities of others to moderators. */
    REPORT(Scope.PARTICIPATE, Role.CITIZEN),
    /** Appeals from a decision that hid their own text. */
    APPEAL(Scope.PARTICIPATE, Role.CITIZEN),
    /** Follows, marks their notices as read, chooses to have e-mail. */
    FOLLOW(Scope.PARTICIPATE, Role.CITIZEN),
    /** Reports as a citizen what they saw of activities; corrects their own reports, and those of whom they act for. */
    WITNESS(Scope.PARTICIPATE, Role.CITIZEN),
    /** Reports on activities for an institution that answers for them and that they act for. */
    REPORT_OFFICIALLY(Scope.REPORT, Role.LIAISON),
    /** Reports on activities for civil society; a liaison for an organisation that answers for them and that they act for. */
    REPORT_FOR_SOCIETY(Scope.REPORT, Role.SECRETARIAT, Role.LIAISON),
    /** Adds figures that were published, with their sources; corrects and withdraws their own. */
    ADD_FIGURE(Scope.PARTICIPATE, Role.CITIZEN),
    /** Answers proposals that were put to an institution that they act for. */
    ANSWER(Scope.REPORT, Role.LIAISON),
    /** Takes proposals up and says that they were carried out; a liaison those put to an institution that they act for. */
    REVIEW(Scope.REPORT, Role.SECRETARIAT, Role.LIAISON),
    /** Records measurements of indicators; a liaison those of what an institution that they act for answers for. */
    MEASURE(Scope.REPORT, Role.SECRETARIAT, Role.LIAISON),
    /** Records amounts of public money and restates them; a liaison those that an institution pays that they act for. */
    RECORD_MONEY(Scope.REPORT, Role.SECRETARIAT, Role.LIAISON),
    /** Rates commitments in evaluations that they were invited to, declares conflicts of interest. */
    RATE(Scope.REPORT, Role.EVALUATOR),
    /** Opens and closes evaluations, invites reviewers and takes them off. */
    EVALUATE(Scope.REPORT, Role.SECRETARIAT, Role.ADMINISTRATOR),
    /** Merges a proposal into another. */
    MERGE(Scope.MODERATE, Role.SECRETARIAT, Role.MODERATOR),
    /** Reads what was reported or held for review, decides on it, and on appeals from what another moderator decided. */
    MODERATE(Scope.MODERATE, Role.MODERATOR),
    /** Sets how long institutions have to answer proposals for a plan. */
    SET_ANSWER_TIME(Scope.MODERATE, Role.ADMINISTRATOR),
    /** Binds a liaison to an institution or an organisation, or ends it. */
    BIND_LIAISON(Scope.MODERATE, Role.ADMINISTRATOR);

    private final Scope scope;
    @SuppressWarnings("ImmutableEnumChecker") // a copy that nothing changes
    private final Set<Role> roles;

    Action(Scope scope, Role... roles) {
        this.scope = scope;
        this.roles = Set.copyOf(List.of(roles));
    }

    /** Whether somebody may do it in this request. */
    public boolean isOpenTo(Viewer viewer) {
        return viewer.scopes().contains(scope) && viewer.roles().stream().anyMatch(roles::contains);
    }

    /** The scope that a program needs. */
    public Scope scope() {
        return scope;
    }

    /** Those who may. */
    public Set<Role> roles() {
        return roles;
    }
}

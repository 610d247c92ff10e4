package mx.cocrea.participation;

/** Where a proposal stands; {@link ProposalMove} says which may become which. */
enum ProposalStatus {
    /** Only its author sees it. */
    DRAFT,
    /** It waits for an answer. */
    SUBMITTED,
    /** Somebody who decides has taken it up. */
    UNDER_REVIEW,
    /** An institution will do it. */
    ACCEPTED,
    /** An institution will not. */
    REJECTED,
    /** It was accepted and carried out. */
    IMPLEMENTED,
    /** Its author no longer proposes it. */
    WITHDRAWN,
    /** It goes on as part of another. */
    MERGED
}

package mx.cocrea.identity;

/** What somebody is on this platform, as the identity provider says in the claim {@code roles}; whoever signs in is a citizen. */
public enum Role {
    /** Takes part. */
    CITIZEN,
    /** Acts for the institutions and organisations that an administrator has bound them to. */
    LIAISON,
    /** Works for the technical secretariat of a plan. */
    SECRETARIAT,
    /** Rates commitments against a rubric. */
    EVALUATOR,
    /** Decides on what people report. */
    MODERATOR,
    /** Binds liaisons to institutions and organisations. */
    ADMINISTRATOR
}

package mx.cocrea.platform.graphql;

/** A subscription cannot go on, for a reason that its reader is told. */
public final class StreamEnded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Ends it.
     *
     * @param code why, for programs
     * @param message why, for people
     */
    public StreamEnded(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    GraphQlFault fault() {
        return GraphQlFault.of(code, String.valueOf(getMessage()));
    }
}

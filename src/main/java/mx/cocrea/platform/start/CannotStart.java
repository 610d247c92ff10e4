package mx.cocrea.platform.start;

/** A reason why the application cannot start that whoever starts it can do something about. */
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * Ends the start with one line that says both.
     *
     * @param reason what is wrong, as a sentence
     * @param remedy what to do about it, as a sentence
     * @param cause what was met
     */
    public CannotStart(String reason, String remedy, Throwable cause) {
        super(reason, cause);
        this.remedy = remedy;
    }

    /** The same, where nothing was thrown. */
    public CannotStart(String reason, String remedy) {
        super(reason);
        this.remedy = remedy;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}

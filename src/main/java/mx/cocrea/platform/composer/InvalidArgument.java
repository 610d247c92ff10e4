package mx.cocrea.platform.composer;

import org.jspecify.annotations.Nullable;

/** An argument whose value cannot be served, in the terms of who sent it. */
public final class InvalidArgument extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String argument;

    /**
     * Refuses a value.
     *
     * @param code what is wrong, as a fixed word
     * @param argument name of the argument, with dots for a field of an input object
     * @param what is wrong, to follow the argument's name
     */
    public InvalidArgument(String code, String argument, String what) {
        this(code, argument, what, null);
    }

    InvalidArgument(String code, String argument, String what, @Nullable Throwable cause) {
        super("'" + argument + "' " + what, cause);
        this.code = code;
        this.argument = argument;
    }

    /** What is wrong, as a fixed word that a program can act on. */
    public String code() {
        return code;
    }

    /** Name of the argument, with dots for a field of an input object. */
    public String argument() {
        return argument;
    }
}

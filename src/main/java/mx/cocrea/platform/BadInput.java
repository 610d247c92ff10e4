package mx.cocrea.platform;

import org.jspecify.annotations.Nullable;

/** A request that GraphQL finds well formed but whose values the domain cannot accept, said in the terms of its sender. */
public final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    @Nullable
    private final String argument;

    /**
     * @param code what is wrong, for programs: upper case with underscores, as {@code MALFORMED_ID}
     * @param message what is wrong and what would be right, for people; it is shown to the sender as it is
     * @param argument name of the argument at fault; null where it is none in particular
     */
    public BadInput(String code, String message, @Nullable String argument) {
        super(message, null, false, false);
        this.code = code;
        this.argument = argument;
    }

    public String code() {
        return code;
    }

    public @Nullable String argument() {
        return argument;
    }
}

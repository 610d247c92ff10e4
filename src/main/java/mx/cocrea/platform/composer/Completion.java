package mx.cocrea.platform.composer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns one statement's rows into an answer, and gathers what could not be completed. */
final class Completion {

    /** Stands where a required value inside was missing: nothing at all up to the next place that may be empty. */
    static final Object NOTHING = new Object();

    /**
     * A value that could not be completed.
     *
     * @param path keys and indexes from the root field's value down
     * @param message what is wrong
     */
    record Fault(Deque<Object> path, String message) {}

    private final List<Arguments> arguments;
    private final List<Fault> faults = new ArrayList<>(0);

    Completion(List<Arguments> arguments) {
        this.arguments = arguments;
    }

    Arguments arguments(int place) {
        return arguments.get(place);
    }

    List<Fault> faults() {
        return faults;
    }

    /** The value to keep at a key or index, given what was completed there; faults before {@code mark} are not from there. */
    @Nullable
    Object settle(@Nullable Object value, boolean required, Object key, int mark) {
        Object settled = settle(value, required);
        for (int i = mark; i < faults.size(); i++) {
            faults.get(i).path().addFirst(key);
        }
        return settled;
    }

    /** The value to keep in the place whose value was completed, which must have one or need not. */
    @Nullable
    Object settle(@Nullable Object value, boolean required) {
        if (value == null && required) {
            fault("has no value, though it must have one");
            return NOTHING;
        }
        return NOTHING.equals(value) && !required ? null : value;
    }

    void fault(String message) {
        faults.add(new Fault(new ArrayDeque<>(), message));
    }
}

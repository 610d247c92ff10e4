package mx.cocrea.platform.limits;

import java.time.Duration;
import java.time.Instant;

/**
 * Too much was asked for.
 *
 * @param delay how long it takes until the same may be asked for again, in whole seconds
 * @param until when that is
 */
public record Shortage(Duration delay, Instant until) {

    /** What to do, for people. */
    public String message() {
        return "Too much was asked for in a short time; try again in %d seconds.".formatted(delay.toSeconds());
    }
}

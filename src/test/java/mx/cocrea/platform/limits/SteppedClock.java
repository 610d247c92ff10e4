package mx.cocrea.platform.limits;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import mx.cocrea.MovableClock;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** Stands still at the present until a test moves it on. */
@Primary
@TestComponent
public class SteppedClock extends MovableClock {

    public SteppedClock() {
        super(present());
    }

    private static Instant present() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Puts it at the present time, as tokens have it. */
    public void reset() {
        moveTo(present());
    }
}

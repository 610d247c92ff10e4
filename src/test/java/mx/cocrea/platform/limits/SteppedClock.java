package mx.cocrea.platform.limits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** Stands still until a test moves it on. */
@Primary
@TestComponent
public class SteppedClock extends Clock {

    private volatile Instant now = present();

    private static Instant present() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Puts it at the present time, as tokens have it. */
    public void reset() {
        now = present();
    }

    public void advance(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.of("America/Monterrey");
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}

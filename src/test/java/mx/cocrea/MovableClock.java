package mx.cocrea;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** The time of Durango, which stands still where a test puts it. */
@Primary
@TestComponent
public class MovableClock extends Clock {

    private static final ZoneId DURANGO = ZoneId.of("America/Monterrey");

    private volatile Instant now;

    public MovableClock() {
        this(Instant.parse("2026-11-13T18:00:00Z"));
    }

    protected MovableClock(Instant now) {
        this.now = now;
    }

    /** Puts it at noon of a day. */
    public void moveTo(LocalDate day) {
        moveTo(day.atTime(12, 0).atZone(DURANGO).toInstant());
    }

    public void moveTo(Instant time) {
        now = time;
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
        return DURANGO;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}

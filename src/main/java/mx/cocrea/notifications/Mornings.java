package mx.cocrea.notifications;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;

/** When digests are sent, in the time zone of the state. */
final class Mornings {

    private static final LocalTime EIGHT = LocalTime.of(8, 0);

    private Mornings() {}

    /** The next eight o'clock. */
    static ZonedDateTime next(Clock clock) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        ZonedDateTime today = now.with(EIGHT);
        return today.isAfter(now) ? today : today.plusDays(1);
    }

    /** The next eight o'clock of a Monday. */
    static ZonedDateTime nextMonday(Clock clock) {
        return next(clock).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    }
}

package mx.cocrea.participation;

import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The days on which offices work in Mexico: Monday to Friday, but for the days of rest of the Ley Federal del Trabajo (article 74, as of 1
 * October 2024; days of election, its fraction IX, are Sundays).
 */
final class WorkingDays {

    private static final Set<MonthDay> FIXED = Set.of(
            MonthDay.of(Month.JANUARY, 1), MonthDay.of(Month.MAY, 1), MonthDay.of(Month.SEPTEMBER, 16),
            MonthDay.of(Month.DECEMBER, 25));

    /** Which Monday of a month stands for a day of that month. */
    private static final Map<Month, Integer> MONDAYS = Map.of(Month.FEBRUARY, 1, Month.MARCH, 3, Month.NOVEMBER, 3);

    /** When the federal executive changes hands, every six years from 2024. */
    private static final MonthDay HANDOVER = MonthDay.of(Month.OCTOBER, 1);

    private WorkingDays() {}

    /** The working days after a day, without end. */
    static Stream<LocalDate> after(LocalDate day) {
        return Stream.iterate(day.plusDays(1), next -> next.plusDays(1)).filter(WorkingDays::isWorkingDay);
    }

    private static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY && !isDayOfRest(day);
    }

    private static boolean isDayOfRest(LocalDate day) {
        MonthDay date = MonthDay.from(day);
        Integer monday = MONDAYS.get(day.getMonth());
        return FIXED.contains(date)
                || (monday != null && day.equals(day.with(dayOfWeekInMonth(monday, DayOfWeek.MONDAY))))
                || (date.equals(HANDOVER) && (day.getYear() - 2024) % 6 == 0);
    }
}

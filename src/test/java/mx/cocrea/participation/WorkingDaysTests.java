package mx.cocrea.participation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTests {

    @ParameterizedTest
    @CsvSource(textBlock = """
            # submitted, last of 20 working days
            2026-11-13, 2026-12-14
            2026-12-11, 2027-01-12
            2026-08-31, 2026-09-29
            2030-09-06, 2030-10-08
            2027-01-04, 2027-02-02
            """)
    void countsTwentyWorkingDaysAfterTheDayOfSubmission(LocalDate submitted, LocalDate last) {
        assertThat(WorkingDays.after(submitted).skip(19).findFirst()).contains(last);
    }

    @Test
    void restsOnTheDaysOfTheLawAndOnNoOthers() {
        List<LocalDate> worked = WorkingDays.after(LocalDate.of(2026, 12, 31)).takeWhile(day -> day.getYear() < 2028).toList();
        Stream<LocalDate> weekdays = LocalDate.of(2027, 1, 1)
                .datesUntil(LocalDate.of(2028, 1, 1))
                .filter(day -> day.getDayOfWeek().getValue() <= 5);

        // 1 May and 25 December are Saturdays that year, and no Friday stands in for them.
        assertThat(weekdays.filter(day -> !worked.contains(day))).containsExactly(
                LocalDate.of(2027, 1, 1),
                LocalDate.of(2027, 2, 1),
                LocalDate.of(2027, 3, 15),
                LocalDate.of(2027, 9, 16),
                LocalDate.of(2027, 11, 15));
    }

    @ParameterizedTest
    @CsvSource({"2024-10-01, false", "2030-10-01, false", "2030-12-02, true", "2029-10-01, true"})
    void restsWhenTheGovernmentChanges(LocalDate day, boolean worked) {
        assertThat(WorkingDays.after(day.minusDays(1)).findFirst().filter(day::equals).isPresent()).isEqualTo(worked);
    }
}

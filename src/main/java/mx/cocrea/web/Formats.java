package mx.cocrea.web;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes values as the readers of a language do; templates know it as {@code show}. */
public final class Formats {

    private final Locale language;
    private final LocalDate today;
    private final ZoneId zone;

    Formats(Locale language, Clock clock) {
        this.language = language;
        this.today = LocalDate.now(clock);
        this.zone = clock.getZone();
    }

    /** The day that it is where the plans are. */
    public LocalDate today() {
        return today;
    }

    /** A date in words; empty for none. */
    public String date(@Nullable Object date) {
        return date == null
                ? ""
                : LocalDate.parse(date.toString())
                        .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language));
    }

    /** The day of an instant where the plans are, in words; empty for none. */
    public String day(@Nullable Object instant) {
        return instant == null ? "" : date(OffsetDateTime.parse(instant.toString()).atZoneSameInstant(zone).toLocalDate());
    }

    /** The day and the time of an instant where the plans are; empty for none. */
    public String moment(@Nullable Object instant) {
        return instant == null
                ? ""
                : OffsetDateTime.parse(instant.toString())
                        .atZoneSameInstant(zone)
                        .format(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT).withLocale(language));
    }

    /** A share of 0 to 1; empty for none. */
    public String percent(@Nullable Number share) {
        return share == null ? "" : NumberFormat.getPercentInstance(language).format(share);
    }

    public String number(@Nullable Number number) {
        return number == null ? "" : NumberFormat.getInstance(language).format(number);
    }

    /** An amount of money with the code of its currency. */
    public String money(Map<?, ?> money) {
        NumberFormat exact = NumberFormat.getNumberInstance(language);
        exact.setMinimumFractionDigits(2);
        Data amount = new Data(money);
        return exact.format(new BigDecimal(amount.text("amount"))) + "\u00a0" + amount.text("currency");
    }

    /** Whether an amount of money is none. */
    public boolean isZero(Map<?, ?> money) {
        return new BigDecimal(new Data(money).text("amount")).signum() == 0;
    }

    /** The way of money, drawn. */
    public MoneyDrawing flow(Map<?, ?> flow) {
        return MoneyDrawing.of(new Data(flow));
    }

    /** How many activities there are in these counts by status. */
    public long total(Collection<?> counts) {
        return StatusBar.total(Data.all(counts));
    }

    /** A bar by status. */
    public List<StatusBar.Segment> bar(Collection<?> counts) {
        return StatusBar.segments(Data.all(counts));
    }

    /** When the activities of a commitment are due, drawn between the first and the last day of its plan. */
    public @Nullable Timeline timeline(Map<?, ?> plan, Collection<?> activities) {
        return Timeline.of(new Data(plan), Data.all(activities), today);
    }

    /** The values of an indicator over time, drawn before its bands; null where there are none. */
    public @Nullable LightSeries series(Map<?, ?> indicator) {
        return LightSeries.of(new Data(indicator));
    }

    /** How many ratings of a dimension give each result, for what was published to be held against. */
    public Map<String, Long> tally(Collection<?> ratings, String dimension) {
        return Data.all(ratings)
                .stream()
                .filter(rating -> rating.object("attribute").text("dimension").equals(dimension))
                .collect(Collectors.groupingBy(rating -> rating.text("result"), TreeMap::new, Collectors.counting()));
    }

    /** Who answers together with an actor for something, those for most first, out of the network around it. */
    public List<Neighbour> around(Map<?, ?> network, String actor) {
        return Neighbour.of(new Data(network), actor);
    }

    /** Everybody in a network and on the path, and what links them: the one in the middle first, then those opened. */
    public Network network(Map<?, ?> network, @Nullable Map<?, ?> path, NetworkView view) {
        return Network.of(new Data(network), path == null ? List.of() : clauses(path), view);
    }

    /** A path as the clauses of a sentence. */
    public List<Clause> clauses(Map<?, ?> path) {
        return Clause.of(new Data(path));
    }
}

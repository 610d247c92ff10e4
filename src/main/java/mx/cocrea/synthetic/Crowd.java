package mx.cocrea.synthetic;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import mx.cocrea.platform.reading.SearchWords;
import org.jspecify.annotations.Nullable;

/** Draws citizens and what they write, one after the other, as rows for {@link SyntheticPeople}'s statements. */
final class Crowd {

    private static final Instant FIRST = Instant.parse("2026-01-01T06:00:00Z");
    private static final Duration BETWEEN = Duration.ofSeconds(40);
    private static final int DAYS_TO_ANSWER = 28;
    private static final int COMMITMENTS = 1_000;
    private static final List<String> ALIGNMENTS = List.of("NEUTRAL", "FOR", "AGAINST");

    private final int scale;
    private final Chance chance;
    private final TimeBasedEpochGenerator ids;
    private final List<String> citizens = new ArrayList<>();
    private final List<String> proposals = new ArrayList<>();
    private final Map<Integer, Said> last = new HashMap<>();
    private Instant now = FIRST;

    /** The last comment at a place that can be replied to. */
    private record Said(String id, int depth) {}

    Crowd(int scale) {
        this.scale = scale;
        this.chance = new Chance(scale);
        this.ids = Generators.timeBasedEpochGenerator(new Random(scale), new UUIDClock() {
            @Override
            public long currentTimeMillis() {
                return now.toEpochMilli();
            }
        });
    }

    Map<String, @Nullable Object> citizen(int number) {
        Map<String, @Nullable Object> row = row();
        String name = "%s %s %d-%d".formatted(
                chance.oneOf(Vocabulary.GIVEN_NAMES), chance.oneOf(Vocabulary.FAMILY_NAMES), scale, number + 1);
        row.put("name", name);
        row.put("nameKey", SearchWords.plain(name).replace('-', ' '));
        citizens.add(id(row));
        return row;
    }

    /** A third of them replies to the last one there. */
    Map<String, @Nullable Object> comment(int number) {
        int place = place();
        Said before = last.get(place);
        Said answered = before != null && before.depth() < SyntheticPeople.DEEPEST && chance.happens(33) ? before : null;
        Map<String, @Nullable Object> row = written(place);
        int depth = answered == null ? 1 : answered.depth() + 1;
        row.put("replyTo", answered == null ? null : answered.id());
        row.put("depth", depth);
        row.put("body", sentence() + " " + sentence());
        row.put("alignment", chance.skewedOneOf(ALIGNMENTS));
        last.put(place, new Said(id(row), depth));
        return row;
    }

    Map<String, @Nullable Object> proposal(int number) {
        Map<String, @Nullable Object> row = written(place());
        String title = chance.oneOf(Vocabulary.TASKS) + " " + matter();
        String problem = sentence();
        String solution = chance.oneOf(Vocabulary.TASKS) + " " + matter() + " " + chance.oneOf(Vocabulary.MANNERS) + ".";
        row.put("title", title);
        row.put("problem", problem);
        row.put("solution", solution);
        row.put("words", SearchWords.plain(String.join("\n", title, problem, solution)));
        LocalDate on = LocalDate.ofInstant(now, ZoneOffset.UTC);
        row.put("on", on);
        row.put("due", on.plusDays(DAYS_TO_ANSWER));
        proposals.add(id(row));
        return row;
    }

    /** Somebody for a proposal, the first of which have far more than the last. */
    Map<String, @Nullable Object> support(int number) {
        Map<String, @Nullable Object> row = row();
        row.put("author", chance.oneOf(citizens));
        row.put("proposal", proposals.get(chance.skewedBelow(proposals.size())));
        return row;
    }

    private Map<String, @Nullable Object> written(int place) {
        Map<String, @Nullable Object> row = row();
        row.put("author", citizens.get(chance.skewedBelow(citizens.size())));
        row.put("place", place);
        row.put("event", ids.generate().toString());
        return row;
    }

    private Map<String, @Nullable Object> row() {
        now = now.plus(BETWEEN);
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", ids.generate().toString());
        row.put("at", now.atOffset(ZoneOffset.UTC));
        return row;
    }

    private static String id(Map<String, @Nullable Object> row) {
        return String.valueOf(row.get("id"));
    }

    private int place() {
        return chance.skewedBelow(scale * COMMITMENTS);
    }

    private String sentence() {
        return Vocabulary.sentence(matter() + " " + chance.oneOf(Vocabulary.CAUSES) + " en " + Vocabulary.town(chance));
    }

    private String matter() {
        return chance.oneOf(chance.oneOf(Vocabulary.AREAS).matters());
    }
}

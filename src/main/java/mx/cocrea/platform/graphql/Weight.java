package mx.cocrea.platform.graphql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a selection asks for, counted with every fragment where it is spread.
 *
 * @param depth fields within fields
 * @param aliases renamed fields
 * @param fields selected fields, every list counted as one
 * @param cost selected fields, every list counted at its length, as far as no variable says it
 * @param writes fields of a mutation
 * @param open the lists below whose cost a variable decides
 */
record Weight(int depth, int aliases, long fields, long cost, int writes, List<Repeated> open) {

    static final Weight NONE = new Weight(0, 0, 0, 0, 0, List.of());

    /** Sums stay far below overflow, whatever a document multiplies. */
    private static final long MOST = Integer.MAX_VALUE;

    /** A selection that comes as often as a list is long. */
    record Repeated(Length length, Weight weight) {}

    Weight plus(Weight other) {
        List<Repeated> both = open;
        if (!other.open.isEmpty()) {
            both = new ArrayList<>(open);
            both.addAll(other.open);
        }
        return new Weight(
                Math.max(depth, other.depth),
                (int) capped((long) aliases + other.aliases),
                capped(fields + other.fields),
                capped(cost + other.cost),
                (int) capped((long) writes + other.writes),
                both);
    }

    /** The weight of a field that holds this selection. */
    Weight within(Length length, boolean aliased) {
        boolean known = length.isFixed() && open.isEmpty();
        return new Weight(
                depth + 1,
                (int) capped(aliases + (aliased ? 1L : 0L)),
                capped(fields + 1),
                known ? capped(1 + length.fixed() * cost) : 1,
                writes,
                known ? List.of() : List.of(new Repeated(length, this)));
    }

    /** The weight of the same selection where it writes once more. */
    Weight writing() {
        return new Weight(depth, aliases, fields, cost, writes + 1, open);
    }

    long cost(Map<String, Object> variables) {
        long sum = cost;
        for (Repeated list : open) {
            sum = capped(sum + list.length().given(variables) * list.weight().cost(variables));
        }
        return sum;
    }

    private static long capped(long sum) {
        return Math.min(sum, MOST);
    }
}

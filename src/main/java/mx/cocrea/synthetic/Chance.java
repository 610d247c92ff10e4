package mx.cocrea.synthetic;

import java.util.List;
import java.util.Random;

/** Draws that are the same for the same number on every machine: {@link Random} is the generator whose algorithm Java promises. */
final class Chance {

    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Random random;

    /** Draws of one region, unlike any other's. */
    Chance(int region) {
        this(region, -1);
    }

    /** Draws of one member of a region. */
    Chance(int region, int member) {
        this.random = new Random(((region + 1L) << 20 | (member + 1L)) * SPREAD);
    }

    boolean happens(int percent) {
        return random.nextInt(100) < percent;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A place below the bound, by a power law: of many draws, a fifth fall on the first hundredth of the places. */
    int skewedBelow(int bound) {
        double draw = random.nextDouble();
        return (int) (bound * draw * draw * draw);
    }

    /** One of the choices, the first of them far more often than the last. */
    <T> T skewedOneOf(List<T> choices) {
        double draw = random.nextDouble();
        return choices.get((int) (choices.size() * draw * draw));
    }
}

package mx.cocrea.opendata;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The faults found in a package: all are counted, the first by place are kept. */
final class Faults {

    /** A bound on memory; so many are mended by rule rather than one by one. */
    static final int KEPT = 10_000;

    private final PriorityQueue<Fault> first = new PriorityQueue<>(Comparator.reverseOrder());
    private long count;

    void add(Fault fault) {
        count++;
        first.add(fault);
        if (first.size() > KEPT) {
            first.remove();
        }
    }

    boolean none() {
        return count == 0;
    }

    long count() {
        return count;
    }

    List<Fault> first() {
        return first.stream().sorted().toList();
    }
}

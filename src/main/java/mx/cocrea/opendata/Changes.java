package mx.cocrea.opendata;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What an import has to do to a table, by the numbers of its rows. */
final class Changes {

    final BitSet created = new BitSet();
    final BitSet updated = new BitSet();

    /** Rows whose columns refer to other records than the graph says. */
    final BitSet relinked = new BitSet();

    /** Rows of records that another package holds as well, and did so first. */
    final BitSet shared = new BitSet();

    /** Rows, or references of rows, that cannot be prepared, since they touch what readers see. */
    final BitSet deferred = new BitSet();

    /** Records that the package leaves out now. */
    final List<String> removed = new ArrayList<>();

    /** Records that the package leaves out now, and others go on to hold. */
    final List<String> unshared = new ArrayList<>();

    int unchanged;

    /** Records that the graph held before for this package, whether first or as well. */
    long met;

    boolean none() {
        return created.isEmpty() && updated.isEmpty() && shared.isEmpty() && removed.isEmpty() && unshared.isEmpty();
    }

    /** Rows to be written where readers see it. */
    BitSet visible() {
        BitSet visible = new BitSet();
        visible.or(updated);
        visible.or(shared);
        visible.or(deferred);
        return visible;
    }

    ImportReport.Counts counts() {
        return new ImportReport.Counts(created.cardinality(), updated.cardinality(), unchanged, removed.size() + unshared.size());
    }
}

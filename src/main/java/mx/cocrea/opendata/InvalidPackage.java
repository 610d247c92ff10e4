package mx.cocrea.opendata;

import java.util.List;

/** A data package that cannot be imported, with what is wrong with it. */
public final class InvalidPackage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long count;
    private final transient List<Fault> faults;

    InvalidPackage(Faults faults) {
        super(faults.count() + (faults.count() == 1 ? " fault" : " faults") + ", the first: " + faults.first().getFirst());
        this.count = faults.count();
        this.faults = faults.first();
    }

    /** How many faults there are. */
    public long count() {
        return count;
    }

    /** The faults by file, row and column: all, or the first of very many. */
    public List<Fault> faults() {
        return faults;
    }
}

package mx.cocrea.opendata;

import java.util.List;

/** A data package that cannot be imported, with everything that is wrong with it. */
public final class InvalidPackage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    InvalidPackage(List<Fault> faults) {
        super(faults.size() + " faults, first: " + faults.getFirst());
        this.faults = faults.stream().sorted().toList();
    }

    /** Every fault, by file, row and column. */
    public List<Fault> faults() {
        return faults;
    }
}

package mx.cocrea.opendata;

/** A folder that an export would spoil. */
public final class FolderRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FolderRefused(String reason) {
        super(reason);
    }
}

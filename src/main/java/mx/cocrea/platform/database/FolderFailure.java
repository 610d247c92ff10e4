package mx.cocrea.platform.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import mx.cocrea.platform.start.CannotStart;
import org.neo4j.io.locker.FileLockException;
import org.neo4j.kernel.impl.transaction.log.entry.UnsupportedLogVersionException;
import org.springframework.util.unit.DataSize;

/** Why a data folder cannot be served, in the words of whoever chose it. */
final class FolderFailure {

    /** What a start may write; on a full disk Neo4j tries for ever. */
    private static final DataSize ROOM = DataSize.ofMegabytes(64);

    private FolderFailure() {}

    /**
     * Makes the folder where there is none, and refuses what Neo4j could not start on or would wait for without end.
     *
     * @throws IOException if it cannot be made or written
     */
    static void check(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (!Files.isWritable(folder)) {
            throw new AccessDeniedException(folder.toString());
        }
        long room = Files.getFileStore(folder).getUsableSpace();
        if (room < ROOM.toBytes()) {
            throw new CannotStart(
                    "The disk of the data folder %s is full: %d MB are free.".formatted(folder, room >> 20),
                    "Free at least %d MB there, or set COCREA_DATA_DIR to a folder on another disk."
                            .formatted(ROOM.toMegabytes()));
        }
    }

    /** The failure in one sentence, and what to do in another. */
    static CannotStart explain(Path folder, Throwable failure) {
        if (failure instanceof CannotStart known) {
            return known;
        }
        if (has(failure, FileLockException.class)) {
            return new CannotStart(
                    "The data folder %s is in use by another process.".formatted(folder),
                    "Stop the other one, or set COCREA_DATA_DIR to a folder of its own for this one.",
                    failure);
        }
        if (has(failure, FileAlreadyExistsException.class)) {
            return new CannotStart(
                    "The data folder %s is not a folder.".formatted(folder),
                    "Set COCREA_DATA_DIR to a folder, or to a name that is free.",
                    failure);
        }
        if (failure instanceof IOException) {
            return new CannotStart(
                    "The data folder %s cannot be written.".formatted(folder),
                    "Give the user who runs this the right to write there, or set COCREA_DATA_DIR to another folder.",
                    failure);
        }
        if (has(failure, UnsupportedLogVersionException.class)) {
            return new CannotStart(
                    "The database in %s was written by a newer version.".formatted(folder),
                    "Start that version or a later one, or set COCREA_DATA_DIR to another folder.",
                    failure);
        }
        return new CannotStart(
                "The database in %s cannot be read: %s.".formatted(folder, has(failure, TimeoutException.class)
                        ? "it is damaged or was written by a newer version"
                        : root(failure)),
                "Start the version that wrote it, or bring back a copy of the folder; COCREA_DATABASE_LOG=true writes logs/debug.log there.",
                failure);
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return causes(failure).anyMatch(type::isInstance);
    }

    private static String root(Throwable failure) {
        Throwable root = causes(failure).reduce((earlier, later) -> later).orElse(failure);
        return Optional.ofNullable(root.getMessage()).orElse(root.getClass().getSimpleName());
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}

package mx.cocrea.opendata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** The folder that an export goes to: never half written, and never at the cost of files that are not ours. */
final class ExportFolder {

    private final Path folder;
    private final Tables tables;
    private final Descriptors descriptors;

    ExportFolder(Path folder, Tables tables, Descriptors descriptors) {
        this.folder = folder.toAbsolutePath().normalize();
        this.tables = tables;
        this.descriptors = descriptors;
    }

    /**
     * Makes sure that nothing is lost by writing the package here.
     *
     * @throws FolderRefused if it holds more than an earlier export of the same package
     */
    void requireOurs(String packageName) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new FolderRefused(folder + " is no folder; name one, new or empty");
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
            names.stream().filter(name -> !isOurs(name)).findFirst().ifPresent(other -> {
                throw new FolderRefused(
                        folder + " holds " + other + ", which is no part of a data package; name a new or empty folder");
            });
            if (!names.isEmpty() && !packageName.equals(descriptors.nameIn(folder.resolve(DataPackage.DESCRIPTOR)))) {
                throw new FolderRefused(
                        folder + " holds something else than the package " + packageName + "; name a new or empty folder");
            }
        }
    }

    private boolean isOurs(String name) {
        return name.equals(DataPackage.DESCRIPTOR) || tables.all().stream().anyMatch(table -> table.file().equals(name));
    }

    /** Begins to write, beside the folder. */
    Draft draft() throws IOException {
        Path parent = folder.getParent();
        if (parent == null) {
            throw new FolderRefused(folder + " cannot be replaced; name a new or empty folder");
        }
        Files.createDirectories(parent);
        Path beside = Files.createTempDirectory(parent, ".export-");
        Files.createDirectory(beside.resolve("new"));
        return new Draft(beside);
    }

    /** A folder being written, which takes the place of the one wanted once it is whole. */
    final class Draft implements AutoCloseable {

        private final Path beside;

        private Draft(Path beside) {
            this.beside = beside;
        }

        Path folder() {
            return beside.resolve("new");
        }

        /** Puts what was written where it belongs. */
        void replace() throws IOException {
            Path old = beside.resolve("old");
            boolean replaces = Files.exists(folder);
            if (replaces) {
                Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
            }
            try {
                Files.move(folder(), folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException failure) {
                if (replaces) {
                    Files.move(old, folder, StandardCopyOption.ATOMIC_MOVE);
                }
                throw failure;
            }
        }

        @Override
        public void close() throws IOException {
            FileSystemUtils.deleteRecursively(beside);
        }
    }
}

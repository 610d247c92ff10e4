package mx.cocrea.opendata;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import mx.cocrea.platform.command.Command;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Exports a data package into a folder. */
@Component
final class ExportCommand implements Command {

    private static final String PACKAGE = "--package";

    private final ObjectProvider<PackageExport> exports;

    /** The export is asked for only when it is wanted, as the database is started for it. */
    ExportCommand(ObjectProvider<PackageExport> exports) {
        this.exports = exports;
    }

    @Override
    public String usage() {
        return "export PATH [--package NAME]   exports what was imported as the data package NAME into the folder PATH";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        boolean named = arguments.size() == 3 && arguments.get(1).equals(PACKAGE);
        if (!named && arguments.size() != 1) {
            return WRONG_USAGE;
        }
        PackageExport export = exports.getObject();
        List<String> packages = export.packages();
        if (packages.isEmpty()) {
            out.println("Nothing was exported: no package was ever imported");
            return FAILED;
        }
        if (named ? !packages.contains(arguments.getLast()) : packages.size() > 1) {
            out.printf("Nothing was exported: say with %s which of these: %s%n", PACKAGE, String.join(", ", packages));
            return FAILED;
        }
        return export(named ? arguments.getLast() : packages.getFirst(), Path.of(arguments.getFirst()), export, out);
    }

    private static int export(String packageName, Path folder, PackageExport export, PrintStream out) {
        try {
            export.export(packageName, folder, System.err::println)
                    .forEach((table, rows) -> out.printf("%-25s %9d rows%n", table, rows));
            out.printf("Exported %s to %s%n", packageName, folder.toAbsolutePath().normalize());
            return DONE;
        } catch (FolderRefused refused) {
            out.println("Nothing was exported: " + refused.getMessage());
        } catch (IOException unwritable) {
            out.printf("Nothing was exported: %s cannot be written (%s)%n", folder, unwritable);
        }
        return FAILED;
    }
}

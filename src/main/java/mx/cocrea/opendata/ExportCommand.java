package mx.cocrea.opendata;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import mx.cocrea.platform.Command;
import org.springframework.stereotype.Component;

/** Exports a data package into a folder. */
@Component
class ExportCommand implements Command {

    private final Exporter exporter;

    ExportCommand(Exporter exporter) {
        this.exporter = exporter;
    }

    @Override
    public String usage() {
        return "export PATH [NAME]   exports the data package NAME, or the only one there is, into the folder PATH";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        if (arguments.isEmpty() || arguments.size() > 2) {
            return WRONG_USAGE;
        }
        List<String> packages = exporter.packages();
        if (arguments.size() == 1 && packages.size() != 1) {
            out.printf("Say which package: %s%n", packages.isEmpty() ? "there is none" : String.join(", ", packages));
            return FAILED;
        }
        String name = arguments.size() == 2 ? arguments.getLast() : packages.getFirst();
        if (!packages.contains(name)) {
            out.printf("There is no package %s; there are: %s%n", name, String.join(", ", packages));
            return FAILED;
        }
        try {
            exporter.export(name, Path.of(arguments.getFirst()))
                    .forEach((table, rows) -> out.printf("%-20s %d rows%n", table, rows));
            return DONE;
        } catch (IOException | IllegalArgumentException impossible) {
            out.printf("Nothing was exported: %s%n", impossible.getMessage());
            return FAILED;
        }
    }
}

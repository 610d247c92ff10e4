package mx.cocrea.opendata;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import mx.cocrea.platform.Command;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Imports a data package from a folder. */
@Component
class ImportCommand implements Command {

    /** Faults shown one by one; the rest are counted. */
    private static final int SHOWN = 200;

    private final Importer importer;
    private final Tables tables;
    private final JsonMapper json;

    ImportCommand(Importer importer, Tables tables, JsonMapper json) {
        this.importer = importer;
        this.tables = tables;
        this.json = json;
    }

    @Override
    public String usage() {
        return "import PATH          imports the data package in the folder PATH";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        if (arguments.size() != 1) {
            return WRONG_USAGE;
        }
        try {
            out.println(importer.importPackage(DataPackage.open(Path.of(arguments.getFirst()), json, tables), false));
            return DONE;
        } catch (InvalidPackage invalid) {
            invalid.faults().stream().limit(SHOWN).forEach(out::println);
            if (invalid.faults().size() > SHOWN) {
                out.printf("... and %d more%n", invalid.faults().size() - SHOWN);
            }
            out.printf("Nothing was imported: %d faults.%n", invalid.faults().size());
            return FAILED;
        }
    }
}

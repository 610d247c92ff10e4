package mx.cocrea.opendata;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mx.cocrea.platform.command.Command;
import org.neo4j.driver.exceptions.Neo4jException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.FileSystemResource;
import org.springframework.stereotype.Component;

/** Imports a data package from a folder, and tells what came of it or why nothing did. */
@Component
public final class ImportCommand implements Command {

    private final ObjectProvider<PackageImport> imports;

    /** The import is asked for only when it is wanted, as the database is started for it. */
    ImportCommand(ObjectProvider<PackageImport> imports) {
        this.imports = imports;
    }

    @Override
    public String usage() {
        return "import PATH                    imports the data package in the folder PATH";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        if (arguments.size() != 1) {
            return WRONG_USAGE;
        }
        Path path = Path.of(arguments.getFirst()).toAbsolutePath();
        try {
            out.println(imports.getObject()
                    .importPackage(
                            new FileSystemResource(Files.isDirectory(path) ? path.resolve(DataPackage.DESCRIPTOR) : path),
                            System.err::println));
            return DONE;
        } catch (InvalidPackage invalid) {
            invalid.faults().forEach(out::println);
            if (invalid.count() > invalid.faults().size()) {
                out.printf("... and %,d more%n", invalid.count() - invalid.faults().size());
            }
            out.printf("Nothing was imported: %,d %s in %s%n", invalid.count(), invalid.count() == 1 ? "fault" : "faults", path);
        } catch (Neo4jException failure) {
            out.println("Nothing was imported: the database says: " + failure.getMessage());
        }
        return FAILED;
    }
}

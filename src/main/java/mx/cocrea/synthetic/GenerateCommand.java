package mx.cocrea.synthetic;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mx.cocrea.opendata.PackageImport;
import mx.cocrea.platform.command.Command;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.FileSystemResource;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Makes up plans, into a folder or straight into the graph. */
@Component
class GenerateCommand implements Command {

    private final ObjectProvider<PackageImport> imports;

    /** The import is asked for only when it is wanted, as the database is started for it. */
    GenerateCommand(ObjectProvider<PackageImport> imports) {
        this.imports = imports;
    }

    @Override
    public String usage() {
        return "generate --scale N [PATH]      makes up N times 100 plans: a data package in PATH, or imported at once";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        if (arguments.size() < 2 || arguments.size() > 3 || !arguments.getFirst().equals("--scale")
                || !arguments.get(1).matches("[1-9]\\d{0,4}")) {
            return WRONG_USAGE;
        }
        int scale = Integer.parseInt(arguments.get(1));
        try {
            if (arguments.size() == 3) {
                SyntheticPackage.write(Path.of(arguments.getLast()), scale);
            } else {
                importAtOnce(scale, out);
            }
            return DONE;
        } catch (IOException | IllegalArgumentException impossible) {
            out.printf("Nothing was generated: %s%n", impossible.getMessage());
            return FAILED;
        }
    }

    private void importAtOnce(int scale, PrintStream out) throws IOException {
        Path folder = Files.createTempDirectory("cocrea");
        try {
            SyntheticPackage.write(folder, scale);
            out.println(imports.getObject()
                    .importPackage(new FileSystemResource(folder.resolve("datapackage.json")), System.err::println));
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}

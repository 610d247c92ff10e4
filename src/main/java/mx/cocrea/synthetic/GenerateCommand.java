package mx.cocrea.synthetic;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mx.cocrea.opendata.ImportCommand;
import mx.cocrea.platform.command.Command;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Makes up plans, into a folder, or straight into the graph with citizens who take part. */
@Component
class GenerateCommand implements Command {

    private final ImportCommand importing;
    private final ObjectProvider<SyntheticPeople> people;

    GenerateCommand(ImportCommand importing, ObjectProvider<SyntheticPeople> people) {
        this.importing = importing;
        this.people = people;
    }

    @Override
    public String usage() {
        return "generate --scale N [PATH]      makes up N times 100 plans: a data package in PATH, or imported at once with citizens who take part";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        if (arguments.size() < 2 || arguments.size() > 3 || !arguments.getFirst().equals("--scale")
                || !arguments.get(1).matches("[1-9]\\d{0,4}")) {
            return WRONG_USAGE;
        }
        int scale = Integer.parseInt(arguments.get(1));
        try {
            if (arguments.size() == 2) {
                return importAtOnce(scale, out);
            }
            SyntheticPackage.write(Path.of(arguments.getLast()), scale);
            return DONE;
        } catch (IOException | IllegalArgumentException impossible) {
            out.printf("Nothing was generated: %s%n", impossible.getMessage());
            return FAILED;
        }
    }

    private int importAtOnce(int scale, PrintStream out) throws IOException {
        Path folder = Files.createTempDirectory("cocrea");
        try {
            SyntheticPackage.write(folder, scale);
            int imported = importing.run(List.of(folder.toString()), out);
            if (imported == DONE) {
                people.getObject().write(scale);
            }
            return imported;
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}

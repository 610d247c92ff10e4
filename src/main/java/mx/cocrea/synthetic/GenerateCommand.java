package mx.cocrea.synthetic;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mx.cocrea.opendata.ImportCommand;
import mx.cocrea.platform.command.Command;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Makes up plans, into a folder, or straight into the graph with citizens who take part. */
@Component
class GenerateCommand implements Command {

    /** One to a line. */
    private static final Pattern ARGUMENTS = Pattern.compile(
            "--scale\n(?<scale>[1-9]\\d{0,4})(\n--largest\n(?<largest>[1-9]\\d{0,5}))?(\n(?<path>(?!--).+))?");

    private final ImportCommand importing;
    private final ObjectProvider<SyntheticPeople> people;

    GenerateCommand(ImportCommand importing, ObjectProvider<SyntheticPeople> people) {
        this.importing = importing;
        this.people = people;
    }

    @Override
    public String usage() {
        return "generate --scale N [--largest M] [PATH]   makes up N times 100 plans, and one of M activities: "
                + "a data package in PATH, or imported at once with citizens who take part";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        Matcher asked = ARGUMENTS.matcher(String.join("\n", arguments));
        if (!asked.matches()) {
            return WRONG_USAGE;
        }
        int scale = Integer.parseInt(asked.group("scale"));
        String activities = asked.group("largest");
        int largest = activities == null ? 0 : Integer.parseInt(activities);
        String path = asked.group("path");
        try {
            if (path == null) {
                return importAtOnce(scale, largest, out);
            }
            SyntheticPackage.write(Path.of(path), scale, largest);
            return DONE;
        } catch (IOException | IllegalArgumentException impossible) {
            out.printf("Nothing was generated: %s%n", impossible.getMessage());
            return FAILED;
        }
    }

    private int importAtOnce(int scale, int largest, PrintStream out) throws IOException {
        Path folder = Files.createTempDirectory("cocrea");
        try {
            SyntheticPackage.write(folder, scale, largest);
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

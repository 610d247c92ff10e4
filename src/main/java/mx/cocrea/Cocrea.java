package mx.cocrea;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import mx.cocrea.platform.Command;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Public participation over the accountability graph of open-government action plans. */
@SpringBootApplication
class Cocrea {

    /** Serves, or runs the command that the arguments begin with. */
    public static void main(String[] arguments) {
        List<String> words = Stream.of(arguments).filter(argument -> !argument.startsWith("--")).toList();
        if (words.isEmpty()) {
            serve(arguments);
        } else {
            System.exit(command(words, arguments, System.out));
        }
    }

    private static void serve(String[] arguments) {
        try {
            SpringApplication.run(Cocrea.class, arguments);
        } catch (RuntimeException reported) {
            // Its line is printed; a database that hangs must not keep the process alive.
            System.exit(1);
        }
    }

    static int command(List<String> words, String[] arguments, PrintStream out) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Cocrea.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties("logging.level.root=warn", "logging.level.mx.cocrea=info")
                .run(arguments)) {
            List<Command> commands = context.getBeanProvider(Command.class)
                    .stream()
                    .sorted(Comparator.comparing(Command::usage))
                    .toList();
            int code = commands.stream()
                    .filter(command -> command.usage().startsWith(words.getFirst() + " "))
                    .findFirst()
                    .map(command -> command.run(words.subList(1, words.size()), out))
                    .orElse(Command.WRONG_USAGE);
            if (code == Command.WRONG_USAGE) {
                out.println("Commands:");
                commands.forEach(command -> out.println("  " + command.usage()));
            }
            return code;
        }
    }
}

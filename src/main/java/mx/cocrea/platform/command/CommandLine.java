package mx.cocrea.platform.command;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs the command that the arguments of the application name, without a server and with no more of the application than it uses. */
public final class CommandLine implements CommandLineRunner {

    /** Only the result is said; nothing reaches for the database but a command that needs it; and nobody waits for a page. */
    private static final Map<String, Object> SETTINGS = Map.of("logging.level.root", "error",
            "management.endpoint.health.validate-group-membership", "false", "cocrea.read-timeout", "5m");

    private final ApplicationContext context;
    private final PrintStream out;
    private int exitCode;

    private CommandLine(ApplicationContext context, PrintStream out) {
        this.context = context;
        this.out = out;
    }

    /** Whether the arguments name a command. */
    public static boolean isIn(String... arguments) {
        return !words(arguments).isEmpty();
    }

    /** The command and its own arguments; those of the form {@code --name=value} are settings of the application. */
    private static List<String> words(String... arguments) {
        return Stream.of(arguments)
                .filter(argument -> !(argument.startsWith("--") && argument.contains("=")))
                .dropWhile(argument -> argument.startsWith("--"))
                .toList();
    }

    /**
     * Runs the command to its end.
     *
     * @return the exit code
     * @throws RuntimeException if the application cannot start, which has been reported then
     */
    public static int run(SpringApplication application, String... arguments) {
        return run(application, System.out, arguments);
    }

    static int run(SpringApplication application, PrintStream out, String... arguments) {
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setLazyInitialization(true);
        application.setDefaultProperties(SETTINGS);
        application.addInitializers(
                context -> context.getBeanFactory().registerSingleton("commandLine", new CommandLine(context, out)));
        try (ConfigurableApplicationContext context = application.run(arguments)) {
            return context.getBean(CommandLine.class).exitCode;
        }
    }

    /** Called by the application once it is ready, so that what cannot start is reported as any failed start is. */
    @Override
    public void run(String... arguments) {
        List<String> words = words(arguments);
        List<Command> commands = context.getBeanProvider(Command.class)
                .stream()
                .sorted(Comparator.comparing(Command::usage))
                .toList();
        exitCode = commands.stream()
                .filter(command -> command.usage().startsWith(words.getFirst() + " "))
                .findFirst()
                .map(command -> command.run(words.subList(1, words.size()), out))
                .orElse(Command.WRONG_USAGE);
        if (exitCode == Command.WRONG_USAGE) {
            out.println("Usage:");
            commands.forEach(command -> out.println("  " + command.usage()));
            out.println("Without a command the application serves.");
        }
    }
}

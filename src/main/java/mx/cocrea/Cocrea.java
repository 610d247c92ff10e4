package mx.cocrea;

import mx.cocrea.platform.command.CommandLine;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Public participation over the accountability graph of open-government action plans. */
@SpringBootApplication
class Cocrea {

    /** Serves, or runs the command that the arguments begin with. */
    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(Cocrea.class);
        try {
            if (CommandLine.isIn(arguments)) {
                System.exit(CommandLine.run(application, arguments));
            }
            application.run(arguments);
        } catch (RuntimeException reported) {
            // Said already; a database that hangs must not keep the process alive.
            System.exit(1);
        }
    }
}

package mx.cocrea.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class CommandLineTests {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return CommandLine.run(new SpringApplication(Greetings.class), new PrintStream(said, true, StandardCharsets.UTF_8),
                arguments);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void runsTheCommandWithItsArgumentsAndReturnsItsExitCode() {
        assertThat(run("--some.setting=1", "greet", "--loudly", "Ana", "--other.setting=2")).isEqualTo(Command.DONE);
        assertThat(said()).isEqualTo("[--loudly, Ana]\n");
    }

    @Test
    void listsTheCommandsForAWordThatIsNone() {
        assertThat(run("gret")).isEqualTo(Command.WRONG_USAGE);
        assertThat(said()).contains("greet NAME   greets");
    }

    @Test
    void listsTheCommandsForWrongArguments() {
        assertThat(run("greet")).isEqualTo(Command.WRONG_USAGE);
        assertThat(said()).contains("greet NAME   greets");
    }

    @Test
    void leavesFailuresToTheApplication() {
        assertThatThrownBy(() -> run("greet", "nobody")).hasMessage("nobody is there");
    }

    @Test
    void servesWithoutACommand() {
        assertThat(CommandLine.isIn()).isFalse();
        assertThat(CommandLine.isIn("--server.port=8081", "--debug")).isFalse();
        assertThat(CommandLine.isIn("--server.port=8081", "import", "folder")).isTrue();
    }

    @Configuration(proxyBeanMethods = false)
    static class Greetings {

        @Bean
        Command greet() {
            return new Command() {

                @Override
                public String usage() {
                    return "greet NAME   greets";
                }

                @Override
                public int run(List<String> arguments, PrintStream out) {
                    if (arguments.isEmpty()) {
                        return WRONG_USAGE;
                    }
                    if (arguments.contains("nobody")) {
                        throw new IllegalStateException("nobody is there");
                    }
                    out.print(arguments + "\n");
                    return DONE;
                }
            };
        }
    }
}

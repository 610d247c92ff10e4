package mx.cocrea.platform.command;

import java.io.PrintStream;
import java.util.List;

/** Something that the application does at once and ends, in place of serving; its first word is the command. */
public interface Command {

    /** Exit codes. */
    int DONE = 0;

    int FAILED = 1;
    int WRONG_USAGE = 2;

    /** The command with its arguments and what it does, in a line; its first word is its name. */
    String usage();

    /**
     * Runs the command.
     *
     * @param arguments what follows the command
     * @param out for its result
     * @return the exit code
     */
    int run(List<String> arguments, PrintStream out);
}

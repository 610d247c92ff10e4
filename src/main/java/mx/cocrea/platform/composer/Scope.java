package mx.cocrea.platform.composer;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One place that uses templates.
 *
 * @param self expression that stands for {@code this}
 * @param suffix what makes this place's own variables unlike any other's
 * @param names what parameters and rules stand for
 */
record Scope(String self, String suffix, Names names) {

    /**
     * What a template names but does not hold.
     *
     * @param argument expression for the name of an argument, null for what is no argument
     * @param context expression for a parameter of every request
     * @param rules that are called
     */
    record Names(
            Function<String, @Nullable String> argument,
            UnaryOperator<String> context,
            Function<Template.Piece.Call, Template.Rule> rules) {

        String of(String name) {
            String expression = argument.apply(name);
            return expression == null ? context.apply(name) : expression;
        }

        Names with(Function<String, @Nullable String> other) {
            return new Names(other, context, rules);
        }
    }

    String variable(String name) {
        return name + "_" + suffix;
    }

    String it() {
        return variable("it");
    }

    Scope with(Function<String, @Nullable String> argument) {
        return new Scope(self, suffix, names.with(argument));
    }

    /** The inside of a rule that is called here, its variables its own. */
    Scope inside(String object, int number, Function<String, @Nullable String> argument) {
        return new Scope(object, suffix + "r" + number, names.with(argument));
    }
}

package mx.cocrea.platform.composer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cypher of a mapping, its variables and parameters found once, so that they can be renamed at every place that uses it.
 *
 * <p>A variable is a name that begins in lower case and stands where Cypher reads or binds a value; {@code $name} or
 * {@code $filter.name} is a parameter; {@code Type.field(x, y)} calls the rule of that field.
 */
final class Template {

    sealed interface Piece {
        record Text(String text) implements Piece {}

        record Variable(String name) implements Piece {}

        record Parameter(String name) implements Piece {}

        /** A rule, by the field whose it is, and what it is called with, {@code this} first; the number is its own in the template. */
        record Call(String type, String field, List<Template> arguments, int number) implements Piece {

            String at() {
                return type + "." + field;
            }
        }
    }

    /** The expression behind a rule, and the names of its parameters. */
    record Rule(Template expression, List<String> parameters) {}

    private final String cypher;
    private final List<Piece> pieces;
    private final boolean pattern;
    private final String lastClause;

    private Template(String cypher) {
        this.cypher = cypher.strip();
        TemplateReader reader = new TemplateReader(Token.of(this.cypher));
        this.pieces = reader.read();
        this.pattern = reader.beginsWithPattern();
        this.lastClause = reader.lastClause();
    }

    /**
     * Reads a mapping's text.
     *
     * @throws IllegalArgumentException if a call of a rule does not end
     */
    static Template of(String cypher) {
        return new Template(cypher);
    }

    /** The text for one place of use. */
    String render(Scope scope) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Text(String plain) -> text.append(plain);
                case Piece.Variable(String name) -> text.append("this".equals(name) ? scope.self() : scope.variable(name));
                case Piece.Parameter(String name) -> text.append(scope.names().of(name));
                case Piece.Call call -> text.append('(').append(called(call, scope)).append(')');
            }
        }
        return text.toString();
    }

    private static String called(Piece.Call call, Scope scope) {
        Rule rule = scope.names().rules().apply(call);
        List<String> given = call.arguments().stream().map(argument -> argument.grouped(scope)).toList();
        return rule.expression().render(scope.inside(given.getFirst(), call.number(), name -> {
            int index = rule.parameters().indexOf(name);
            return index < 0 ? null : given.get(index + 1);
        }));
    }

    private String grouped(Scope scope) {
        String text = render(scope);
        return pieces.size() == 1 && !(pieces.getFirst() instanceof Piece.Text) ? text : "(" + text + ")";
    }

    /** Names of the parameters, also of those given to rules. */
    List<String> parameters() {
        List<String> names = new ArrayList<>();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Parameter(String name) -> names.add(name);
                case Piece.Call call -> call.arguments().forEach(argument -> names.addAll(argument.parameters()));
                case Piece.Text text -> {
                }
                case Piece.Variable variable -> {
                }
            }
        }
        return names;
    }

    /** The rules called, also within what is given to others. */
    List<Piece.Call> calls() {
        List<Piece.Call> calls = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Call call) {
                calls.add(call);
                call.arguments().forEach(argument -> calls.addAll(argument.calls()));
            }
        }
        return calls;
    }

    /** Whether this is a bare pattern, rather than clauses. */
    boolean isPattern() {
        return pattern;
    }

    /** Whether a WHERE can follow as it is: not behind another, nor where it would mean something else. */
    boolean takesWhere() {
        return lastClause.equals("MATCH") || (pattern && lastClause.isEmpty());
    }

    /** The text as it was written. */
    @Override
    public String toString() {
        return cypher;
    }

    /** Words that begin a clause, as far as a WHERE behind them is concerned. */
    static final Set<String> CLAUSES = Set.of("MATCH", "OPTIONAL", "WHERE", "WITH", "UNWIND", "CALL", "YIELD", "RETURN", "UNION",
            "ORDER", "SKIP", "LIMIT");
}

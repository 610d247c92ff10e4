package mx.cocrea.platform.composer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cypher of a mapping, its variables and parameters found once, so that they can be renamed at every place that uses it.
 *
 * <p>A variable is {@code this}, {@code it}, or any lower-case name that the text binds; {@code $name} or {@code $filter.name} is a
 * parameter.
 */
final class Template {

    private static final Pattern TOKEN = Pattern.compile(
            "'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`" // quoted text
                    + "|\\$(?<parameter>[a-zA-Z_][\\w.]*)"
                    + "|(?<![\\w.:$])(?<name>[a-z]\\w*)\\b");
    private static final Pattern BINDING = Pattern.compile(
            "[(\\[]\\s*(?<a>[a-z]\\w*)\\s*[:){\\s\\]|*]|\\bAS\\s+(?<b>[a-z]\\w*)|\\b(?<c>[a-z]\\w*)\\s+IN\\b|\\b(?<d>[a-z]\\w*)\\s*=\\s*(?:\\(|SHORTEST|ALL SHORTEST|ANY)");
    private static final Pattern MAP_KEY_BEFORE = Pattern.compile("[{,]\\s*$");
    private static final Pattern COLON_AFTER = Pattern.compile("^\\s*:");

    private sealed interface Piece {
        record Text(String text) implements Piece {}

        record Variable(String name) implements Piece {}

        record Parameter(String name) implements Piece {}
    }

    private final List<Piece> pieces = new ArrayList<>();
    private final Set<String> variables;

    private Template(String cypher, Set<String> outer) {
        this.variables = new HashSet<>(outer);
        variables.add("this");
        variables.add("it");
        Matcher binding = BINDING.matcher(cypher);
        for (int from = 0; binding.find(from); from = binding.start() + 1) {
            for (String group : List.of("a", "b", "c", "d")) {
                if (binding.group(group) != null) {
                    variables.add(binding.group(group));
                }
            }
        }
        Matcher token = TOKEN.matcher(cypher);
        int end = 0;
        while (token.find()) {
            String parameter = token.group("parameter");
            String name = token.group("name");
            if (parameter == null && (name == null || !variables.contains(name) || isMapKey(cypher, token))) {
                continue;
            }
            pieces.add(new Piece.Text(cypher.substring(end, token.start())));
            pieces.add(parameter == null ? new Piece.Variable(name) : new Piece.Parameter(parameter));
            end = token.end();
        }
        pieces.add(new Piece.Text(cypher.substring(end)));
    }

    private static boolean isMapKey(String cypher, Matcher token) {
        return MAP_KEY_BEFORE.matcher(cypher.substring(0, token.start())).find()
                && COLON_AFTER.matcher(cypher.substring(token.end())).find();
    }

    static Template of(String cypher) {
        return new Template(cypher.strip(), Set.of());
    }

    /** A text that is used behind this one and so sees its variables, such as an order or a filter. */
    Template continuedBy(String cypher) {
        return new Template(cypher.strip(), variables);
    }

    /**
     * The text for one place of use.
     *
     * @param self variable that stands for {@code this}
     * @param suffix what makes this place's own variables unlike any other's
     * @param parameter gives the expression that stands for a parameter's name
     */
    String render(String self, String suffix, UnaryOperator<String> parameter) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Text(String plain) -> text.append(plain);
                case Piece.Variable(String name) -> text.append("this".equals(name) ? self : name + suffix);
                case Piece.Parameter(String name) -> text.append(parameter.apply(name));
            }
        }
        return text.toString();
    }

    /** Names of the parameters, in order of appearance. */
    Set<String> parameters() {
        Set<String> names = new LinkedHashSet<>();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Parameter(String name)) {
                names.add(name);
            }
        }
        return names;
    }

    boolean isPattern() {
        return pieces.getFirst() instanceof Piece.Text(String text) && text.startsWith("(");
    }
}

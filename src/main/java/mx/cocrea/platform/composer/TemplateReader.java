package mx.cocrea.platform.composer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mx.cocrea.platform.composer.Template.Piece;

/** Tells in the tokens of a mapping what is a variable from what only looks like one. */
final class TemplateReader {

    private enum Bracket {
        ROUND, SQUARE, MAP, CLAUSES
    }

    private static final Set<String> LITERALS = Set.of("null", "true", "false");
    private static final Token NONE = new Token(Token.Kind.GAP, "");

    private final List<Token> tokens;
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final Deque<Bracket> open = new ArrayDeque<>();
    private Token previous = NONE;
    private boolean afterKey;
    private boolean yielding;
    private int calls;
    private String lastClause = "";

    TemplateReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The clause that the text ends in, empty where it has none. */
    String lastClause() {
        return lastClause;
    }

    /** Whether the text begins as a pattern does. */
    boolean beginsWithPattern() {
        return tokens.stream()
                .filter(token -> token.kind() != Token.Kind.GAP)
                .findFirst()
                .filter(token -> token.is("("))
                .isPresent();
    }

    List<Piece> read() {
        for (int at = 0; at < tokens.size();) {
            at = read(at);
        }
        flush();
        return pieces;
    }

    /** Reads what stands at an index, and says where to go on. */
    private int read(int at) {
        Token token = tokens.get(at);
        int next = at + 1;
        switch (token.kind()) {
            case PARAMETER -> add(new Piece.Parameter(token.text().substring(1)));
            case NAME -> next = token.isWord() ? word(at) : name(at);
            case SYMBOL -> symbol(token);
            case QUOTED -> {
                text.append(token.text());
                afterKey = isKey(at);
            }
            case GAP, NUMBER -> text.append(token.text());
        }
        if (token.kind() != Token.Kind.GAP) {
            previous = token;
        }
        return next;
    }

    private void symbol(Token token) {
        text.append(token.text());
        switch (token.text()) {
            case "(" -> open.push(Bracket.ROUND);
            case "[" -> open.push(Bracket.SQUARE);
            case "{" -> open.push(opensClauses() ? Bracket.CLAUSES : Bracket.MAP);
            case ")", "]", "}" -> {
                open.poll();
                yielding = false;
            }
            case ":" -> {
                return;
            }
            default -> {
            }
        }
        afterKey = false;
    }

    private boolean opensClauses() {
        return previous.is(")")
                || previous.isWord("COUNT")
                || previous.isWord("COLLECT")
                || previous.isWord("EXISTS")
                || previous.isWord("CALL");
    }

    private int word(int at) {
        Token word = tokens.get(at);
        if (peek(at, 1).is(".") && peek(at, 2).isLowerName() && peek(at, 3).is("(")) {
            return call(at);
        }
        yielding = word.isWord("YIELD") || (yielding && word.isWord("AS"));
        if (open.isEmpty() && Template.CLAUSES.contains(word.text()) && !lastClauseIsOptional(word)) {
            lastClause = word.text();
        }
        text.append(word.text());
        afterKey = isKey(at);
        return at + 1;
    }

    private boolean lastClauseIsOptional(Token word) {
        return word.isWord("MATCH") && previous.isWord("OPTIONAL");
    }

    private int name(int at) {
        String name = tokens.get(at).text();
        Token next = peek(at, 1);
        boolean key = isKey(at);
        if (key || LITERALS.contains(name) || isProperty() || isLabel() || isFunction(at)) {
            text.append(name);
        } else if (isFirstInMap() && (next.is(",") || next.is("}"))) {
            text.append(name).append(": ");
            add(new Piece.Variable(name));
        } else if (yielding && next.isWord("AS")) {
            text.append(name);
        } else if (yielding && !previous.isWord("AS")) {
            text.append(name).append(" AS ");
            add(new Piece.Variable(name));
        } else {
            add(new Piece.Variable(name));
        }
        afterKey = key;
        return at + 1;
    }

    private boolean isKey(int at) {
        return isFirstInMap() && peek(at, 1).is(":");
    }

    private boolean isFirstInMap() {
        return open.peek() == Bracket.MAP && (previous.is("{") || previous.is(","));
    }

    private boolean isProperty() {
        return previous.is(".");
    }

    private boolean isLabel() {
        return previous.is(":") && !afterKey;
    }

    private boolean isFunction(int at) {
        int ahead = 1;
        while (peek(at, ahead).is(".") && peek(at, ahead + 1).kind() == Token.Kind.NAME) {
            ahead += 2;
        }
        return peek(at, ahead).is("(");
    }

    /** Reads {@code Type.field(x, y)} whole. */
    private int call(int at) {
        String type = tokens.get(at).text();
        String field = peek(at, 2).text();
        List<Template> arguments = new ArrayList<>();
        int depth = 0;
        int start = index(at, 3) + 1;
        for (int i = start; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean closes = token.is(")") || token.is("]") || token.is("}");
            if (depth == 0 && (closes || token.is(","))) {
                arguments.add(argument(start, i));
                start = i + 1;
                if (closes) {
                    add(new Piece.Call(type, field, arguments, calls++));
                    previous = token;
                    return start;
                }
            } else if (closes) {
                depth--;
            } else if (token.is("(") || token.is("[") || token.is("{")) {
                depth++;
            }
        }
        throw new IllegalArgumentException("calls " + type + "." + field + " without an end");
    }

    private Template argument(int from, int to) {
        return Template.of(tokens.subList(from, to).stream().map(Token::text).collect(Collectors.joining()));
    }

    private void add(Piece piece) {
        flush();
        pieces.add(piece);
        afterKey = false;
    }

    private void flush() {
        if (!text.isEmpty()) {
            pieces.add(new Piece.Text(text.toString()));
            text.setLength(0);
        }
    }

    private Token peek(int at, int ahead) {
        int index = index(at, ahead);
        return index < tokens.size() ? tokens.get(index) : NONE;
    }

    /** Where the token so many ahead is, gaps not counted. */
    private int index(int at, int ahead) {
        int index = at;
        for (int passed = 0; passed < ahead; passed++) {
            do {
                index++;
            } while (index < tokens.size() && tokens.get(index).kind() == Token.Kind.GAP);
        }
        return index;
    }
}

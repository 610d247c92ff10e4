package mx.cocrea.platform.composer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A piece of Cypher as its lexer sees it; comments are gaps. */
record Token(Kind kind, String text) {

    enum Kind {
        GAP, QUOTED, PARAMETER, NUMBER, NAME, SYMBOL
    }

    private static final Pattern TOKEN = Pattern.compile(
            """
                    (?<GAP>\\s++|//[^\\n]*+|/\\*.*?\\*/)\
                    |(?<QUOTED>'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'|"[^"\\\\]*+(?:\\\\.[^"\\\\]*+)*+"|(?:`[^`]*+`)++)\
                    |(?<PARAMETER>\\$[\\p{L}_]\\w*+(?:\\.[\\p{L}_]\\w*+)*+)\
                    |(?<NUMBER>\\d\\w*+(?:\\.\\d\\w*+)?+)\
                    |(?<NAME>[\\p{L}_][\\p{L}\\w]*+)\
                    |(?<SYMBOL>\\.\\.|.)""",
            Pattern.DOTALL);

    static List<Token> of(String cypher) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(cypher);
        while (matcher.find()) {
            tokens.add(token(matcher));
        }
        return tokens;
    }

    private static Token token(Matcher matcher) {
        for (Kind kind : Kind.values()) {
            String text = matcher.group(kind.name());
            if (text != null) {
                return new Token(kind, kind == Kind.GAP && !text.isBlank() ? " " : text);
            }
        }
        throw new IllegalStateException("Every character is a symbol when it is nothing else");
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** Whether this is a keyword, a label or a type: by convention variables begin in lower case and these in upper case. */
    boolean isWord() {
        return kind == Kind.NAME && Character.isUpperCase(text.charAt(0));
    }

    boolean isWord(String keyword) {
        return kind == Kind.NAME && text.equals(keyword);
    }

    boolean isLowerName() {
        return kind == Kind.NAME && !isWord();
    }
}

package mx.cocrea.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Holds the README's table of who may do what against what is checked. */
class ActionTests {

    private static final Pattern DESCRIBED = Pattern.compile("/\\*\\* (?<what>[^*]+) \\*/\\s+(?<name>[A-Z_]+)\\(");
    private static final String MAY = "✓";

    private final Viewers viewers = new Viewers();

    /** A row of the README's table. */
    record Row(String what, String scope, List<String> cells) {

        static Row of(String line) {
            List<String> cells = List.of(line.split("\\s*\\|\\s*", -1));
            return new Row(cells.get(1), cells.get(2).replace("`", ""), cells.subList(3, cells.size() - 1));
        }

        boolean allows(Role role, Set<Scope> given) {
            return given.stream().anyMatch(one -> one.value().equals(scope))
                    && cells.get(List.of(Role.values()).indexOf(role)).equals(MAY);
        }
    }

    /** What each action is, in the words of its own documentation. */
    private static Map<Action, String> described() throws IOException {
        return DESCRIBED.matcher(Files.readString(Path.of("src/main/java/mx/cocrea/identity/Action.java")))
                .results()
                .collect(Collectors.toMap(found -> Action.valueOf(found.group("name")), ActionTests::what));
    }

    private static String what(MatchResult found) {
        return found.group("what").replaceAll("\\s*\\n\\s*", " ").replaceFirst("\\.$", "");
    }

    /** The table as the README must have it. */
    private static String table() throws IOException {
        Map<Action, String> described = described();
        Stream<String> rows = Arrays.stream(Action.values())
                .map(action -> row(
                        described.getOrDefault(action, ""),
                        "`" + action.scope().value() + "`",
                        Arrays.stream(Role.values()).map(role -> may(role, action) ? MAY : "")));
        return Stream.concat(
                Stream.of(
                        row("what", "scope", Arrays.stream(Role.values()).map(role -> role.name().toLowerCase(Locale.ROOT))),
                        "|---".repeat(Role.values().length + 2) + "|"),
                rows).collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static String row(String what, String scope, Stream<String> cells) {
        return Stream.concat(Stream.of(what, scope), cells).collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** Whoever has another role is a citizen too. */
    private static boolean may(Role role, Action action) {
        return action.roles().contains(role) || action.roles().contains(Role.CITIZEN);
    }

    private static Row readme(Action action) throws IOException {
        String what = described().getOrDefault(action, "");
        return Files.readAllLines(Path.of("README.md"))
                .stream()
                .filter(line -> line.startsWith("| " + what + " |"))
                .map(Row::of)
                .findFirst()
                .orElseThrow(() -> new AssertionError("The README must say who may do this:\n" + what));
    }

    private static void signIn(Role role, Set<Scope> scopes) {
        Jwt token = Jwt.withTokenValue("any")
                .header("alg", "RS256")
                .issuer("https://issuer.example")
                .subject("sara")
                .claim(Viewers.ROLES, List.of(role.name().toLowerCase(Locale.ROOT)))
                .build();
        SecurityContextHolder.getContext()
                .setAuthentication(new JwtAuthenticationToken(
                        token, scopes.stream().map(scope -> new SimpleGrantedAuthority("SCOPE_" + scope.value())).toList()));
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void isInTheReadmesTable() throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).as("README.md must hold this table:%n%s", table()).contains(table());
    }

    @ParameterizedTest
    @EnumSource
    void isOpenToWhomTheReadmeSays(Action action) throws IOException {
        Row said = readme(action);
        for (Role role : Role.values()) {
            for (Set<Scope> scopes : noneAndEach()) {
                signIn(role, scopes);
                if (said.allows(role, scopes)) {
                    assertThat(viewers.require(action).roles()).as("%s by %s", role, scopes)
                            .isEqualTo(EnumSet.of(Role.CITIZEN, role));
                } else {
                    assertThatThrownBy(() -> viewers.require(action)).as("%s by %s", role, scopes)
                            .isInstanceOf(AccessDeniedException.class);
                }
            }
        }
    }

    private static List<Set<Scope>> noneAndEach() {
        return Stream.concat(Stream.of(Set.<Scope>of()), Arrays.stream(Scope.values()).map(Set::of)).toList();
    }

    @ParameterizedTest
    @EnumSource
    void isClosedToThoseNotSignedIn(Action action) {
        assertThatThrownBy(() -> viewers.require(action)).isInstanceOf(AuthenticationCredentialsNotFoundException.class);
    }
}

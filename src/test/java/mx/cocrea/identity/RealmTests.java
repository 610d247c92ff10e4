package mx.cocrea.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mx.cocrea.platform.graphql.Client;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the realm that docker-compose.yml imports against what the application knows. */
class RealmTests {

    private static final JsonNode REALM = JsonMapper.shared().readTree(Keycloak.REALM);

    @Test
    void hasTheRoles() {
        assertThat(Client.texts(REALM.at("/roles/realm"), "/name"))
                .containsAll(Arrays.stream(Role.values()).map(role -> role.name().toLowerCase(Locale.ROOT)).toList());
    }

    @Test
    void hasTheScopes() {
        assertThat(Client.texts(REALM.at("/clients/0/optionalClientScopes"), ""))
                .containsExactlyElementsOf(
                        Stream.concat(Stream.of("email"), Arrays.stream(Scope.values()).map(Scope::value)).toList());
    }

    @Test
    void isServedByTheKeycloakThatTheTestsStart() throws IOException {
        assertThat(version("docker-compose.yml", "keycloak/keycloak:(?<version>[\\d.]+)"))
                .isEqualTo(version("pom.xml", "<keycloak.version>(?<version>[\\d.]+)<"));
    }

    private static String version(String file, String pattern) throws IOException {
        Matcher found = Pattern.compile(pattern).matcher(Files.readString(Path.of(file)));
        assertThat(found.find()).isTrue();
        return found.group("version");
    }
}

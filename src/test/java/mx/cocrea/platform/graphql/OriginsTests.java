package mx.cocrea.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.cors.CorsConfiguration;

class OriginsTests {

    @ParameterizedTest
    @CsvSource({
            "*, https://elsewhere.example, true",
            "https://one.example;https://two.example, https://two.example, true",
            "https://one.example;https://two.example, https://elsewhere.example, false",
            "https://one.example, http://one.example, false",
            "https://one.example, https://one.example.elsewhere.example, false"
    })
    void areThoseWhosePagesMayRead(String configured, String origin, boolean mayRead) {
        assertThat(reading(configured.replace(';', ',')).checkOrigin(origin) != null).isEqualTo(mayRead);
    }

    private static CorsConfiguration reading(String origins) {
        GraphQlConfiguration.Origins bound = new Binder(
                new MapConfigurationPropertySource(Map.of("cocrea.cors.origins", origins)))
                .bindOrCreate("cocrea.cors", GraphQlConfiguration.Origins.class);
        return Objects.requireNonNull(
                new GraphQlConfiguration().corsConfigurationSource(bound)
                        .getCorsConfiguration(new MockHttpServletRequest("POST", "/graphql")));
    }
}

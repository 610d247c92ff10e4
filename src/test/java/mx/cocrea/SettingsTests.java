package mx.cocrea;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** Holds the README's table of settings against what the application and its framework read. */
class SettingsTests {

    private static final String OURS = "cocrea.";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(?<name>[a-z0-9.-]+):(?<value>[^}]*)}");

    private static List<Setting> ours = List.of();
    private static List<Setting> framework = List.of();

    /** What is read under a name, and what it is where nobody says; empty for nothing. */
    record Setting(String name, String value) {

        boolean isSetBy(String variable) {
            return Optional.of(new SystemEnvironmentPropertySource("systemEnvironment", Map.of(variable, "")))
                    .map(ConfigurationPropertySource::from)
                    .map(environment -> environment.getConfigurationProperty(ConfigurationPropertyName.adapt(name, '.')))
                    .isPresent();
        }
    }

    /** What the README says of a variable: its default, empty for none. */
    record Said(String variable, String value) {}

    static Stream<Said> table() throws IOException {
        return Files.readString(Path.of("README.md"))
                .lines()
                .dropWhile(line -> !line.equals("## Settings"))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.replace("`", "").split("\\s*\\|\\s*", -1))
                .flatMap(cells -> {
                    List<String> variables = List.of(cells[1].split(", "));
                    List<String> defaults = List.of(cells[2].replaceFirst("^none$", "").split(", "));
                    return IntStream.range(0, variables.size())
                            .mapToObj(i -> new Said(variables.get(i), defaults.get(Math.min(i, defaults.size() - 1))));
                });
    }

    @BeforeAll
    static void readOnce() throws IOException {
        ours = ours();
        framework = framework();
    }

    @ParameterizedTest
    @MethodSource("table")
    void hasTheDefaultThatTheReadmeSays(Said said) {
        assertThat(Stream.of(ours, framework).flatMap(List::stream).filter(setting -> setting.isSetBy(said.variable())))
                .isNotEmpty()
                .allSatisfy(setting -> assertThat(setting.value()).isEqualTo(said.value()));
    }

    @Test
    void isInTheReadme() throws IOException {
        List<String> variables = table().map(Said::variable).toList();

        assertThat(ours).filteredOn(setting -> setting.name().startsWith(OURS))
                .isNotEmpty()
                .allSatisfy(setting -> assertThat(variables).anyMatch(setting::isSetBy));
    }

    private static List<Setting> ours() throws IOException {
        JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("mx.cocrea");
        return Stream.of(
                classes.stream().flatMap(SettingsTests::placeholders),
                classes.stream()
                        .filter(type -> type.isAnnotatedWith(ConfigurationProperties.class))
                        .flatMap(type -> components(
                                type.getAnnotationOfType(ConfigurationProperties.class).value(), type.reflect())),
                application()).flatMap(settings -> settings).toList();
    }

    private static Stream<Setting> placeholders(JavaClass type) {
        return type.getCodeUnits()
                .stream()
                .flatMap(code -> code.getParameters().stream())
                .filter(parameter -> parameter.isAnnotatedWith(Value.class))
                .flatMap(parameter -> placeholders(parameter.getAnnotationOfType(Value.class).value()));
    }

    private static Stream<Setting> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> new Setting(found.group("name"), found.group("value")));
    }

    /** The parameters of the record's constructor, where alone its defaults stand. */
    private static Stream<Setting> components(String prefix, Class<?> settings) {
        return Arrays.stream(settings.getDeclaredConstructors()[0].getParameters()).flatMap(component -> {
            String name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
            return component.getType().isRecord()
                    ? components(name, component.getType())
                    : Stream.of(new Setting(name, Optional.ofNullable(component.getAnnotation(DefaultValue.class))
                            .map(value -> String.join(", ", value.value()))
                            .orElse("")));
        });
    }

    /** What application.yaml says, and what it refers to. */
    private static Stream<Setting> application() throws IOException {
        var yaml = (EnumerablePropertySource<?>) new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .getFirst();
        return Arrays.stream(yaml.getPropertyNames()).flatMap(name -> {
            String value = String.valueOf(yaml.getProperty(name));
            return value.contains("${") ? placeholders(value) : Stream.of(new Setting(name, value));
        });
    }

    /** What the framework reads by its own description, and we do not read or set otherwise. */
    private static List<Setting> framework() throws IOException {
        List<String> said = ours.stream().map(Setting::name).toList();
        return Collections.list(ClassLoader.getSystemResources("META-INF/spring-configuration-metadata.json"))
                .stream()
                .flatMap(SettingsTests::described)
                .filter(setting -> !said.contains(setting.name()))
                .toList();
    }

    private static Stream<Setting> described(URL metadata) {
        try (var description = metadata.openStream()) {
            return JsonMapper.shared()
                    .readTree(description)
                    .path("properties")
                    .valueStream()
                    .map(property -> new Setting(
                            property.path("name").asString(), property.path("defaultValue").asString("")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

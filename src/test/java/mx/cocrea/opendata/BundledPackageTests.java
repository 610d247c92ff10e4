package mx.cocrea.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.DefaultResourceLoader;

class BundledPackageTests extends OnAnEmptyGraph {

    @Autowired
    Tables tables;

    /** As an application does that was packed with this package. */
    private void start(SamplePackage bundled) throws IOException {
        bundled.in(folder.resolve("bundled"));
        Path jar = Files.createTempFile(folder, "application", ".jar");
        try (OutputStream bytes = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(bytes);
                var files = Files.list(folder.resolve("bundled"))) {
            for (Path file : files.toList()) {
                entries.putNextEntry(new ZipEntry("bundled/" + file.getFileName()));
                Files.copy(file, entries);
            }
        }
        start("jar:" + jar.toUri() + "!/bundled/datapackage.json");
    }

    private void start(String location) {
        new BundledPackage(location, "", "neo4j", new DefaultResourceLoader(), graph.driver(), imports, tables)
                .afterSingletonsInstantiated();
    }

    private List<Object> people() {
        return graph.ask("MATCH (p:Person) RETURN p.name");
    }

    @Test
    void isImportedFromInsideAJarAtTheFirstStart() throws IOException {
        start(SamplePackage.whole());

        assertThat(people()).containsExactly("Ana Núñez");
    }

    @Test
    void isLeftAloneAtTheNextStart() throws IOException {
        start(SamplePackage.whole());
        graph.run("MATCH (p:Person) SET p.name = 'Changed'");

        start(SamplePackage.whole());

        assertThat(people()).containsExactly("Changed");
    }

    @Test
    void isImportedAgainWhenANewerApplicationBringsAnother() throws IOException {
        start(SamplePackage.whole());

        start(SamplePackage.whole().replacing("people", "Ana Núñez", "Ana"));

        assertThat(people()).containsExactly("Ana");
    }

    @Test
    void givesWayToWhatSomebodyImportedByHand() throws IOException {
        start(SamplePackage.whole());
        imported(SamplePackage.whole().replacing("people", "Ana Núñez", "Ana by hand"));

        start(SamplePackage.whole());
        start(SamplePackage.whole().replacing("people", "Ana Núñez", "Ana"));

        assertThat(people()).containsExactly("Ana by hand");
    }

    @Test
    void isNotTakenOverByAnImportThatChangesNothing() throws IOException {
        start(SamplePackage.whole());
        imported(SamplePackage.whole());

        start(SamplePackage.whole().replacing("people", "Ana Núñez", "Ana"));

        assertThat(people()).containsExactly("Ana");
    }

    @Test
    void doesNotKeepTheApplicationFromServingWhenItHasFaults() throws IOException {
        start(SamplePackage.whole());

        start(SamplePackage.whole().replacing("people", "Ana Núñez", ""));

        assertThat(people()).containsExactly("Ana Núñez");
    }

    @Test
    void canBeSwitchedOff() {
        start("");

        assertThat(graph.ask("MATCH (p:Package) RETURN p")).isEmpty();
    }
}

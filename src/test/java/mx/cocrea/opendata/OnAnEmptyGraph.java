package mx.cocrea.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.Resource;

/** Imports packages into a graph that holds nothing before each test; all such tests share one application, which does not serve and reads with the patience of a command. */
@SpringBootTest(webEnvironment = WebEnvironment.NONE, properties = {"cocrea.data-dir=target/data/${random.uuid}",
        "cocrea.read-timeout=5m"})
@Import(Graph.class)
abstract class OnAnEmptyGraph {

    @Autowired
    PackageImport imports;

    @Autowired
    Graph graph;

    @TempDir
    Path folder;

    @BeforeEach
    void clear() {
        graph.clear();
    }

    ImportReport imported(SamplePackage data) {
        return imported(data.in(folder.resolve("in")));
    }

    ImportReport imported(Resource descriptor) {
        return imports.importPackage(descriptor, said -> {});
    }

    List<Fault> refused(SamplePackage data) {
        return refusal(data.in(folder.resolve("in"))).faults();
    }

    /** Why a package is not imported, and that nothing of it is. */
    InvalidPackage refusal(Resource descriptor) {
        List<Object> before = graph.ask("MATCH (n:Node|Staged|Package) RETURN properties(n) ORDER BY elementId(n)");
        InvalidPackage refusal = catchThrowableOfType(InvalidPackage.class, () -> imported(descriptor));
        assertThat(graph.ask("MATCH (n:Node|Staged|Package) RETURN properties(n) ORDER BY elementId(n)")).isEqualTo(before);
        return refusal;
    }
}

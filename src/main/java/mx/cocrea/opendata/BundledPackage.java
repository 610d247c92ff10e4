package mx.cocrea.opendata;

import java.util.Map;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Loads the data package that came with the application, unless the graph holds it or a newer one that somebody imported. */
@Component
@ConditionalOnWebApplication
class BundledPackage implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(BundledPackage.class);

    private final String location;
    private final ResourceLoader resources;
    private final Importer importer;
    private final GraphStore graph;
    private final Tables tables;
    private final JsonMapper json;

    BundledPackage(
            @Value("${cocrea.bundled-package:classpath:neo4j/data/durango/}") String location,
            ResourceLoader resources,
            Importer importer,
            GraphStore graph,
            Tables tables,
            JsonMapper json) {
        this.location = location;
        this.resources = resources;
        this.importer = importer;
        this.graph = graph;
        this.tables = tables;
        this.json = json;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (location.isBlank()) {
            return;
        }
        DataPackage bundled = DataPackage.open(resources.getResource(location + DataPackage.DESCRIPTOR), json, tables);
        if (isWanted(bundled)) {
            log.info("Loaded the data package {}: {}", bundled.name(), importer.importPackage(bundled, true).total());
        }
    }

    private boolean isWanted(DataPackage bundled) {
        try (Session session = graph.session()) {
            for (Record held : session.run("""
                    MATCH (p:Package {name: $name})
                    RETURN p.fingerprint = $fingerprint AS same, p.bundled AS bundled, coalesce(p.unfinished, false) AS unfinished
                    """, Map.of("name", bundled.name(), "fingerprint", bundled.fingerprint())).list()) {
                return held.get("unfinished").isTrue() || (held.get("bundled").isTrue() && !held.get("same").isTrue());
            }
            return true;
        }
    }
}

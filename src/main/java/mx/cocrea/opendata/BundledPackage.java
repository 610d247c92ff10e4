package mx.cocrea.opendata;

import java.util.Map;
import org.neo4j.driver.Driver;
import org.neo4j.driver.QueryConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/**
 * Imports the data package that came with the application before the server listens, unless the graph holds it already, or what somebody
 * imported in its place.
 */
@Component
@ConditionalOnWebApplication
final class BundledPackage implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(BundledPackage.class);

    private final Resource descriptor;
    private final boolean switchedOff;
    private final boolean embedded;
    private final QueryConfig database;
    private final Driver driver;
    private final PackageImport imports;
    private final Tables tables;

    BundledPackage(
            @Value("${cocrea.bundled-package:classpath:neo4j/data/durango/datapackage.json}") String location,
            @Value("${spring.neo4j.uri:}") String uri,
            @Value("${spring.data.neo4j.database:neo4j}") String database,
            ResourceLoader resources,
            @Lazy Driver driver,
            PackageImport imports,
            Tables tables) {
        this.descriptor = resources.getResource(location);
        this.switchedOff = location.isBlank();
        this.embedded = uri.isBlank();
        this.database = QueryConfig.builder().withDatabase(database).build();
        this.driver = driver;
        this.imports = imports;
        this.tables = tables;
    }

    @Override
    public void afterSingletonsInstantiated() {
        boolean imported = !switchedOff && importBundle();
        if (embedded && !imported) {
            imports.recover();
        }
    }

    /** What is wrong with it is for whoever packs the application; what the graph holds already is served all the same. */
    private boolean importBundle() {
        try {
            DataPackage bundled = DataPackage.open(descriptor, tables);
            String fingerprint = bundled.fingerprint();
            if (isWanted(bundled.name(), fingerprint)) {
                log.info("Importing the data package {}", bundled.name());
                log.info("{}", imports.importPackage(bundled, fingerprint, log::info).total());
                return true;
            }
        } catch (InvalidPackage invalid) {
            log.error("The data package that came with the application was not imported: {}", invalid.getMessage());
            invalid.faults().forEach(fault -> log.error("{}", fault));
        }
        return false;
    }

    private boolean isWanted(String name, String fingerprint) {
        return driver.executableQuery("""
                OPTIONAL MATCH (p:Package {name: $name})
                RETURN p IS NULL OR NOT p.bundle IN ['', $fingerprint] AS wanted
                """)
                .withParameters(Map.of("name", name, "fingerprint", fingerprint))
                .withConfig(database)
                .execute()
                .records()
                .getFirst()
                .get("wanted")
                .asBoolean();
    }
}

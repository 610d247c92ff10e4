package mx.cocrea.platform.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where the embedded database lives and what it may use.
 *
 * @param dataDir folder of the embedded database
 * @param database what it may use
 */
@ConfigurationProperties("cocrea")
record DatabaseSettings(
        @DefaultValue("./data") Path dataDir,
        @DefaultValue Database database) {

    /**
     * What the embedded database may use.
     *
     * @param pageCache memory for its files, outside the heap and taken as they are read
     * @param log whether it keeps a log of its own in the data folder, at most 160 MB of it
     * @param template data folder of a stopped Cocrea that an empty one begins as a copy of; null where it begins with nothing
     */
    record Database(
            @DefaultValue("64MB") DataSize pageCache,
            @DefaultValue("false") boolean log,
            @Nullable Path template) {}
}

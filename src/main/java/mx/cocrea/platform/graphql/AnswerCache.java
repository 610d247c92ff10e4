package mx.cocrea.platform.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import mx.cocrea.platform.reading.DataVersion;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.exceptions.Neo4jException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Keeps what was answered to those who did not say who they are, as bytes, until the data or the day change.
 *
 * <p>The version of the data is asked before the answer is made, so that an answer is never kept for data newer than its own.
 */
@Component
final class AnswerCache {

    /**
     * Whether and how much is kept.
     *
     * @param enabled whether answers are kept at all
     * @param size of the answers kept, taken together, large ones compressed
     */
    @ConfigurationProperties("cocrea.cache")
    record Settings(@DefaultValue("true") boolean enabled, @DefaultValue("32MB") DataSize size) {}

    /** What was asked, of which data, on which day. */
    record Key(
            String document, @Nullable String operation, Map<String, @Nullable Object> variables, long version,
            LocalDate today) {}

    private final Settings settings;
    private final DataVersion version;
    private final Clock clock;
    private final Cache<Key, KeptAnswer> answers;

    AnswerCache(Settings settings, DataVersion version, Clock clock, MeterRegistry registry) {
        this.settings = settings;
        this.version = version;
        this.clock = clock;
        this.answers = Caffeine.newBuilder()
                .maximumWeight(settings.size().toBytes())
                .weigher((Key key, KeptAnswer answer) -> key.document().length() + answer.size())
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(registry, answers, "cocrea.answers");
    }

    /** The key to keep an answer by; null where answers are not kept, or the database cannot say how old they are. */
    @Nullable
    Key key(GraphQlRequest request) {
        if (!settings.enabled()) {
            return null;
        }
        try {
            return new Key(
                    request.getDocument(),
                    request.getOperationName(),
                    request.getVariables(),
                    version.current(),
                    LocalDate.now(clock));
        } catch (Neo4jException away) {
            return null;
        }
    }

    @Nullable
    KeptAnswer find(Key key) {
        return answers.getIfPresent(key);
    }

    void keep(Key key, byte[] answer) {
        answers.put(key, KeptAnswer.of(answer));
    }
}

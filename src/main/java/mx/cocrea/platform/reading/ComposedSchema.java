package mx.cocrea.platform.reading;

import graphql.GraphQLContext;
import graphql.parser.MultiSourceReader;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import mx.cocrea.platform.composer.BoltReader;
import mx.cocrea.platform.composer.Composer;
import mx.cocrea.platform.composer.GraphReader;
import mx.cocrea.platform.composer.MappingFault;
import mx.cocrea.platform.database.Fingerprints;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The schema with the composer behind it, and the check that the database can serve all that the schema says of it. */
@Component
class ComposedSchema implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ComposedSchema.class);

    private static final Duration AFTER_START = Duration.ofSeconds(10);

    private final GraphReader reader;
    private final BoltReader planner;
    private final Fingerprints fingerprints;
    private final Clock clock;
    private final List<RequestParameter> parameters;
    private final List<Derivation> derivations;
    private volatile CompletableFuture<?> check = CompletableFuture.completedFuture(null);
    private @Nullable Composer composer;

    ComposedSchema(GraphReader reader, BoltReader planner, Fingerprints fingerprints, Clock clock,
            List<RequestParameter> parameters, List<Derivation> derivations) {
        this.reader = reader;
        this.planner = planner;
        this.fingerprints = fingerprints;
        this.clock = clock;
        this.parameters = parameters;
        this.derivations = derivations;
    }

    /**
     * Makes the schema from its files.
     *
     * @throws MappingFault if a directive cannot be read, with the file and line where it stands
     */
    GraphQLSchema make(List<Resource> files, RuntimeWiring wiring) {
        Composer made = new Composer(
                new SchemaGenerator().makeExecutableSchema(parse(files), wiring),
                reader,
                Map.of(
                        "words", text -> SearchWords.query(text.toString()),
                        "anyWords", text -> SearchWords.anyOf(text.toString())),
                derivations.stream().collect(Collectors.toMap(Derivation::name, derivation -> derivation::value)),
                context());
        composer = made;
        return made.schema();
    }

    private Map<String, Function<GraphQLContext, @Nullable Object>> context() {
        Map<String, Function<GraphQLContext, @Nullable Object>> context = new HashMap<>();
        context.put("today", request -> LocalDate.now(clock));
        parameters.forEach(parameter -> context.put(parameter.name(), request -> parameter.value()));
        return context;
    }

    /** With the names of the files, which the framework's own reading leaves out. */
    private static TypeDefinitionRegistry parse(List<Resource> files) {
        MultiSourceReader.Builder sources = MultiSourceReader.newMultiSourceReader();
        for (Resource file : files) {
            try {
                sources.string(file.getContentAsString(StandardCharsets.UTF_8), file.getFilename());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return new SchemaParser().parse(sources.build());
    }

    /** What the database cannot serve, by type and field; it is not asked again about what it was found able to serve. */
    List<MappingFault> faults() {
        if (composer == null) {
            return List.of();
        }
        Optional<String> asked = composer.asked();
        if (asked.isPresent() && fingerprints.hold("mapping", asked.get())) {
            return List.of();
        }
        List<MappingFault> faults = composer.check(planner::explain);
        if (faults.isEmpty()) {
            fingerprints.keep("mapping", asked.orElseThrow());
            log.info("The database can serve all of the schema");
        }
        return faults;
    }

    /** Once the first requests are over, since it may take seconds; a fault takes the application out of service and says where it is. */
    @EventListener
    void checkBesideServing(ApplicationReadyEvent ready) {
        check = CompletableFuture.runAsync(
                () -> check(ready.getApplicationContext()),
                CompletableFuture.delayedExecutor(AFTER_START.toSeconds(), TimeUnit.SECONDS, Thread::startVirtualThread));
    }

    /** Ends with the check beside serving. */
    CompletableFuture<?> checked() {
        return check;
    }

    private void check(ApplicationContext application) {
        try {
            List<MappingFault> faults = faults();
            faults.forEach(fault -> log.error("The schema cannot be served: {}", fault.getMessage()));
            if (!faults.isEmpty()) {
                AvailabilityChangeEvent.publish(application, ReadinessState.REFUSING_TRAFFIC);
            }
        } catch (RuntimeException failure) {
            if (!check.isCancelled()) {
                log.warn("The schema could not be checked, which the next start will do: {}", failure.getMessage());
            }
        }
    }

    @Override
    public void destroy() {
        check.cancel(false);
    }
}

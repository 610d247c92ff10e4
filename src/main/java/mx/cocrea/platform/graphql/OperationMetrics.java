package mx.cocrea.platform.graphql;

import graphql.ExecutionResult;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import mx.cocrea.platform.composer.Composer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import reactor.core.publisher.Mono;

/**
 * Times each operation and counts its database statements, once.
 *
 * <p>Tags come from the schema and from our own documents alone, so that no client can add a time series.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OperationMetrics implements WebGraphQlInterceptor {

    private final MeterRegistry registry;
    private final Set<String> ownOperations;
    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();
    private final DistributionSummary statements;

    /** @param ownOperations names of the operations that this application itself sends or shows */
    OperationMetrics(MeterRegistry registry, Set<String> ownOperations) {
        this.registry = registry;
        this.ownOperations = ownOperations;
        this.statements = DistributionSummary.builder("cocrea.graphql.statements")
                .description("Database statements of a request")
                .serviceLevelObjectives(1, 2, 5, 10, 20)
                .register(registry);
    }

    private record Series(String operation, String field, String outcome) {}

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        Timer.Sample start = Timer.start(registry);
        request.configureExecutionInput((input, builder) -> {
            input.getGraphQLContext().put(Composer.STATEMENTS, new AtomicInteger());
            return input;
        });
        return chain.next(request).doOnNext(response -> record(start, response));
    }

    private void record(Timer.Sample start, WebGraphQlResponse response) {
        var context = response.getExecutionInput().getGraphQLContext();
        start.stop(timers.computeIfAbsent(
                series(context.get(RequestCost.class), response.getExecutionResult()), this::timer));
        AtomicInteger counted = Objects.requireNonNull(context.get(Composer.STATEMENTS));
        statements.record(counted.get());
    }

    private Series series(@Nullable RequestCost known, ExecutionResult result) {
        String outcome = !result.isDataPresent()
                ? "refused"
                : result.getErrors().isEmpty() ? "success" : "errors";
        if (known == null) {
            return new Series("unknown", "unknown", outcome);
        }
        String name = known.operation().name();
        String field = known.operation().field();
        return new Series(
                name == null ? "anonymous" : ownOperations.contains(name) ? name : "other",
                field == null ? "several" : field,
                outcome);
    }

    private Timer timer(Series series) {
        return Timer.builder("cocrea.graphql.operations")
                .description("Time to answer an operation")
                .tags(Tags.of("operation", series.operation(), "field", series.field(), "outcome", series.outcome()))
                .publishPercentileHistogram()
                .register(registry);
    }
}

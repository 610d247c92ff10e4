package mx.cocrea.platform.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * Sends what an operation gives as events, in the distinct connections mode of the GraphQL over SSE protocol, until it ends or nobody reads
 * any more. It keeps the request's thread, which costs next to nothing, as it is a virtual one.
 */
@Component
final class EventStream {

    private static final Logger log = LoggerFactory.getLogger(EventStream.class);

    private static final byte[] PING = ":\n\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] COMPLETE = "event: complete\ndata:\n\n".getBytes(StandardCharsets.UTF_8);

    private final Answers answers;
    private final Duration keepAlive;

    EventStream(Answers answers, StreamLimits limits) {
        this.answers = answers;
        this.keepAlive = limits.keepAlive();
    }

    /** Whether a client asks for events. */
    static boolean isAccepted(@Nullable String accept) {
        return accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE);
    }

    /** Returns when there is nothing more to send, or nobody to send it to. */
    void send(WebGraphQlResponse answer, HttpServletResponse response) {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        try (Stream<byte[]> events = events(answer).toStream(1)) {
            OutputStream out = response.getOutputStream();
            out.write(PING);
            response.flushBuffer();
            for (Iterator<byte[]> each = events.iterator(); each.hasNext();) {
                out.write(each.next());
                response.flushBuffer();
            }
        } catch (IOException gone) {
            log.debug("Nobody reads the stream any more");
        }
    }

    private Flux<byte[]> events(WebGraphQlResponse answer) {
        ExecutionInput input = answer.getExecutionInput();
        Flux<byte[]> results = results(answer.getExecutionResult()).map(result -> next(input, result))
                .onErrorResume(SubscriptionPublisherException.class, ended -> Flux.just(next(input, failed(ended))))
                .concatWithValues(COMPLETE);
        return results.publish(
                shared -> Flux.merge(
                        1,
                        shared,
                        Flux.interval(keepAlive).onBackpressureDrop().map(tick -> PING).takeUntilOther(shared.ignoreElements())),
                1);
    }

    @SuppressWarnings("unchecked") // what a subscription's strategy gives
    private static Flux<ExecutionResult> results(ExecutionResult result) {
        return result.getData() instanceof Publisher<?> each ? Flux.from((Publisher<ExecutionResult>) each) : Flux.just(result);
    }

    private static ExecutionResult failed(SubscriptionPublisherException ended) {
        return ExecutionResult.newExecutionResult().errors(List.copyOf(ended.getErrors())).build();
    }

    private byte[] next(ExecutionInput input, ExecutionResult result) {
        return "event: next\ndata: %s\n\n".formatted(new String(answers.write(input, result), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }
}

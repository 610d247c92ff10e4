package mx.cocrea.platform.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringReader;
import java.util.Objects;
import java.util.stream.Stream;
import mx.cocrea.platform.http.RequestId;
import mx.cocrea.platform.limits.Allowances;
import mx.cocrea.platform.limits.RateLimits;
import org.apache.tomcat.util.http.parser.AcceptEncoding;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/**
 * Serves GraphQL as the GraphQL-over-HTTP specification asks, every SHOULD and MAY of its public audits included.
 *
 * <p>Spring GraphQL's own endpoint answers POST alone and converts each answer on its way out; this one is put in its
 * place, in front of the same chain of interceptors.
 */
@Component
@ConditionalOnWebApplication
final class GraphQlEndpoint implements HttpRequestHandler {

    private static final Logger log = LoggerFactory.getLogger(GraphQlEndpoint.class);

    private static final String METHODS = "GET, HEAD, POST, OPTIONS";

    private static final String METHOD_NOT_ALLOWED = "METHOD_NOT_ALLOWED";

    private final Execution execution;
    private final Requests requests;
    private final Answers answers;
    private final AnswerCache kept;
    private final Allowances allowances;
    private final long requestPrice;
    private final EventStream streams;
    private final OpenStreams open;
    private final int mostStreams;
    private final WebSocketHttpRequestHandler sockets;

    GraphQlEndpoint(
            Execution execution, Requests requests, Answers answers, AnswerCache kept, Allowances allowances, RateLimits rate,
            EventStream streams, OpenStreams open, StreamLimits streamLimits, WebSocketHttpRequestHandler sockets) {
        this.execution = execution;
        this.requests = requests;
        this.answers = answers;
        this.kept = kept;
        this.allowances = allowances;
        this.requestPrice = rate.request();
        this.streams = streams;
        this.open = open;
        this.mostStreams = streamLimits.connections();
        this.sockets = sockets;
    }

    /**
     * What a client takes.
     *
     * @param type of one answer
     * @param one whether it takes one answer
     * @param any whether it takes any number of them, as events
     */
    private record Taken(ResponseType type, boolean one, boolean any) {

        static Taken by(HttpServletRequest request) {
            String accept = request.getHeader(HttpHeaders.ACCEPT);
            ResponseType type = ResponseType.accepted(accept);
            boolean any = EventStream.isAccepted(accept) && !request.getMethod().equals("HEAD");
            return new Taken(type != null ? type : any ? ResponseType.GRAPHQL : ResponseType.JSON, type != null, any);
        }
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Taken taken = Taken.by(request);
        try {
            allowances.of(request, response).take(requestPrice).ifPresent(shortage -> {
                throw new RequestRefused(HttpStatus.TOO_MANY_REQUESTS, GraphQlFault.rateLimited(shortage));
            });
            if ("websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
                sockets.handleRequest(request, response);
                return;
            }
            switch (request.getMethod()) {
                case "GET", "HEAD" -> {
                    requireAcceptable(taken);
                    execute(requests.ofParameters(request), true, taken, request, response);
                }
                case "POST" -> {
                    requireAcceptable(taken);
                    execute(requests.ofBody(request), false, taken, request, response);
                }
                case "OPTIONS" -> {
                    response.setHeader(HttpHeaders.ALLOW, METHODS);
                    response.setStatus(HttpStatus.NO_CONTENT.value());
                }
                default -> {
                    response.setHeader(HttpHeaders.ALLOW, METHODS);
                    throw new RequestRefused(
                            HttpStatus.METHOD_NOT_ALLOWED, METHOD_NOT_ALLOWED, "GraphQL is asked by GET or POST.");
                }
            }
        } catch (RequestRefused refused) {
            answers.refuse(response, taken.type(), refused.status(), refused.fault());
        }
    }

    private static void requireAcceptable(Taken taken) {
        if (!taken.one() && !taken.any()) {
            throw new RequestRefused(
                    HttpStatus.NOT_ACCEPTABLE,
                    GraphQlFault.NOT_ACCEPTABLE,
                    "Answers come as application/graphql-response+json, application/json or text/event-stream, in UTF-8.");
        }
    }

    private void execute(
            GraphQlRequest body,
            boolean readOnly,
            Taken taken,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ResponseType type = taken.type();
        AnswerCache.Key key = taken.one() && request.getUserPrincipal() == null ? kept.key(body) : null;
        KeptAnswer known = key == null ? null : kept.find(key);
        if (known != null) {
            send(known, type, request, response);
            return;
        }
        WebGraphQlResponse answer = run(body, request, marks(readOnly, taken));
        ExecutionResult result = answer.getExecutionResult();
        if (!result.isDataPresent()) {
            refuse(answer, type, response);
        } else if (!taken.one() || result.getData() instanceof Publisher) {
            stream(answer, request, response);
        } else {
            byte[] written = answers.write(answer.getExecutionInput(), result);
            if (key != null && result.getErrors().isEmpty() && reads(answer.getExecutionInput())) {
                kept.keep(key, written);
            }
            send(written, HttpStatus.OK, type, response);
        }
    }

    private static String[] marks(boolean readOnly, Taken taken) {
        return Stream.of(readOnly ? Documents.READ_ONLY : null, taken.any() ? Documents.STREAMED : null)
                .filter(Objects::nonNull)
                .toArray(String[]::new);
    }

    private void stream(WebGraphQlResponse answer, HttpServletRequest request, HttpServletResponse response) {
        String owner = allowances.payer(request.getRemoteAddr());
        if (!open.open(owner, mostStreams)) {
            throw new RequestRefused(
                    HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_SUBSCRIPTIONS", "Too many streams are open; end one of them first.");
        }
        try {
            streams.send(answer, response);
        } finally {
            open.close(owner);
        }
    }

    private void refuse(WebGraphQlResponse answer, ResponseType type, HttpServletResponse response) throws IOException {
        HttpStatus status = status(answer.getExecutionResult(), type);
        if (status == HttpStatus.METHOD_NOT_ALLOWED) {
            response.setHeader(HttpHeaders.ALLOW, "POST");
        }
        send(answers.write(answer.getExecutionInput(), answer.getExecutionResult()), status, type, response);
    }

    private static boolean reads(ExecutionInput input) {
        RequestCost cost = input.getGraphQLContext().get(RequestCost.class);
        return cost != null && !cost.operation().mutates();
    }

    /** A compressed answer goes out as it is to whom it suits. */
    private static void send(
            KeptAnswer answer, ResponseType type, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (answer.isCompressed() && takesGzip(request)) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, KeptAnswer.ENCODING);
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            send(answer.asKept(), HttpStatus.OK, type, response);
        } else {
            send(answer.whole(), HttpStatus.OK, type, response);
        }
    }

    private static boolean takesGzip(HttpServletRequest request) throws IOException {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null
                && AcceptEncoding.parse(new StringReader(accepted))
                        .stream()
                        .anyMatch(encoding -> encoding.getEncoding().equalsIgnoreCase(KeptAnswer.ENCODING)
                                && encoding.getQuality() > 0);
    }

    private static void send(byte[] answer, HttpStatus status, ResponseType type, HttpServletResponse response)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(type.contentType());
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    private WebGraphQlResponse run(GraphQlRequest body, HttpServletRequest request, String... marks) {
        try {
            return execution.run(body, request, marks);
        } catch (RuntimeException unforeseen) {
            log.error("GraphQL failed as a whole", unforeseen);
            throw new RequestRefused(
                    HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL", Faults.internal(RequestId.of(request)));
        }
    }

    private static HttpStatus status(ExecutionResult result, ResponseType type) {
        Object code = result.getErrors().getFirst().getExtensions().get(GraphQlFault.CODE);
        if (METHOD_NOT_ALLOWED.equals(code)) {
            return HttpStatus.METHOD_NOT_ALLOWED;
        }
        if (GraphQlFault.NOT_ACCEPTABLE.equals(code)) {
            return HttpStatus.NOT_ACCEPTABLE;
        }
        if (GraphQlFault.RATE_LIMITED.equals(code)) {
            return HttpStatus.TOO_MANY_REQUESTS;
        }
        return type == ResponseType.JSON ? HttpStatus.OK : HttpStatus.BAD_REQUEST;
    }
}

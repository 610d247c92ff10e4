package mx.cocrea.platform.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringReader;
import mx.cocrea.platform.http.RequestId;
import org.apache.tomcat.util.http.parser.AcceptEncoding;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;

/**
 * Serves GraphQL as the GraphQL-over-HTTP specification asks, every SHOULD and MAY of its public audits included.
 *
 * <p>Spring GraphQL's own endpoint answers POST alone and converts each answer on its way out; this one is put in its
 * place, in front of the same chain of interceptors.
 */
@Component
final class GraphQlEndpoint implements HttpRequestHandler {

    private static final Logger log = LoggerFactory.getLogger(GraphQlEndpoint.class);

    private static final String METHODS = "GET, HEAD, POST, OPTIONS";

    private static final String METHOD_NOT_ALLOWED = "METHOD_NOT_ALLOWED";

    private final Execution execution;
    private final Requests requests;
    private final Answers answers;
    private final AnswerCache kept;

    GraphQlEndpoint(Execution execution, Requests requests, Answers answers, AnswerCache kept) {
        this.execution = execution;
        this.requests = requests;
        this.answers = answers;
        this.kept = kept;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ResponseType accepted = ResponseType.accepted(request.getHeader(HttpHeaders.ACCEPT));
        ResponseType type = accepted == null ? ResponseType.JSON : accepted;
        try {
            switch (request.getMethod()) {
                case "GET", "HEAD" -> {
                    requireAcceptable(accepted);
                    execute(requests.ofParameters(request), true, type, request, response);
                }
                case "POST" -> {
                    requireAcceptable(accepted);
                    execute(requests.ofBody(request), false, type, request, response);
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
            answers.refuse(response, type, refused.status(), refused.fault());
        }
    }

    private static void requireAcceptable(@Nullable ResponseType accepted) {
        if (accepted == null) {
            throw new RequestRefused(
                    HttpStatus.NOT_ACCEPTABLE,
                    "NOT_ACCEPTABLE",
                    "Answers come as application/graphql-response+json or application/json, in UTF-8.");
        }
    }

    private void execute(
            GraphQlRequest body,
            boolean readOnly,
            ResponseType type,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        AnswerCache.Key key = request.getUserPrincipal() == null ? kept.key(body) : null;
        KeptAnswer known = key == null ? null : kept.find(key);
        if (known != null) {
            send(known, type, request, response);
            return;
        }
        WebGraphQlResponse answer = run(body, readOnly, request);
        ExecutionResult result = answer.getExecutionResult();
        HttpStatus status = status(result, type);
        if (status == HttpStatus.METHOD_NOT_ALLOWED) {
            response.setHeader(HttpHeaders.ALLOW, "POST");
        }
        byte[] written = answers.write(answer.getExecutionInput(), result);
        if (key != null && result.getErrors().isEmpty() && reads(answer.getExecutionInput())) {
            kept.keep(key, written);
        }
        send(written, status, type, response);
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

    private WebGraphQlResponse run(GraphQlRequest body, boolean readOnly, HttpServletRequest request) {
        try {
            return execution.run(body, readOnly, request);
        } catch (RuntimeException unforeseen) {
            log.error("GraphQL failed as a whole", unforeseen);
            throw new RequestRefused(
                    HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL", Faults.internal(RequestId.of(request)));
        }
    }

    private static HttpStatus status(ExecutionResult result, ResponseType type) {
        if (result.isDataPresent()) {
            return HttpStatus.OK;
        }
        Object code = result.getErrors().getFirst().getExtensions().get(GraphQlFault.CODE);
        if (METHOD_NOT_ALLOWED.equals(code)) {
            return HttpStatus.METHOD_NOT_ALLOWED;
        }
        return type == ResponseType.JSON ? HttpStatus.OK : HttpStatus.BAD_REQUEST;
    }
}

package mx.cocrea.platform.graphql;

import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mx.cocrea.platform.http.RequestId;
import mx.cocrea.platform.limits.Allowance;
import mx.cocrea.platform.limits.Allowances;
import mx.cocrea.platform.limits.RateLimits;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;
import tools.jackson.databind.json.JsonMapper;

/** GraphQL as this application serves it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({Limits.class, AnswerCache.Settings.class, GraphQlConfiguration.Origins.class, RateLimits.class,
        StreamLimits.class})
class GraphQlConfiguration {

    /**
     * Who may read the API from a browser.
     *
     * @param origins of pages served elsewhere, as {@code https://example.org}; {@code *} for all
     */
    @ConfigurationProperties("cocrea.cors")
    record Origins(@DefaultValue("*") List<String> origins) {}

    /** First of all mappings: most requests are these, and the others look further before they decline. */
    @Bean
    @ConditionalOnWebApplication
    SimpleUrlHandlerMapping graphQlMapping(GraphQlEndpoint endpoint) {
        return new SimpleUrlHandlerMapping(Map.of("/graphql", endpoint), Ordered.HIGHEST_PRECEDENCE);
    }

    @Bean
    WebGraphQlHandler webGraphQlHandler(
            ExecutionGraphQlService service, ObjectProvider<WebGraphQlInterceptor> interceptors) {
        return WebGraphQlHandler.builder(service)
                .interceptors(interceptors.orderedStream().toList())
                .build();
    }

    /** Pages of the same origins may open them that may read by HTTP. */
    @Bean
    @ConditionalOnWebApplication
    WebSocketHttpRequestHandler graphQlSockets(
            WebGraphQlHandler graphql, JsonMapper json, Origins allowed, StreamLimits streams, Limits limits, RateLimits rate,
            OpenStreams open, Allowances allowances) {
        CorsConfiguration origins = new CorsConfiguration();
        origins.setAllowedOrigins(allowed.origins());
        return new GraphQlSockets(graphql, json, origins, streams, limits, rate, open, allowances)
                .initWebSocketHttpRequestHandler(new DefaultHandshakeHandler());
    }

    @Bean
    GraphQlSourceBuilderCustomizer servedSchema(Limits limits, RateLimits rate) {
        return source -> source.typeVisitorsToTransformSchema(List.of(new PublishedDirectives()))
                .configureGraphQl(graphql -> graphql.preparsedDocumentProvider(
                        new Documents(graphql.build().getGraphQLSchema(), limits, rate.mutation())));
    }

    @Bean
    OperationMetrics operationMetrics(MeterRegistry registry, ResourcePatternResolver resources) throws IOException {
        Set<String> own = new HashSet<>();
        for (Resource document : resources.getResources("classpath*:graphql/*/*.graphql")) {
            Parser.parse(document.getContentAsString(StandardCharsets.UTF_8))
                    .getDefinitionsOfType(OperationDefinition.class)
                    .forEach(operation -> own.add(operation.getName()));
        }
        return new OperationMetrics(registry, own);
    }

    /**
     * Pages served elsewhere read what everyone may read: without cookies, and without a token, which a browser sends
     * only where the header is allowed.
     */
    @Bean
    CorsConfigurationSource corsConfigurationSource(Origins allowed) {
        CorsConfiguration reading = new CorsConfiguration();
        reading.setAllowedOrigins(allowed.origins());
        reading.setAllowedMethods(List.of("GET", "POST"));
        reading.setAllowedHeaders(List.of(HttpHeaders.CONTENT_TYPE, RequestId.HEADER));
        reading.setExposedHeaders(
                List.of(RequestId.HEADER, Allowance.LEFT, Allowance.POLICY, HttpHeaders.RETRY_AFTER));
        reading.setMaxAge(3600L);
        UrlBasedCorsConfigurationSource paths = new UrlBasedCorsConfigurationSource();
        paths.registerCorsConfiguration("/graphql/**", reading);
        CorsConfiguration downloading = new CorsConfiguration(reading);
        downloading.setAllowedMethods(List.of("GET", "HEAD"));
        downloading.setExposedHeaders(List.of(RequestId.HEADER, HttpHeaders.CONTENT_DISPOSITION, HttpHeaders.ETAG));
        paths.registerCorsConfiguration("/datos/**", downloading);
        return paths;
    }
}

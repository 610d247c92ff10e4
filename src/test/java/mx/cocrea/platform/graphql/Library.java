package mx.cocrea.platform.graphql;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import mx.cocrea.platform.composer.Composer;
import mx.cocrea.platform.composer.InvalidArgument;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A small schema of the tests' own (src/test/resources/http), answered from memory. */
@TestConfiguration(proxyBeanMethods = false)
class Library {

    static final String LOCATION = "spring.graphql.schema.locations=classpath:http/";

    @Bean
    RuntimeWiringConfigurer shelves() {
        return wiring -> wiring.type(
                "Query",
                query -> query.dataFetcher("echo", field -> field.getArgument("word"))
                        .dataFetcher("books", field -> {
                            field.getGraphQlContext().<AtomicInteger>get(Composer.STATEMENTS).incrementAndGet();
                            return Map.of("nodes", List.of(book("1"), book("2")), "totalCount", 2);
                        })
                        .dataFetcher("book", field -> book(String.valueOf(field.<Object>getArgument("id"))))
                        .dataFetcher("shelf", field -> Map.of("newest", List.of(book("1"))))
                        .dataFetcher("fail", field -> {
                            throw failure(String.valueOf(field.<Object>getArgument("how")));
                        }))
                .type("Book", book -> book.dataFetcher("similar", field -> Map.of("nodes", List.of(), "totalCount", 0)))
                .type("Mutation", mutation -> mutation.dataFetcher("keep", field -> field.getArgument("word")));
    }

    private static Map<String, Object> book(String id) {
        return Map.of("id", id, "title", "Book " + id, "chapters", List.of());
    }

    private static RuntimeException failure(String how) {
        return switch (how) {
            case "BAD_INPUT" -> new InvalidArgument("MALFORMED_ID", "id", "has letters and digits");
            case "DATABASE_AWAY" -> new ServiceUnavailableException("bolt://10.1.2.3 refused");
            case "TOO_SLOW" -> new ClientException(
                    "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration", "MATCH (n) took too long");
            case "FORBIDDEN" -> new AccessDeniedException("no");
            default -> new IllegalStateException("MATCH (secret) RETURN secret");
        };
    }

    /** A page that fails, where the door is open. */
    @RestController
    static class FaultyPage {

        @GetMapping("/datos/fault")
        String page() {
            throw new IllegalStateException("MATCH (secret) RETURN secret");
        }
    }
}

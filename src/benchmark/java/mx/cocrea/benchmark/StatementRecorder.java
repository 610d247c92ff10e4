package mx.cocrea.benchmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import mx.cocrea.Statements;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.graphql.ExecutionGraphQlRequest;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.ResponseError;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;

/** Learns the statements that the application sends for a read, by listening to its driver while it answers. */
final class StatementRecorder implements AutoCloseable {

    private final Statements statements = new Statements();
    private final ConfigurableApplicationContext context;

    StatementRecorder(String database) throws ClassNotFoundException {
        SpringApplication application = new SpringApplication(Class.forName(Application.MAIN_CLASS));
        application.addInitializers(starting -> starting.getBeanFactory().addBeanPostProcessor(statements));
        this.context = application.run(Application.arguments(database, 0, Application.NO_ISSUER, false));
    }

    /**
     * The statement of each request of a read.
     *
     * @throws IllegalStateException if a request is answered with an error, or with other than one statement
     */
    List<Statements.Sent> statements(HotRead read) {
        ExecutionGraphQlService service = context.getBean(ExecutionGraphQlService.class);
        return read.variables().stream().map(variables -> statement(read, variables, service)).toList();
    }

    private Statements.Sent statement(HotRead read, Map<String, Object> variables, ExecutionGraphQlService service) {
        Map<String, @Nullable Object> given = new HashMap<>(variables);
        List<ResponseError> errors = new ArrayList<>();
        List<Statements.Sent> sent = statements.during(() -> {
            ExecutionGraphQlRequest request = new DefaultExecutionGraphQlRequest(read.document(), null, given, null, "benchmark",
                    Locale.ROOT);
            errors.addAll(Objects.requireNonNull(service.execute(request).block()).getErrors());
        });
        if (!errors.isEmpty() || sent.size() != 1) {
            throw new IllegalStateException(
                    "%s with %s took %d statements and met %s".formatted(read.name(), variables, sent.size(), errors));
        }
        return sent.getFirst();
    }

    @Override
    public void close() {
        context.close();
    }
}

package mx.cocrea.benchmark;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.graphql.ExecutionGraphQlResponse;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;

/** Learns the statements that the application sends for a read, by listening to its driver while it answers. */
final class StatementRecorder implements AutoCloseable {

    /** What was sent to the database. */
    record Statement(String cypher, Map<String, Object> parameters) {}

    private final Queue<Statement> sent = new ConcurrentLinkedQueue<>();
    private final ConfigurableApplicationContext context;

    StatementRecorder(String database) throws ClassNotFoundException {
        SpringApplication application = new SpringApplication(Class.forName(Application.MAIN_CLASS));
        application.addInitializers(starting -> starting.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof Driver driver ? listened(Driver.class, driver) : bean;
            }
        }));
        this.context = application.run(Application.arguments(database, 0, Application.NO_ISSUER, false));
    }

    /**
     * The statement of each request of a read.
     *
     * @throws IllegalStateException if a request is answered with an error, or with other than one statement
     */
    List<Statement> statements(HotRead read) {
        ExecutionGraphQlService service = context.getBean(ExecutionGraphQlService.class);
        List<Statement> statements = new ArrayList<>();
        for (Map<String, Object> variables : read.variables()) {
            sent.clear();
            Map<String, @Nullable Object> given = new HashMap<>(variables);
            ExecutionGraphQlResponse response = Objects.requireNonNull(service.execute(
                    new DefaultExecutionGraphQlRequest(read.document(), null, given, null, "benchmark", Locale.ROOT))
                    .block());
            if (!response.getErrors().isEmpty() || sent.size() != 1) {
                throw new IllegalStateException(
                        "%s with %s took %d statements and met %s".formatted(read.name(), variables, sent.size(),
                                response.getErrors()));
            }
            statements.add(sent.element());
        }
        return statements;
    }

    private <T> T listened(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type},
                (proxy, method, arguments) -> listen(target, method, arguments)));
    }

    private @Nullable Object listen(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("run") && arguments != null && arguments.length > 1
                && arguments[0] instanceof String cypher && isRead(cypher) && arguments[1] instanceof Map<?, ?> parameters) {
            @SuppressWarnings("unchecked") // what a driver takes as parameters
            Map<String, Object> named = (Map<String, Object>) parameters;
            sent.add(new Statement(cypher, named));
        }
        try {
            Object result = method.invoke(target, arguments);
            return result instanceof Session session ? listened(Session.class, session) : result;
        } catch (InvocationTargetException failure) {
            throw failure.getCause() == null ? failure : failure.getCause();
        }
    }

    /** Not what has a statement planned before its first read, nor what the application looks for by itself meanwhile. */
    private static boolean isRead(String cypher) {
        return cypher.endsWith(" AS answer") && !cypher.startsWith("EXPLAIN ");
    }

    @Override
    public void close() {
        context.close();
    }
}

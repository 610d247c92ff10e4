package mx.cocrea;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.TransactionCallback;
import org.neo4j.driver.TransactionContext;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;

/** Keeps the statements that the application has the database run, reads and writes; not what it only has planned, nor whether it is there. */
@TestComponent
public class Statements implements BeanPostProcessor {

    private final List<Sent> sent = new CopyOnWriteArrayList<>();

    /** A statement, and the values of its parameters. */
    public record Sent(String text, Map<String, Object> parameters) {}

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof Driver driver ? watched(Driver.class, driver) : bean;
    }

    /** What was sent while this was done, in order. */
    public List<Sent> during(Runnable action) {
        int before = sent.size();
        action.run();
        return new ArrayList<>(sent.subList(before, sent.size()));
    }

    private <T> T watched(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (proxy, method, arguments) -> {
            if (method.getName().equals("run") && arguments[0] instanceof String text && !text.startsWith("EXPLAIN ")
                    && !text.equals("RETURN 1")) {
                sent.add(new Sent(text,
                        arguments.length > 1 && arguments[1] instanceof Map<?, ?> given ? named(given) : Map.of()));
            }
            try {
                Object result = method.invoke(target, arguments == null ? null : watchedWork(arguments));
                return result instanceof Session session ? watched(Session.class, session) : result;
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }));
    }

    private Object[] watchedWork(Object[] arguments) {
        Object[] watched = arguments.clone();
        if (watched.length > 0 && watched[0] instanceof TransactionCallback<?> work) {
            watched[0] = (TransactionCallback<Object>) transaction -> work
                    .execute(watched(TransactionContext.class, transaction));
        }
        return watched;
    }

    private static Map<String, Object> named(Map<?, ?> given) {
        Map<String, Object> named = new HashMap<>();
        given.forEach((name, value) -> named.put(name.toString(), value));
        return named;
    }
}

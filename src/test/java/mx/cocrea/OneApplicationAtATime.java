package mx.cocrea;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.BootstrapUtils;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Runs the tests of each application together, and those that need none at the end: every application is started once and ended before the
 * next, since an embedded database takes much memory.
 */
final class OneApplicationAtATime implements ClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext context) {
        Map<MergedContextConfiguration, Integer> applications = new HashMap<>();
        Map<ClassDescriptor, Integer> places = new HashMap<>();
        for (ClassDescriptor test : context.getClassDescriptors()) {
            MergedContextConfiguration application = applicationOf(test.getTestClass());
            places.put(test,
                    application == null
                            ? Integer.MAX_VALUE
                            : applications.computeIfAbsent(application, one -> applications.size()));
        }
        context.getClassDescriptors().sort(Comparator.comparing(places::get));
    }

    private static @Nullable MergedContextConfiguration applicationOf(Class<?> test) {
        return TestContextAnnotationUtils.hasAnnotation(test, SpringBootTest.class)
                ? BootstrapUtils.resolveTestContextBootstrapper(test).buildMergedContextConfiguration()
                : null;
    }
}

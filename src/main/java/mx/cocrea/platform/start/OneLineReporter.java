package mx.cocrea.platform.start;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Says in one line why the start failed and what to do, in place of the framework's banner and stack trace. */
final class OneLineReporter implements FailureAnalysisReporter {

    private static final Logger log = LoggerFactory.getLogger("mx.cocrea");

    @Override
    public void report(FailureAnalysis failure) {
        log.error(
                "Cannot start. {}",
                Stream.of(failure.getDescription(), failure.getAction())
                        .filter(Objects::nonNull)
                        .map(text -> text.strip().replaceAll("\\s*\\R\\s*", " "))
                        .collect(Collectors.joining(" ")));
    }
}

package mx.cocrea.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import mx.cocrea.Durango;
import mx.cocrea.platform.graphql.Execution;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.ResourcePatternResolver;

@Durango
class RehearsalTests {

    @Autowired
    Execution execution;

    @Autowired
    ResourcePatternResolver resources;

    @Test
    void asksWhatEveryPageAsksAsFarAsItIsForEverybody() throws IOException {
        assertThat(new Rehearsal(execution, resources, Duration.ZERO).rehearse()).hasSizeGreaterThan(20)
                .allSatisfy((page, faults) -> assertThat(faults).as(page)
                        .allSatisfy(fault -> assertThat(fault.getExtensions().get("code")).isIn("UNAUTHENTICATED", "FORBIDDEN")));
    }
}

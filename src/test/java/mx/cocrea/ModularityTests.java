package mx.cocrea;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    private final ApplicationModules modules = ApplicationModules.of(Cocrea.class);

    @Test
    void modulesDependOneWay() {
        modules.verify();
    }
}

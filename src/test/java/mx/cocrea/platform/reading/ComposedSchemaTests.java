package mx.cocrea.platform.reading;

import static org.assertj.core.api.Assertions.assertThat;

import mx.cocrea.Durango;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Durango
class ComposedSchemaTests {

    @Autowired
    ComposedSchema schema;

    @Test
    void isServedWholeByTheDatabaseWithoutScansOfAllNodesOrMultipliedRows() {
        assertThat(schema.faults()).extracting(Throwable::getMessage).isEmpty();
    }
}

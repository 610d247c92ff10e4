package mx.cocrea.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaGenerator;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class DocumentsTests {

    private final GraphQLSchema schema = SchemaGenerator.createdMockedSchema("type Query { echo: String }");

    private final Documents documents = new Documents(schema,
            new Limits(15, 50_000, 50, 4_000, 40_000, DataSize.ofKilobytes(256), 1_000), 1);

    @Test
    void parsesADocumentOnce() {
        assertThat(ask("{ echo }").getDocument()).isNotNull().isSameAs(ask("{ echo }").getDocument());
    }

    @Test
    void judgesAFaultyDocumentOnce() {
        assertThat(ask("{ nothing }").getErrors()).isNotEmpty().isSameAs(ask("{ nothing }").getErrors());
        assertThat(ask("{").getErrors()).isNotEmpty().isSameAs(ask("{").getErrors());
    }

    @Test
    void keepsNoDocumentThatIsLargerThanAllItMayKeep() {
        String large = "{ echo } #" + "x".repeat(1_000);

        assertThat(ask(large).getDocument()).isNotSameAs(ask(large).getDocument());
    }

    private PreparsedDocumentEntry ask(String query) {
        ExecutionInput input = ExecutionInput.newExecutionInput(query).locale(Locale.ENGLISH).build();
        return documents
                .getDocumentAsync(input, again -> {
                    throw new AssertionError("parsed elsewhere");
                })
                .join();
    }
}

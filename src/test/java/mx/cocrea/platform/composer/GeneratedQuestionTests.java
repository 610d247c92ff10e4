package mx.cocrea.platform.composer;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionResult;
import graphql.schema.GraphQLSchema;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is asked of whatever graph, the composer answers as a resolver would that knows nothing of statements. */
class GeneratedQuestionTests {

    private final JsonMapper json = new JsonMapper();
    private final Marks marks = new Marks();
    private final GraphQLSchema schema = Library.schema();

    @Provide
    Arbitrary<Graph> graphs() {
        return Arbitraries.randomValue(Graph::random);
    }

    @Provide
    Arbitrary<List<Question>> questions() {
        return Arbitraries.randomValue(random -> Question.random(schema, marks, random)).list().ofSize(8);
    }

    private JsonNode tree(ExecutionResult result) {
        return json.readTree(json.writeValueAsString(result.getData()));
    }

    @Property(tries = 25)
    void answersAsANaiveResolverDoes(@ForAll("graphs") Graph graph, @ForAll("questions") List<Question> questions) {
        graph.store();
        Library library = new Library();
        NaiveLibrary naive = new NaiveLibrary(graph, marks);
        for (Question question : questions) {
            ExecutionResult expected = naive.execute(question.document(), question.variables());
            assertThat(expected.getErrors()).as("%s", question).isEmpty();
            ExecutionResult answer = library.execute(question.document(), question.variables());
            assertThat(answer.getErrors()).as("%s", question).isEmpty();
            assertThat(tree(answer)).as("%s", question).isEqualTo(tree(expected));
        }
    }
}

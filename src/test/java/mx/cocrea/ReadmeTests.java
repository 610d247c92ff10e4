package mx.cocrea;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mx.cocrea.platform.graphql.Client;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds what the README says against what is. */
@Durango
class ReadmeTests {

    private static final Pattern QUESTION = Pattern.compile("```graphql\n(?<query>\\{.*?)```\n\n```json\n(?<answer>.*?)```",
            Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\((?!http)(?<path>[^)#]+)");

    @Autowired
    Client client;

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    static Stream<MatchResult> questions() throws IOException {
        return QUESTION.matcher(readme()).results();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void answersAsTheReadmeSays(MatchResult question) {
        assertThat(client.data(question.group("query"))).isEqualTo(JsonMapper.shared().readTree(question.group("answer")));
    }

    @Test
    void opensTheExplorerOnAQuestionThatHasAnAnswer() throws IOException {
        JsonNode answer = client.data(Files.readString(Path.of("graphql/pages/explorador.graphql")));

        assertThat(answer.valueStream()).isNotEmpty().noneMatch(JsonNode::isNull);
    }

    @Test
    void asksFiveQuestions() throws IOException {
        assertThat(questions()).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void leadsOnlyToWhatIsThere() throws IOException {
        assertThat(LINK.matcher(readme()).results().map(link -> link.group("path"))).isNotEmpty()
                .allSatisfy(path -> assertThat(Path.of(path)).exists());
    }
}

package mx.cocrea.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mx.cocrea.StatementCount;
import mx.cocrea.platform.command.Command;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** All published figures computed again at once. */
class FiguresCommandTests extends WithEvaluations {

    @Autowired
    FiguresCommand computing;

    @Autowired
    StatementCount statements;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private List<String> lines() {
        said.reset();
        assertThat(computing.run(List.of(), new PrintStream(said, true, StandardCharsets.UTF_8))).isEqualTo(Command.DONE);
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @AfterEach
    void forget() {
        driver.executableQuery("MATCH (figure:Figure) WHERE figure.id STARTS WITH 'prueba-' DETACH DELETE figure").execute();
    }

    @Test
    void tellsWhichOfTheInaisFiguresDoNotFollowFromItsOwnTables() {
        assertThat(lines().stream().filter(line -> line.startsWith(INAI))).containsExactly(
                "inai-2020-c6-relevancia (Relevancia): published CAN_IMPROVE, computed INSUFFICIENT by dimension-category 1",
                "inai-2020-total-imputabilidad (Imputables): published 5 of 8, computed 3 of 8 by favourable-results 1",
                "inai-2020-total-innovacion-tecnologica (Innovación Tecnológica): published 5 of 8, computed 4 of 8 by favourable-results 1",
                "inai-2020-total-rendicion-de-cuentas (Rendición de cuentas): published 3 of 8, computed 5 of 8 by favourable-results 1",
                "inai-2020-total-temporalidad (Con plazos claros): published 3 of 8, computed 4 of 8 by favourable-results 1");
    }

    @Test
    void countsWhatItToldAsTheApiDoes() {
        List<String> lines = lines();
        Map<String, Integer> verdicts = new HashMap<>();
        JsonNode figures = client.data("{ figures(first: 0) { totalCount verdicts { verdict count } } }").path("figures");
        figures.path("verdicts").forEach(one -> verdicts.put(one.path("verdict").asString(), one.path("count").asInt()));

        assertThat(lines.subList(lines.size() - 4, lines.size() - 1)).containsExactly(
                "%,9d agree".formatted(verdicts.get("AGREES")),
                "%,9d disagree".formatted(verdicts.get("DISAGREES")),
                "%,9d cannot be computed".formatted(verdicts.get("NOT_COMPUTABLE")));
        assertThat(lines.getLast()).startsWith("Computed %,d figures in ".formatted(figures.path("totalCount").asInt()));
        assertThat(lines).hasSize(verdicts.getOrDefault("DISAGREES", 0) + 4);
    }

    @Test
    void readsAHundredWithEachStatement() {
        int before = (lines().size() - 4);
        driver.executableQuery("""
                MATCH (plan:Plan {id: 'durango-1'})
                UNWIND range(1, 250) AS number
                CREATE (:Node:Figure {
                  id: 'prueba-' + number, ordinal: number, label: 'Compromisos', value: 99.0, rule: 'commitments-of-plan'
                })-[:DESCRIBES]->(plan)
                """).execute();
        int figures = client.data("{ figures(first: 0) { totalCount } }").at("/figures/totalCount").asInt();

        int asked = statements.during(() -> assertThat(lines()).hasSize(before + 250 + 4));

        assertThat(asked).isEqualTo((figures + 99) / 100);
        assertThat(said.toString(StandardCharsets.UTF_8).lines().distinct().count()).isEqualTo(before + 250 + 4);
    }

    @Test
    void takesNoArguments() {
        assertThat(computing.run(List.of("all"), System.out)).isEqualTo(Command.WRONG_USAGE);
    }
}

package mx.cocrea.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mx.cocrea.platform.command.Command;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CommandTests extends OnAnEmptyGraph {

    @Autowired
    ImportCommand importing;

    @Autowired
    ExportCommand exporting;

    @Autowired
    List<Command> commands;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(Command command, String... arguments) {
        said.reset();
        return command.run(List.of(arguments), new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private Command generating() {
        return called("generate");
    }

    private Command called(String name) {
        return commands.stream().filter(command -> command.usage().startsWith(name + " ")).findFirst().orElseThrow();
    }

    private String sample(SamplePackage sample) {
        sample.in(folder.resolve("in"));
        return folder.resolve("in").toString();
    }

    @Test
    void importsFromAFolderOrItsDescription() {
        String in = sample(SamplePackage.whole());

        assertThat(run(importing, in)).isEqualTo(Command.DONE);
        assertThat(said()).contains("people                            1         0         0         0")
                .endsWith("Imported sample.\n");
        assertThat(run(importing, in + "/datapackage.json")).isEqualTo(Command.DONE);
        assertThat(said()).endsWith("Nothing changed: sample was there already.\n");
    }

    @Test
    void tellsFaultsAndThatNothingWasImported() {
        String in = sample(SamplePackage.whole().replacing("plans", "s-1,1,", "s-1,uno,"));

        assertThat(run(importing, in)).isEqualTo(Command.FAILED);
        assertThat(said()).isEqualTo("""
                plans.csv, row 2, number: "uno" is not a whole number; right would be: a whole number, for instance 12
                Nothing was imported: 1 fault in %s
                """.formatted(in));
    }

    @Test
    void makesUpPlansAndThoseWhoTakePart() {
        String people = """
                MATCH (comment:Comment)-[:ON]->(subject:Commitment)
                WHERE COUNT { (comment)<-[:WROTE]-(:Citizen) } = 1
                  AND comment.under = head(COLLECT { MATCH (comment)-[:REPLY_TO]->(parent) RETURN parent.id } + subject.id)
                  AND comment.depth = 1 + COUNT { (comment)-[:REPLY_TO]->+() }
                WITH count(comment) AS comments, max(comment.depth) AS depth, count(DISTINCT subject) AS subjects
                RETURN {
                  comments: comments, depth: depth, spread: subjects > 300, citizens: COUNT { (:Account)-[:OF]->(:Citizen) },
                  proposals: COUNT { (:Citizen)-[:WROTE]->(:Proposal {status: 'SUBMITTED'})-[:ADDRESSES]->(:Commitment) },
                  supported: COUNT { (:Citizen)-[:SUPPORTS]->(:Proposal) } > 3000,
                  elsewhen: COUNT { (one:Citizen|Comment|Proposal) WHERE one.createdAt.year <> 2026 }
                }
                """;

        assertThat(run(generating(), "--scale", "1")).isEqualTo(Command.DONE);
        assertThat(graph.one(people)).isEqualTo(Map.of("comments", 5_000L, "depth", 3L, "spread", true, "citizens", 1_000L,
                "proposals", 400L, "supported", true, "elsewhen", 0L));
        assertThat(run(called("figures"))).isEqualTo(Command.DONE);
        assertThat(said()).contains("      200 cannot be computed\nComputed 1,500 figures in ");
    }

    @Test
    void computesNoFiguresWhereThereAreNone() {
        assertThat(run(called("figures"))).isEqualTo(Command.DONE);
        assertThat(said())
                .startsWith("        0 agree\n        0 disagree\n        0 cannot be computed\nComputed 0 figures in ");
    }

    @Test
    void asksForAScaleAndAPositiveNumberOfActivities() {
        assertThat(run(generating(), "--scale", "0")).isEqualTo(Command.WRONG_USAGE);
        assertThat(run(generating(), "--scale", "1", "--largest", "0")).isEqualTo(Command.WRONG_USAGE);
        assertThat(run(generating(), "--scale", "1", "--largest")).isEqualTo(Command.WRONG_USAGE);
        assertThat(run(generating(), folder.toString())).isEqualTo(Command.WRONG_USAGE);
    }

    @Test
    void tellsFaultsOfWhatIsMadeUpToo() {
        graph.run("CREATE (:OdsGoal {number: 1})");

        assertThat(run(generating(), "--scale", "1")).isEqualTo(Command.FAILED);
        assertThat(said()).startsWith("ods-goals.csv, row 2, number: \"1\" stands in the graph already")
                .contains("Nothing was imported: 1 fault");
    }

    @Test
    void failsWhereThereIsNothing() {
        assertThat(run(importing, folder.resolve("none").toString())).isEqualTo(Command.FAILED);
        assertThat(said()).startsWith("datapackage.json: is missing");
    }

    @Test
    void exportsTheOnlyPackage() {
        run(importing, sample(SamplePackage.whole()));

        assertThat(run(exporting, folder.resolve("out").toString())).isEqualTo(Command.DONE);
        assertThat(said()).contains("people                            1 rows")
                .endsWith("Exported sample to " + folder.resolve("out") + "\n");
        assertThat(folder.resolve("out/people.csv")).hasContent("id,name\ns-ana,Ana Núñez\n");
    }

    @Test
    void asksWhichOfSeveralPackagesToExport() {
        run(importing, sample(SamplePackage.whole()));
        run(importing, sample(new SamplePackage("other").with("people", "id,name\no-eva,Eva\n")));

        assertThat(run(exporting, folder.resolve("out").toString())).isEqualTo(Command.FAILED);
        assertThat(said()).isEqualTo("Nothing was exported: say with --package which of these: other, sample\n");
        assertThat(run(exporting, folder.resolve("out").toString(), "--package", "third")).isEqualTo(Command.FAILED);
        assertThat(run(exporting, folder.resolve("out").toString(), "--package", "other")).isEqualTo(Command.DONE);
        assertThat(folder.resolve("out/people.csv")).hasContent("id,name\no-eva,Eva\n");
    }

    @Test
    void failsWhereNothingWasImportedOrTheFolderIsNotOurs() throws Exception {
        assertThat(run(exporting, folder.resolve("out").toString())).isEqualTo(Command.FAILED);
        assertThat(said()).isEqualTo("Nothing was exported: no package was ever imported\n");
        run(importing, sample(SamplePackage.whole()));
        Path file = Files.writeString(folder.resolve("file"), "mine");
        assertThat(run(exporting, file.toString())).isEqualTo(Command.FAILED);
        assertThat(said()).contains("is no folder");
    }

    @Test
    void knowsWrongUsage() {
        assertThat(run(importing)).isEqualTo(Command.WRONG_USAGE);
        assertThat(run(importing, "a", "b")).isEqualTo(Command.WRONG_USAGE);
        assertThat(run(exporting)).isEqualTo(Command.WRONG_USAGE);
        assertThat(run(exporting, "a", "--package")).isEqualTo(Command.WRONG_USAGE);
    }
}

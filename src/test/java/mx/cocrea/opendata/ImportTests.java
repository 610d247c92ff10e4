package mx.cocrea.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mx.cocrea.opendata.ImportReport.Counts;
import mx.cocrea.platform.command.Progress;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.exceptions.ClientException;

class ImportTests extends OnAnEmptyGraph {

    private final SamplePackage sample = SamplePackage.whole();

    private Object version() {
        return graph.one("OPTIONAL MATCH (v:DataVersion {id: 'data'}) RETURN coalesce(v.number, 0)");
    }

    @Test
    void keepsRecordsAsNodesAndRelationshipsOfTheirTypes() {
        ImportReport report = imported(sample);

        assertThat(report.total()).isEqualTo(new Counts(16, 0, 0, 0));
        assertThat(graph.one("MATCH (n:Node:Plan {id: 's-1'}) RETURN properties(n)")).isEqualTo(Map.of(
                "id", "s-1", "package", "sample", "number", 1L, "name", "Primer plan", "jurisdiction", "Durango",
                "startsOn", LocalDate.of(2019, 1, 1), "endsOn", LocalDate.of(2020, 12, 31)));
        assertThat(graph.one("MATCH (n:Actor:Person {id: 's-ana'}) RETURN n.words")).isEqualTo("ana nunez");
        assertThat(graph.one("MATCH (:Activity)-[r:FULFILS]->(:Commitment {id: 's-1-c1'}) RETURN r.package"))
                .isEqualTo("sample");
        assertThat(graph.one("MATCH (:Person {id: 's-ana'})-[r:ANSWERS_FOR]->(:Activity) RETURN properties(r)"))
                .isEqualTo(Map.of(
                        "package", "sample", "role", "LEADS", "post", "Directora", "statedAs", "lidera", "document", "s-doc",
                        "where", "Sección 7"));
        assertThat(graph.ask("MATCH (n:Staged|Published) RETURN n")).isEmpty();
    }

    @Test
    void changesNothingTheSecondTime() {
        imported(sample);
        Object before = version();

        ImportReport again = imported(sample);

        assertThat(again.total()).isEqualTo(new Counts(0, 0, 16, 0));
        assertThat(again.changed()).isFalse();
        assertThat(again).asString().endsWith("Nothing changed: sample was there already.");
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void updatesWhatChanged() {
        imported(sample);
        Object before = version();

        ImportReport report = imported(sample
                .replacing("plans", "Primer plan,Durango,2019-01-01", "Plan primero,Durango,")
                .replacing("institutions", "STATE,s-gobierno", "STATE,")
                .replacing("commitments", "s-1-c2,s-1,2,2", "s-1-c2,s-1,3,2")
                .replacing("responsibilities", "Directora,lidera", "Jefa,lidera"));

        assertThat(report.tables()).containsEntry("plans", new Counts(0, 1, 0, 0))
                .containsEntry("institutions", new Counts(0, 1, 1, 0))
                .containsEntry("commitments", new Counts(0, 1, 1, 0))
                .containsEntry("responsibilities", new Counts(0, 1, 1, 0));
        assertThat(report.total()).isEqualTo(new Counts(0, 4, 12, 0));
        assertThat(graph.one("MATCH (n:Plan) RETURN [n.name, n.startsOn]")).asInstanceOf(LIST)
                .containsExactly("Plan primero", null);
        assertThat(graph.ask("MATCH (:Institution)-[r:BELONGS_TO]->() RETURN r")).isEmpty();
        assertThat(graph.one("MATCH (:Person)-[r:ANSWERS_FOR]->() RETURN r.post")).isEqualTo("Jefa");
        assertThat(version()).isNotEqualTo(before);
    }

    @Test
    void drawsReferencesAnew() {
        imported(sample);

        imported(sample.replacing("activities", "s-1-c1,,1", "s-1-c2,,1")
                .replacing("notes", "s-1-c1-n1,s-1-c1", "s-1-c1-n1,s-1-c1-1"));

        assertThat(graph.ask("MATCH (:Activity)-[:FULFILS]->(c) RETURN c.id")).containsExactly("s-1-c2");
        assertThat(graph.ask("MATCH (:Note)-[:NOTE_ON]->(n) RETURN n.id")).containsExactly("s-1-c1-1");
    }

    @Test
    void addsToWhatIsThere() {
        imported(sample);

        ImportReport report = imported(sample
                .with("people", "id,name\ns-ana,Ana Núñez\ns-bea,Bea\n")
                .with("bodies", "id,name,shortName,kind,parent,plan\ns-mesa,Mesa,,WORKING_TABLE,,s-1\n")
                .replacing("responsibilities", "s-1-c1,s-secretaria", "s-1-c1,s-bea,OVERSEES,,,,\ns-1-c1,s-secretaria"));

        assertThat(report.total()).isEqualTo(new Counts(3, 0, 16, 0));
        assertThat(graph.ask("MATCH (:Person {id: 's-bea'})-[:ANSWERS_FOR]->(c:Commitment) RETURN c.id"))
                .containsExactly("s-1-c1");
        assertThat(graph.ask("MATCH (:Body)-[:SERVES]->(p:Plan) RETURN p.id")).containsExactly("s-1");
    }

    @Test
    void removesWhatIsLeftOut() {
        imported(sample);

        ImportReport report = imported(sample.without("notes")
                .replacing("citations", "s-1-c1-n1,s-doc,Sección 3\n", "")
                .replacing("memberships", "s-ana,s-secretaria,WITNESS,,s-1,,,s-doc,Firmas\n", ""));

        assertThat(report.tables()).containsEntry("notes", new Counts(0, 0, 0, 1))
                .containsEntry("citations", new Counts(0, 0, 1, 1))
                .containsEntry("memberships", new Counts(0, 0, 1, 1));
        assertThat(graph.ask("MATCH (n:Note) RETURN n")).isEmpty();
        assertThat(graph.ask("MATCH ()-[r:MEMBER_OF]->() RETURN r.capacity")).containsExactly("POST");
    }

    @Test
    void refusesToRemoveWhatPeopleWroteAbout() {
        imported(sample);
        graph.run("MATCH (c:Commitment {id: 's-1-c2'}) CREATE (:Node:Comment {id: 'comment-1'})-[:ON]->(c)");

        assertThat(refused(sample.replacing("commitments", "s-1-c2,s-1,2,2,Participación,,,\n", ""))).containsExactly(new Fault(
                "commitments.csv", 0, "id", "s-1-c2", "is left out, but attached to it is ON comment-1", "the row as it was"));
        assertThat(graph.ask("MATCH (c:Commitment) RETURN c.id")).hasSize(2);
    }

    @Test
    void refusesARowThatRefersToWhatIsLeftOut() {
        imported(sample);

        assertThat(refused(sample.without("notes"))).extracting(Fault::toString)
                .containsExactly(
                        "citations.csv, row 3, record: \"s-1-c1-n1\" is the id of a record that the package leaves out; "
                                + "right would be: the id of a record of any table, perhaps s-1-c1-1");
    }

    @Test
    void movesARecordToAnotherTable() {
        imported(sample);

        ImportReport report = imported(sample
                .replacing("institutions", "s-secretaria,Secretaría,,EXECUTIVE,STATE,s-gobierno\n", "")
                .with("organisations", "id,name,shortName,sector,collective\ns-secretaria,Secretaría,,,false\n"));

        assertThat(report.total()).isEqualTo(new Counts(0, 1, 15, 0));
        assertThat(graph.one("MATCH (n {id: 's-secretaria'}) RETURN labels(n)"))
                .asInstanceOf(LIST)
                .containsExactlyInAnyOrder("Node", "Actor", "Organisation");
        assertThat(graph.ask("MATCH ()-[r:BELONGS_TO]->() RETURN r")).isEmpty();
        assertThat(graph.ask("MATCH (:Person)-[r:MEMBER_OF]->(:Organisation) RETURN r")).hasSize(2);
    }

    @Test
    void renamesARecordWithAValueOfItsOwn() {
        imported(sample.with("ods-goals", "id,number,title\nods-01,1,Fin de la pobreza\n"));

        ImportReport report = imported(sample.with("ods-goals", "id,number,title\nods-1,1,Fin de la pobreza\n"));

        assertThat(report.tables()).containsEntry("ods-goals", new Counts(1, 0, 0, 1));
    }

    @Test
    void leavesARecordOfAnotherPackageAlone() {
        imported(sample);
        SamplePackage other = new SamplePackage("other")
                .with("people", "id,name\ns-ana,Ana Núñez\no-eva,Eva\n")
                .with("responsibilities", "subject,actor,role,post,statedAs,document,where\ns-1-c1-1,o-eva,ADVISES,,,,\n");

        assertThat(imported(other).total()).isEqualTo(new Counts(2, 0, 1, 0));
        assertThat(graph.one("MATCH (n:Person {id: 's-ana'}) RETURN [n.package] + n.sharedBy"))
                .isEqualTo(List.of("sample", "other"));
        assertThat(imported(other).changed()).isFalse();
        assertThat(imported(sample).changed()).isFalse();
    }

    @Test
    void refusesAValueOfItsOwnThatARecordOfAnotherPackageHas() {
        imported(sample.with("ods-goals", "id,number,title\nods-01,1,Fin de la pobreza\n"));

        assertThat(refused(new SamplePackage("other")
                .with("ods-goals", "id,number,title\nods-2,2,Hambre cero\nods-1,1,Fin de la pobreza\n")))
                .containsExactly(new Fault(
                        "ods-goals.csv", 3, "number", "1", "is that of ods-01 of the package sample",
                        "a value of its own, or ods-01 as the id of the same record"));
    }

    @Test
    void refusesAValueOfItsOwnThatNoPackageBrought() {
        graph.run("CREATE (:OdsGoal {number: 1})");

        assertThat(refused(sample.with("ods-goals", "id,number,title\nods-1,1,Fin de la pobreza\n"))).containsExactly(new Fault(
                "ods-goals.csv", 2, "number", "1", "stands in the graph already, in a record of no package",
                "a value of its own"));
    }

    @Test
    void refusesRecordsThatExchangeValuesOfTheirOwn() {
        imported(sample.with("ods-goals", "id,number,title\nods-1,1,Uno\nods-2,2,Dos\n"));

        assertThat(refused(sample.with("ods-goals", "id,number,title\nods-1,2,Uno\nods-2,1,Dos\n"))).first()
                .isEqualTo(new Fault(
                        "ods-goals.csv", 2, "number", "2", "is that of ods-2 before this import",
                        "a value of its own, or an import before it in which ods-2 gives it up"));
    }

    @Test
    void asksTheGraphWhichValuesItHoldsOnce() {
        graph.run("CREATE CONSTRAINT theme_name FOR (n:Theme) REQUIRE n.name IS UNIQUE");
        try {
            imported(sample.with("themes", "id,name,scheme\ns-agua,Agua,PLAN\n"));

            assertThat(refused(new SamplePackage("other")
                    .with("themes", "id,name,scheme\no-aire,Aire,PLAN\no-agua,Agua,PLAN\no-aire-2,Aire,OGP\n")))
                    .extracting(Fault::toString)
                    .containsExactly(
                            "themes.csv, row 3, name: \"Agua\" is that of s-agua of the package sample; "
                                    + "right would be: a value of its own, or s-agua as the id of the same record",
                            "themes.csv, row 4, name: \"Aire\" stands in row 2 too; right would be: a value of its own");
        } finally {
            graph.run("DROP CONSTRAINT theme_name");
        }
    }

    @Test
    void refusesToChangeARecordOfAnotherPackage() {
        imported(sample);

        assertThat(refused(new SamplePackage("other").with("people", "id,name\ns-ana,Ana María\n"))).containsExactly(new Fault(
                "people.csv", 2, "name", "Ana María", "is not what the package sample says, to which the record belongs",
                "Ana Núñez, or a record of its own"));
    }

    @Test
    void refusesToRemoveWhatAnotherPackageHolds() {
        imported(sample);
        imported(new SamplePackage("other").with("documents", """
                id,title,publisher,publishedOn,publishedAs,identifier,url
                s-doc,"Plan ""2019"", printed",,2019-03-11,,0123,
                """));
        SamplePackage less = new SamplePackage("sample").with("people", "id,name\ns-ana,Ana Núñez\n");

        assertThat(refused(less)).extracting(Fault::toString)
                .containsExactly(
                        "documents.csv: \"s-doc\" is left out, but the package other holds it too; right would be: the row as it was");
        assertThat(imported(new SamplePackage("other").with("people", "id,name\no-eva,Eva\n")).total())
                .isEqualTo(new Counts(1, 0, 0, 1));
        assertThat(imported(less).total()).isEqualTo(new Counts(0, 0, 1, 15));
    }

    @Test
    void refusesAnIdOfSomethingThatPeopleWrote() {
        graph.run("CREATE (:Node:Comment {id: 's-1'})");

        assertThat(refusedFirst()).isEqualTo("plans.csv, row 2, id: \"s-1\" is the id of something that people wrote; "
                + "right would be: an id of its own");
    }

    private String refusedFirst() {
        return refused(sample).getFirst().toString();
    }

    @Test
    void takesNewWordsAboutThePackageForAChange() {
        imported(sample);

        ImportReport report = imported(sample.titled("Muestra"));

        assertThat(report.changed()).isTrue();
        assertThat(report.total()).isEqualTo(new Counts(0, 0, 16, 0));
        assertThat(graph.one("MATCH (p:Package) RETURN p.title")).isEqualTo("Muestra");
    }

    @Test
    void takesAwayWhatAnImportThatWasCutOffLeftBehind() {
        graph.run(
                "CREATE (:Staged {id: 's-1', package: 'sample'})-[:PART_OF]->(:Staged:Node:Plan {id: 's-9', package: 'sample'})");

        assertThat(imported(sample).total()).isEqualTo(new Counts(16, 0, 0, 0));
        assertThat(graph.ask("MATCH (p {id: 's-9'}) RETURN p")).isEmpty();
    }

    @Test
    void keepsAWholeImportThatWasCutOffBeforeItsEnd() {
        imported(sample);
        graph.run("MATCH (p:Plan) SET p:Staged CREATE (:Published)");

        assertThat(imported(sample).changed()).isFalse();
        assertThat(graph.ask("MATCH (n:Staged|Published) RETURN n")).isEmpty();
    }

    @Test
    void leavesNothingBehindWhenTheDatabaseRefuses() {
        // A person of the same id that no import can have brought.
        graph.run("CREATE (:Person {id: 's-ana'})");

        assertThatThrownBy(() -> imported(sample))
                .isInstanceOf(ClientException.class);
        assertThat(graph.ask("MATCH (n:Node|Staged) RETURN n")).isEmpty();
    }

    @Test
    void waitsForAnotherImportAndSaysSo() throws Exception {
        BlockingQueue<String> said = new LinkedBlockingQueue<>();
        CompletableFuture<ImportReport> second;
        try (Session session = graph.driver().session(); Transaction first = session.beginTransaction()) {
            ImportLock.take(first, new Progress(said::add));
            second = CompletableFuture.supplyAsync(() -> imports.importPackage(sample.in(folder), said::add));
            assertThat(said.poll(1, TimeUnit.MINUTES)).contains("waiting");
            assertThat(graph.ask("MATCH (n:Node) RETURN n")).isEmpty();
            first.commit();
        }
        assertThat(second.get(1, TimeUnit.MINUTES).total()).isEqualTo(new Counts(16, 0, 0, 0));
    }
}

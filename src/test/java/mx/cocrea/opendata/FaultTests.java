package mx.cocrea.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.FileSystemResource;

class FaultTests extends OnAnEmptyGraph {

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("a required cell that is empty", sample -> sample.replacing("people", "Ana Núñez", " "),
                        "people.csv", 2, "name", " ", "is empty", "text"),
                fault("a number with letters", sample -> sample.replacing("plans", "s-1,1,", "s-1,uno,"),
                        "plans.csv", 2, "number", "uno", "is not a whole number", "for instance 12"),
                fault("a number below its least", sample -> sample.replacing("plans", "s-1,1,", "s-1,0,"),
                        "plans.csv", 2, "number", "0", "is too small", "1 or more"),
                fault("a number of too many digits", sample -> sample.replacing("indicators", "100.50", "0.12345678901234567891"),
                        "indicators.csv", 2, "factor", "0.12345678901234567891", "is not a number of at most 15 digits", "12.5"),
                fault("a date that is none", sample -> sample.replacing("plans", "2019-01-01", "2019-02-30"),
                        "plans.csv", 2, "startsOn", "2019-02-30", "is not a day", "2018-04-20"),
                fault("a date in another order", sample -> sample.replacing("plans", "2019-01-01", "01/02/2019"),
                        "plans.csv", 2, "startsOn", "01/02/2019", "is not a day", "year-month-day"),
                fault("a value out of a list",
                        sample -> sample.replacing("institutions", "EXECUTIVE,STATE,s-g", "EXECUTVE,STATE,s-g"),
                        "institutions.csv", 3, "branch", "EXECUTVE", "is none of the values allowed", "perhaps EXECUTIVE"),
                fault("an id of another form", sample -> sample.replacing("institutions", "s-secretaria,Sec", "S secretaria,Sec")
                        .without("memberships")
                        .without("responsibilities"),
                        "institutions.csv", 3, "id", "S secretaria", "is not of the form asked for", "a-z0-9"),
                fault("an id twice in a table", sample -> sample.with("people", "id,name\ns-ana,Ana\ns-ana,Ana\n"),
                        "people.csv", 3, "id", "s-ana", "stands in row 2 too", "an id of its own"),
                fault("an id of two tables", sample -> sample.with("organisations", """
                        id,name,shortName,sector,collective
                        s-1-c2,Colegio,,,false
                        """), "commitments.csv", 3, "id", "s-1-c2", "stands in row 2 of organisations.csv too",
                        "an id of its own"),
                fault("a relationship twice", sample -> sample.replacing("responsibilities", "s-1-c1,s-secretaria,EXECUTES,,,,",
                        "s-1-c1-1,s-ana,LEADS,,,,"),
                        "responsibilities.csv", 3, "subject, actor, role", "s-1-c1-1 s-ana LEADS", "stand in row 2 too", "once"),
                fault("a number that must be unique",
                        sample -> sample.with("ods-goals", "id,number,title\ng-1,1,Uno\ng-2,1,Dos\n"),
                        "ods-goals.csv", 3, "number", "1", "stands in row 2 too", "a value of its own"),
                fault("a reference to nothing", sample -> sample.replacing("activities", "s-1-c1,,1", "s-1-c9,,1"),
                        "activities.csv", 2, "commitment", "s-1-c9", "is the id of no record", "commitments, perhaps s-1-c1"),
                fault("a reference to another table", sample -> sample.replacing("activities", "s-1-c1,,1", "s-ana,,1"),
                        "activities.csv", 2, "commitment", "s-ana", "is a record of people", "a record of commitments"),
                fault("a reference to one of several tables", sample -> sample.replacing("memberships", "s-ana,s-secretaria,POST",
                        "s-ana,s-1,POST"),
                        "memberships.csv", 2, "group", "s-1", "is a record of plans", "organisations or institutions or bodies"),
                fault("a reference to any table", sample -> sample.replacing("citations", "s-1-c1-n1", "s-1-c1-n7"),
                        "citations.csv", 3, "record", "s-1-c1-n7", "is the id of no record", "any table"),
                fault("a column missing", sample -> sample.with("people", "id\ns-ana\n"),
                        "people.csv", 1, "name", null, "is missing", "every column of people"),
                fault("a column too many", sample -> sample.with("people", "id,name,age\ns-ana,Ana,3\n"),
                        "people.csv", 1, "age", null, "is no column of people", "one of id, name"),
                fault("a column twice", sample -> sample.with("people", "id,name,name\ns-ana,Ana,Ana\n"),
                        "people.csv", 1, "name", null, "is there twice", "once"),
                fault("too few cells", sample -> sample.with("people", "id,name\ns-ana\n"),
                        "people.csv", 2, null, null, "has more or fewer cells than the header: 1", "2 cells"),
                fault("too many cells", sample -> sample.with("people", "id,name\ns-ana,Ana,x\n"),
                        "people.csv", 2, null, null, "has more or fewer cells than the header: 3", "2 cells"),
                fault("a quotation mark never closed", sample -> sample.with("people", "id,name\ns-bea,Bea\ns-ana,\"Ana\n"),
                        "people.csv", 3, null, null, "is not CSV", "quotation mark"),
                fault("text after a quotation mark", sample -> sample.with("people", "id,name\ns-ana,\"Ana\"x\n"),
                        "people.csv", 2, null, null, "is not CSV", "quotation mark"),
                fault("a file without a header", sample -> sample.with("people", ""),
                        "people.csv", 0, null, null, "is empty", "names of the columns"),
                fault("another encoding",
                        sample -> sample.with("people", "id,name\ns-ana,Núñez\n".getBytes(StandardCharsets.ISO_8859_1)),
                        "people.csv", 2, "name", "N\uFFFD\uFFFDez", "has characters that are not UTF-8", "saved as UTF-8"),
                fault("a control character", sample -> sample.with("people", "id,name\ns-ana,A\u0007na\n"),
                        "people.csv", 2, "name", "A\u0007na", "has a control character", "text without it"),
                fault("rows counted as a spreadsheet does",
                        sample -> sample.with("people", "id,name\n\ns-ana,\"A\nna\"\ns-bea,\n"),
                        "people.csv", 4, "name", "", "is empty", "text"));
    }

    private static Arguments fault(
            String what, UnaryOperator<SamplePackage> spoiling, String file, int row, @Nullable String column,
            @Nullable String value, String wrong, String right) {
        return arguments(named(what, spoiling), new Fault(file, row, column, value, wrong, right));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void refuses(UnaryOperator<SamplePackage> spoiling, Fault expected) {
        assertThat(refused(spoiling.apply(SamplePackage.whole()))).singleElement().satisfies(fault -> {
            assertThat(fault.file()).isEqualTo(expected.file());
            assertThat(fault.row()).isEqualTo(expected.row());
            assertThat(fault.column()).isEqualTo(expected.column());
            assertThat(fault.value()).isEqualTo(expected.value());
            assertThat(fault.wrong()).contains(expected.wrong());
            assertThat(fault.right()).contains(expected.right());
        });
    }

    @Test
    void tellsEveryFaultInTheOrderOfFilesAndRows() {
        List<Fault> faults = refused(SamplePackage.whole()
                .replacing("plans", "s-1,1,", "s-1,x,")
                .replacing("commitments", "s-1-c2,s-1,2,2", "s-1-c2,s-7,0,dos")
                .replacing("activities", "2019-05-01", "mayo"));

        assertThat(faults).extracting(fault -> fault.file() + " " + fault.row() + " " + fault.column())
                .containsExactly(
                        "activities.csv 2 startsOn", "commitments.csv 3 number", "commitments.csv 3 ordinal",
                        "commitments.csv 3 plan",
                        "plans.csv 2 number");
    }

    @Test
    void countsMoreFaultsThanItTells() {
        InvalidPackage refusal = refusal(SamplePackage.whole()
                .with("people", IntStream.rangeClosed(1, 12_000)
                        .mapToObj(i -> "s-person-" + i + ",")
                        .collect(Collectors.joining("\n", "id,name\ns-ana,Ana\n", "\n")))
                .in(folder));

        assertThat(refusal.count()).isEqualTo(12_000);
        assertThat(refusal.faults()).hasSize(Faults.KEPT).startsWith(new Fault("people.csv", 3, "name", "", "is empty", "text"));
    }

    @Test
    void doesNotBlameReferencesForAFileThatCannotBeRead() {
        assertThat(refused(SamplePackage.whole().with("commitments", "id,plan\n\"s-1-c1,s-1\n")))
                .extracting(Fault::file)
                .containsOnly("commitments.csv");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            {"name": "People", "resources": [{"name": "people", "path": "people.csv"}]}, name, is no name of a package
            {"name": "p", "resources": []}, resources, is empty
            {"name": "p", "profile": "fiscal-data-package", "resources": [{"name": "people", "path": "people.csv"}]}, profile, is another kind
            {"name": "p", "resources": [{"name": "poeple", "path": "people.csv"}]}, resources[0].name, is no table
            {"name": "p", "resources": [{"name": "people", "path": "none.csv"}]}, resources[0].path, is missing
            {"name": "p", "resources": [{"name": "people", "path": "/etc/passwd"}]}, resources[0].path, is not the path of a file inside
            {"name": "p", "resources": [{"name": "people", "path": "../people.csv"}]}, resources[0].path, is not the path of a file inside
            {"name": "p", "resources": [{"name": "people", "path": "https://a.b/people.csv"}]}, resources[0].path, is not the path
            {"name": "p", "resources": [{"name": "people", "path": "people.csv", "encoding": "latin1"}]}, resources[0].encoding, cannot be read
            {"name": "p", "resources": [{"name": "people", "path": "people.csv", "dialect": {"delimiter": ";"}}]}, resources[0].dialect.delimiter, cannot be read
            {"name": "p", "resources": [{"name": "people", "path": "people.csv"}, {"name": "people", "path": "people.csv"}]}, resources[1].name, is there twice
            """, delimiterString = ", ~")
    void refusesADescription(String line) throws Exception {
        int last = line.lastIndexOf(", ");
        int middle = line.lastIndexOf(", ", last - 1);
        SamplePackage.whole().in(folder);
        Path descriptor = Files.writeString(folder.resolve(DataPackage.DESCRIPTOR), line.substring(0, middle));

        assertThat(refusal(new FileSystemResource(descriptor)).faults()).singleElement().satisfies(fault -> {
            assertThat(fault.file()).isEqualTo(DataPackage.DESCRIPTOR);
            assertThat(fault.column()).isEqualTo(line.substring(middle + 2, last));
            assertThat(fault.wrong()).contains(line.substring(last + 2));
        });
    }

    @Test
    void refusesALinkThatLeadsOutOfThePackage(@TempDir Path elsewhere) throws Exception {
        FileSystemResource descriptor = (FileSystemResource) SamplePackage.whole().in(folder);
        Path people = folder.resolve("people.csv");
        Files.move(people, elsewhere.resolve("people.csv"));
        Files.createSymbolicLink(people, elsewhere.resolve("people.csv"));

        assertThat(refusal(descriptor).faults()).singleElement().extracting(Fault::wrong).isEqualTo("leads out of the package");
    }

    @Test
    void saysWhereADescriptionIsNotJson() throws Exception {
        Path descriptor = Files.writeString(folder.resolve(DataPackage.DESCRIPTOR), "{\n  \"name\": \"p\",\n  oops\n}");

        assertThat(refusal(new FileSystemResource(descriptor)).faults()).singleElement().satisfies(fault -> {
            assertThat(fault.row()).isEqualTo(3);
            assertThat(fault.wrong()).startsWith("is not JSON");
        });
    }

    @Test
    void saysThatThereIsNoPackage() {
        assertThat(refusal(new FileSystemResource(folder.resolve(DataPackage.DESCRIPTOR))).faults())
                .singleElement()
                .extracting(Fault::wrong)
                .asString()
                .startsWith("is missing");
    }

    @Test
    void showsAFaultInALine() {
        assertThat(new Fault("activities.csv", 7, "dueOn", "2010\n412", "is not a day", "2018-04-20"))
                .hasToString("activities.csv, row 7, dueOn: \"2010⏎412\" is not a day; right would be: 2018-04-20");
    }
}

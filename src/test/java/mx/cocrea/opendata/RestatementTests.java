package mx.cocrea.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.FileSystemResource;

/** Money in data packages: exact to the hundredth, and what is stated of the past is restated and never changed. */
class RestatementTests extends OnAnEmptyGraph {

    private static final String HEADER = "id,programme,contract,payer,payee,fiscalYear,moment,amount,currency,precision,"
            + "objectOfExpenditure,municipality,description,statedOn,recordedOn,restates,reason\n";

    private static final String FIRST = "s-e1,s-p,s-k,s-gobierno,s-ana,2019,APPROVED,1250000.50,MXN,,441,Lerdo,,2019-01-01,2020-01-01,,\n";

    @Autowired
    PackageExport exports;

    private static SamplePackage sample(String entries) {
        return SamplePackage.whole()
                .with("programmes", "id,name,summary\ns-p,Ruta,\n")
                .with("programme-subjects", "programme,subject,document,where\ns-p,s-1-c1,s-doc,Sección 7\n")
                .with("programme-institutions", "programme,institution,document,where\ns-p,s-secretaria,s-doc,Sección 7\n")
                .with("contracts", "id,ocid,title,procedure,signedOn\ns-k,ocds-1,Telas,DIRECT,2019-02-01\n")
                .with("budget-entries", HEADER + entries);
    }

    private static String row(String id, String amount, String restates) {
        return id + ",,,,,,," + amount + ",MXN,,,,,,2021-01-01," + restates + ",\n";
    }

    private Map<String, String> exported(String to) throws IOException {
        Path target = folder.resolve(to);
        exports.export("sample", target, said -> {});
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(target)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }

    @Test
    void keepsAmountsToTheHundredthAndGivesBackTheSameBytes() throws IOException {
        imported(sample(FIRST + row("s-e2", "-9999999999999.99", "s-e1") + row("s-e3", "1e2", "") + row("s-e4", "0.1", "s-e2")));

        assertThat(graph.ask("MATCH (e:BudgetEntry) RETURN e.amount ORDER BY e.id"))
                .containsExactly(125_000_050L, -999_999_999_999_999L, 10_000L, 10L);
        Map<String, String> first = exported("first");
        assertThat(first.get("budget-entries.csv")).isEqualTo(
                HEADER + FIRST + row("s-e2", "-9999999999999.99", "s-e1") + row("s-e3", "100.00", "")
                        + row("s-e4", "0.10", "s-e2"));
        assertThat(first.get("datapackage.json")).contains("\"type\": \"number\"", "\"decimals\": 2");
        assertThat(imported(new FileSystemResource(folder.resolve("first/datapackage.json"))).changed()).isFalse();
        graph.clear();
        imported(new FileSystemResource(folder.resolve("first/datapackage.json")));
        assertThat(exported("second")).isEqualTo(first);
    }

    @Test
    void takesAnotherAmountAsARowOfItsOwn() {
        imported(sample(FIRST));

        imported(sample(FIRST + row("s-e2", "1000", "s-e1")));

        assertThat(
                graph.ask("MATCH (later:BudgetEntry)-[:RESTATES]->(e:BudgetEntry) RETURN later.id + ' ' + e.id + ' ' + e.amount"))
                .containsExactly("s-e2 s-e1 125000050");
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                arguments(FIRST.replace("1250000.50", "1250000.51"), 2, "amount", "1250000.51", "is not what was imported",
                        "1250000.50 as it was, and another row whose restates is s-e1"),
                arguments(FIRST.replace("APPROVED", "PAID"), 2, "moment", "PAID", "is not what was imported",
                        "APPROVED as it was"),
                arguments(FIRST.replace("s-gobierno", ""), 2, "payer", null, "is not what was imported", "s-gobierno as it was"),
                arguments(row("s-e9", "1", ""), 0, "id", "s-e1", "is left out", "the row as it was"),
                arguments(FIRST + row("s-e2", "1", "s-e1") + row("s-e3", "2", "s-e1"), 4, "restates", "s-e1",
                        "is restated in row 3 too", "s-e2"),
                arguments(FIRST + row("s-e2", "1", "s-e2"), 3, "restates", "s-e2", "is restated in a circle", "there before it"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void refusesToChangeThePast(String entries, int row, String column, String value, String wrong, String right) {
        imported(sample(FIRST));

        assertThat(refused(sample(entries))).singleElement().satisfies(fault -> {
            assertThat(fault.file()).isEqualTo("budget-entries.csv");
            assertThat(fault.row()).isEqualTo(row);
            assertThat(fault.column()).isEqualTo(column);
            assertThat(fault.value()).isEqualTo(value);
            assertThat(fault.wrong()).contains(wrong);
            assertThat(fault.right()).contains(right);
        });
    }

    @Test
    void refusesARecordOfAnotherTableUnderItsId() {
        imported(sample(FIRST));

        assertThat(refused(sample("").with("people", "id,name\ns-ana,Ana Núñez\ns-e1,Eva\n")))
                .anySatisfy(fault -> {
                    assertThat(fault.file()).isEqualTo("people.csv");
                    assertThat(fault.wrong()).contains("never changed");
                });
    }

    @Test
    void refusesToTakeThePlaceThatPeopleHaveTaken() {
        imported(sample(FIRST));
        graph.run("MATCH (e:BudgetEntry {id: 's-e1'}) CREATE (:Node:BudgetEntry {id: 'written'})-[:RESTATES]->(e)");

        assertThat(refused(sample(FIRST + row("s-e2", "1", "s-e1")))).singleElement().satisfies(fault -> {
            assertThat(fault.column()).isEqualTo("restates");
            assertThat(fault.wrong()).contains("restated by written already");
        });
    }

    @Test
    void refusesACircleOfSeveral() {
        assertThat(refused(sample(row("s-e1", "1", "s-e2") + row("s-e2", "2", "s-e1"))))
                .extracting(Fault::row)
                .containsExactly(2, 3);
    }

    static Stream<Arguments> cells() {
        return Stream.of(
                arguments(row("s-e1", "1.001", ""), "amount"),
                arguments(row("s-e1", "10000000000000", ""), "amount"),
                arguments(row("s-e1", "mil", ""), "amount"),
                arguments(row("s-e1", "", ""), "amount"),
                arguments(row("s-e1", "1", "").replace("MXN", "KWD"), "currency"),
                arguments(row("s-e1", "1", "").replace(",MXN,,", ",MXN,,tela"), "objectOfExpenditure"));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void refusesWhatIsNoAmount(String entry, String column) {
        assertThat(refused(sample(entry))).singleElement().extracting(Fault::column).isEqualTo(column);
    }
}

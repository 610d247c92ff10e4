package mx.cocrea.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SyntheticPackageTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, JsonNode> DEFINITIONS = new HashMap<>();

    @TempDir
    static Path folder;

    @BeforeAll
    static void writeOnce() throws IOException {
        try (InputStream tables = Objects.requireNonNull(SyntheticPackage.class.getResourceAsStream("/neo4j/data/tables.json"))) {
            JSON.readTree(tables).get("tables").forEach(table -> DEFINITIONS.put(table.get("name").asString(), table));
        }
        SyntheticPackage.write(folder, 1);
    }

    @Test
    void holdsAsManyOfEachAsTheScaleSays() throws IOException {
        assertThat(rows("plans")).hasSize(100);
        assertThat(rows("commitments")).hasSize(1_000);
        assertThat(rows("activities")).hasSize(5_000);
        int actors = 0;
        for (String table : List.of("people", "organisations", "institutions", "bodies")) {
            actors += rows(table).size();
        }
        assertThat(actors).isEqualTo(2_400);
        assertThat(rows("responsibilities")).hasSizeBetween(12_000, 14_500);
        assertThat(rows("ods-goals")).hasSize(17);
        assertThat(rows("figures")).hasSize(1_500);
        assertThat(rows("progress-reports")).hasSizeBetween(2_900, 3_600);
    }

    @Test
    void printsSomeFiguresWrong() throws IOException {
        Map<String, Long> activities = rows("activities").stream()
                .collect(Collectors.groupingBy(row -> row.getField("commitment"), Collectors.counting()));
        List<NamedCsvRecord> ofCommitments = rows("figures").stream()
                .filter(row -> activities.containsKey(row.getField("subject")))
                .toList();

        assertThat(ofCommitments).hasSize(1_000);
        assertThat(ofCommitments.stream()
                .filter(row -> !row.getField("value").equals(String.valueOf(activities.get(row.getField("subject"))))))
                .hasSizeBetween(70, 130);
    }

    @Test
    void hasOnePlanAsLargeAsAskedForAndAllElseAsWithoutIt(@TempDir Path larger) throws IOException {
        SyntheticPackage.write(larger, 1, 1_234);

        List<String> activities = Files.readAllLines(larger.resolve("activities.csv"));
        assertThat(activities.stream().filter(line -> line.startsWith("costa-clara-1-")).count()).isEqualTo(1_234);
        assertThat(activities).startsWith(Files.readAllLines(folder.resolve("activities.csv")).toArray(String[]::new));
    }

    @Test
    void everyTableKeepsTheRulesOfItsDefinition() throws IOException {
        List<String> faults = new ArrayList<>();
        for (String table : written()) {
            Set<List<String>> keys = new HashSet<>();
            for (NamedCsvRecord row : rows(table)) {
                definition(table).get("fields").forEach(field -> {
                    String value = row.getField(field.get("name").asString());
                    if (!keepsRules(field, value)) {
                        faults.add(table + "." + field.get("name").asString() + " " + value);
                    }
                });
                if (!keys.add(key(table, row))) {
                    faults.add(table + " has twice " + row);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static boolean keepsRules(JsonNode field, String value) {
        JsonNode constraints = field.path("constraints");
        if (value.isEmpty()) {
            return !constraints.path("required").asBoolean(false);
        }
        boolean allowed = !constraints.has("enum")
                || constraints.get("enum").valueStream().anyMatch(one -> one.asString().equals(value));
        return allowed && value.matches(constraints.path("pattern").asString(".*"))
                && isOfType(field.get("type").asString(), value);
    }

    private static boolean isOfType(String type, String value) {
        return switch (type) {
            case "integer" -> value.equals(String.valueOf(Integer.parseInt(value)));
            case "number" -> new BigDecimal(value).signum() >= 0;
            case "date" -> value.equals(LocalDate.parse(value).toString());
            case "boolean" -> value.equals("true") || value.equals("false");
            default -> value.equals(value.strip());
        };
    }

    private static List<String> key(String table, NamedCsvRecord row) {
        return definition(table).get("primaryKey").valueStream().map(column -> row.getField(column.asString())).toList();
    }

    @Test
    void everyReferenceLeadsToARecordOfATableThatItMayPointTo() throws IOException {
        Map<String, String> tableOf = new HashMap<>();
        List<String> faults = new ArrayList<>();
        for (String table : written()) {
            for (NamedCsvRecord row : rows(table)) {
                if (definition(table).has("labels") && tableOf.put(row.getField("id"), table) != null) {
                    faults.add("two records have the id " + row.getField("id"));
                }
            }
        }
        for (String table : written()) {
            for (JsonNode field : definition(table).get("fields")) {
                Set<String> targets = field.path("references").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
                for (NamedCsvRecord row : targets.isEmpty() ? List.<NamedCsvRecord>of() : rows(table)) {
                    String value = row.getField(field.get("name").asString());
                    String target = tableOf.get(value);
                    boolean leads = target != null && (targets.contains(target) || targets.contains("*"));
                    if (!value.isEmpty() && !leads) {
                        faults.add(table + "." + field.get("name").asString() + " " + value);
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void aHundredthOfTheActorsAnswerForMoreThanASeventhOfTheActivities() throws IOException {
        Map<String, Long> loads = rows("responsibilities").stream()
                .collect(Collectors.groupingBy(row -> row.getField("actor"), Collectors.counting()));
        List<Long> heaviest = loads.values().stream().sorted(Comparator.reverseOrder()).limit(24).toList();
        double all = loads.values().stream().mapToLong(Long::longValue).sum();
        assertThat(heaviest.stream().mapToLong(Long::longValue).sum() / all).isBetween(0.15, 0.30);
        assertThat(loads).hasSizeLessThan(2_400);
    }

    @Test
    void plansHaveFewCommitmentsOrVeryMany() throws IOException {
        Map<String, Long> sizes = rows("commitments").stream()
                .collect(Collectors.groupingBy(row -> row.getField("plan"), Collectors.counting()));
        List<Long> sorted = sizes.values().stream().sorted().toList();
        assertThat(sorted.getFirst()).isLessThan(3);
        assertThat(sorted.get(sorted.size() / 2)).isLessThan(8);
        assertThat(sorted.getLast()).isGreaterThan(30);
    }

    @Test
    void titlesDifferAndSomeValuesAreEmpty() throws IOException {
        assertThat(distinct("commitments", "title")).hasSizeGreaterThan(980);
        assertThat(distinct("activities", "title")).hasSizeGreaterThan(4_900);
        assertThat(distinct("activities", "dueOn")).contains("").hasSizeGreaterThan(2_000);
    }

    @Test
    void describesTheTablesThatItHolds() throws IOException {
        JsonNode description = JSON.readTree(folder.resolve("datapackage.json"));
        assertThat(description.get("resources").valueStream().map(table -> table.get("path").asString()))
                .containsExactlyInAnyOrderElementsOf(written().stream().map(table -> table + ".csv").toList());
        JsonNode activities = description.get("resources")
                .valueStream()
                .filter(table -> table.get("name").asString().equals("activities"))
                .findFirst()
                .orElseThrow();
        assertThat(activities.at("/schema/foreignKeys/0/reference/resource").asString()).isEqualTo("commitments");
        assertThat(activities.at("/schema/fields").valueStream().map(field -> field.get("name").asString()))
                .containsExactlyElementsOf(rows("activities").getFirst().getHeader());
    }

    @Test
    void theSameScaleGivesTheSameBytes(@TempDir Path again) throws IOException {
        SyntheticPackage.write(again, 1);
        for (String table : written()) {
            assertThat(again.resolve(table + ".csv")).hasSameBinaryContentAs(folder.resolve(table + ".csv"));
        }
        assertThat(again.resolve("datapackage.json")).hasSameBinaryContentAs(folder.resolve("datapackage.json"));
    }

    @Test
    void givesOnAnyMachineWhatItGaveWhereThisWasWritten() throws IOException {
        List<NamedCsvRecord> responsibilities = rows("responsibilities");
        assertThat(responsibilities).hasSize(13_749);
        assertThat(responsibilities.getLast().getFields())
                .containsExactly("loma-clara-10-c3-3", "tomas-flores-gonzalez-2-42", "CONTRIBUTES", "Dirección General", "",
                        "plan-de-accion-local-loma-clara-10", "Sección 4, compromiso 3, actividad 3, responsables");
    }

    @Test
    void refusesAScaleBelowOne(@TempDir Path nothing) {
        assertThatIllegalArgumentException().isThrownBy(() -> SyntheticPackage.write(nothing, 0))
                .withMessageContaining("from 1 to");
    }

    private static JsonNode definition(String table) {
        return Objects.requireNonNull(DEFINITIONS.get(table), table);
    }

    private static List<String> written() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".csv"))
                    .map(name -> name.replace(".csv", ""))
                    .sorted()
                    .toList();
        }
    }

    private static List<NamedCsvRecord> rows(String table) throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(folder.resolve(table + ".csv"))) {
            return csv.stream().toList();
        }
    }

    private static Set<String> distinct(String table, String column) throws IOException {
        return rows(table).stream().map(row -> row.getField(column)).collect(Collectors.toSet());
    }
}

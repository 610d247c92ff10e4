package mx.cocrea.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.springframework.util.FileSystemUtils;

class CellTests {

    private final Tables tables = new Tables();

    @Property(tries = 200)
    void textComesBackAsItWasWritten(@ForAll("texts") List<String> texts) throws Exception {
        StringWriter written = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(written)) {
            csv.writeRecord("id", "name");
            for (int i = 0; i < texts.size(); i++) {
                csv.writeRecord("p-" + i, texts.get(i));
            }
        }

        assertThat(names(written.toString())).isEqualTo(texts);
    }

    @Provide
    Arbitrary<List<String>> texts() {
        Arbitrary<Character> characters = Arbitraries.oneOf(
                Arbitraries.of('"', ',', '\n', '\r', ' ', '0', '\t', ';', '\'', 'ñ', 'Á', '\u2028', '\uFEFF'),
                Arbitraries.chars().alpha().numeric(),
                Arbitraries.chars().range('\u00A0', '\uD7FF'));
        return Arbitraries.strings()
                .withChars('x')
                .ofLength(1)
                .flatMap(first -> characters.list().ofMaxSize(20).map(rest -> {
                    StringBuilder text = new StringBuilder(first);
                    rest.forEach(text::append);
                    return text.toString();
                }))
                .list()
                .ofMaxSize(5);
    }

    private List<String> names(String csv) throws Exception {
        Path folder = Files.createTempDirectory("cells");
        try {
            var descriptor = new SamplePackage("cells").with("people", csv.getBytes(StandardCharsets.UTF_8)).in(folder);
            Faults faults = new Faults();
            List<String> names = new ArrayList<>();
            Table people = tables.named("people").orElseThrow();
            new TableFile(DataPackage.open(descriptor, tables), people, faults)
                    .read(rows -> rows.forEach(row -> names.add(row.text("name"))));
            assertThat(faults.first()).isEmpty();
            return names;
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    @Property
    void wholeNumbersComeBack(@ForAll long number) {
        assertThat(ValueType.INTEGER.parse(ValueType.INTEGER.write(number))).isEqualTo(number);
    }

    @Property
    void amountsComeBackToTheHundredth(@ForAll @LongRange(min = -999_999_999_999_999L, max = 999_999_999_999_999L) long cents) {
        Column amount = tables.named("budget-entries").flatMap(table -> table.column("amount")).orElseThrow();

        assertThat(amount.write(cents)).matches("-?\\d+\\.\\d\\d");
        assertThat(amount.parse(amount.write(cents))).isEqualTo(cents);
    }

    @Property
    void numbersHaveOneForm(@ForAll("numbers") double number) {
        String written = ValueType.NUMBER.write(number);

        assertThat(ValueType.NUMBER.parse(written)).isEqualTo(number);
        assertThat(written).matches("-?(0|[1-9]\\d*)(\\.\\d*[1-9])?");
        assertThat(ValueType.NUMBER.write(ValueType.NUMBER.parse(written + (written.contains(".") ? "00" : ".00"))))
                .isEqualTo(written);
    }

    @Provide
    Arbitrary<Double> numbers() {
        return Arbitraries.doubles().between(-1e12, 1e12).ofScale(6).map(number -> number + 0.0);
    }

    @Property
    void daysComeBack(@ForAll("days") LocalDate day) {
        assertThat(ValueType.DATE.parse(ValueType.DATE.write(day))).isEqualTo(day);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs().between(-700_000, 2_900_000).map(LocalDate::ofEpochDay);
    }
}

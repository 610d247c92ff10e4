package mx.cocrea.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mx.cocrea.platform.graphql.Client;
import mx.cocrea.platform.graphql.Client.Answer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Text of an imported plan is shown as text on every page, whatever it is made of. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "cocrea.data-dir=target/data/${random.uuid}")
@Import(Client.class)
class EscapingTests {

    private static final String HOSTILE = " <script>alert(1)</script>\"><img src=x onerror=alert(2)>'</title>[[${7*7}]]{{7*7}}";

    private static final Set<String> TEXTS = Set.of("name", "title", "statement", "objective", "post", "message", "where",
            "publisher");

    @Autowired
    private Client client;

    @Autowired
    private Driver driver;

    /** Durango's package, each of its texts followed by what would do harm if it were taken for anything but text. */
    @DynamicPropertySource
    static void hostilePackage(DynamicPropertyRegistry properties) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "hostile"));
        try (Stream<Path> files = Files.list(Path.of("neo4j", "data", "durango"))) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(file.getFileName());
                if (file.toString().endsWith(".csv")) {
                    copy(file, copy);
                } else {
                    ObjectNode descriptor = (ObjectNode) JsonMapper.shared().readTree(file);
                    descriptor.put("title", descriptor.path("title").asString() + HOSTILE);
                    Files.writeString(copy, descriptor.toString());
                }
            }
        }
        properties.add("cocrea.bundled-package", () -> folder.resolve("datapackage.json").toUri().toString());
    }

    private static void copy(Path file, Path copy) throws IOException {
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(file); CsvWriter out = CsvWriter.builder().build(copy)) {
            List<String> header = new ArrayList<>();
            for (CsvRecord row : rows) {
                if (header.isEmpty()) {
                    header.addAll(row.getFields());
                    out.writeRecord(header);
                    continue;
                }
                List<String> fields = new ArrayList<>(row.getFields());
                for (int i = 0; i < fields.size(); i++) {
                    if (TEXTS.contains(header.get(i)) && !fields.get(i).isEmpty()) {
                        fields.set(i, fields.get(i) + HOSTILE);
                    }
                }
                out.writeRecord(fields);
            }
        }
    }

    /** So is what people write. */
    @BeforeEach
    void takePart() {
        PageTests.takePart(driver);
        driver.executableQuery(
                """
                        MATCH (one:Citizen|Proposal|Comment|OfficialAnswer)
                        SET one.displayName = one.displayName + $hostile, one.title = one.title + $hostile, one.problem = one.problem + $hostile,
                          one.solution = one.solution + $hostile, one.reasons = one.reasons + $hostile, one.body = one.body + $hostile,
                          one.links = one.links + $hostile
                        """)
                .withParameters(Map.of("hostile", HOSTILE))
                .execute();
    }

    static Stream<String> addresses() {
        return PageTests.addresses();
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void showsItAsText(String address) {
        Answer answer = client.send(client.request(address).header("Accept", "text/html"));
        Document page = Jsoup.parse(answer.http().body());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(page.select("img, [onerror], script:not([src]):not([type=application/ld+json])")).isEmpty();
        assertThat(page.title()).doesNotEndWith("alert(1)");
        if (!page.select("main [lang=es]").text().isEmpty()) {
            assertThat(page.text()).contains(HOSTILE.strip());
        }
    }
}

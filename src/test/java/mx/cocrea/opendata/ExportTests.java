package mx.cocrea.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportTests extends OnAnEmptyGraph {

    @Autowired
    PackageExport exports;

    private Path exported(String packageName, String to) throws IOException {
        Path target = folder.resolve(to);
        exports.export(packageName, target, said -> {});
        return target;
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }

    private static Resource descriptor(Path folder) {
        return new FileSystemResource(folder.resolve(DataPackage.DESCRIPTOR));
    }

    @Test
    void givesTheSameBytesAfterASecondRoundTrip() throws IOException {
        imported(SamplePackage.whole());
        Path first = exported("sample", "first");

        assertThat(imported(descriptor(first)).changed()).isFalse();
        graph.clear();
        imported(descriptor(first));

        assertThat(contents(exported("sample", "second"))).isEqualTo(contents(first));
    }

    @Test
    void writesCanonicalText() throws IOException {
        imported(SamplePackage.whole()
                .replacing("documents", "\n", "\r\n")
                .with("people", "\uFEFFname,id\n\"Ana\",s-ana\nZoé,s-Zoe\n".replace("s-Zoe", "s-10").replace("\n", "\r\n")));

        Map<String, String> contents = contents(exported("sample", "out"));

        assertThat(contents.get("people.csv")).isEqualTo("id,name\ns-10,Zoé\ns-ana,Ana\n");
        assertThat(contents.get("documents.csv")).endsWith("\ns-doc,\"Plan \"\"2019\"\", printed\",,2019-03-11,,0123,\n");
        assertThat(contents.get("indicators.csv")).endsWith(",100.5,,,ASCENDING,100\n");
        assertThat(contents.get("memberships.csv")).contains("s-ana,s-secretaria,POST,Directora,,2019-01-01,,s-doc,Firmas\n");
        assertThat(contents).doesNotContainKey("themes.csv");
    }

    @Test
    void givesBackReportsWithWhatShowsThem() throws IOException {
        String reports = """
                id,activity,kind,institution,organisation,observedOn,recordedAt,done,summary,deliverablesDone,deliverablesPlanned,corrects
                s-r1,s-1-c1-1,OFFICIAL,s-secretaria,,2019-03-01,2019-03-02T06:00:00-06:00,COMPLETED,Se publicó.,2,2,
                s-r2,s-1-c1-1,OFFICIAL,s-secretaria,,2019-03-01,2019-03-05T12:30:00Z,NOT_COMPLETED,No era eso.,,,s-r1
                """;
        String evidence = """
                id,report,ordinal,url,title,kind,seenOn,sha256
                s-e1,s-r1,0,https://example.org/a,Portal,WEB_PAGE,2019-03-02,
                """;
        SamplePackage whole = SamplePackage.whole().with("progress-reports", reports).with("evidence", evidence);
        imported(whole);

        Map<String, String> contents = contents(exported("sample", "out"));

        assertThat(contents.get("progress-reports.csv")).isEqualTo(reports.replace("06:00:00-06:00", "12:00:00Z"));
        assertThat(contents.get("evidence.csv")).isEqualTo(evidence);
        assertThat(imported(whole).changed()).isFalse();
    }

    @Test
    void describesTheTablesAsFrictionlessDoes() throws IOException {
        imported(SamplePackage.whole());

        JsonNode descriptor = new JsonMapper().readTree(exported("sample", "out").resolve(DataPackage.DESCRIPTOR));

        assertThat(descriptor.at("/profile").asString()).isEqualTo("tabular-data-package");
        assertThat(descriptor.at("/licenses/0/name").asString()).isEqualTo("CC-BY-4.0");
        JsonNode institutions = descriptor.at("/resources/2");
        assertThat(institutions.at("/name").asString()).isEqualTo("institutions");
        assertThat(institutions.at("/schema/primaryKey/0").asString()).isEqualTo("id");
        assertThat(institutions.at("/schema/fields/5")).hasToString("""
                {"name":"parent","type":"string","description":"Institution that it belongs to.",\
                "references":["institutions"],"relationship":"BELONGS_TO>"}""");
        assertThat(institutions.at("/schema/foreignKeys")).hasToString("""
                [{"fields":"parent","reference":{"resource":"","fields":"id"}}]""");
        assertThat(institutions.at("/schema/missingValues")).hasToString("[\"\"]");
    }

    @Test
    void writesWhatPackagesShareIntoEach() throws IOException {
        imported(SamplePackage.whole());
        SamplePackage other = new SamplePackage("other").with("people", "id,name\no-eva,Eva\ns-ana,Ana Núñez\n")
                .with("memberships", """
                        person,group,capacity,post,plan,from,to,document,where
                        o-eva,s-secretaria,MEMBER,,,,,,
                        s-ana,s-secretaria,WITNESS,,s-1,,,s-doc,Firmas
                        """);
        imported(other);

        Map<String, String> contents = contents(exported("other", "out"));

        assertThat(contents).containsOnlyKeys("datapackage.json", "memberships.csv", "people.csv");
        assertThat(contents.get("people.csv")).isEqualTo("id,name\no-eva,Eva\ns-ana,Ana Núñez\n");
        assertThat(contents.get("memberships.csv")).hasLineCount(3);
    }

    @Test
    void replacesAnEarlierExport() throws IOException {
        imported(SamplePackage.whole());
        exported("sample", "out");
        imported(SamplePackage.whole().without("memberships"));

        assertThat(contents(exported("sample", "out"))).doesNotContainKey("memberships.csv").containsKey("people.csv");
        assertThat(folder).isDirectoryNotContaining("glob:**/.export-*");
    }

    @Test
    void refusesAFolderWithOtherFiles() throws IOException {
        imported(SamplePackage.whole());
        Path notes = Files.writeString(Files.createDirectory(folder.resolve("out")).resolve("notes.txt"), "mine");

        assertThatThrownBy(() -> exported("sample", "out")).isInstanceOf(FolderRefused.class).hasMessageContaining("notes.txt");
        assertThat(notes).hasContent("mine");
        assertThat(folder.resolve("out")).isDirectoryNotContaining("glob:**/*.csv");
    }

    @Test
    void refusesAFolderWithAnotherPackage() throws IOException {
        imported(SamplePackage.whole());
        new SamplePackage("other").with("people", "id,name\no-eva,Eva\n").in(folder.resolve("out"));

        assertThatThrownBy(() -> exported("sample", "out")).isInstanceOf(FolderRefused.class);
        assertThat(folder.resolve("out/people.csv")).content().contains("o-eva");
    }
}

package mx.cocrea.opendata;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers what can be downloaded and what its tables and columns mean. */
@Controller
final class DataPackages {

    private final Catalogue catalogue;
    private final Tables tables;
    private final JsonMapper json = new JsonMapper();

    DataPackages(Catalogue catalogue, Tables tables) {
        this.catalogue = catalogue;
        this.tables = tables;
    }

    /** Language of titles and descriptions. */
    enum Language {
        ES, EN
    }

    /** As the schema's type of that name. */
    record Offer(
            String name,
            String title,
            @Nullable String description,
            @Nullable String version,
            List<Licence> licences,
            long rows,
            String descriptor,
            String archive,
            @Nullable OffsetDateTime changedAt,
            List<File> tables) {}

    record Licence(@Nullable String name, @Nullable String title, @Nullable String url) {}

    record File(String name, String title, long rows, String address) {}

    record Meaning(String name, String title, String description, List<String> primaryKey, List<Field> columns) {}

    record Field(
            String name, ValueType type, String description, boolean required, List<String> choices, List<String> references) {}

    @QueryMapping
    List<Offer> dataPackages(@Argument Language language) {
        Catalogue.Edition edition = catalogue.now();
        return edition.packages().stream().map(entry -> offer(entry, edition.version(), language)).toList();
    }

    @QueryMapping
    List<Meaning> dataTables(@Argument Language language, @Argument @Nullable List<String> names) {
        return tables.all().stream().filter(table -> names == null || names.contains(table.name())).map(table -> {
            Table.Words words = words(table, language);
            return new Meaning(
                    table.name(), words.title(), words.description(), table.primaryKey(),
                    table.fields().stream().map(column -> field(column, language)).toList());
        }).toList();
    }

    private Offer offer(Catalogue.Entry entry, Catalogue.Version version, Language language) {
        JsonNode about = json.readTree(entry.about());
        Instant changed = version.changedAt();
        String folder = "/datos/" + entry.name();
        return new Offer(
                entry.name(),
                Optional.ofNullable(text(about, "title")).orElse(entry.name()),
                text(about, "description"),
                text(about, "version"),
                about.path("licenses")
                        .valueStream()
                        .map(licence -> new Licence(text(licence, "name"), text(licence, "title"), text(licence, "path")))
                        .toList(),
                entry.rows().values().stream().mapToLong(rows -> rows).sum(),
                folder + "/" + DataPackage.DESCRIPTOR,
                folder + ".zip",
                changed == null ? null : changed.atOffset(ZoneOffset.UTC),
                tables.all()
                        .stream()
                        .filter(table -> entry.rows().containsKey(table.name()))
                        .map(table -> file(table, folder, entry.rows(), language))
                        .toList());
    }

    private static File file(Table table, String folder, Map<String, Long> rows, Language language) {
        return new File(
                table.name(), words(table, language).title(), rows.getOrDefault(table.name(), 0L),
                folder + "/" + table.file());
    }

    private static Field field(Column column, Language language) {
        List<String> choices = column.rules().choices();
        return new Field(
                column.name(),
                column.type(),
                language == Language.ES ? column.inSpanish() : column.description(),
                column.rules().required(),
                choices == null ? List.of() : choices,
                column.targets());
    }

    private static Table.Words words(Table table, Language language) {
        return language == Language.ES ? table.inSpanish() : new Table.Words(table.title(), table.description());
    }

    private static @Nullable String text(JsonNode about, String member) {
        String said = about.path(member).asString("");
        return said.isEmpty() ? null : said;
    }
}

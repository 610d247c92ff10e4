package mx.cocrea.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All that a page says of itself is in the message files, in both languages. */
class MessagesTests {

    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final Pattern MESSAGE = Pattern.compile("#\\{([\\w.-]+)");
    private static final Pattern FAMILY = Pattern.compile("#\\{\\$\\{'([\\w.-]+\\.)' \\+");

    /** What a template of plain text is made of. */
    private static final Pattern INLINED = Pattern.compile("\\[\\(.*?\\)]|\\[[#/].*?]");

    /** Names that are the same in every language. */
    private static final Set<String> NAMES = Set.of("Cocrea", "CC BY 4.0");

    /** Attributes that are read aloud or shown. */
    private static final List<String> SAID = List.of("title", "alt", "aria-label", "placeholder", "label");

    @Test
    void saysTheSameInBothLanguages() throws IOException {
        assertThat(keys("messages_en.properties")).isEqualTo(keys("messages.properties"));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void hasEveryMessageThatItNames(Path template) throws IOException {
        String text = Files.readString(template);
        Set<String> keys = keys("messages.properties");

        assertThat(MESSAGE.matcher(text).results().map(MessagesTests::name)).isSubsetOf(keys);
        assertThat(FAMILY.matcher(text).results().map(MessagesTests::name))
                .allSatisfy(family -> assertThat(keys).anyMatch(key -> key.startsWith(family)));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void holdsNoTextOfItsOwn(Path template) throws IOException {
        Element page = Jsoup.parse(INLINED.matcher(Files.readString(template)).replaceAll(""));

        assertThat(page.nodeStream(TextNode.class).map(TextNode::text).map(String::strip))
                .filteredOn(text -> text.chars().anyMatch(Character::isLetter))
                .isSubsetOf(NAMES);
        assertThat(page.nodeStream(DataNode.class).map(DataNode::getWholeData)).allMatch(String::isBlank);
        assertThat(page.stream().flatMap(element -> SAID.stream().map(element::attr)))
                .allMatch(String::isEmpty);
    }

    @Test
    void namesEveryValueOfTheEnumsThatPagesShow() throws IOException {
        Set<String> keys = keys("messages.properties");

        assertThat(keys).containsAll(values("ActivityStatus", "status."));
        assertThat(keys).containsAll(values("AccountabilityRole", "role."));
        assertThat(keys).containsAll(values("MembershipCapacity", "capacity."));
        assertThat(keys).containsAll(values("MilestoneKind", "milestone."));
        assertThat(keys).containsAll(values("DataNoteKind", "note."));
        assertThat(keys).containsAll(values("Sector", "sector."));
        assertThat(keys).containsAll(values("Branch", "branch."));
        assertThat(keys).containsAll(values("Level", "level."));
        assertThat(keys).containsAll(values("BodyKind", "bodyKind."));
        assertThat(keys).containsAll(values("ActorKind", "actorKind."));
        assertThat(keys).containsAll(values("SearchKind", "kind."));
        assertThat(keys).containsAll(values("EvaluationResult", "result."));
        assertThat(keys).containsAll(values("EvaluationDimension", "dimension."));
        assertThat(keys).containsAll(values("EvaluationState", "evaluation.state."));
        assertThat(keys).containsAll(values("TieRule", "evaluation.ties."));
        assertThat(keys).containsAll(values("FigureVerdict", "verdict."));
        assertThat(keys).containsAll(values("NotComputableReason", "notComputable."));
        assertThat(keys).containsAll(values("Light", "light."));
        assertThat(keys).containsAll(values("NoLight", "noLight."));
        assertThat(keys).containsAll(values("IndicatorLack", "lack."));
        assertThat(keys).containsAll(values("IndicatorDirection", "direction."));
        assertThat(keys).containsAll(values("ContinuityKind", "continuity."));
        assertThat(keys).containsAll(values("DataColumnType", "columnType."));
        assertThat(keys).containsAll(values("Role", "account.role."));
        assertThat(keys).containsAll(values("EventKind", "event."));
        assertThat(keys).containsAll(values("ReportReason", "rule."));
        assertThat(keys).containsAll(values("CommunityRule", "rule."));
        assertThat(keys).containsAll(values("CaseKind", "case."));
        assertThat(keys).containsAll(values("HoldReason", "held."));
        assertThat(keys).containsAll(values("ModeratedKind", "moderated."));
        assertThat(keys).containsAll(values("ModerationAction", "action."));
        assertThat(keys).containsAll(values("ModerationAction", "decide."));
        assertThat(keys).containsAll(values("AppealOutcome", "decide."));
        assertThat(keys).containsAll(values("AppealOutcome", "outcome."));
        assertThat(keys).containsAll(values("ProposalStatus", "proposal.status."));
        assertThat(keys).containsAll(values("ProposalOrder", "proposals.order."));
        assertThat(keys).containsAll(values("ClockStatus", "clock."));
        assertThat(keys).containsAll(values("Decision", "decision."));
        assertThat(keys).containsAll(values("CommentAlignment", "stance."));
        assertThat(keys).containsAll(values("ProgressReportKind", "reported."));
        assertThat(keys).containsAll(values("Progress", "progress."));
        assertThat(keys).containsAll(values("EvidenceKind", "evidence."));
        assertThat(keys).containsAll(values("NoticeReason", "notice.reason."));
        assertThat(keys).containsAll(values("BudgetMoment", "moment."));
        assertThat(keys).containsAll(values("AmountPrecision", "precision."));
        assertThat(keys).containsAll(values("ProcurementMethod", "procedure."));
        assertThat(keys).containsAll(values("MoneyFlowStage", "flow.silent."));
    }

    private static List<String> values(String type, String prefix) throws IOException {
        StringBuilder schema = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("graphql"))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".graphqls")).toList()) {
                schema.append(Files.readString(file));
            }
        }
        String body = Pattern.compile("(?s)enum " + type + " \\{(.*?)\\n\\}")
                .matcher(schema)
                .results()
                .map(part -> part.group(1))
                .collect(Collectors.joining("\n"));
        List<String> values = Pattern.compile("(?m)^  ([A-Z_]+)\\b")
                .matcher(body)
                .results()
                .map(value -> prefix + value.group(1))
                .toList();
        assertThat(values).isNotEmpty();
        return values;
    }

    private static Stream<Path> templates() throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve("templates"))) {
            List<Path> templates = files.toList();
            assertThat(templates).isNotEmpty();
            return templates.stream();
        }
    }

    private static Set<String> keys(String file) throws IOException {
        Properties messages = new Properties();
        try (Reader reader = Files.newBufferedReader(RESOURCES.resolve(file), StandardCharsets.UTF_8)) {
            messages.load(reader);
        }
        return new TreeSet<>(messages.stringPropertyNames());
    }

    private static String name(MatchResult match) {
        return match.group(1);
    }
}

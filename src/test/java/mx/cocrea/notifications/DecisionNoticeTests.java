package mx.cocrea.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What moderators decide is told to who wrote the text, and what it hides is told to nobody any more. */
class DecisionNoticeTests extends WithNotices {

    private static final String EVERYTHING = """
            notices(first: 100) {
              totalCount
              nodes {
                reason event { kind by { id displayName } changes { after } }
                subject { ... on ModerationDecision { id subject kind rule reason appealOutcome withheld { body } appeal { text } } }
              }
            }
            """;

    @Test
    void tellsAuthorsAloneWhatWasDecidedAndNotByWhom() {
        Follower hugo = called("hugo-decidido");
        Follower luz = called("luz-reporta").follows("durango-2-c5");
        Follower mario = moderator("mario-decide");
        Follower marta = moderator("marta-decide");

        String insult = hugo.comments("durango-2-c5", "Un insulto.");
        String quote = hugo.comments("durango-2-c5", "Una cita.");
        luz.reports(insult);
        luz.reports(quote);
        String first = mario.decides(insult, "HIDE");
        announcer.tell();
        assertThat(hugo.told()).containsExactly("HIDDEN HARASSMENT");
        assertThat(hugo.notices().at("/0/subject/id").asString()).isEqualTo(first);

        clock.advance(Duration.ofMinutes(1));
        hugo.appeals(first);
        marta.ends(first, "UPHELD");
        clock.advance(Duration.ofMinutes(1));
        String second = mario.decides(quote, "HIDE");
        clock.advance(Duration.ofMinutes(1));
        hugo.appeals(second);
        marta.ends(second, "OVERTURNED");
        announcer.tell();

        assertThat(hugo.told())
                .containsExactly("RESTORED HARASSMENT", "HIDDEN HARASSMENT", "UPHELD HARASSMENT", "HIDDEN HARASSMENT");
        JsonNode everything = hugo.me(EVERYTHING);
        assertThat(everything.at("/notices/nodes/3/subject/withheld/body").asString()).isEqualTo("Un insulto.");
        assertThat(everything.at("/notices/nodes").valueStream().map(notice -> notice.at("/event/by").isNull()))
                .containsOnly(true);
        for (Follower other : List.of(luz, mario, marta)) {
            assertThat(everything.toString()).doesNotContain(other.citizen());
            assertThat(other.told()).noneMatch(line -> line.matches("(HIDDEN|RELEASED|RESTORED|UPHELD).*"));
        }
    }

    @Test
    void tellsAuthorsWhatBecameOfWhatWasHeld() {
        Follower hugo = called("hugo-retenido");
        Follower mario = moderator("mario-revisa");
        String good = hugo.writesWhatIsHeld("durango-3-durango-1", "Una lista de fuentes.");
        String bad = hugo.writesWhatIsHeld("durango-3-durango-1", "Publicidad.");
        announcer.tell();
        assertThat(hugo.told()).isEmpty();

        mario.decides(good, "RELEASE");
        clock.advance(Duration.ofMinutes(1));
        mario.decides(bad, "HIDE");
        announcer.tell();

        assertThat(hugo.told()).containsExactly("HIDDEN HARASSMENT", "RELEASED");
    }

    @Test
    void countsNothingThatWasHiddenUntilItIsShownAgain() {
        Follower ana = called("ana-oculta");
        Follower luz = called("luz-opina");
        Follower mario = moderator("mario-oculta");
        String proposal = ana.proposes("Una propuesta que se oculta");
        announcer.tell();
        Follower rosa = called("rosa-ya-no-ve").follows(proposal).follows("durango-3-tepehuanes-1");
        String comment = luz.comments("durango-3-tepehuanes-1", "Se oculta.");
        luz.comments(proposal, "Una opinión.");
        liaison("enlace-que-contesta").answers(proposal);
        announcer.tell();
        assertThat(counted(rosa)).containsExactly(3, 3, 3);

        luz.reports(proposal);
        String decision = mario.decides(proposal, "HIDE");
        assertThat(counted(rosa)).containsExactly(1, 1, 1);
        ana.reports(comment);
        mario.decides(comment, "HIDE");
        assertThat(counted(rosa)).containsExactly(0, 0, 0);

        ana.appeals(decision);
        moderator("marta-muestra").ends(decision, "OVERTURNED");
        assertThat(counted(rosa)).containsExactly(2, 2, 2);
    }

    /** How many notices they have, how many unread, and how many of them have a subject. */
    private static List<Integer> counted(Follower somebody) {
        JsonNode me = somebody.me("notices { totalCount } unread: notices(unread: true) { totalCount }");
        long shown = somebody.notices().valueStream().filter(notice -> notice.path("subject").isObject()).count();
        return List.of(me.at("/notices/totalCount").asInt(), me.at("/unread/totalCount").asInt(), Math.toIntExact(shown));
    }
}

package mx.cocrea.notifications;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import mx.cocrea.identity.Action;
import mx.cocrea.identity.Viewer;
import mx.cocrea.identity.Viewers;
import mx.cocrea.platform.writing.GraphWriter;
import mx.cocrea.platform.writing.UserErrors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Who wants e-mail, how often and where to: an address is kept for as long as somebody wants it, and no longer. */
@Controller
final class Mailings {

    /** As addresses are on the way (RFC 5321, section 4.5.3.1.3). */
    private static final int LONGEST = 254;

    private static final int TOKEN = 24;

    /** Ends the e-mail of {@code account}: the address goes, and all that was to be sent there. */
    private static final String END = """
            CALL (account) {
              OPTIONAL MATCH (account)-[:KEEPS]->(kept:Mailing|Mail)
              DETACH DELETE kept
            }
            CALL (account) {
              MATCH (account)-[:TOLD]->(notice:Unsent)
              REMOVE notice:Unsent
            }
            """;

    private final SecureRandom random = new SecureRandom();
    private final MailSettings settings;
    private final Viewers viewers;
    private final GraphWriter graph;

    Mailings(MailSettings settings, Viewers viewers, GraphWriter graph) {
        this.settings = settings;
        this.viewers = viewers;
        this.graph = graph;
    }

    /** How often somebody wants e-mail. */
    enum EmailFrequency {
        NONE, AT_ONCE, DAILY, WEEKLY
    }

    /** How often, in which language. */
    record NotificationsUpdateInput(EmailFrequency email, String language) {}

    @MutationMapping
    Map<String, @Nullable Object> notificationsUpdate(@Argument NotificationsUpdateInput input) {
        Viewer viewer = viewers.require(Action.FOLLOW);
        if (input.email() == EmailFrequency.NONE) {
            return graph.writePrivately(
                    "MATCH (account:Account {key: $key})\n" + END + "RETURN {key: account.key, userErrors: []} AS written",
                    Map.of("key", viewer.key()));
        }
        if (!settings.isOffered()) {
            return UserErrors.of("EMAIL_NOT_OFFERED", "This platform sends no e-mail.", "email");
        }
        Optional<String> address = viewers.verifiedEmail().filter(Mailings::isOne);
        if (address.isEmpty()) {
            return UserErrors.of(
                    "EMAIL_NOT_VERIFIED",
                    "Your identity provider does not say that an address is yours; verify it there, and sign in anew.",
                    "email");
        }
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("key", viewer.key());
        parameters.put("token", newToken());
        parameters.put("address", address.get());
        parameters.put("frequency", input.email().name());
        parameters.put("language", input.language());
        return graph.writePrivately("""
                MATCH (account:Account {key: $key})
                SET account.held = true
                REMOVE account.held
                MERGE (account)-[:KEEPS]->(mailing:Mailing)
                ON CREATE SET mailing.token = $token
                SET mailing.address = $address, mailing.frequency = $frequency, mailing.language = $language
                REMOVE mailing.refusedAt, mailing.dueAt
                WITH account
                CALL (account) {
                  MATCH (account)-[:TOLD]->(notice:Unsent)
                  REMOVE notice:Unsent
                }
                RETURN {key: account.key, userErrors: []} AS written
                """, parameters);
    }

    /** By which somebody ends the e-mail that they have. */
    record EmailStopInput(String token) {}

    /** Needs nobody to sign in: the token is in the messages of one person alone, and does no more than this. */
    @MutationMapping
    Map<String, @Nullable Object> emailStop(@Argument EmailStopInput input) {
        return graph.writePrivately(
                """
                        OPTIONAL MATCH (:Mailing {token: $token})<-[:KEEPS]-(account:Account)
                        """ + END + """
                        RETURN {userErrors: CASE
                          WHEN account IS NULL
                            THEN [{code: 'NOT_FOUND', message: 'Nothing is sent by this token, or no longer.', field: 'token'}]
                          ELSE []
                        END} AS written
                        """,
                Map.of("token", input.token()));
    }

    /** An address without a name beside it, and nothing that a header of a message could take for its end. */
    private static boolean isOne(String address) {
        return address.length() <= LONGEST
                && StandardCharsets.US_ASCII.newEncoder().canEncode(address)
                && address.matches("[^\\s@<>,;:\"()\\[\\]\\\\]+@[^\\s@<>,;:\"()\\[\\]\\\\]+");
    }

    private String newToken() {
        byte[] token = new byte[TOKEN];
        random.nextBytes(token);
        return HexFormat.of().formatHex(token);
    }
}

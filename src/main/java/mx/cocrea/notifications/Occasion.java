package mx.cocrea.notifications;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Whom an event of some kind is told, and why: all that is told is here, and a new kind is a line. */
enum Occasion {
    REPLY("ADDED", Audience.AUTHOR_REPLIED_TO), COMMENT("ADDED", Audience.FOLLOWERS_OF_WHAT_IS_COMMENTED), PROPOSAL("SUBMITTED",
            Audience.FOLLOWERS_AROUND), PROPOSAL_BY_WORDS("SUBMITTED", Audience.FOLLOWERS_OF_WORDS, "PROPOSAL"), ANSWER(
                    "ANSWERED", Audience.FOLLOWERS_AROUND), OVERDUE("OVERDUE", Audience.FOLLOWERS_AROUND), REVIEWED("REVIEWED",
                            Audience.FOLLOWERS, "STATUS"), IMPLEMENTED("IMPLEMENTED", Audience.FOLLOWERS, "STATUS"), MERGED(
                                    "MERGED", Audience.FOLLOWERS, "STATUS"), WITHDRAWN("WITHDRAWN", Audience.FOLLOWERS,
                                            "STATUS"), HIDDEN("HIDDEN", Audience.AUTHOR_DECIDED_ON), RELEASED("RELEASED",
                                                    Audience.AUTHOR_DECIDED_ON), RESTORED("RESTORED",
                                                            Audience.AUTHOR_DECIDED_ON), UPHELD("UPHELD",
                                                                    Audience.AUTHOR_DECIDED_ON), PROGRESS("REPORTED",
                                                                            Audience.FOLLOWERS_OF_WHAT_IT_TELLS_OF), MEASURED(
                                                                                    "MEASURED",
                                                                                    Audience.FOLLOWERS_OF_WHAT_IT_TELLS_OF), FIGURE(
                                                                                            "ADDED",
                                                                                            Audience.FOLLOWERS_OF_WHAT_IT_TELLS_OF);

    /** Clauses that find the {@code account}s to be told of {@code event}. */
    private enum Audience {
        /** Who wrote the comment that a comment replies to. */
        AUTHOR_REPLIED_TO("""
                MATCH (event)-[:ABOUT]->(comment:Comment)-[:REPLY_TO]->(:Comment)<-[:WROTE]-(:Citizen)<-[:OF]-(account:Account)
                WHERE comment.withdrawnAt IS NULL
                """),
        /** Who follows what is commented on; an activity is followed with its commitment. */
        FOLLOWERS_OF_WHAT_IS_COMMENTED("""
                MATCH (event)-[:ABOUT]->(comment:Comment)-[:ON]->()-[:FULFILS]->{0,1}(topic:Commitment|Proposal)
                WHERE comment.withdrawnAt IS NULL
                MATCH (topic)<-[:FOLLOWS]-(:Follow)<-[:KEEPS]-(account:Account)
                """),
        /** Who follows the plan or commitment that a report, a measurement or a figure tells something of, or whoever answers for any of it. */
        FOLLOWERS_OF_WHAT_IT_TELLS_OF("""
                MATCH (event)-[:ABOUT]->(told:ProgressReport|Indicator|Figure)
                MATCH (told)-[:REPORTS_ON|DESCRIBES|EVALUATES|MEASURES]->{1,2}(thing:Plan|Commitment|Activity)
                CALL (thing) {
                  MATCH (thing)-[:FULFILS|PART_OF]->{0,2}(topic:Commitment|Plan)
                  RETURN topic
                  UNION
                  MATCH (thing)-[:FULFILS]-{0,1}()<-[:ANSWERS_FOR]-(topic:Actor)
                  RETURN topic
                }
                MATCH (topic)<-[:FOLLOWS]-(:Follow)<-[:KEEPS]-(account:Account)
                """),
        /** Who wrote the text that moderators decided on; an event about the text itself is its history, and tells nobody. */
        AUTHOR_DECIDED_ON("MATCH (event)-[:ABOUT]->(:ModerationDecision)-[:TELLS]->(:Citizen)<-[:OF]-(account:Account)"),
        /** Who follows the proposal. */
        FOLLOWERS("MATCH (event)-[:ABOUT]->(:Proposal)<-[:FOLLOWS]-(:Follow)<-[:KEEPS]-(account:Account)"),
        /** Who follows the proposal, the commitments that it is for, whoever answers for these, or an institution that it was put to. */
        FOLLOWERS_AROUND("""
                MATCH (event)-[:ABOUT]->(proposal:Proposal)
                CALL (proposal) {
                  RETURN proposal AS topic
                  UNION
                  MATCH (proposal)-[:PUT_TO]->(topic:Institution)
                  RETURN topic
                  UNION
                  MATCH (proposal)-[:ADDRESSES]->(:Commitment|Problem)<-[:ADDRESSES]-{0,1}(topic:Commitment)
                  RETURN topic
                  UNION
                  MATCH (proposal)-[:ADDRESSES]->(:Commitment|Problem)<-[:ADDRESSES]-{0,1}(commitment:Commitment)
                  MATCH (topic:Actor)-[:ANSWERS_FOR]->()-[:FULFILS]->{0,1}(commitment)
                  RETURN topic
                }
                MATCH (topic)<-[:FOLLOWS]-(:Follow)<-[:KEEPS]-(account:Account)
                """),
        /** Who follows words that the proposal has. */
        FOLLOWERS_OF_WORDS("""
                MATCH (event)-[:ABOUT]->(proposal:Proposal)
                MATCH (follow:Words)<-[:KEEPS]-(account:Account)
                WHERE all(term IN follow.terms WHERE proposal.words =~ '(?s)(.*[^\\\\p{L}\\\\p{N}])?' + term + '.*')
                """);

        private final String clauses;

        Audience(String clauses) {
            this.clauses = clauses;
        }
    }

    private final String kind;
    private final Audience audience;
    private final String reason;

    Occasion(String kind, Audience audience) {
        this.kind = kind;
        this.audience = audience;
        this.reason = name();
    }

    Occasion(String kind, Audience audience, String reason) {
        this.kind = kind;
        this.audience = audience;
        this.reason = reason;
    }

    /** Kinds of events that are told. */
    static List<String> kinds() {
        return Arrays.stream(values()).map(occasion -> occasion.kind).distinct().toList();
    }

    /** A part of a statement that finds for {@code event} each {@code account} to be told, with the {@code rank} of a reason. */
    static String recipients() {
        return Arrays.stream(Audience.values()).map(Occasion::part).collect(Collectors.joining("UNION\n"));
    }

    /** Reasons by rank: who has several is told the first. */
    static List<String> reasons() {
        return Arrays.stream(values()).map(occasion -> occasion.reason).toList();
    }

    /** Each audience once, whatever it is told of, as a database takes long to plan a statement of many parts. */
    private static String part(Audience audience) {
        List<Occasion> all = List.of(values());
        String ranks = all.stream()
                .filter(occasion -> occasion.audience == audience)
                .map(occasion -> "WHEN '%s' THEN %d".formatted(occasion.kind, all.indexOf(occasion)))
                .collect(Collectors.joining(" "));
        return """
                WITH event, CASE event.kind %s END AS rank
                WHERE rank IS NOT NULL
                %s
                RETURN account, rank
                """.formatted(ranks, audience.clauses.strip());
    }
}

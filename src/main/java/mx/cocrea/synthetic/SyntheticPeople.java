package mx.cocrea.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import mx.cocrea.platform.writing.GraphWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Made-up citizens and what they write on the plans that are in the graph: the same scale gives the same on the same plans. */
@Component
final class SyntheticPeople {

    /** How many of each at scale 1, where there are 1,000 commitments. */
    static final int CITIZENS = 1_000;
    static final int COMMENTS = 5_000;
    static final int PROPOSALS = 400;
    static final int SUPPORTS = 4_000;

    private static final int ROWS = 500;
    /** How far a reply to a reply goes. */
    static final int DEEPEST = 3;

    /** Of a row's place, the commitment. */
    private static final String ROW = """
            MATCH (commitment:Commitment)
            WITH commitment
            ORDER BY commitment.id
            WITH collect(commitment) AS commitments
            UNWIND $rows AS row
            WITH row, commitments[row.place % size(commitments)] AS commitment
            """;

    private static final String DONE = """
            RETURN {userErrors: []} AS written
            LIMIT 1
            """;

    private static final String WRITE_CITIZENS = """
            UNWIND $rows AS row
            MERGE (citizen:Citizen {id: row.id})
            ON CREATE SET citizen:Node, citizen.displayName = row.name, citizen.nameKey = row.nameKey, citizen.createdAt = row.at
            MERGE (account:Account {key: row.id})
            ON CREATE SET account.createdAt = row.at
            MERGE (account)-[:OF]->(citizen)
            """ + DONE;

    private static final String WRITE_COMMENTS = ROW
            + """
                    MATCH (author:Citizen {id: row.author})
                    MERGE (comment:Comment {id: row.id})
                    ON CREATE SET comment:Node, comment.under = coalesce(row.replyTo, commitment.id), comment.depth = row.depth, comment.body = row.body,
                      comment.alignment = row.alignment, comment.createdAt = row.at, comment.version = 1
                    MERGE (author)-[:WROTE]->(comment)
                    MERGE (comment)-[:ON]->(commitment)
                    MERGE (event:Event {id: row.event})
                    ON CREATE SET event:Node, event.kind = 'ADDED', event.at = row.at, event.fields = [], event.before = [], event.after = []
                    MERGE (author)-[:DID]->(event)
                    MERGE (event)-[:ABOUT]->(comment)
                    """
            + DONE;

    private static final String WRITE_REPLIES = """
            UNWIND $rows AS row
            OPTIONAL MATCH (comment:Comment {id: row.id}), (answered:Comment {id: row.replyTo})
            FOREACH (reply IN CASE WHEN answered IS NULL THEN [] ELSE [comment] END | MERGE (reply)-[:REPLY_TO]->(answered))
            """ + DONE;

    private static final String WRITE_PROPOSALS = ROW
            + """
                    MATCH (author:Citizen {id: row.author})
                    MERGE (proposal:Proposal {id: row.id})
                    ON CREATE SET proposal:Node, proposal.title = row.title, proposal.problem = row.problem, proposal.solution = row.solution,
                      proposal.links = '', proposal.words = row.words, proposal.status = 'SUBMITTED', proposal.version = 2,
                      proposal.createdAt = row.at, proposal.listedAt = row.at, proposal.submittedOn = row.on, proposal.dueOn = row.due
                    MERGE (author)-[:WROTE]->(proposal)
                    MERGE (proposal)-[:ADDRESSES]->(commitment)
                    MERGE (event:Event {id: row.event})
                    ON CREATE SET event:Node, event.kind = 'SUBMITTED', event.at = row.at, event.fields = ['status'],
                      event.before = ['DRAFT'], event.after = ['SUBMITTED']
                    MERGE (author)-[:DID]->(event)
                    MERGE (event)-[:ABOUT]->(proposal)
                    WITH proposal, commitment
                    CALL (proposal, commitment) {
                      MATCH (institution:Institution)-[:ANSWERS_FOR]->()-[:FULFILS]->{0,1}(commitment)
                      MERGE (proposal)-[:PUT_TO]->(institution)
                    }
                    """
            + DONE;

    private static final String WRITE_SUPPORTS = """
            UNWIND $rows AS row
            MATCH (citizen:Citizen {id: row.author})
            MATCH (proposal:Proposal {id: row.proposal})
            MERGE (citizen)-[support:SUPPORTS]->(proposal)
            ON CREATE SET support.at = row.at
            """ + DONE;

    private final GraphWriter graph;

    SyntheticPeople(GraphWriter graph) {
        this.graph = graph;
    }

    /**
     * Writes them. What is there already of the same scale stays as it is.
     *
     * @param scale how many times {@value #CITIZENS} citizens, {@value #COMMENTS} comments, {@value #PROPOSALS} submitted proposals and at
     *     most {@value #SUPPORTS} supports
     * @throws org.neo4j.driver.exceptions.Neo4jException when the database is away or too slow
     */
    void write(int scale) {
        Crowd crowd = new Crowd(scale);
        write(scale * CITIZENS, crowd::citizen, WRITE_CITIZENS);
        write(scale * COMMENTS, crowd::comment, WRITE_COMMENTS, WRITE_REPLIES);
        write(scale * PROPOSALS, crowd::proposal, WRITE_PROPOSALS);
        write(scale * SUPPORTS, crowd::support, WRITE_SUPPORTS);
    }

    private void write(int number, IntFunction<Map<String, @Nullable Object>> row, String... statements) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>(ROWS);
        for (int i = 0; i < number; i++) {
            rows.add(row.apply(i));
            if (rows.size() == ROWS || i == number - 1) {
                for (String statement : statements) {
                    graph.write(statement, Map.of("rows", rows));
                }
                rows.clear();
            }
        }
    }
}

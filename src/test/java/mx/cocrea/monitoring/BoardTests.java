package mx.cocrea.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mx.cocrea.StatementCount;
import mx.cocrea.platform.graphql.Client.Answer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The board of a plan that is far larger than any of Durango's. */
class BoardTests extends WithReports {

    private static final String LARGE = "prueba-grande";

    @Autowired
    StatementCount statements;

    /** Of ten activities, five are done by what the institution says, of which citizens deny one; the others nobody reported on. */
    @BeforeEach
    void lay() {
        write("""
                MATCH (institution:Institution {id: $institution})
                CREATE (plan:Node:Plan {
                  id: $plan, number: 9, name: 'Un plan muy grande', jurisdiction: 'Durango', startsOn: date('2018-01-01'), endsOn: date('2019-12-31')
                })
                WITH institution, plan
                UNWIND range(1, 1000) AS number
                CREATE (commitment:Node:Commitment {id: $plan + '-c' + number, number: number, ordinal: number, title: 'Compromiso'})-[:PART_OF]->(plan)
                WITH institution, commitment
                UNWIND range(1, 10) AS ordinal
                CREATE (activity:Node:Activity {
                  id: commitment.id + '-' + ordinal, ordinal: ordinal, title: 'Actividad', startsOn: date('2018-02-01'), dueOn: date('2018-12-31')
                })-[:FULFILS]->(commitment)
                CREATE (institution)-[:ANSWERS_FOR {role: 'RESPONSIBLE'}]->(activity)
                FOREACH (reported IN CASE WHEN ordinal <= 5 THEN [activity] ELSE [] END |
                  CREATE (report:Node:ProgressReport {
                    id: activity.id + '-r1', kind: 'OFFICIAL', done: 'COMPLETED', observedOn: date('2018-11-01'),
                    recordedAt: datetime('2018-11-02T18:00:00Z'), summary: 'Se concluyó.', version: 1
                  })-[:REPORTS_ON]->(reported)
                  CREATE (report)-[:GIVEN_BY]->(institution)
                )
                FOREACH (denied IN CASE WHEN ordinal = 1 THEN [activity] ELSE [] END |
                  CREATE (:Node:ProgressReport {
                    id: activity.id + '-r2', kind: 'CITIZEN', done: 'NOT_COMPLETED', observedOn: date('2018-11-20'),
                    recordedAt: datetime('2018-11-20T18:00:00Z'), summary: 'No hay nada.', version: 1
                  })-[:REPORTS_ON]->(denied)
                )
                """,
                Map.of("institution", DIF, "plan", LARGE));
        // A database that has just been filled has not counted yet what it holds, and plans by that.
        write("CALL db.prepareForReplanning()", Map.of());
    }

    @AfterEach
    void clear() {
        write("""
                MATCH (plan:Plan {id: $plan})
                OPTIONAL MATCH (plan)<-[:PART_OF]-(commitment)<-[:FULFILS]-(activity)
                DETACH DELETE plan, commitment, activity
                """, Map.of("plan", LARGE));
    }

    @Test
    void isReadInOneStatementWithTenThousandActivities() {
        Answer[] answer = new Answer[1];

        int asked = statements.during(
                () -> answer[0] = client.send(
                        client.request("/planes/" + LARGE + "/tablero?fecha=2019-07-01").header("Accept-Language", "en")));

        assertThat(answer[0].status()).isEqualTo(200);
        assertThat(asked).isEqualTo(1);
        Document page = Jsoup.parse(answer[0].http().body());
        assertThat(page.select("p[role=status]").text()).contains("10,000");
        assertThat(page.select("ul.tags").text()).contains("1,000", "5,000");
        assertThat(page.select("tbody tr")).hasSize(25);
    }
}

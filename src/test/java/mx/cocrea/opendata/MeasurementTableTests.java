package mx.cocrea.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Measurements, continuities and successions go in and out as any other table. */
class MeasurementTableTests extends OnAnEmptyGraph {

    private static final String MEASUREMENTS = """
            id,indicator,observedOn,numerator,denominator,recordedOn,corrects,note
            s-1-c1-i1-m1,s-1-c1-i1,2019-05-31,74.5,100,2019-06-02,,
            s-1-c1-i1-m2,s-1-c1-i1,2019-05-31,75,100,,s-1-c1-i1-m1,Se contó de nuevo
            """;

    private static final String CONTINUITIES = """
            id,kind,from,to,plan,reason
            s-1-c1-1-sigue,ABSORBED,s-1-c1-1,s-1-c2,s-1,Se hace ahí
            s-1-c2-sigue,DROPPED,s-1-c2,,s-1,No está
            """;

    private static final String SUCCESSIONS = """
            institution,successor,statedAs,document,where
            s-secretaria,s-gobierno,2020,s-doc,Firmas
            """;

    @Autowired
    PackageExport exports;

    private static SamplePackage sample() {
        return SamplePackage.whole()
                .with("measurements", MEASUREMENTS)
                .with("continuities", CONTINUITIES)
                .with("successions", SUCCESSIONS);
    }

    @Test
    void areExportedAsTheyWereImported() throws IOException {
        imported(sample());
        Path out = folder.resolve("out");
        exports.export("sample", out, said -> {});

        assertThat(Files.readString(out.resolve("measurements.csv"))).isEqualTo(MEASUREMENTS);
        assertThat(Files.readString(out.resolve("continuities.csv"))).isEqualTo(CONTINUITIES);
        assertThat(Files.readString(out.resolve("successions.csv"))).isEqualTo(SUCCESSIONS);
    }

    @Test
    void areKeptAsTheGraphHasThem() {
        imported(sample());

        assertThat(graph.ask("""
                MATCH (correction:Measurement:Node)-[:CORRECTS]->(corrected:Measurement)-[:OF]->(indicator:Indicator)
                RETURN correction.id + ' ' + corrected.numerator + ' ' + corrected.recordedOn + ' ' + indicator.id
                """)).containsExactly("s-1-c1-i1-m2 74.5 2019-06-02 s-1-c1-i1");
        assertThat(graph.ask("""
                MATCH (one:Continuity:Node)-[:FROM]->(from), (one)-[:IN_PLAN]->(:Plan)
                OPTIONAL MATCH (one)-[:TO]->(to)
                RETURN one.kind + ' ' + from.id + ' ' + coalesce(to.id, '')
                ORDER BY from.id
                """)).containsExactly("ABSORBED s-1-c1-1 s-1-c2", "DROPPED s-1-c2 ");
        assertThat(graph.ask("MATCH (:Institution)-[r:SUCCEEDED_BY]->(next:Institution) RETURN next.id + ' ' + r.statedAs"))
                .containsExactly("s-gobierno 2020");
    }

    @Test
    void areRefusedWhereTheyMakeNoSense() {
        List<Fault> faults = refused(
                sample().replacing("measurements", "74.5,100", "74.5,-1").replacing("continuities", "DROPPED", "LOST"));

        assertThat(faults).hasSize(2);
        assertThat(faults.toString()).contains("denominator", "kind");
    }
}

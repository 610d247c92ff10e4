package mx.cocrea.platform.composer;

import java.util.*;
import org.junit.jupiter.api.Test;

class SmokeTests {
    static void print(org.neo4j.driver.summary.Plan p, String in) {
        System.out.println("PL " + in + p.operatorType() + " " + p.arguments().get("Details"));
        p.children().forEach(c -> print(c, in + "  "));
    }
    @Test
    void smoke() {
        Library.stocked();
        for (String s : List.of(
                "MATCH (this:Shelf) RETURN [COLLECT { MATCH (it) RETURN it.x }, COUNT { MATCH (a:Work), (b:Work) RETURN a }, CASE WHEN this:Shelf THEN COLLECT { MATCH (z) RETURN z.a } END] AS answer",
                "RETURN head(COLLECT { MATCH (it:Shelf) RETURN [it.name, COLLECT { MATCH (it)<-[:STANDS_ON]-(w) RETURN w.title}] LIMIT 1}) AS answer",
                "RETURN [x IN [1] | COLLECT { MATCH (it) RETURN it.x }] AS answer",
                "WITH $p AS this MATCH (this)-->(b) RETURN b",
                "WITH $p AS this RETURN COLLECT { MATCH (this)-->(b) RETURN b.id}, startNode(this), this.x",
                "MATCH (a:Work {id: $p}), (b:Shelf {id: $q}) RETURN a,b",
                "MATCH (a:Work), (b:Shelf) RETURN a,b",
                "MATCH (this:Shelf) RETURN COLLECT { MATCH (this)<-[:STANDS_ON]-(it:Book) MATCH (it)<-[:WROTE]-(w:Author {id: $p}) RETURN it.id }",
                "MATCH (this:Shelf) RETURN x_0", "MATCH (this:Shelf) RETURN foo.bar(this)",
                "MATCH (this:Shelf) RETURN size(5)")) {
            try {
                System.out.println("PL === " + s);
                print(TestDatabase.reader().explain(s), "");
            } catch (Throwable t) {
                System.out.println("PL " + t);
            }
        }
    }
}

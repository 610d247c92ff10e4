package mx.cocrea.platform.composer;

import java.util.*;
import org.junit.jupiter.api.Test;

class SmokeTests {
    @Test
    void smoke() {
        Library l = Library.stocked();
        for (String q : List.of(
                "{ shelves { name works { __typename id title ... on Book { pages } authorships { part author { name } } } } size today }",
                "{ works(first: 3) { totalCount nodes { id title label isNew } edges { cursor node { title shelf { name } } } pageInfo { hasNextPage endCursor } } }",
                "{ finds(word: \"L\", first: 20) { nodes { __typename ... on Entry { id } ... on Book { title } ... on Author { name works { nodes { title } } } } totalCount } }",
                "{ shelf(id: \"s1\") { authors { name } pageTotal best { id } books(filter: {author: \"a1\", published: {from: \"1950-01-01\"}}) { nodes { id } } } }")) {
            try {
                System.out.println(l.askInVain(q, Map.of()));
            } catch (Throwable t) {
                t.printStackTrace(System.out);
            }
            System.out.println(l.statements());
        }
    }
}

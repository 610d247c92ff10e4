package mx.cocrea.platform.composer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTests {

    private static final Template.Rule OLDER = new Template.Rule(
            Template.of("any(word IN this.words WHERE word.age > $age AND $today > 0)"), List.of("age"));

    private static String rendered(String cypher) {
        Scope.Names names = new Scope.Names(name -> name.startsWith("today") ? null : "$p_" + name, name -> "$" + name,
                call -> OLDER);
        return Template.of(cypher).render(new Scope("self", "1", names));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
            (this)-[:HAS]->(it:Book {id: $id})               => (self)-[:HAS]->(it_1:Book {id: $p_id})
            (it:A|B)<-[r:C|D*1..3]-(:E)                      => (it_1:A|B)<-[r_1:C|D*1..3]-(:E)
            it:Book&!Old AND it.it = it.id                   => it_1:Book&!Old AND it_1.it = it_1.id
            (it:book)                                        => (it_1:book)
            'it' + it.name + "it 'it' \\" it" + `it`         => 'it' + it_1.name + "it 'it' \\" it" + `it`
            {it: it.it, other: {it: 1}, `it`: it, It: it}    => {it: it_1.it, other: {it: 1}, `it`: it_1, It: it_1}
            it {.*, .name, it: other, other}                 => it_1 {.*, .name, it: other_1, other: other_1}
            it {other}                                       => it_1 {other: other_1}
            [x IN it.xs WHERE x > $low | x.y]                => [x_1 IN it_1.xs WHERE x_1 > $p_low | x_1.y]
            [(it)-->(b:B) WHERE b:C | b.name]                => [(it_1)-->(b_1:B) WHERE b_1:C | b_1.name]
            reduce(sum = 0, x IN it.xs | sum + x)            => reduce(sum_1 = 0, x_1 IN it_1.xs | sum_1 + x_1)
            CASE it.kind WHEN 'a' THEN x ELSE null END       => CASE it_1.kind WHEN 'a' THEN x_1 ELSE null END
            size(it.xs) + coalesce(it.n, 1e5, 0x1f, 1.5)     => size(it_1.xs) + coalesce(it_1.n, 1e5, 0x1f, 1.5)
            date.truncate('month', it.day) < datetime()      => date.truncate('month', it_1.day) < datetime()
            CALL db.index.fulltext.queryNodes('i', $q) YIELD node AS it, score WHERE score > 1 => CALL db.index.fulltext.queryNodes('i', $p_q) YIELD node AS it_1, score AS score_1 WHERE score_1 > 1
            CALL (this) { MATCH (this)--(it) RETURN it }     => CALL (self) { MATCH (self)--(it_1) RETURN it_1 }
            EXISTS { (this)--(a), (a)--(b) }                 => EXISTS { (self)--(a_1), (a_1)--(b_1) }
            COUNT { WITH a, b, c RETURN a }                  => COUNT { WITH a_1, b_1, c_1 RETURN a_1 }
            ((a)-[r:X]->(b) WHERE a.n < b.n){1,3} (it)       => ((a_1)-[r_1:X]->(b_1) WHERE a_1.n < b_1.n){1,3} (it_1)
            p = SHORTEST 1 (this)-[:X]-+(it)                 => p_1 = SHORTEST 1 (self)-[:X]-+(it_1)
            it.a /* it's */ + it.b/*it*/+ it.c               => it_1.a   + it_1.b + it_1.c
            it.year = $value.year AND $today.year > 1        => it_1.year = $p_value.year AND $today.year > 1
            xs[0..n] + xs[it.at]                             => xs_1[0..n_1] + xs_1[it_1.at]
            it.áé = it.name_2 AND _x = 1                     => it_1.áé = it_1.name_2 AND _x_1 = 1
            """)
    void renamesVariablesAndNothingElse(String cypher, String rendered) {
        assertThat(rendered(cypher)).isEqualTo(rendered);
    }

    @Test
    void leavesCommentsOut() {
        assertThat(rendered("it.a // = it.b\n  = it.c")).isEqualTo("it_1.a  \n  = it_1.c");
    }

    @Test
    void putsARulesExpressionInPlaceOfItsCall() {
        assertThat(rendered("Person.older(it, $low + 1) = $value"))
                .isEqualTo("(any(word_1r0 IN it_1.words WHERE word_1r0.age > ($p_low + 1) AND $today > 0)) = $p_value");
    }

    @Test
    void keepsTheVariablesOfRulesApart() {
        assertThat(rendered("Person.older(head([word IN xs | word]), 1) OR Person.older(word, size(')('))"))
                .isEqualTo("(any(word_1r0 IN (head([word_1 IN xs_1 | word_1])).words WHERE word_1r0.age > (1) AND $today > 0))"
                        + " OR (any(word_1r1 IN word_1.words WHERE word_1r1.age > (size(')(')) AND $today > 0))");
    }

    @Test
    void callsRulesWithinWhatRulesAreGiven() {
        assertThat(rendered("Person.older(it, Person.older(it, 2))"))
                .contains("word_1r0.age > (")
                .contains("word_1r0 IN it_1.words")
                .contains("> (2)");
    }

    @Test
    void refusesACallThatDoesNotEnd() {
        assertThatThrownBy(() -> Template.of("Person.older(it, (1)"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("calls Person.older without an end");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
            (this)-->(it)                                    => true
            /* a pattern */ (this)-->(it)                    => true
            (this)-->(it) WHERE it.a OR it.b                 => false
            (this)-->(it) WITH it ORDER BY it.a LIMIT 1      => false
            MATCH (it)                                       => true
            MATCH (it) WHERE it.a OPTIONAL MATCH (it)-->(b)  => false
            MATCH (it) WHERE EXISTS { MATCH (it)-->() }      => false
            CALL db.labels() YIELD label AS it               => false
            UNWIND $ids AS id MATCH (it {id: id})            => true
            """)
    void knowsWhetherAWhereCanFollow(String cypher, boolean takesWhere) {
        assertThat(Template.of(cypher).takesWhere()).isEqualTo(takesWhere);
    }

    @Test
    void tellsWhichParametersItUses() {
        assertThat(Template.of("it.a = $a AND Person.older(it, $filter.b) AND it.c = '$c' // $d").parameters())
                .containsExactly("a", "filter.b");
    }
}

package mx.cocrea.platform.composer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingCheckTests {

    /** A schema without faults, but for what is put in place of one of its lines. */
    private static final String SOUND = Library.text("composer/books.graphqls");

    private final BoltReader reader = TestDatabase.reader();

    private List<String> faults(String line, String instead) {
        assertThat(SOUND).contains(line);
        GraphQLSchema schema = Library.schema(SOUND.replace(line, instead), "books.graphqls");
        return new Composer(schema, reader, Library.PREPARATIONS, Library.DERIVATIONS, Map.of())
                .check(reader::explain)
                .stream()
                .map(MappingFault::getMessage)
                .toList();
    }

    @Test
    void findsNothingInASoundMapping() {
        assertThat(faults("", "")).isEmpty();
        assertThat(Library.stocked().composer().check(reader::explain)).isEmpty();
    }

    @Test
    void asksTheDatabaseALittleAtATime() {
        int[] asked = {0};
        new Library().composer().check(statement -> {
            asked[0]++;
            return reader.explain(statement);
        });
        assertThat(asked[0]).isLessThan(15);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
            (this)<-[:STANDS_ON]-(it:Book)" => (this)<-[:STANDS_ON]-(it:Book" => books.graphqls:9: Shelf.books is refused by the database: Invalid input
            "it.since" => "there.since" => books.graphqls:10: Shelf.stays is refused by the database: Variable `there` not defined
            startNode(this) => firstNode(this) => books.graphqls:10: Shelf.stays is refused by the database: Unknown function 'firstNode'
            it.title = $value => size(5) = $value => books.graphqls:4: Query.books with filter.text is refused by the database: Type mismatch
            "it.date", "it.id" => "this.date", "it.id" => books.graphqls:4: Query.books is refused by the database: Invalid input
            this.date < $at => this.date < $until => books.graphqls:15: Book.isOld uses $until, which is neither an argument nor known in every request
            this.date < $at => this.date < $at.x.y => ~~
            (this)-[:STANDS_ON]->(it:Shelf WHERE => (this)-[:STANDS_ON]->(it:Shelf WHEN => books.graphqls:34: BookConnection.shelves is refused by the database: Invalid input
            WITH DISTINCT it => WITH DISTINCT these AS it => books.graphqls:34: BookConnection.shelves is refused by the database: Variable `these` not defined
            (it:Shelf {id: $id}) => (it {id: $id}) => books.graphqls:3: Query.shelf reads all nodes of the graph
            (it:Shelf {id: $id}) => (it:Shelf {id: $id}), (other:Book), (third:Shelf) => books.graphqls:3: Query.shelf multiplies rows that have nothing to do with each other
            """)
    void namesWhatTheDatabaseRefuses(String line, String instead, String fault) {
        if (fault.isEmpty()) {
            assertThat(faults(line, instead)).isEmpty();
        } else {
            assertThat(faults(line, instead)).isNotEmpty().anySatisfy(found -> assertThat(found).startsWith(fault));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
            books(first: Int, => books(first: Int = 20, last: Int, => books.graphqls:4: Query.books has 'last', so neither it nor 'first' can have a default: it would contradict the other
            totalCount: Int! => total: Int! => books.graphqls:4: Query.books is a connection, so its type must have [nodes, edges, pageInfo, totalCount]
            type Stay @row => type Stay => books.graphqls:18: Stay has neither @node nor @row, so it cannot be read from the graph
            , orderBy: ["it.since"] => ~~ => books.graphqls:10: Shelf.stays is a list, so its @path needs an orderBy
            "(it:Book)", orderBy: ["it.id"]) => "(it:Book)", orderBy: ["it.title"]) => books.graphqls:4: Query.books is a connection, so each of its orders must end in an id, such as it.id
            "it.date", "it.id" => "it.id", "it.date" => books.graphqls:4: Query.books is a connection, so each of its orders must end in an id, such as it.id
            WITH DISTINCT it", orderBy: ["it.id"] => WITH DISTINCT it" => books.graphqls:34: BookConnection.shelves is a list, so its @path needs an orderBy
            shelves(named: [String!]): => others: [Shelf!]! shelves(named: [String!]): => books.graphqls:34: BookConnection.others is a field of a connection, so it takes a @path from each item to objects that are not paged
            shelves(named: [String!]): => most: Int @path(cypher: "(this)") shelves(named: [String!]): => books.graphqls:34: BookConnection.most is a field of a connection, so it takes a @path from each item to objects that are not paged
            shelves(named: [String!]): => shelves(named: [String!], other: Int): => books.graphqls:34: BookConnection.shelves takes 'other', which nothing in its mapping uses
            Hit = Book | Shelf => Hit = Book | Shelf | Stay => books.graphqls:5: Query.hits can be a Stay, which has no label to tell it from the others by
            , filter: BookFilter => ~~ => books.graphqls:24: BookFilter.text filters, but no field with a @path takes a BookFilter
            shelf(id: ID!) => shelf(id: ID!, other: Int) => books.graphqls:3: Query.shelf takes 'other', which nothing in its mapping uses
            text: String @ => other: Int text: String @ => books.graphqls:4: Query.books takes 'filter.other', which nothing in its mapping uses
            prepare: "lower" => prepare: "upper" => books.graphqls:4: Query.books prepares 'filter.text' by 'upper', which nobody gives
            this.date < $at => this.date < $at OR Book.isOld(this, $at) => books.graphqls:15: Book.isOld calls a rule that comes back to itself: [Book.isOld]
            this.date < $at => this.date < $at OR Book.isNew(this) => books.graphqls:15: Book.isOld calls Book.isNew, which is no field with a @value
            it.title = $value => Book.isOld(it) = $value => books.graphqls:4: Query.books calls Book.isOld, which takes the object and [at]
            by: "label" => by: "lable" => books.graphqls:16: Book.mark is derived by 'lable', which nobody gives
            needs: ["title"] => needs: ["title", "name"] => books.graphqls:16: Book.mark needs 'name', which is no value without arguments of the same object
            needs: ["title"] => needs: ["isOld"] => books.graphqls:16: Book.mark needs 'isOld', which is no value without arguments of the same object
            title: String => title: String @path(cypher: "(this)-->(it)") => books.graphqls:14: Book.title is no object, so it takes a @value, not a @path
            title: String => title: String shelf: Shelf => books.graphqls:14: Book.shelf is an object, which no property of a node holds: it takes a @path or a @value
            """)
    void namesFaultsOfStructure(String line, String instead, String fault) {
        assertThat(faults(line, instead)).contains(fault);
    }

    @Test
    void findsAllFaultsAtOnce() {
        assertThat(faults("it.since", "there.since\", \"nowhere.since")).hasSize(1);
        assertThat(faults("  id: ID!\n",
                "  id: ID!\n  wrong: Int @value(cypher: \"here\")\n  worse: Int @value(cypher: \"gone(1)\")\n"))
                .extracting(fault -> fault.replaceAll("^\\S+ (\\S+) .*", "$1"))
                .containsExactly("Shelf.wrong", "Shelf.worse", "Book.wrong", "Book.worse");
    }

    @Test
    void refusesARuleThatDoesNotEnd() {
        assertThatThrownBy(() -> faults("this.date < $at", "Book.isOld(this, $at"))
                .isInstanceOf(MappingFault.class)
                .hasMessage("books.graphqls:15: isOld calls Book.isOld without an end");
    }

    @Test
    void tellsHowAFieldIsFound() {
        Composer composer = Library.stocked().composer();
        assertThat(composer.operators("Query", "work", reader::explain))
                .contains("NodeUniqueIndexSeek")
                .doesNotContain("NodeByLabelScan");
        assertThat(composer.operators("Query", "works", reader::explain)).contains("NodeByLabelScan");
    }
}
